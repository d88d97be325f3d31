"""Answer what the municipality asked."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases import application
from bulyst.cases.drafts import ApplicationDraft
from bulyst.cases.lifecycle import GrantEvent
from bulyst.cases.models import Case, Inquiry
from bulyst.cases.notices import tell_applicant
from bulyst.cases.queries.access import access_case
from bulyst.cases.queries.facts import application_facts
from bulyst.cases.steps import require_grant_step
from bulyst.correspondence.actions import send_files
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor


@action
def answer(*, actor: Actor, case_id: int, text: str, now: datetime, corrected: ApplicationDraft | None = None) -> Case:
    """Answer, and correct the application if something in it was wrong. Raises `Refused`.

    A corrected application must be as complete as one that is sent.
    """
    case = access_case(actor, case_id, for_update=True)
    as_it_will_stand = {} if corrected is None else application_facts(corrected)
    outcome = require_grant_step(case, GrantEvent.ANSWER, actor, now, text=text, **as_it_will_stand)
    if corrected is not None:
        application.write(case, corrected)
    case.state = outcome.target
    case.save(update_fields=["state"])
    inquiry = Inquiry.objects.filter(case=case, answered_at__isnull=True).last()
    assert inquiry is not None  # a case waits only after it was asked
    inquiry.answer = text
    inquiry.answered_at = now
    inquiry.save(update_fields=["answer", "answered_at"])
    send_files(actor=actor, about=case.subject, now=now)
    trail.record(actor, "case.answered", case, at=now, inquiry=inquiry.pk, corrected=corrected is not None)
    tell_applicant(actor, case, f"answered:{inquiry.pk}", now)
    return case
