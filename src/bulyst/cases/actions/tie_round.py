"""Say where the applications of a call's round are decided: the calendar then drives their deadlines."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.agenda import place_on_next
from bulyst.cases.models import Case, RoundMeeting
from bulyst.cases.queries.board import access_body, access_meeting
from bulyst.cases.queries.business import Pending
from bulyst.cases.queries.on_agenda import LIVE
from bulyst.cases.queries.round_meetings import UNDECIDED
from bulyst.cases.settling import settle_at_end
from bulyst.kernel.verdict import Refused, failed
from bulyst.programmes.queries import access_round
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@action
def tie_round(
    *, actor: Actor, round_id: int, body_id: int, now: datetime, meeting_id: int | None = None
) -> RoundMeeting:
    """The round is decided in that meeting, or (None) in the body's next one after it closes. Raises `Refused`.

    What is recommended comes onto its agenda; what is not is due when its papers are.
    """
    authorise(actor, Right.MANAGE_PROGRAMME)
    chosen, body = access_round(round_id), access_body(body_id)
    meeting = access_meeting(actor, meeting_id) if meeting_id is not None else None
    if meeting is not None and (meeting.body_id != body.pk or meeting.state not in LIVE):
        raise Refused(failed("board.meeting_is_to_come"))
    if meeting is not None and meeting.starts_at <= chosen.closes_at:
        raise Refused(failed("board.meets_after_the_round", closes=chosen.closes_at.date()))
    tie, _is_new = RoundMeeting.objects.update_or_create(
        tenant_id=chosen.tenant_id, round=chosen, defaults={"body": body, "meeting": meeting}
    )
    trail.record(actor, "round.tied", chosen, at=now, body=body.pk, meeting=meeting.pk if meeting else None)
    for case in Case.objects.filter(round=chosen, state__in=UNDECIDED):
        place_on_next(actor, Pending.of(case), now)
        settle_at_end(case)
    return tie
