"""What the pages of the single steps have in common."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from bulyst.cases.models import Case
from bulyst.cases.queries import possible_steps
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.web.applicant.answers import sections_of
from bulyst.web.staff.cases.page import case_crumbs
from bulyst.web.staff.cases.steps import NOT_DECLARED
from bulyst.web.ui.pages import render_staff


def page(
    request: HttpRequest, municipality: Municipality, case: Case, template: str, context: dict[str, Any]
) -> HttpResponse:
    """A page below a case's, with the way back."""
    known = {"case": case, "crumbs": case_crumbs(municipality.slug, case)}
    return render_staff(request, template, known | context)


def back(municipality: Municipality, case: Case) -> HttpResponse:
    """To the page about the case, where the next step is said."""
    return redirect("staff:case", municipality.slug, case.number)


def application(case: Case) -> dict[str, Any]:
    """The application as it is read, to have beside a form."""
    return {"sections": sections_of(case, for_applicant=False)}


def blocked(actor: Actor, case: Case, event: StrEnum) -> dict[str, Any]:
    """Whether the step can be taken at all, and if not, why; no `step` for one that the case's state lacks."""
    step = next((each for each in possible_steps(actor, case, timezone.now()) if each.event == event), None)
    undeclared = step is not None and [each.message.key for each in step.failing] == [NOT_DECLARED]
    return {"step": step, "possible": step is not None and step.allowed, "undeclared": undeclared}
