"""The application as an applicant meets it: the same pages, made by the same code, with nothing saved."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from bulyst.cases.drafts import ApplicationDraft
from bulyst.kernel.deadlines import today
from bulyst.programmes import queries
from bulyst.programmes.choices import FormUse
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.web.applicant.answers import sections
from bulyst.web.applicant.forms.own import OWN, group_in, groups_of
from bulyst.web.applicant.forms.questions import Group
from bulyst.web.applicant.plan import ceiling, plan_of
from bulyst.web.applicant.views.application import FILES, SUMMARY, ProgressStep
from bulyst.web.staff.choices import to
from bulyst.web.staff.programmes.access import crumbs
from bulyst.web.staff.programmes.form_views import Builder, the_builder
from bulyst.web.ui.files import FilesForm
from bulyst.web.ui.pages import render_staff
from bulyst.web.ui.views import staff_view


@require_http_methods(["GET", "POST"])
@staff_view(Right.MANAGE_PROGRAMME)
def form_preview(
    request: HttpRequest, actor: Actor, municipality: Municipality, slug: str, place: str, page: str = ""
) -> HttpResponse:
    """One page of the newest version, empty. A page that is sent is looked at as the applicant's is, and forgotten."""
    here = the_builder(slug, place)
    groups = _pages(here)
    keys = [*(each.key for each in groups), *((FILES, SUMMARY) if here.use == FormUse.APPLICATION else ())]
    if not keys:
        return redirect(to("form", municipality, slug=slug, place=place))
    key = page or keys[0]
    if key not in keys:
        raise Http404

    def address(of: str) -> str:
        return to("form_preview_page", municipality, slug=slug, place=place, page=of)

    place_in = keys.index(key)
    way_back = (here.title(), to("form", municipality, slug=slug, place=place))
    context: dict[str, Any] = {
        "here": here,
        "preview": True,
        "key": key,
        "title": _heading(groups, key),
        "steps": [ProgressStep(_heading(groups, each), address(each), each == key, False) for each in keys],
        "step": place_in + 1,
        "previous": address(keys[place_in - 1]) if place_in else "",
        "crumbs": [*crumbs(municipality, here.programme, here.call), way_back],
    }
    group = group_in(groups, key)
    if group is not None:
        context |= _group(request, here, group)
    following = address(keys[min(place_in + 1, len(keys) - 1)])
    if request.method == "POST" and not (group is not None and context["form"].errors):
        return redirect(following)
    context |= {"following": following, "upload": FilesForm(), "sections": sections(ApplicationDraft(), here.form)}
    return render_staff(request, "staff/programmes/preview.html", context)


def _pages(here: Builder) -> list[Group]:
    """Every page of an application; of a report only its own."""
    groups = groups_of(here.form)
    return list(groups) if here.use == FormUse.APPLICATION else [each for each in groups if each.key.startswith(OWN)]


def _heading(groups: list[Group], key: str) -> str:
    group = group_in(groups, key)
    last = {FILES: gettext("Vedlegg"), SUMMARY: gettext("Se over og send")}
    return str(group.heading) if group else last[key]


def _group(request: HttpRequest, here: Builder, group: Group) -> dict[str, Any]:
    draft, call = ApplicationDraft(), here.call
    rules = queries.rules_on(here.programme.pk, today(timezone.now()), call.pk if call else None)
    sent = request.method == "POST"
    form = group.form(
        request.POST if sent else None, files=request.FILES if sent else None, draft=draft, call=call, rules=rules
    )
    read = form.merged() if form.is_bound else draft
    return {"group": group, "form": form, "plan": plan_of(read), "ceiling": ceiling(read, rules, "")}
