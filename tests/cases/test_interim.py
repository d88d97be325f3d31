"""Who is not answered in time is told so ahead of the last day, once, by the house itself; people can say more."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from bulyst.cases import actions, queries, tasks
from bulyst.cases.models import Case
from bulyst.correspondence.queries import letters_of, messages_about
from bulyst.programmes import actions as programmes
from bulyst.programmes.choices import RuleKind
from bulyst.programmes.rulebook import RuleDraft
from tests.cases.checks import refused
from tests.cases.world import NOW, RULES, TODAY, World

pytestmark = pytest.mark.django_db

DUE = date(2026, 4, 7)  # a month from 3 March, moved past Easter


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The house looks whether somebody waits, on a day."""

    def on(day: date) -> None:
        monkeypatch.setattr(tasks.timezone, "now", lambda: NOW + (day - TODAY))
        tasks.reply_in_the_meantime.enqueue()

    return on


def told(world: World, case: Case) -> list[date]:
    with world.open():
        return [each.expected_by for each in queries.interim_replies(case)]


def test_the_house_writes_once_and_ahead_of_the_last_day(world: World, clock: Any) -> None:
    case, decided = world.submitted(), world.refused()
    clock(DUE - timedelta(days=6))
    assert told(world, case) == []
    for days in (5, 4, 0):
        clock(DUE - timedelta(days=days))
    assert told(world, case) == [date(2026, 5, 12)] and told(world, decided) == []
    with world.open():
        (letter,) = letters_of(case.subject)
        assert letter.title == "Foreløpig svar: Ny bakerovn"
        assert sum("informed" in each.key for each in messages_about(case.subject)) == 1
        assert queries.deadlines(world.case(case), NOW)[0].due == date(2026, 5, 12)


def test_a_recommended_case_is_told_too_and_one_that_waits_for_the_applicant_is_not(world: World, clock: Any) -> None:
    recommended, waiting = world.recommended(), world.waiting()
    clock(DUE)
    assert len(told(world, recommended)) == 1 and told(world, waiting) == []


def test_the_programmes_own_rule_sets_the_day(world: World, clock: Any) -> None:
    rule = RuleDraft(RuleKind.INTERIM_REPLY_WEEKS, {"weeks": 2}, "forvaltningsloven § 11 a", "To uker.", "To veker.")
    programmes.adopt_rule_set(
        actor=world.manager,
        programme_id=world.programme.pk,
        name="Nye retningslinjer",
        valid_from=date(2026, 2, 1),
        drafts=(*RULES, rule),
        now=NOW,
    )
    case = world.submitted()
    with world.open():
        assert queries.answer_due(case) == date(2026, 3, 17)
    clock(date(2026, 3, 12))
    assert told(world, case) == [date(2026, 3, 31)]


def test_people_say_more_and_the_house_does_not_after_them(world: World, clock: Any) -> None:
    case = world.submitted()
    at: datetime = NOW + timedelta(days=3)
    with refused(world, "cases.expected_day_given"):
        actions.send_interim_reply(actor=world.officer, case_id=case.pk, expected_by=at.date(), now=at)
    first, second = date(2026, 5, 4), date(2026, 6, 1)
    for day in (first, second):
        actions.send_interim_reply(
            actor=world.officer, case_id=case.pk, expected_by=day, reason="Mange søknader.", now=at
        )
    clock(DUE)
    assert told(world, case) == [first, second]
    with world.open():
        assert queries.deadlines(world.case(case), NOW)[0].due == second
