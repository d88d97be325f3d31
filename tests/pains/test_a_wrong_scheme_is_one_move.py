"""A wrong scheme means copying and resending. Here it is one move, by whoever sees it first."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from bulyst.cases.queries import application_of
from bulyst.programmes.actions import GoalDraft, add_goal, publish_programme
from bulyst.programmes.choices import GoalKind
from bulyst.tenancy.actor import Actor
from tests.cases.moves import another_call
from tests.cases.world import APPLICATION, World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def published(world: World) -> None:
    """What is announced can be applied to."""
    goal = GoalDraft(kind=GoalKind.QUALITATIVE, text="Flere innbyggere")
    add_goal(actor=world.manager, programme_id=world.programme.pk, draft=goal, now=world.at)
    publish_programme(actor=world.manager, programme_id=world.programme.pk, now=world.at)


def test_the_applicant_moves_a_draft(world: World, signed_in_as: Callable[[Actor], Client]) -> None:
    case, right = world.draft(), another_call(world)
    signed_in_as(world.applicant).post(f"/min-side/soknad/{case.pk}/flytt/", {"utlysning": right.pk})
    with world.open():
        moved = world.case(case)
        assert (moved.call, application_of(moved)) == (right, APPLICATION)


def test_the_officer_moves_what_was_sent_and_nothing_is_sent_again(
    world: World, signed_in_as: Callable[[Actor], Client]
) -> None:
    case, right = world.submitted(), another_call(world)
    sent = world.case(case)
    page = f"/{world.municipality.slug}/saker/{sent.number.replace('/', '-')}/flytt/"
    signed_in_as(world.officer).post(page, {"call": right.pk, "reason": "Dere er et lag."})
    with world.open():
        moved = world.case(case)
        assert (moved.call, application_of(moved)) == (right, APPLICATION)
        assert (moved.number, moved.submitted_at, moved.state) == (sent.number, sent.submitted_at, sent.state)
