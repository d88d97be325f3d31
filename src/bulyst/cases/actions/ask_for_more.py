"""Ask the applicant for what is missing."""

from datetime import date, datetime

from bulyst.audit import trail
from bulyst.cases.lifecycle import GrantEvent
from bulyst.cases.models import Inquiry
from bulyst.cases.notices import tell_applicant
from bulyst.cases.queries.access import access_case
from bulyst.cases.queries.facts import rules_of
from bulyst.cases.steps import require_grant_step
from bulyst.kernel.deadlines import today
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor


@action
def ask_for_more(*, actor: Actor, case_id: int, question: str, due_on: date, now: datetime) -> Inquiry:
    """Ask for more, with a last day to answer. The case waits for the applicant. Raises `Refused`."""
    case = access_case(actor, case_id, for_update=True)
    rules = rules_of(case, today(now))
    outcome = require_grant_step(case, GrantEvent.ASK, actor, now, text=question, answer_due=due_on, rules=rules)
    case.state = outcome.target
    case.save(update_fields=["state"])
    inquiry = Inquiry.objects.create(
        tenant_id=case.tenant_id, case=case, question=question, asked_by_id=actor.user_id, asked_at=now, due_on=due_on
    )
    trail.record(actor, "case.asked", case, at=now, inquiry=inquiry.pk, due_on=due_on)
    tell_applicant(actor, case, f"asked:{inquiry.pk}", now)
    return inquiry
