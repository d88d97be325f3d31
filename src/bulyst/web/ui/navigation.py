"""What each audience can go to from the top of every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, gettext, pgettext

from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right

if TYPE_CHECKING:
    from bulyst.tenancy.models import Municipality


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go; `also` are other addresses whose pages belong to it."""

    label: str
    href: str
    also: tuple[str, ...] = ()

    def reach(self, path: str) -> int:
        """How much of `path` this place answers for: the length of the longest of its addresses above it, or 0."""
        return max((len(root) for root in (self.href, *self.also) if path.startswith(root)), default=0)


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


def public_places(signed_in: bool) -> list[Place]:
    """The menu of the public pages."""
    return [
        Place(gettext("Katalog"), reverse("public:catalogue")),
        Place(pgettext("flere", "Program"), reverse("public:programmes")),
        Place(gettext("Kunnskap"), reverse("public:studies")),
        Place(gettext("Utlysninger"), reverse("public:calls")),
        Place(gettext("Kurs"), reverse("public:courses")),
        Place(gettext("Min side"), reverse("account:entrance"))
        if signed_in
        else Place(gettext("Logg inn"), reverse("account:sign_in")),
    ]


def applicant_places() -> list[Place]:
    """The menu of the applicant's pages."""
    return [
        Place(gettext("Min side"), reverse("applicant:overview")),
        Place(gettext("Utlysninger"), reverse("public:calls")),
        Place(gettext("Kurs"), reverse("public:courses")),
        Place(gettext("Katalog"), reverse("public:catalogue")),
    ]


def editor_places() -> list[Place]:
    """The menu of the catalogue's editors."""
    return [
        Place(gettext("Redaksjonen"), reverse("editor:desk")),
        Place(gettext("Katalog"), reverse("public:catalogue")),
    ]


def staff_places(actor: Actor, municipality: Municipality) -> list[Place]:
    """The menu of the working rooms: those that the actor has business in."""

    def at(name: str) -> str:
        return reverse(f"staff:{name}", kwargs={"kommune": municipality.slug})

    ventures = (at("pupil_enterprises"), at("association_activities"))
    rooms = [
        (Right.SEE_STAFF, Place(gettext("I dag"), at("today"))),
        (Right.SEE_STAFF, Place(gettext("Saker"), at("cases"))),
        (Right.SEE_STAFF, Place(gettext("Møter"), at("meetings"))),
        (Right.SEE_STAFF, Place(gettext("Søkere"), at("applicants"))),
        (Right.KEEP_COURSES, Place(gettext("Kurs"), at("courses"))),
        (Right.KEEP_VENTURES, Place(gettext("Bedrifter"), at("new_firms"), ventures)),
        (Right.SEE_STAFF, Place(gettext("Resultater"), at("results"))),
        (Right.MANAGE_PROGRAMME, Place(gettext("Innstillinger"), at("settings"))),
    ]
    return [place for right, place in rooms if actor.has(right)]


def marked(places: Sequence[Place], path: str) -> list[NavItem]:
    """The menu with the place that `path` lies under marked, if there is one."""
    here = max(places, key=lambda place: place.reach(path), default=None)
    return [NavItem(place.label, place.href, place is here and place.reach(path) > 0) for place in places]


def languages() -> list[LanguageChoice]:
    """The languages to choose between."""
    active = get_language()
    return [LanguageChoice(code, str(name), code == active) for code, name in settings.LANGUAGES]


def items_for(audience: str, request: HttpRequest) -> list[NavItem]:
    """The marked menu of `audience` for the person of this request."""
    actor, municipality = getattr(request, "actor", None), getattr(request, "municipality", None)
    if audience == "staff" and actor is not None and municipality is not None:
        places = staff_places(actor, municipality)
    elif audience == "applicant":
        places = applicant_places()
    elif audience == "editor":
        places = editor_places()
    else:
        places = public_places(request.user.is_authenticated)
    return marked(places, request.path)
