"""Applicants cannot withdraw. Here they do it themselves, from every state in which it means anything."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from bulyst.cases.lifecycle import GrantState
from bulyst.kernel.money import Money
from bulyst.ledger import queries as ledger
from bulyst.tenancy.actor import Actor
from tests.cases.world import World

pytestmark = pytest.mark.django_db

S = GrantState


@pytest.mark.parametrize("state", [S.DRAFT, S.SUBMITTED, S.WAITING, S.RECOMMENDED, S.GRANTED])
def test_the_applicant_withdraws_with_two_presses(
    world: World, signed_in_as: Callable[[Actor], Client], state: GrantState
) -> None:
    case, browser = world.grant_case(state), signed_in_as(world.applicant)
    page = f"/min-side/sak/{case.pk}/trekk/"
    assert page in browser.get(f"/min-side/sak/{case.pk}/").content.decode()
    assert browser.post(page, {"sure": "on"}).status_code == 302
    assert world.case(case).state == S.WITHDRAWN
    with world.open():
        assert ledger.subject_balances(case.subject).committed == Money.ZERO
