"""A programme's account: its figures, its goals with their answers, its money. All counted when it is asked for.

Each is asked within the scope of the programme's municipality.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bulyst.kernel.money import Money
from bulyst.ledger import queries as ledger
from bulyst.ledger.queries import FrameBalances
from bulyst.parties import queries as parties
from bulyst.population import queries as population
from bulyst.population.queries import Change, NetMigration
from bulyst.programmes import queries as programmes
from bulyst.programmes.models import Fund, Goal, Programme
from bulyst.results import disclosure, goals
from bulyst.results.figures import Figure
from bulyst.results.figures import figure as count
from bulyst.results.goals import AskedGoal, GoalAnswer, Span
from bulyst.results.indicators import INDICATORS, indicator
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@dataclass(frozen=True)
class Account:
    """What a programme promised, did and reached."""

    programme: Programme
    figures: tuple[Figure, ...]
    goals: tuple[GoalAnswer, ...]

    @property
    def main_goals(self) -> tuple[GoalAnswer, ...]:
        """The answers that the account stands and falls with: main goals, and quantitative ones of the whole."""
        return tuple(answer for answer in self.goals if answer.goal.leads)

    @property
    def other_goals(self) -> tuple[GoalAnswer, ...]:
        """The answers to all other goals."""
        return tuple(answer for answer in self.goals if not answer.goal.leads)


@dataclass(frozen=True)
class FundBalance:
    """A fund with where its money stands."""

    fund: Fund
    balances: FrameBalances


@dataclass(frozen=True)
class FundsTotal:
    """The money of all funds together."""

    appropriated: Money
    committed: Money
    paid: Money
    available: Money


def account(programme: Programme, on: date) -> Account:
    """The whole account of a programme as it stands on `on`."""
    return _account(programme, tuple(count(each, programme.pk) for each in INDICATORS), on)


def public_account(programme: Programme, on: date) -> Account:
    """The account as anyone may see it: small counts of people are held back, in the answers to goals as well."""
    return _account(programme, tuple(disclosure.public(count(each, programme.pk)) for each in INDICATORS), on)


def figure(programme: Programme, key: str) -> Figure | None:
    """One figure of a programme, counted now; None for a key that is no indicator."""
    found = indicator(key)
    return None if found is None else count(found, programme.pk)


def public_figure(programme: Programme, key: str) -> Figure | None:
    """One figure as anyone may see it, or None."""
    found = figure(programme, key)
    return None if found is None else disclosure.public(found)


def goal_answers(programme: Programme, figures: Mapping[str, Figure], on: date) -> tuple[GoalAnswer, ...]:
    """The answer to each goal of a programme, in the order of the goals."""
    span = span_of(programme, on)
    strengths: dict[int, list[str]] = {}
    for claim in programmes.claims(programme.pk):
        if claim.goal_id is not None:
            strengths.setdefault(claim.goal_id, []).append(claim.strength)
    asked = [_asked(goal, tuple(strengths.get(goal.pk, ()))) for goal in programmes.goals(programme.pk)]
    return tuple(_answer(goal, programme, figures, span, on) for goal in asked)


def span_of(programme: Programme, on: date) -> Span | None:
    """The years that a programme worked in, or can have; one that still runs reaches to this year."""
    first = programme.period_from.year if programme.period_from else programme.earliest_year
    last = programme.period_to.year if programme.period_to else programme.latest_year
    if first is not None and last is None and programme.period_from is not None:
        last = on.year
    return None if first is None or last is None else Span(first, min(last, on.year), programme.period_is_known)


def official_number(programme: Programme) -> str | None:
    """The number that official figures know the programme's municipality by today; None when they do not."""
    try:
        return population.current_number(programme.tenant.number)
    except population.UnknownMunicipality:
        return None


def money(programme: Programme) -> tuple[list[FundBalance], FundsTotal]:
    """Where the money of each fund stands, and of all together."""
    found = list(programmes.funds(programme.pk))
    balances = ledger.balances_by_frame(fund.frame_id for fund in found)
    funds = [FundBalance(fund, balances[fund.frame_id]) for fund in found]
    return funds, FundsTotal(
        appropriated=Money.total(each.balances.appropriated for each in funds),
        committed=Money.total(each.balances.committed for each in funds),
        paid=Money.total(each.balances.paid for each in funds),
        available=Money.total(each.balances.available for each in funds),
    )


def _account(programme: Programme, figures: tuple[Figure, ...], on: date) -> Account:
    return Account(programme, figures, goal_answers(programme, {each.key: each for each in figures}, on))


def _asked(goal: Goal, strengths: tuple[str, ...]) -> AskedGoal:
    return AskedGoal(
        id=goal.pk,
        text=goal.text,
        is_main=goal.is_main,
        leads=goal.leads,
        indicator_key=goal.indicator_key,
        direction=goal.direction,
        baseline=goal.baseline,
        target=goal.target,
        unit=goal.unit,
        deadline=goal.deadline,
        claims=strengths,
    )


def _answer(
    goal: AskedGoal, programme: Programme, figures: Mapping[str, Figure], span: Span | None, on: date
) -> GoalAnswer:
    if goal.indicator_key == goals.INHABITANTS:
        return goals.population_answer(goal, span, _population_change(programme, span), on)
    if goal.indicator_key == goals.IN_MIGRATION:
        return goals.in_migration_answer(goal, span, _net_migration(programme, span))
    if goal.indicator_key in figures:
        return goals.counted_answer(goal, figures[goal.indicator_key].value, on)
    return goals.unmeasured_answer(goal)


def names_in(actor: Actor, found: Figure) -> dict[int, str]:
    """Who the rows of a figure are about, by the id that is counted; empty for those who may not see people.

    A sole proprietorship is a person as well, so the right is asked for every kind of party.
    """
    counted = indicator(found.key)
    if counted is None or not counted.distinct or not actor.has(Right.SEE_PEOPLE):
        return {}
    return parties.names_of({row.columns[counted.distinct] for row in found.rows})


def _population_change(programme: Programme, span: Span | None) -> Change | None:
    """Population on the span's first 1 January and on the last that counts; None where there are no figures.

    A known last year counts to its end, which is the next 1 January; of unknown years the given bounds are taken.
    """
    number = official_number(programme)
    if number is None or span is None:
        return None
    series = population.series(number)
    known = [year for year, value in zip(series.years, series.values, strict=True) if value is not None]
    last = min(span.last + 1 if programme.period_to else span.last, *known[-1:])
    return population.change(number, span.first, last) if span.first < last else None


def _net_migration(programme: Programme, span: Span | None) -> NetMigration | None:
    """Net migration over the years of the span that there are figures for at its end; None without figures."""
    number = official_number(programme)
    flows = population.flows(number) if number else ()
    if number is None or span is None or not flows:
        return None
    return population.net_migration(number, span.first, min(span.last, flows[-1].year))
