"""The page says in plain words who has the case, what happens then, and by when; roles, never names."""

from __future__ import annotations

import pytest
from django.test import Client

from bulyst.cases.lifecycle import GrantState
from bulyst.cases.messages import WORDING
from bulyst.web.applicant.turn import THEN
from tests.cases.world import World

pytestmark = pytest.mark.django_db

S = GrantState


def test_everything_that_a_case_can_wait_for_has_words_for_the_applicant() -> None:
    assert {key for key in WORDING if key.startswith("work.")} == set(THEN)


@pytest.mark.parametrize(
    ("state", "who", "by"),
    [
        (S.SUBMITTED, "Saksbehandleren i Lierne kommune", "7. april 2026"),
        (S.WAITING, "Dere", "17. mars 2026"),
        (S.RECOMMENDED, "Den som avgjør saken i Lierne kommune", "7. april 2026"),
        (S.GRANTED, "Dere", ""),
    ],
)
def test_whose_turn_it_is(world: World, browser: Client, state: GrantState, who: str, by: str) -> None:
    case = world.grant_case(state)
    page = browser.get(f"/min-side/sak/{case.pk}/").content.decode()
    turn = page.partition('<dl class="turns">')[2].partition("</dl>")[0]
    assert f"<dd>{who}</dd>" in turn and by in turn
    assert world.user.name not in turn


@pytest.mark.parametrize("state", [S.DRAFT, S.WITHDRAWN, S.REFUSED])
def test_nobody_is_waited_for_when_nothing_more_happens_by_itself(
    world: World, browser: Client, state: GrantState
) -> None:
    case = world.grant_case(state)
    assert '<dl class="turns">' not in browser.get(f"/min-side/sak/{case.pk}/").content.decode()
