"""Grant an application, wholly or partly."""

from datetime import datetime

from bulyst.cases.deciding import grant_case
from bulyst.cases.drafts import DecisionDraft
from bulyst.cases.models import Decision
from bulyst.cases.queries.access import access_case
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor


@action
def grant(*, actor: Actor, case_id: int, draft: DecisionDraft, now: datetime) -> Decision:
    """Grant a case: decision, commitment in the ledger, letter, notice.

    Raises `Refused` with every failing verdict; nothing is changed then.
    """
    return grant_case(actor, access_case(actor, case_id, for_update=True), draft, now)
