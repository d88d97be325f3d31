"""Every goal gets an answer, and no answer is better than its evidence."""

from datetime import date
from decimal import Decimal

import pytest

from bulyst.population.queries import Change, NetMigration
from bulyst.results.goals import (
    AskedGoal,
    Evidence,
    Span,
    Status,
    counted_answer,
    in_migration_answer,
    population_answer,
    unmeasured_answer,
)
from bulyst.tenancy.wording import say

TODAY = date(2026, 3, 3)
BOUNDS = Span(1999, 2012, known=False)


def goal(**fields) -> AskedGoal:
    described = {"id": 1, "text": "mål", "is_main": True, "leads": True, "indicator_key": "", "direction": "INCREASE"}
    return AskedGoal(**{**described, **fields})


def test_a_fallen_population_is_a_missed_goal_and_says_from_what_to_what() -> None:
    answer = population_answer(goal(), BOUNDS, Change("5042", 1999, 2012, 1566, 1410), TODAY)
    assert (answer.status, answer.evidence) == (Status.MISSED, Evidence.OFFICIAL)
    assert say(answer.message) == "Nei. Folketallet gikk ned."
    assert say(answer.detail).startswith("Folketallet gikk ned: fra 1\u202f566 i 1999 til 1\u202f410 i 2012.")
    assert "Perioden er ukjent" in say(answer.detail)


def test_a_known_period_is_not_called_unknown() -> None:
    answer = population_answer(goal(), Span(1999, 2012, known=True), Change("5042", 1999, 2012, 1566, 1410), TODAY)
    assert "ukjent" not in say(answer.detail)


def test_a_grown_population_reaches_the_goal() -> None:
    answer = population_answer(goal(), BOUNDS, Change("5042", 1999, 2012, 1410, 1566), TODAY)
    assert (answer.status, say(answer.message)) == (Status.REACHED, "Ja. Folketallet økte.")


def test_a_population_that_grew_too_little_is_partly() -> None:
    answer = population_answer(goal(target=Decimal(1600)), BOUNDS, Change("5042", 1999, 2012, 1410, 1566), TODAY)
    assert answer.status == Status.PARTLY


@pytest.mark.parametrize(
    ("span", "change"),
    [(None, None), (BOUNDS, None), (BOUNDS, Change("5042", 1999, 2012, None, 1410))],
)
def test_without_official_figures_population_is_unknown_and_never_zero(span, change) -> None:
    assert population_answer(goal(), span, change, TODAY).status == Status.UNKNOWN


def test_in_migration_cannot_be_known_even_when_net_migration_is_positive() -> None:
    answer = in_migration_answer(goal(), BOUNDS, NetMigration("5042", 1999, 2012, 80, 14, 0))
    assert (answer.status, answer.evidence) == (Status.UNKNOWN, Evidence.NONE)
    assert say(answer.message) == "Det kan ikke vites."
    assert "80 flere inn enn ut" in say(answer.detail)


def test_official_net_migration_stands_beside_the_unknown() -> None:
    answer = in_migration_answer(goal(), BOUNDS, NetMigration("5042", 1999, 2012, -91, 3, 11))
    assert "fra 1999 til 2012 flyttet det til sammen 91 flere ut enn inn" in say(answer.detail)
    assert answer.facts["total"] == -91


@pytest.mark.parametrize(
    ("value", "status"), [(20, Status.REACHED), (15, Status.PARTLY), (10, Status.MISSED), (3, Status.MISSED)]
)
def test_a_counted_goal_is_held_against_its_target(value: int, status: Status) -> None:
    answer = counted_answer(goal(baseline=Decimal(10), target=Decimal(20)), value, TODAY)
    assert (answer.status, answer.evidence) == (status, Evidence.COUNTED)


@pytest.mark.parametrize(("value", "status"), [(5, Status.REACHED), (8, Status.PARTLY), (12, Status.MISSED)])
def test_a_goal_to_decrease_counts_downwards(value: int, status: Status) -> None:
    asked = goal(direction="DECREASE", baseline=Decimal(10), target=Decimal(5))
    assert counted_answer(asked, value, TODAY).status == status


def test_a_goal_whose_deadline_has_not_come_is_not_missed() -> None:
    asked = goal(target=Decimal(20), deadline=date(2027, 1, 1))
    assert counted_answer(asked, 3, TODAY).status == Status.PENDING
    assert counted_answer(asked, 3, date(2027, 1, 2)).status == Status.PARTLY


def test_a_count_without_a_target_is_neither_reached_nor_missed() -> None:
    answer = counted_answer(goal(), 31, TODAY)
    assert answer.status == Status.UNKNOWN
    assert "31" in say(answer.detail)


def test_what_is_only_claimed_is_never_reached() -> None:
    answer = unmeasured_answer(goal(claims=("OWN_REPORT",)))
    assert (answer.status, answer.evidence) == (Status.UNKNOWN, Evidence.CLAIMED)
    assert say(answer.message) == "Oppgitt, ikke målt."


def test_silence_is_said_as_silence() -> None:
    answer = unmeasured_answer(goal())
    assert (answer.status, answer.evidence) == (Status.UNKNOWN, Evidence.NONE)


def test_a_small_count_that_is_held_back_is_not_told_by_its_goal() -> None:
    answer = counted_answer(goal(target=Decimal(20)), None, TODAY)
    assert (answer.status, answer.facts) == (Status.UNKNOWN, {})
    assert say(answer.message) == "Få personer."
