"""Pages of single steps, as a table says them: which form, which action, which words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import Promise

from bulyst.cases.models import Appeal, Case, Change, Reclaim
from bulyst.cases.queries import PossibleStep
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.web.staff.cases.forms.handling import ReasonForm
from bulyst.web.staff.cases.steps import NOT_DECLARED
from bulyst.web.staff.cases.views.shared import back, page
from bulyst.web.ui.forms import PlainForm
from bulyst.web.ui.views import act


@dataclass(frozen=True, slots=True)
class StepPage:
    """The page of one step: who may open it, its words, its form, and the action that a valid form is given to."""

    event: StrEnum
    right: Right
    title: str | Promise
    submit: str | Promise
    done: str | Promise
    make: Callable[[HttpRequest, Any, datetime], PlainForm | None]
    act: Callable[[Any, PlainForm | None], tuple[Callable[..., Any], dict[str, Any]]]
    """The action with what it is given; `done` in it takes the place of the step's own."""


def reasoned(request: HttpRequest, thing: Any, now: datetime) -> PlainForm:
    """A form that asks why, and nothing else."""
    return ReasonForm(request.POST or None)


def read(form: PlainForm | None) -> dict[str, Any]:
    """What a valid form says."""
    return {} if form is None else form.cleaned_data


def step_of(steps: dict[str, StepPage], name: str, actor: Actor) -> StepPage:
    """The step with that word in the address, for one who has its right. Raises Http404 or PermissionDenied."""
    found = steps.get(name)
    if found is None:
        raise Http404
    if not actor.has(found.right):
        raise PermissionDenied
    return found


def taken_on_its_page(
    request: HttpRequest,
    actor: Actor,
    municipality: Municipality,
    case: Case,
    thing: Appeal | Change | Reclaim,
    taken: StepPage,
    possible: list[PossibleStep],
    template: str,
    shown: dict[str, Any],
) -> HttpResponse:
    """The page of one step: its form, or why it cannot be taken; a valid form takes it."""
    if thing.case_id != case.pk:
        raise Http404
    form = taken.make(request, thing, timezone.now())
    if request.method == "POST" and (form is None or form.is_valid()):
        action, given = taken.act(thing, form)
        if act(request, action, actor=actor, **{"done": str(taken.done), **given}).ok:
            return back(municipality, case)
    found = next((each for each in possible if each.event == taken.event), None)
    context = {
        "form": form,
        "taken": taken,
        "step": found,
        "possible": found is not None and found.allowed,
        "undeclared": found is not None and [each.message.key for each in found.failing] == [NOT_DECLARED],
    }
    return page(request, municipality, case, template, context | shown)
