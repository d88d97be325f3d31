"""What each audience can go to from the top of every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, gettext

from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right

if TYPE_CHECKING:
    from bulyst.tenancy.models import Municipality


@dataclass(frozen=True, slots=True)
class NavItem:
    """A place in the menu; `current` when the page is at or below it."""

    label: str
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class LanguageChoice:
    """One of the languages a page can be shown in, named in itself."""

    code: str
    name: str
    current: bool


def public_items(signed_in: bool) -> list[tuple[str, str]]:
    """The menu of the public pages."""
    items = [
        (gettext("Katalog"), "/katalog/"),
        (gettext("Program"), reverse("public:programmes")),
        (gettext("Kunnskap"), reverse("public:studies")),
    ]
    own = (
        (gettext("Min side"), reverse("account:entrance"))
        if signed_in
        else (gettext("Logg inn"), reverse("account:sign_in"))
    )
    return [*items, own]


def applicant_items() -> list[tuple[str, str]]:
    """The menu of the applicant's pages."""
    return [(gettext("Min side"), "/min-side/"), (gettext("Katalog"), "/katalog/")]


def editor_items() -> list[tuple[str, str]]:
    """The menu of the catalogue's editors."""
    return [(gettext("Redaksjonen"), "/redaksjon/"), (gettext("Katalog"), "/katalog/")]


def staff_items(actor: Actor, municipality: Municipality) -> list[tuple[str, str]]:
    """The menu of the working rooms: those that the actor has business in."""
    root = f"/{municipality.slug}/"
    rooms: list[tuple[str, str, frozenset[Right]]] = [
        (gettext("I dag"), root, frozenset({Right.SEE_STAFF})),
        (gettext("Saker"), f"{root}saker/", frozenset({Right.SEE_STAFF})),
        (gettext("Kurs"), f"{root}kurs/", frozenset({Right.KEEP_COURSES})),
        (gettext("Bedrifter"), f"{root}bedrifter/", frozenset({Right.KEEP_VENTURES})),
        (gettext("Resultater"), f"{root}resultater/", frozenset({Right.SEE_STAFF})),
        (gettext("Innstillinger"), f"{root}innstillinger/", frozenset({Right.MANAGE_PROGRAMME})),
    ]
    return [(label, href) for label, href, rights in rooms if actor.rights & rights]


def marked(items: Sequence[tuple[str, str]], path: str) -> list[NavItem]:
    """The menu with the item that `path` lies under marked: the longest address that it begins with."""
    under = [href for _, href in items if path.startswith(href)]
    here = max(under, key=len, default=None)
    return [NavItem(label, href, href == here) for label, href in items]


def languages() -> list[LanguageChoice]:
    """The languages to choose between."""
    active = get_language()
    return [LanguageChoice(code, str(name), code == active) for code, name in settings.LANGUAGES]


def items_for(audience: str, request: HttpRequest) -> list[NavItem]:
    """The marked menu of `audience` for the person of this request."""
    actor, municipality = getattr(request, "actor", None), getattr(request, "municipality", None)
    if audience == "staff" and actor is not None and municipality is not None:
        items = staff_items(actor, municipality)
    elif audience == "applicant":
        items = applicant_items()
    elif audience == "editor":
        items = editor_items()
    else:
        items = public_items(request.user.is_authenticated)
    return marked(items, request.path)
