"""Elsewhere an error is a code. Here it says what to do, beside what was typed, which stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from bulyst.tenancy.actor import Actor
from tests.cases.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("letters_unset")]


def test_what_is_missing_is_named_and_what_was_typed_stays(
    world: World, signed_in_as: Callable[[Actor], Client]
) -> None:
    case = world.accepted()
    answer = signed_in_as(world.applicant).post(
        f"/min-side/sak/{case.pk}/utbetaling/",
        {"kind": "FINAL", "costs": "400 000", "requested_amount": "150 000", "report": "Ovnen virker."},
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Sluttutbetalingen trenger regnskap (skrevet eller lagt ved)" in page and "Fyll ut det som mangler." in page
    assert "Ovnen virker." in page
    assert "payments." not in page
