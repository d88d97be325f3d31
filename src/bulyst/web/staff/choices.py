"""What the working rooms' forms let people choose between, within the open scope."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.urls import reverse
from django.utils.translation import gettext

from bulyst.programmes import queries
from bulyst.programmes.models import Area, Programme, Project
from bulyst.tenancy.models import Municipality
from bulyst.web.ui.forms import Choice, Choices, Label, not_marked_optional


def to(name: str, municipality: Municipality, **where: object) -> str:
    """The address of a staff page in this municipality."""
    return reverse(f"staff:{name}", kwargs={"kommune": municipality.slug, **where})


def chosen(value: str) -> int | None:
    """The id that a select sends, or None for nothing chosen."""
    return int(value) if value else None


def worded(choices: Iterable[Choice]) -> list[Choice]:
    """The choices with a capital letter, as a list on a page begins its lines."""
    return [(value, str(label)[:1].upper() + str(label)[1:]) for value, label in choices]


def leave_open(form: forms.Form, *names: str) -> None:
    """Do not mark these fields as optional: that they may be left open goes without saying."""
    for name in names:
        not_marked_optional(form.fields[name])


def programme_choices(programmes: Iterable[Programme], *, empty: Label = "") -> Choices:
    """The programmes; with `empty` as the first choice when there is more than one to choose between."""
    choices: list[Choice] = [(str(programme.pk), programme.name) for programme in programmes]
    return [("", empty), *choices] if empty and len(choices) > 1 else choices


def area_choices(programmes: Iterable[Programme]) -> Choices:
    """The areas, under their programme's name."""
    return _under_programmes(programmes, {each.pk: list(queries.areas(each.pk)) for each in programmes})


def project_choices(programmes: Iterable[Programme]) -> Choices:
    """The place-development projects, under their programme's name."""
    return _under_programmes(programmes, {each.pk: list(queries.projects(each.pk)) for each in programmes})


def _under_programmes(
    programmes: Iterable[Programme], parts: dict[int, list[Area]] | dict[int, list[Project]]
) -> Choices:
    groups: list[tuple[str, list[Choice]]] = [
        (programme.name, [(str(part.pk), part.name) for part in parts[programme.pk]])
        for programme in programmes
        if parts[programme.pk]
    ]
    return [("", gettext("Ikke valgt")), *groups]
