"""Saving is done by hand. Here a page saves while it is written, also what is half written."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from bulyst.cases.queries import application_of
from bulyst.tenancy.actor import Actor
from bulyst.web.applicant.forms.questions import GROUPS
from tests.cases.world import APPLICATION, World

pytestmark = pytest.mark.django_db


def test_every_page_of_an_application_saves_by_itself(world: World, signed_in_as: Callable[[Actor], Client]) -> None:
    case, browser = world.draft(), signed_in_as(world.applicant)
    for group in GROUPS:
        page = browser.get(f"/min-side/soknad/{case.pk}/{group.key}/").content.decode()
        assert "data-autosave" in page
        assert 'hx-trigger="input from:closest form delay' in page


def test_what_can_be_read_is_saved_though_something_else_cannot(
    world: World, signed_in_as: Callable[[Actor], Client]
) -> None:
    case, browser = world.draft(), signed_in_as(world.applicant)
    page = f"/min-side/soknad/{case.pk}/formal/"
    said = browser.post(page, {"lagre": "selv", "purpose": "STUDY", "starts_on": "til våren"}).content.decode()
    assert "Lagret kl. 12.04." in said and "Ett svar kan ikke leses ennå" in said
    with world.open():
        saved = application_of(world.case(case))
    assert (saved.purpose, saved.starts_on) == ("STUDY", APPLICATION.starts_on)
