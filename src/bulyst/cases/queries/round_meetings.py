"""The meeting that decides the applications of a call's round, and what its day means for them."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import QuerySet

from bulyst.cases.lifecycle import GrantState
from bulyst.cases.models import Case, Meeting, RoundMeeting
from bulyst.cases.queries.on_agenda import LIVE
from bulyst.kernel.deadlines import today
from bulyst.programmes import queries as programmes
from bulyst.programmes.models import Round

UNDECIDED = (GrantState.SUBMITTED, GrantState.WAITING, GrantState.RECOMMENDED)


def tie_of(round_id: int | None) -> RoundMeeting | None:
    """Where the round is decided; None when nothing is said."""
    ties = RoundMeeting.objects.select_related("body", "meeting", "round")
    return ties.filter(round_id=round_id).first() if round_id else None


def meeting_of(tie: RoundMeeting | None) -> Meeting | None:
    """The meeting that was named, else the body's first whose papers are due when the round has closed; None: none."""
    if tie is None:
        return None
    if tie.meeting is not None and tie.meeting.state in LIVE:
        return tie.meeting
    after = Meeting.objects.filter(body_id=tie.body_id, state__in=LIVE, papers_due_on__gte=today(tie.round.closes_at))
    return after.order_by("starts_at", "pk").first()


def papers_due(case: Case) -> date | None:
    """By when a case of a round must be recommended, for the meeting that is to decide it."""
    meeting = meeting_of(tie_of(case.round_id))
    return meeting.papers_due_on if meeting else None


def undecided_in(body_id: int) -> QuerySet[Case]:
    """The cases of rounds that this body decides, and has not decided."""
    rounds = RoundMeeting.objects.filter(body_id=body_id).values("round_id")
    return Case.objects.filter(round_id__in=rounds, state__in=UNDECIDED)


def expected_in(meeting: Meeting) -> list[Case]:
    """The cases of rounds that this meeting is to decide and that nobody has recommended on, oldest first."""
    found = undecided_in(meeting.body_id).exclude(state=GrantState.RECOMMENDED)
    ties = {tie.round_id: meeting_of(tie) for tie in RoundMeeting.objects.filter(body_id=meeting.body_id)}
    ours = [round_id for round_id, chosen in ties.items() if chosen is not None and chosen.pk == meeting.pk]
    return list(found.filter(round_id__in=ours).select_related("applicant").order_by("pk"))


def told_rounds(call_id: int) -> Sequence[Round]:
    """The rounds of a call in order, each with the day of its meeting where that is known, else the day announced."""
    rounds = list(programmes.rounds(call_id))
    for each in rounds:
        meeting = meeting_of(tie_of(each.pk))
        each.board_on = today(meeting.starts_at) if meeting else each.board_on
    return rounds


def rounds_to_decide(now: datetime) -> list[tuple[Round, RoundMeeting | None]]:
    """Every round whose applications are yet to come or to be decided, with where that is; the first to close first."""
    waiting = Case.objects.filter(state__in=UNDECIDED).exclude(round=None).order_by().values_list("round_id", flat=True)
    open_rounds = programmes.rounds_open_or_in(set(waiting.distinct()), now)
    return [(each, tie_of(each.pk)) for each in open_rounds]
