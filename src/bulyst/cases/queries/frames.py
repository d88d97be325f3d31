"""Budget frames with what cases reserve of them, and the year of a frame for its return to whoever gave the money."""

from dataclasses import dataclass

from django.db.models import OuterRef, Subquery, Sum

from bulyst.cases.lifecycle import GrantState
from bulyst.cases.models import Assessment, Case
from bulyst.kernel.money import Money
from bulyst.ledger import queries as ledger
from bulyst.ledger.queries import FrameBalances
from bulyst.programmes import queries as programmes
from bulyst.programmes.choices import Purpose
from bulyst.programmes.models import Fund


@dataclass(frozen=True, slots=True)
class FundFrame:
    """A fund with where its money stands. `reserved` is recommended and not decided: it is promised to nobody yet."""

    fund: Fund
    balances: FrameBalances
    reserved: Money

    @property
    def appropriated(self) -> Money:
        return self.balances.appropriated

    @property
    def committed(self) -> Money:
        """Everything promised, net of what lapsed: what is paid of it is counted in both."""
        return self.balances.committed + self.balances.paid + self.balances.reclaimed

    @property
    def paid(self) -> Money:
        """What was paid, also what came back later."""
        return self.balances.paid + self.balances.reclaimed

    @property
    def lapsed(self) -> Money:
        return self.balances.lapsed

    @property
    def reclaimed(self) -> Money:
        return self.balances.reclaimed

    @property
    def left(self) -> Money:
        """What can still be promised."""
        return self.balances.available


@dataclass(frozen=True, slots=True)
class YearRow:
    """One case's movements in a frame in a year."""

    number: str
    applicant: str
    organisation_number: str
    purpose: str
    committed: Money
    lapsed: Money
    paid: Money
    reclaimed: Money

    @property
    def sums(self) -> tuple[Money, Money, Money, Money]:
        """The four sums in the order of the file's columns."""
        return (self.committed, self.lapsed, self.paid, self.reclaimed)


def frames_of(programme_id: int) -> list[FundFrame]:
    """Every frame of a programme, by source and area; the sums are the database's."""
    funds = list(programmes.funds(programme_id).select_related("area").order_by("source", "area__order", "name", "pk"))
    balances = ledger.balances_by_frame(fund.frame_id for fund in funds)
    reserved = _reserved(programme_id)
    return [FundFrame(fund, balances[fund.frame_id], reserved.get(fund.pk, Money.ZERO)) for fund in funds]


def years_of_fund(fund: Fund) -> list[int]:
    """The years in which something of the fund moved, the last first."""
    return ledger.years_of_frame(fund.frame_id)


def year_of_fund(fund: Fund, year: int) -> list[YearRow]:
    """What moved in a year, a row for each case, by number."""
    lines = {line.subject: line for line in ledger.year_of_frame(fund.frame_id, year)}
    ids = [int(subject.removeprefix("case:")) for subject in lines]
    cases = Case.objects.select_related("applicant").in_bulk(ids)
    rows = [
        YearRow(
            number=case.number,
            applicant=case.applicant.name,
            organisation_number=case.applicant.organisation_number,
            purpose=str(Purpose(case.purpose).label) if case.purpose else "",
            committed=line.committed,
            lapsed=line.lapsed,
            paid=line.paid,
            reclaimed=line.reclaimed,
        )
        for case in cases.values()
        for line in (lines[case.subject],)
    ]
    return sorted(rows, key=lambda row: [int(part) for part in row.number.split("/")])


def _reserved(programme_id: int) -> dict[int | None, Money]:
    """What is recommended and undecided, by fund."""
    latest = Assessment.objects.filter(case=OuterRef("pk")).order_by("-pk").values("recommended_amount")[:1]
    waiting = Case.objects.filter(programme_id=programme_id, state=GrantState.RECOMMENDED).order_by()
    sums = waiting.annotate(recommended=Subquery(latest)).values_list("fund_id").annotate(total=Sum("recommended"))
    return {fund_id: Money(int(getattr(total, "ore", total or 0))) for fund_id, total in sums}
