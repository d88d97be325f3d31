"""The rules of a programme: every set with its days, and adopting a new one from a proposal."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from bulyst.programmes import queries
from bulyst.programmes.actions import adopt_rule_set
from bulyst.programmes.models import Programme
from bulyst.programmes.presets import PRESETS, preset
from bulyst.programmes.rulebook import RuleDraft
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.web.staff.choices import to
from bulyst.web.staff.programmes.access import crumbs, the_programme
from bulyst.web.staff.programmes.rule_forms import rule_set_form
from bulyst.web.ui.pages import render_staff
from bulyst.web.ui.views import act, staff_view

CURRENT = "gjeldende"


@require_GET
@staff_view(Right.MANAGE_PROGRAMME)
def rule_sets(request: HttpRequest, actor: Actor, municipality: Municipality, slug: str) -> HttpResponse:
    """Every rule set with its days and rules, newest first, and what a new one can begin from."""
    programme = the_programme(slug)
    found = list(queries.rule_sets(programme.pk))
    begin = [(CURRENT, gettext("Reglene som er vedtatt sist"))] if found else []
    context = {
        "programme": programme,
        "rule_sets": found,
        "proposals": [*begin, *((each.key, f"{each.name} ({each.source})") for each in PRESETS)],
        "crumbs": crumbs(municipality, programme),
    }
    return render_staff(request, "staff/programmes/rules.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(Right.MANAGE_PROGRAMME)
def rule_set_new(request: HttpRequest, actor: Actor, municipality: Municipality, slug: str) -> HttpResponse:
    """Change a proposal and let it hold from a day on. Without a proposal: back to choosing one."""
    programme = the_programme(slug)
    name, proposal = _proposal(programme, request.GET.get("forslag", ""))
    if not proposal:
        return redirect(to("rule_sets", municipality, slug=slug))
    form = rule_set_form(proposal)(request.POST or None, initial={"name": name})
    if form.is_valid():
        result = act(
            request,
            adopt_rule_set,
            actor=actor,
            programme_id=programme.pk,
            name=form.cleaned_data["name"],
            valid_from=form.cleaned_data["valid_from"],
            drafts=form.drafts,
            done=gettext("Reglene er vedtatt. Saker som alt er avgjort, beholder reglene de ble avgjort etter."),
        )
        if result.ok:
            return redirect(to("rule_sets", municipality, slug=slug))
    context = {"programme": programme, "form": form, "crumbs": crumbs(municipality, programme)}
    return render_staff(request, "staff/programmes/rule_set.html", context)


def _proposal(programme: Programme, key: str) -> tuple[str, Sequence[RuleDraft]]:
    """The name and rules that a new set begins from; none for an unknown key."""
    if key == CURRENT:
        latest = queries.rule_sets(programme.pk).first()
        return (latest.name, queries.drafts_of(latest)) if latest else ("", ())
    chosen = preset(key)
    return (chosen.name, chosen.rules) if chosen else ("", ())
