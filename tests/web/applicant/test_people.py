"""The people of an organisation on the applicant's pages, from the invitation in the mailbox to leaving."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from bulyst.correspondence.models import OutboxMessage
from bulyst.tenancy.models import User
from tests.cases.world import World

pytestmark = pytest.mark.django_db


def test_an_owner_invites_and_the_invited_says_yes_and_leaves(
    world: World, browser: Client, signed_in: Callable[[User], Client], make_user: Callable[..., User]
) -> None:
    page = f"/min-side/virksomhet/{world.party.pk}/personer/"
    wrong = browser.post(page, {"gjor": "inviter", "email": "ikke en adresse", "role": "READER"}).content.decode()
    assert "ikke en adresse" in wrong
    browser.post(page, {"gjor": "inviter", "email": "nabo@example.test", "role": "CONTRIBUTOR"})
    assert "nabo@example.test" in browser.get(page).content.decode()
    with world.open():
        body = OutboxMessage.objects.get(to="nabo@example.test").text
    found = re.search(r"http://testserver(/min-side/invitasjon/[\w-]+/)", body)
    assert found
    assert Client().get(found[1])["Location"].startswith("/konto/logg-inn/?next=/min-side/invitasjon/")

    user = make_user("Nabo")
    neighbour = signed_in(user)
    assert world.party.name in neighbour.get(found[1]).content.decode()
    assert neighbour.post(found[1], {"svar": "ja"})["Location"] == "/min-side/"
    assert world.party.name in neighbour.get("/min-side/").content.decode()
    used = neighbour.get(found[1]).content.decode()
    assert "Invitasjonen virker ikke lenger" in used and "Ja, jeg vil" not in used
    theirs = neighbour.get(page).content.decode()
    assert "Send invitasjonen" not in theirs and "Bytt rolle" not in theirs

    browser.post(page, {"gjor": "rolle", "person": user.pk, "role": "OWNER"})
    assert "Send invitasjonen" in neighbour.get(page).content.decode()
    assert neighbour.post(page.replace("personer", "forlat"), {"sure": "on"})["Location"] == "/min-side/"
    assert neighbour.get(page).status_code == 404


def test_the_last_owner_is_told_why_they_stay(world: World, browser: Client) -> None:
    page = f"/min-side/virksomhet/{world.party.pk}/forlat/"
    assert "Du er den eneste som eier tilgangen" in browser.get(page).content.decode()
    answer = browser.post(page, {"sure": "on"})
    assert answer.status_code == 422 and "Noen må eie tilgangen" in answer.content.decode()


def test_a_link_that_was_made_up_and_a_change_that_does_not_exist_lead_nowhere(world: World, browser: Client) -> None:
    assert browser.get("/min-side/invitasjon/oppdiktet/").status_code == 404
    assert browser.post(f"/min-side/virksomhet/{world.party.pk}/personer/", {"gjor": "x"}).status_code == 404
