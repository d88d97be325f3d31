"""Who may open a page, and how a refused action comes back to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory

from bulyst.kernel.verdict import Refused, failed
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Membership, Municipality, User
from bulyst.tenancy.roles import Right, Role
from bulyst.tenancy.scope import open_tenants
from bulyst.web.ui.pages import render_public
from bulyst.web.ui.views import act, applicant_view, editor_view, staff_view
from tests.conftest import LONG_AGO

pytestmark = pytest.mark.django_db


@staff_view(Right.PAY)
def pay_page(request: HttpRequest, actor: Actor, municipality: Municipality, number: str) -> HttpResponse:
    """A page for those who pay; answers with what it was given."""
    return HttpResponse(f"{actor.label} {municipality.name} {number} {sorted(open_tenants())}")


@applicant_view
def own_page(request: HttpRequest, actor: Actor) -> HttpResponse:
    """An applicant's page; answers with what may be read."""
    return HttpResponse(str(sorted(open_tenants())))


@editor_view
def editors_page(request: HttpRequest, actor: Actor) -> HttpResponse:
    """A page of the catalogue's editors."""
    return HttpResponse(actor.label)


def asked(user: Any) -> HttpRequest:
    request = RequestFactory().get("/5042-lierne/saker/")
    request.user = user
    request._messages = CookieStorage(request)
    return request


@pytest.fixture
def member(lierne: Municipality, make_user: Callable[..., User]) -> Callable[[Role], User]:
    """Makes a member of Lierne's staff."""

    def make(role: Role) -> User:
        user = make_user()
        Membership.objects.create(user=user, municipality=lierne, role=role, since=LONG_AGO)
        return user

    return make


def test_somebody_not_signed_in_is_asked_to_and_comes_back(lierne: Municipality) -> None:
    answer = pay_page(asked(AnonymousUser()), kommune="5042-lierne", number="1")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/konto/logg-inn/?next=/5042-lierne/saker/"


def test_a_stranger_finds_nothing(lierne: Municipality, make_user: Callable[..., User]) -> None:
    with pytest.raises(Http404):
        pay_page(asked(make_user()), kommune="5042-lierne", number="1")


@pytest.mark.parametrize("address", ["5042-lierna", "9999-ingensteds", "5043-royrvik"])
def test_an_address_that_is_not_exactly_the_municipalitys_finds_nothing(
    address: str, neighbour: Municipality, member: Callable[[Role], User]
) -> None:
    with pytest.raises(Http404):
        pay_page(asked(member(Role.FINANCE_OFFICER)), kommune=address, number="1")


def test_a_member_without_the_right_is_forbidden(member: Callable[[Role], User]) -> None:
    with pytest.raises(PermissionDenied):
        pay_page(asked(member(Role.BOARD_MEMBER)), kommune="5042-lierne", number="1")


def test_a_member_with_the_right_works_in_their_own_municipality_only(
    lierne: Municipality, neighbour: Municipality, member: Callable[[Role], User]
) -> None:
    answer = pay_page(asked(member(Role.FINANCE_OFFICER)), kommune="5042-lierne", number="1")
    assert answer.content.decode() == f"finance_officer Lierne 1 [{lierne.pk}]"


def test_an_applicant_without_parties_reads_no_municipality(make_user: Callable[..., User]) -> None:
    assert own_page(asked(make_user())).content == b"[]"


def test_the_editors_pages_are_there_for_editors_only(
    member: Callable[[Role], User], make_user: Callable[..., User]
) -> None:
    with pytest.raises(Http404):
        editors_page(asked(member(Role.PROGRAMME_MANAGER)))
    editor = make_user()
    Membership.objects.create(user=editor, municipality=None, role=Role.CATALOGUE_EDITOR, since=LONG_AGO)
    assert editors_page(asked(editor)).content == b"catalogue_editor"


@pytest.mark.parametrize("view", [own_page, editors_page])
def test_demonstration_accounts_find_nothing_in_production(
    view: Callable[..., HttpResponse], make_user: Callable[..., User], settings: Any
) -> None:
    user = make_user(is_demo=True)
    Membership.objects.create(user=user, municipality=None, role=Role.CATALOGUE_EDITOR, since=LONG_AGO)
    settings.BULYST_MODE = "production"
    with pytest.raises(Http404):
        view(asked(user))


def test_an_action_gets_the_moment_and_its_value_comes_back() -> None:
    request = asked(AnonymousUser())
    result = act(request, lambda *, now, amount: (now.tzinfo is not None, amount), amount=7, done="Lagret.")
    assert result.ok
    assert result.value == (True, 7)
    assert [str(message) for message in get_messages(request)] == ["Lagret."]


def test_a_refused_action_is_shown_on_the_page_that_tried_it() -> None:
    def refuse(*, now: Any) -> None:
        raise Refused(failed("tenancy.no_right"))

    request = asked(AnonymousUser())
    result = act(request, refuse, done="Lagret.")
    assert not result.ok
    assert [str(message) for message in get_messages(request)] == []
    page = render_public(request, "public/about.html")
    assert page.status_code == 422
    assert "Dette ble ikke gjort" in page.content.decode()


def test_a_fault_in_an_action_is_not_hidden() -> None:
    def broken(*, now: Any) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        act(asked(AnonymousUser()), broken)
