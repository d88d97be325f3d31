"""What came of a call, round by round: asked, granted, paid, left. Each sum is counted from its rows."""

from dataclasses import dataclass

from django.db.models import QuerySet

from bulyst.cases.models import Case
from bulyst.kernel.money import Money
from bulyst.ledger.queries import SubjectBalances, balances_by_subject
from bulyst.programmes import queries as programmes
from bulyst.programmes.models import Call, Round


@dataclass(frozen=True, slots=True)
class RoundRow:
    """One application with its money as the ledger has it now."""

    case: Case
    balances: SubjectBalances

    @property
    def asked(self) -> Money:
        """What was applied for."""
        return self.case.applied_amount or Money.ZERO

    @property
    def granted(self) -> Money:
        """What was promised, net of lapse."""
        return self.balances.granted - self.balances.lapsed

    @property
    def paid(self) -> Money:
        """What was paid and has not come back."""
        return self.balances.paid

    @property
    def left(self) -> Money:
        """What is promised and not paid."""
        return self.balances.committed


@dataclass(frozen=True, slots=True)
class RoundTotals:
    """The applications of one round, or (`round` None) of a call that has none, in sum."""

    round: Round | None
    rows: tuple[RoundRow, ...]

    @property
    def asked(self) -> Money:
        return Money.total(row.asked for row in self.rows)

    @property
    def granted(self) -> Money:
        return Money.total(row.granted for row in self.rows)

    @property
    def paid(self) -> Money:
        return Money.total(row.paid for row in self.rows)

    @property
    def left(self) -> Money:
        return Money.total(row.left for row in self.rows)


def round_totals(call: Call) -> list[RoundTotals]:
    """Every round of the call in order, with its applications; one line for a call without rounds."""
    cases = list(_sent_to(call))
    balances = balances_by_subject(case.subject for case in cases)
    rows = [RoundRow(case, balances[case.subject]) for case in cases]
    rounds: list[Round | None] = [*programmes.rounds(call.pk)]
    ids = {each.pk for each in rounds if each}
    if not rounds or any(row.case.round_id not in ids for row in rows):
        rounds.append(None)
    return [
        RoundTotals(each, tuple(row for row in rows if row.case.round_id == (each.pk if each else None)))
        for each in rounds
    ]


def _sent_to(call: Call) -> QuerySet[Case]:
    sent = Case.objects.filter(call=call, submitted_at__isnull=False)
    return sent.select_related("applicant", "tenant").order_by("submitted_at", "pk")
