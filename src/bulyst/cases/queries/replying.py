"""By when an application is to be answered, and which are about to be too late."""

from datetime import date, datetime, timedelta

from bulyst.cases.dates import reply_due
from bulyst.cases.lifecycle import GrantState
from bulyst.cases.models import Case, InterimReply
from bulyst.kernel.deadlines import next_working_day, today, weeks_after
from bulyst.programmes import queries as programmes

AHEAD = timedelta(days=5)
"""The house writes so many days before the last day: nobody shall wait in vain on the very day."""


def interim_replies(case: Case) -> list[InterimReply]:
    """The interim replies of a case, oldest first."""
    return list(InterimReply.objects.select_related("by").filter(case=case))


def answer_due(case: Case) -> date | None:
    """The last day to answer: what the last interim reply promised, else by the rule, else within a month."""
    if case.submitted_at is None:
        return None
    promised = InterimReply.objects.filter(case=case).order_by("-id").values_list("expected_by", flat=True).first()
    return promised or _first_due(case, case.submitted_at)


def next_expected(case: Case) -> date:
    """The day that an interim reply sent by itself promises: as long again as there was at first."""
    assert case.submitted_at is not None  # only what was sent waits for an answer
    first = _first_due(case, case.submitted_at)
    return next_working_day(first + (first - today(case.submitted_at)))


def is_nearly_due(case: Case, now: datetime) -> bool:
    """Whether the house must write now: the last day is near, and nobody has written."""
    due = answer_due(case)
    return due is not None and today(now) >= due - AHEAD and not InterimReply.objects.filter(case=case).exists()


def waiting_for_an_answer(case: Case) -> bool:
    """Whether the municipality has the application and has not decided."""
    return case.state in (GrantState.SUBMITTED, GrantState.RECOMMENDED)


def _first_due(case: Case, submitted_at: datetime) -> date:
    received = today(submitted_at)
    rule = programmes.rules_on(case.programme_id, received).interim_reply_weeks()
    return weeks_after(received, rule.weeks) if rule else reply_due(submitted_at)
