"""Elsewhere whoever reviews sees everything. Here a draft is the applicant's, and a case its municipality's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Role
from tests.cases.world import World

pytestmark = pytest.mark.django_db


def test_a_board_sees_what_was_sent_to_its_own_municipality(
    world: World, neighbour: Municipality, make_actor: Any, signed_in_as: Callable[[Actor], Client]
) -> None:
    world.draft(title="Ikke sendt")
    sent = world.submitted(title="Sendt")
    place = f"/5042-lierne/saker/{sent.number.replace('/', '-')}/"
    own = signed_in_as(world.board)
    assert own.get(place).status_code == 200
    assert "Ikke sendt" not in own.get("/5042-lierne/saker/").content.decode()
    other = signed_in_as(make_actor(neighbour, Role.BOARD_MEMBER))
    assert other.get(place).status_code == 404
