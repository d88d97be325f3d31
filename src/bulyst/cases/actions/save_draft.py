"""Save a draft application."""

from datetime import datetime

from bulyst.cases import application
from bulyst.cases.drafts import ApplicationDraft
from bulyst.cases.lifecycle import GrantEvent
from bulyst.cases.models import Case
from bulyst.cases.queries.access import access_case
from bulyst.cases.steps import require_grant_step
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor


@action
def save_draft(*, actor: Actor, case_id: int, draft: ApplicationDraft, now: datetime) -> Case:
    """Keep an unsent application as far as it is written. Raises `Refused` once it is sent.

    Not audited: a page saves by itself while somebody writes, and nothing of it is the municipality's yet.
    """
    case = access_case(actor, case_id, for_update=True)
    require_grant_step(case, GrantEvent.SAVE, actor, now)
    application.write(case, draft)
    return case
