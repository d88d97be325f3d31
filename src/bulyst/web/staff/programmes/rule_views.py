"""The rules of a programme: every set with its days, and adopting a new one from a proposal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from bulyst.programmes import queries
from bulyst.programmes.actions import adopt_rule_set
from bulyst.programmes.choices import RuleKind
from bulyst.programmes.models import Call, Programme, RuleSet
from bulyst.programmes.presets import PRESETS, preset
from bulyst.programmes.rulebook import RuleDraft
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.web.staff.choices import to
from bulyst.web.staff.programmes.access import crumbs, the_call, the_programme
from bulyst.web.staff.programmes.rule_forms import rule_set_form, with_rules
from bulyst.web.ui.pages import render_staff
from bulyst.web.ui.views import act, staff_view

CURRENT, ONE_MORE = "gjeldende", "en_til"


@require_GET
@staff_view(Right.MANAGE_PROGRAMME)
def rule_sets(request: HttpRequest, actor: Actor, municipality: Municipality, slug: str) -> HttpResponse:
    """Every rule set with its days and rules, newest first, and what a new one can begin from.

    `?utlysning=` shows those of one call alone.
    """
    programme = the_programme(slug)
    call = _call(programme, request)
    found = list(queries.rule_sets(programme.pk, call.pk if call else None))
    begin = [(CURRENT, gettext("Reglene som gjelder nå"))] if _current(programme, call) else []
    context = {
        "programme": programme,
        "call": call,
        "rule_sets": found,
        "calls": [] if call else list(queries.calls(programme.pk)),
        "proposals": [*begin, *((each.key, f"{each.name} ({each.source})") for each in PRESETS)],
        "crumbs": crumbs(municipality, programme, call),
    }
    return render_staff(request, "staff/programmes/rules.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(Right.MANAGE_PROGRAMME)
def rule_set_new(request: HttpRequest, actor: Actor, municipality: Municipality, slug: str) -> HttpResponse:
    """Change a proposal, add rules to it, and let it hold from a day on. Without a proposal: back to choosing one."""
    programme = the_programme(slug)
    call = _call(programme, request)
    back = to("rule_sets", municipality, slug=slug) + (f"?utlysning={call.pk}" if call else "")
    name, proposal = _proposal(programme, call, request.GET.get("forslag", ""))
    if not proposal:
        return redirect(back)
    added = [kind for kind in request.POST.get("lagt_til", "").split(",") if kind in RuleKind.values]
    if ONE_MORE in request.POST:
        added += [kind for kind in [request.POST.get("slag", "")] if kind in RuleKind.values]
        form = rule_set_form(with_rules(proposal, added))(initial=_typed(request, proposal, added))
    else:
        form = rule_set_form(with_rules(proposal, added))(request.POST or None, initial={"name": name})
    if form.is_valid():
        result = act(
            request,
            adopt_rule_set,
            actor=actor,
            programme_id=programme.pk,
            call_id=call.pk if call else None,
            name=form.cleaned_data["name"],
            valid_from=form.cleaned_data["valid_from"],
            drafts=form.drafts,
            done=gettext("Reglene er vedtatt. Saker som alt er avgjort, beholder reglene de ble avgjort etter."),
        )
        if result.ok:
            return redirect(back)
    context = {
        "programme": programme,
        "call": call,
        "form": form,
        "back": back,
        "added": ",".join(added),
        "kinds": RuleKind.choices,
        "crumbs": crumbs(municipality, programme, call),
    }
    return render_staff(request, "staff/programmes/rule_set.html", context)


def _call(programme: Programme, request: HttpRequest) -> Call | None:
    """The call that the rules are for, or None for the whole programme. Raises Http404."""
    asked = request.GET.get("utlysning", "")
    return the_call(programme, int(asked)) if asked.isdecimal() else None


def _current(programme: Programme, call: Call | None) -> RuleSet | None:
    """The rules adopted last: the call's own, else the programme's."""
    own = queries.rule_sets(programme.pk, call.pk).first() if call else None
    return own or queries.rule_sets(programme.pk).first()


def _proposal(programme: Programme, call: Call | None, key: str) -> tuple[str, Sequence[RuleDraft]]:
    """The name and rules that a new set begins from; none for an unknown key."""
    if key == CURRENT:
        latest = _current(programme, call)
        return (latest.name, queries.drafts_of(latest)) if latest else ("", ())
    chosen = preset(key)
    return (chosen.name, chosen.rules) if chosen else ("", ())


def _typed(request: HttpRequest, proposal: Sequence[RuleDraft], added: Sequence[str]) -> dict[str, Any]:
    """What was typed so far, for a form that gets one more rule; a box without a mark is not among it."""
    typed: dict[str, Any] = {
        name: values if name.endswith("_in_months") else values[-1] for name, values in request.POST.lists() if values
    }
    before = len(proposal) + len(added) - 1
    return {**{f"r{number}_keep": False for number in range(before)}, **typed}
