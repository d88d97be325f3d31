"""Choices of the case list that are kept under a name."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bulyst.cases.actions import remove_filter, save_filter
from bulyst.cases.models import SavedFilter
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.web.staff.cases.forms.filters import SaveFilterForm
from bulyst.web.staff.cases.page import case_crumbs
from bulyst.web.staff.cases.views.case import filter_form
from bulyst.web.ui.pages import render_staff
from bulyst.web.ui.views import act, staff_view


@staff_view(Right.SEE_STAFF)
def save(request: HttpRequest, actor: Actor, municipality: Municipality) -> HttpResponse:
    """Give the choice in the address a name."""
    chosen = filter_form(request)
    choices = chosen.choices
    form = SaveFilterForm(request.POST or None)
    back = reverse("staff:cases", args=[municipality.slug]) + (f"?{urlencode(choices)}" if choices else "")
    if form.is_valid():
        done = _("Utvalget er lagret. Du finner det over sakslisten.")
        if act(request, save_filter, actor=actor, choices=choices, done=done, **form.cleaned_data).ok:
            return redirect(back)
    context = {
        "form": form,
        "chosen": [(chosen[name].label, _said(chosen, name)) for name in choices],
        "back": back,
        "crumbs": case_crumbs(municipality.slug),
    }
    return render_staff(request, "staff/cases/save_filter.html", context)


@require_POST
@staff_view(Right.SEE_STAFF)
def remove(request: HttpRequest, actor: Actor, municipality: Municipality, filter_id: int) -> HttpResponse:
    """Remove one of one's own."""
    try:
        act(request, remove_filter, actor=actor, filter_id=filter_id, done=_("Utvalget er fjernet."))
    except SavedFilter.DoesNotExist as error:
        raise Http404 from error
    return redirect("staff:cases", municipality.slug)


def _said(chosen: object, name: str) -> str:
    field, value = chosen.fields[name], chosen.choices[name]  # type: ignore[attr-defined]
    return str(dict(getattr(field, "choices", ())).get(value, value))
