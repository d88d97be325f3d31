"""Tell an applicant that the answer takes longer, and when it is expected."""

from datetime import date, datetime

from django.utils import translation

from bulyst.audit import trail
from bulyst.cases import letter_texts as texts
from bulyst.cases.letters import INTERIM_REPLY, plain_letter, spelled_day
from bulyst.cases.lifecycle import GrantEvent
from bulyst.cases.models import InterimReply
from bulyst.cases.notices import tell_applicant
from bulyst.cases.queries.access import access_case
from bulyst.cases.queries.replying import next_expected
from bulyst.cases.receipt import send_to_applicant
from bulyst.cases.steps import require_grant_step
from bulyst.kernel.deadlines import today
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor

_TITLE = {"nb": "Foreløpig svar: {heading}", "nn": "Førebels svar: {heading}"}
_WHY = {"nb": "Hvorfor det tar tid", "nn": "Kvifor det tek tid"}


@action
def send_interim_reply(
    *, actor: Actor, case_id: int, now: datetime, expected_by: date | None = None, reason: str = ""
) -> InterimReply:
    """Send an interim reply with the day the answer is expected, by letter and notice. Raises `Refused`.

    Without a day (the house by itself) the applicant is promised an answer within as long again as there was at first.
    Public Administration Act section 11 a.
    """
    case = access_case(actor, case_id, for_update=True)
    expected = expected_by or (next_expected(case) if case.submitted_at else today(now))
    require_grant_step(case, GrantEvent.INFORM, actor, now, answer_due=expected)
    assert case.submitted_at is not None  # the table has the step only for what was sent
    with translation.override(case.language):
        values = {
            texts.RECEIVED.name: spelled_day(today(case.submitted_at)),
            texts.EXPECTED.name: spelled_day(expected),
        }
    sections = [{"heading": "", "part": "reply"}]
    if reason.strip():
        sections.append({"heading": _WHY[case.language], "written": reason})
    title = _TITLE[case.language].format(heading=case.heading)
    letter = plain_letter(actor, case, INTERIM_REPLY, title, sections, values, now)
    send_to_applicant(actor, case, letter, now, clock=False)
    reply = InterimReply.objects.create(
        tenant_id=case.tenant_id,
        case=case,
        expected_by=expected,
        reason=reason,
        sent_at=now,
        by_id=actor.user_id,
        letter=letter,
    )
    trail.record(actor, "case.informed", case, at=now, reply=reply.pk, expected_by=expected, letter=letter.pk)
    tell_applicant(actor, case, f"informed:{reply.pk}", now)
    return reply
