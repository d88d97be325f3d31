"""What a case waits for beside its application: a change that is asked for, a claim for repayment."""

from bulyst.cases.lifecycle import OPEN_APPEALS, OPEN_CHANGES, OPEN_RECLAIMS, ChangeState, ReclaimState, ReportState
from bulyst.cases.models import Appeal, Case, Change, ProgressReport, Reclaim, Repayment
from bulyst.cases.queries.on_agenda import meets_on
from bulyst.cases.queries.repayments import overpaid
from bulyst.cases.waits import Waiting
from bulyst.tenancy.roles import Right


def change(case: Case) -> Waiting | None:
    """An application for change is recommended on by one, and decided by another."""
    found = Change.objects.filter(case=case, state__in=OPEN_CHANGES).first()
    if found is None:
        return None
    if found.state == ChangeState.REQUESTED:
        return Waiting("work.change.recommend", Right.HANDLE)
    held_on = meets_on(change=found)
    return Waiting("work.change.meeting" if held_on else "work.change.decide", Right.DECIDE, held_on)


def report(case: Case) -> Waiting | None:
    """The first report that is asked for and not delivered."""
    due = ProgressReport.objects.filter(case=case, state=ReportState.ASKED).values_list("due_on", flat=True).first()
    return None if due is None else Waiting("work.report", None, due, "work.report.late", Right.HANDLE)


def reclaim(case: Case) -> Waiting | None:
    """A claim waits for the answer, for its decision, for the money, and for whoever confirms that it came."""
    claims = list(Reclaim.objects.filter(case=case).exclude(state=ReclaimState.DROPPED))
    if any(overpaid(each) for each in claims):
        return Waiting("work.reclaim.give_back", Right.PAY)
    found = next((each for each in claims if each.state in OPEN_RECLAIMS), None)
    if found is None:
        return None
    match ReclaimState(found.state):
        case ReclaimState.NOTIFIED:
            return Waiting(
                "work.reclaim.answer", None, found.answer_due, "work.reclaim.decide_unanswered", Right.DECIDE
            )
        case ReclaimState.ANSWERED:
            held_on = meets_on(reclaim=found)
            return Waiting("work.reclaim.meeting" if held_on else "work.reclaim.decide", Right.DECIDE, held_on)
        case _:
            waiting = Repayment.objects.filter(reclaim=found, confirmed_by__isnull=True, rejected_by__isnull=True)
            if waiting.exists():
                return Waiting("work.reclaim.confirm", Right.PAY)
            if Appeal.objects.filter(reclaim=found, state__in=OPEN_APPEALS).exists():
                return None  # what waits is the appeal
            return Waiting("work.reclaim.pay", None, found.pay_by, "work.reclaim.unpaid", Right.ATTEST)
