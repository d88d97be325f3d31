"""A new account, its address confirmed; a new password for somebody who forgot the old one."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from bulyst.tenancy.models import User

pytestmark = pytest.mark.django_db

PASSWORD = "en-lang-setning-om-elg"
ANOTHER = "en-annen-setning-om-rein"


def sign_up(client: Client, email: str = "Ola@gard.example", **changes: str) -> Any:
    return client.post("/konto/ny/", {"name": "Ola Nordmann", "email": email, "password1": PASSWORD} | changes)


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def link_in_mail() -> str:
    found = re.search(r"http://testserver(/\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def test_an_applicant_makes_an_account_and_begins_on_their_own_page(client: Client) -> None:
    answer = sign_up(client)
    assert answer.headers["Location"] == "/konto/"
    user = User.objects.get()
    assert (user.email, user.name, user.is_demo) == ("ola@gard.example", "Ola Nordmann", False)
    assert client.get("/konto/").headers["Location"] == "/min-side/"


@pytest.mark.parametrize(
    "changes", [{"name": ""}, {"email": "ola"}, {"password1": "kort"}, {"password1": "password1234"}]
)
def test_what_is_missing_or_weak_is_refused_and_the_rest_is_kept(client: Client, changes: dict[str, str]) -> None:
    answer = sign_up(client, **changes)
    assert answer.status_code == 200
    assert "ds-error-summary" in answer.content.decode()
    assert not User.objects.exists()


def test_the_same_address_makes_no_second_account(client: Client) -> None:
    User.objects.create_user("ola@gard.example", PASSWORD, name="Ola")
    sign_up(client, password1=ANOTHER)
    assert User.objects.count() == 1
    assert not signed_in(client)


def test_in_production_nobody_gets_in_before_the_address_is_confirmed(client: Client, settings: Any) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    answer = sign_up(client)
    assert answer.headers["Location"] == "/konto/bekreft/"
    assert not signed_in(client)
    assert mail.outbox[0].subject == "Bekreft e-postadressen din"
    confirm = link_in_mail()
    assert "Er ola@gard.example din adresse?" in client.get(confirm).content.decode()
    client.post(confirm)
    client.post("/konto/logg-inn/", {"login": "ola@gard.example", "password": PASSWORD})
    assert signed_in(client)


def test_a_spent_link_says_so(client: Client) -> None:
    assert "Lenken er brukt eller for gammel." in client.get("/konto/bekreft/feil/").content.decode()
    assert "Lenken er brukt eller for gammel." in client.get("/konto/nytt-passord/1-feil/").content.decode()


def test_a_forgotten_password_is_made_anew(client: Client) -> None:
    User.objects.create_user("ola@gard.example", PASSWORD, name="Ola")
    client.post("/konto/glemt-passord/", {"email": "ola@gard.example"})
    page = client.get(link_in_mail(), follow=True)
    answer = client.post(page.redirect_chain[-1][0], {"password1": ANOTHER, "password2": ANOTHER})
    assert answer.headers["Location"] == "/konto/nytt-passord/"
    client.post("/konto/logg-inn/", {"login": "ola@gard.example", "password": ANOTHER})
    assert signed_in(client)


def test_asking_for_a_password_never_tells_who_has_an_account(client: Client) -> None:
    User.objects.create_user("ola@gard.example", PASSWORD, name="Ola")
    known = client.post("/konto/glemt-passord/", {"email": "ola@gard.example"})
    unknown = client.post("/konto/glemt-passord/", {"email": "ingen@gard.example"})
    assert known.headers["Location"] == unknown.headers["Location"] == "/konto/glemt-passord/sendt/"


def test_messages_are_in_the_readers_language_and_without_escapes(client: Client) -> None:
    User.objects.create_user("ola@gard.example", PASSWORD, name="Ola")
    client.post("/konto/glemt-passord/", {"email": "ola@gard.example"})
    message = mail.outbox[-1]
    assert message.subject == "Lag et nytt passord"
    assert "&" not in str(message.body)
