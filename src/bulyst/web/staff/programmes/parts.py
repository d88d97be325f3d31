"""What can be added to a programme: one line each, with its form, its action and its words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bulyst.programmes import actions
from bulyst.web.staff.programmes import forms


@dataclass(frozen=True)
class Part:
    """`title` stands on the page of the form, `done` is said when it was added."""

    form: type[forms.PartForm]
    action: Callable[..., Any]
    title: str | Promise
    done: str | Promise
    kind: str = ""
    change: Callable[..., Any] | None = None
    change_title: str | Promise = ""


#: By the word in the address.
PARTS = {
    "omrade": Part(
        forms.AreaForm,
        actions.add_area,
        _("Nytt programområde"),
        _("Programområdet er lagt til."),
        "area",
        actions.change_area,
        _("Endre programområdet"),
    ),
    "verdi": Part(
        forms.ValueForm,
        actions.add_value,
        _("Ny verdi"),
        _("Verdien er lagt til."),
        "value",
        actions.change_value,
        _("Endre verdien"),
    ),
    "kriterium": Part(
        forms.CriterionForm,
        actions.add_criterion,
        _("Nytt kriterium"),
        _("Kriteriet er lagt til."),
        "value",
        actions.change_criterion,
        _("Endre kriteriet"),
    ),
    "mal": Part(forms.GoalForm, actions.add_goal, _("Nytt mål"), _("Målet er lagt til."), "goal"),
    "pastand": Part(
        forms.ClaimForm,
        actions.add_claim,
        _("Noe som er oppgitt"),
        _("Påstanden er lagt til."),
        "claim",
        actions.change_claim,
        _("Endre det som er oppgitt"),
    ),
    "prosjekt": Part(
        forms.ProjectForm,
        actions.add_project,
        _("Nytt stedsutviklingsprosjekt"),
        _("Prosjektet er lagt til."),
        "project",
        actions.change_project,
        _("Endre prosjektet"),
    ),
    "fond": Part(forms.FundForm, actions.add_fund, _("Nytt fond"), _("Fondet er opprettet og pengene bevilget.")),
    "utlysning": Part(forms.CallForm, actions.open_call, _("Ny utlysning"), _("Utlysningen er lagt inn.")),
}
