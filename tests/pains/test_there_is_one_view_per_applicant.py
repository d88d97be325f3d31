"""Elsewhere each case knows its own applicant. Here one page holds all there is with one of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from bulyst.tenancy.actor import Actor
from tests.cases.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("letters_unset")]


def test_one_page_holds_every_case_and_all_money(world: World, signed_in_as: Callable[[Actor], Client]) -> None:
    world.paid(world.requested(world.accepted(title="Ny ovn")))
    world.submitted(title="Ny kafé")
    world.guidance()
    page = signed_in_as(world.officer).get(f"/5042-lierne/sokere/{world.party.pk}/").content.decode()
    for said in ("Ny ovn", "Ny kafé", "Starte gårdsbutikk", "150\u202f000\u00a0kr", world.user.name):
        assert said in page
