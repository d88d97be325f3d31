"""A password and a captcha each time. Here one signs in once for the working day, and nobody solves a puzzle."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from bulyst.cases.lifecycle import GrantState
from bulyst.tenancy.actor import Actor
from bulyst.web.applicant.forms.questions import GROUPS
from tests.cases.world import NOW, World

pytestmark = pytest.mark.django_db

PUZZLES = ("captcha", "turnstile", "hcaptcha", "jeg er ikke en robot")


def test_signing_in_asks_for_no_puzzle() -> None:
    for page in ("account:sign_in", "account_signup", "account_reset_password"):
        found = Client().get(reverse(page)).content.decode().lower()
        assert 'type="email"' in found and not [word for word in PUZZLES if word in found]


def test_a_whole_application_is_written_and_sent_without_being_asked_again(
    world: World, signed_in_as: Callable[[Actor], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    case, browser = world.draft(), signed_in_as(world.applicant)
    for hours, page in enumerate((*(group.key for group in GROUPS), "vedlegg", "oppsummering")):
        monkeypatch.setattr("django.utils.timezone.now", lambda hours=hours: NOW + timedelta(hours=hours))
        answer = browser.get(f"/min-side/soknad/{case.pk}/{page}/")
        assert answer.status_code == 200 and 'type="password"' not in answer.content.decode()
    assert browser.post(f"/min-side/soknad/{case.pk}/oppsummering/")["Location"].endswith("/kvittering/")
    assert world.case(case).state == GrantState.SUBMITTED
    assert settings.SESSION_COOKIE_AGE >= 8 * 3600
