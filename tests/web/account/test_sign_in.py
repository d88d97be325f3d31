"""Signing in and out; the demonstration's accounts, which are refused in production."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from bulyst.tenancy.models import Membership, Municipality, User
from bulyst.tenancy.roles import Role
from tests.conftest import LONG_AGO

pytestmark = pytest.mark.django_db

SIGN_IN = "/konto/logg-inn/"
PASSWORD = "en-lang-setning-om-elg"


@pytest.fixture
def officer(lierne: Municipality) -> User:
    """A case officer of Lierne who signs in with a password."""
    user = User.objects.create_user("kari@lierne.example", PASSWORD, name="Kari")
    Membership.objects.create(user=user, municipality=lierne, role=Role.CASE_OFFICER, since=LONG_AGO)
    return user


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def sign_in(client: Client, email: str, password: str = PASSWORD, **more: str) -> Any:
    return client.post(SIGN_IN, {"login": email, "password": password, **more})


def test_staff_come_to_their_municipality(client: Client, officer: User) -> None:
    answer = sign_in(client, "Kari@Lierne.example")
    assert answer.headers["Location"] == "/konto/"
    assert client.get("/konto/").headers["Location"] == "/5042-lierne/"


def test_an_applicant_comes_to_their_own_page(client: Client) -> None:
    User.objects.create_user("ola@gard.example", PASSWORD, name="Ola")
    sign_in(client, "ola@gard.example")
    assert client.get("/konto/").headers["Location"] == "/min-side/"


def test_an_editor_comes_to_the_editors_pages(client: Client, make_user: Callable[..., User]) -> None:
    editor = make_user()
    Membership.objects.create(user=editor, municipality=None, role=Role.CATALOGUE_EDITOR, since=LONG_AGO)
    client.force_login(editor, backend="bulyst.web.account.backends.SignIn")
    assert client.get("/konto/").headers["Location"] == "/redaksjon/"


def test_one_goes_on_to_where_one_was_going(client: Client, officer: User) -> None:
    answer = sign_in(client, "kari@lierne.example", next="/5042-lierne/saker/")
    assert answer.headers["Location"] == "/5042-lierne/saker/"


def test_one_is_never_sent_to_another_site(client: Client, officer: User) -> None:
    answer = sign_in(client, "kari@lierne.example", next="https://example.org/")
    assert "example.org" not in answer.headers["Location"]


@pytest.mark.parametrize(("email", "password"), [("kari@lierne.example", "feil"), ("ingen@lierne.example", PASSWORD)])
def test_a_wrong_password_and_an_unknown_address_are_told_the_same(
    client: Client, officer: User, email: str, password: str
) -> None:
    html = sign_in(client, email, password).content.decode()
    assert "E-postadressen eller passordet er feil." in html
    assert f'value="{email}"' in html
    assert not signed_in(client)


def test_what_is_missing_is_said_by_the_fields_own_name(client: Client) -> None:
    html = sign_in(client, "", "").content.decode()
    assert "Fyll ut «E-postadresse»." in html
    assert "Fyll ut «Passord»." in html


def test_a_closed_account_does_not_open(client: Client, officer: User) -> None:
    officer.is_active = False
    officer.save()
    sign_in(client, "kari@lierne.example")
    assert not signed_in(client)


def test_after_too_many_failures_even_the_right_password_waits(client: Client, officer: User, settings: Any) -> None:
    settings.AXES_ENABLED = True
    answers = [sign_in(client, "kari@lierne.example", "feil") for _ in range(9)]
    assert answers[-1].status_code == 429 or "For mange forsøk" in answers[-1].content.decode()
    refused = sign_in(client, "kari@lierne.example")
    assert "For mange forsøk" in refused.content.decode()
    assert not signed_in(client)


def test_signing_out_takes_a_button_and_ends_the_session(client: Client, officer: User) -> None:
    client.force_login(officer, backend="bulyst.web.account.backends.SignIn")
    assert client.get("/konto/logg-ut/").status_code == 405
    assert client.post("/konto/logg-ut/").headers["Location"] == "/"
    assert not signed_in(client)


def test_the_demonstrations_accounts_are_one_button_each(
    client: Client, make_user: Callable[..., User], settings: Any
) -> None:
    settings.BULYST_MODE = "demo"
    user = make_user("Søker", is_demo=True)
    assert f'action="/konto/demo/{user.pk}/"' in client.get(SIGN_IN).content.decode()
    assert client.post(f"/konto/demo/{user.pk}/").headers["Location"] == "/konto/"
    assert signed_in(client)


def test_an_account_of_the_demonstration_goes_on_to_where_one_was_going(
    client: Client, make_user: Callable[..., User], settings: Any
) -> None:
    settings.BULYST_MODE = "demo"
    user = make_user("Søker", is_demo=True)
    html = client.get(f"{SIGN_IN}?next=/kurs/data/%3Fdag%3D2").content.decode()
    assert html.index("/konto/demo/") < html.index('<input type="hidden" name="next" value="/kurs/data/?dag=2">')
    assert 'href="/konto/ny/?next=' in html
    address = f"/konto/demo/{user.pk}/"
    assert client.post(address, {"next": "/kurs/data/?dag=2"}).headers["Location"] == "/kurs/data/?dag=2"


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org/", "javascript:alert(1)", ""])
def test_an_account_of_the_demonstration_never_leads_to_another_site(
    client: Client, make_user: Callable[..., User], settings: Any, elsewhere: str
) -> None:
    settings.BULYST_MODE = "demo"
    user = make_user("Søker", is_demo=True)
    assert client.post(f"/konto/demo/{user.pk}/", {"next": elsewhere}).headers["Location"] == "/konto/"


def test_the_demonstration_opens_no_account_that_is_not_its_own(
    client: Client, officer: User, make_user: Callable[..., User], settings: Any
) -> None:
    settings.BULYST_MODE = "demo"
    closed = make_user("Tidligere søkere", is_demo=True, is_active=False)
    assert client.post(f"/konto/demo/{officer.pk}/").status_code == 404
    assert client.post(f"/konto/demo/{closed.pk}/").status_code == 404
    assert f"/konto/demo/{closed.pk}/" not in client.get(SIGN_IN).content.decode()


def test_outside_the_demonstration_its_accounts_are_neither_shown_nor_entered(
    client: Client, make_user: Callable[..., User]
) -> None:
    user = make_user("Søker", is_demo=True)
    assert "/konto/demo/" not in client.get(SIGN_IN).content.decode()
    assert client.post(f"/konto/demo/{user.pk}/").status_code == 404
    assert not signed_in(client)


def test_in_production_a_demonstration_account_is_refused_even_with_its_password(client: Client, settings: Any) -> None:
    User.objects.create_user("soker@demo.bulyst.example", PASSWORD, name="Søker", is_demo=True)
    settings.BULYST_MODE = "production"
    sign_in(client, "soker@demo.bulyst.example")
    assert not signed_in(client)


def test_a_session_of_the_demonstration_ends_in_production(
    client: Client, make_user: Callable[..., User], settings: Any
) -> None:
    client.force_login(make_user(is_demo=True), backend="bulyst.web.account.backends.SignIn")
    settings.BULYST_MODE = "production"
    assert client.get("/konto/").headers["Location"].startswith(SIGN_IN)
