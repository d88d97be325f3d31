"""Building the questions of one's own: pages and questions, their order and their versions.

Every button is a plain form: nothing needs a mouse or JavaScript. What is in use is never changed; the first change
begins a new version.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bulyst.programmes import actions, queries
from bulyst.programmes.actions import FormPlace
from bulyst.programmes.blocks import EMPTY, Change, ChangeKind, Form, changes
from bulyst.programmes.choices import BlockKind, FormUse
from bulyst.programmes.models import Call, FormVersion, Programme
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.web.staff.choices import to
from bulyst.web.staff.programmes.access import crumbs, the_call, the_programme
from bulyst.web.staff.programmes.form_forms import BlockForm, GroupForm, group_initial
from bulyst.web.ui.pages import render_staff
from bulyst.web.ui.views import act, staff_view

_PLACE = re.compile(r"(?P<use>soknad|rapport)(?:-(?P<call>\d{1,9}))?")
_USES = {"soknad": FormUse.APPLICATION, "rapport": FormUse.REPORT}


@dataclass(frozen=True, slots=True)
class Builder:
    """One form under construction: whose it is, its versions, and what stands in it now."""

    programme: Programme
    call: Call | None
    use: FormUse
    word: str
    versions: list[FormVersion]

    @property
    def place(self) -> FormPlace:
        """Where the actions put it."""
        return FormPlace(self.programme.pk, self.call.pk if self.call else None, self.use.value)

    @property
    def in_work(self) -> FormVersion | None:
        """The version that is not in use yet."""
        return next((each for each in self.versions if each.adopted_at is None), None)

    @property
    def in_use(self) -> FormVersion | None:
        """The version that people are asked by."""
        return next((each for each in self.versions if each.adopted_at is not None), None)

    @property
    def form(self) -> Form:
        """The questions as they stand in the newest version."""
        return self.versions[0].questions if self.versions else EMPTY

    @property
    def kinds(self) -> list[tuple[str, str]]:
        """The kinds of question that can be asked there. A report has a field for files already."""
        left_out = {BlockKind.FILES} if self.use == FormUse.REPORT else set()
        return [(each.value, str(each.label)) for each in BlockKind if each not in left_out]

    def title(self) -> str:
        """What the page is called."""
        name = self.call.title if self.call else self.programme.name
        if self.use == FormUse.REPORT:
            return gettext("Spørsmål i rapporter: %(name)s") % {"name": name}
        return gettext("Egne spørsmål i søknaden: %(name)s") % {"name": name}


def the_builder(slug: str, word: str) -> Builder:
    """The form at an address of the open scope. Raises Http404."""
    programme, match = the_programme(slug), _PLACE.fullmatch(word)
    if match is None:
        raise Http404
    call = the_call(programme, int(match["call"])) if match["call"] else None
    use = _USES[match["use"]]
    versions = list(queries.forms(programme.pk, call.pk if call else None, use))
    return Builder(programme, call, use, word, versions)


@require_http_methods(["GET", "POST"])
@staff_view(Right.MANAGE_PROGRAMME)
def builder(request: HttpRequest, actor: Actor, municipality: Municipality, slug: str, place: str) -> HttpResponse:
    """The pages and questions in their order, with buttons; what differs from what is in use; every version."""
    here = the_builder(slug, place)
    if request.method == "POST":
        what, _sep, key = request.POST.get("gjor", "").partition(":")
        change = _CHANGES.get(what)
        if change is None:
            raise Http404
        act(request, actions.save_form, actor=actor, place=here.place, form=change(here.form, key))
        return redirect(f"{_address(municipality, here)}#{key}")
    return _builder_page(request, municipality, here)


@require_http_methods(["GET", "POST"])
@staff_view(Right.MANAGE_PROGRAMME)
def form_group(
    request: HttpRequest, actor: Actor, municipality: Municipality, slug: str, place: str, group: str = ""
) -> HttpResponse:
    """Add a page, or change the heading of one."""
    here = the_builder(slug, place)
    before = here.form.group(group)
    if group and before is None:
        raise Http404
    form = GroupForm(request.POST or None, initial=group_initial(before) if before else {})
    if form.is_valid():
        made = form.group(before, [each.key for each in here.form.groups])
        if act(request, actions.save_form, actor=actor, place=here.place, form=here.form.with_group(made)).ok:
            return redirect(f"{_address(municipality, here)}#{made.key}")
    title = gettext("Endre siden") if before else gettext("Ny side med spørsmål")
    return _form_page(request, municipality, here, form, title)


@require_http_methods(["GET", "POST"])
@staff_view(Right.MANAGE_PROGRAMME)
def form_question(
    request: HttpRequest, actor: Actor, municipality: Municipality, slug: str, place: str, group: str, key: str = ""
) -> HttpResponse:
    """Add a question of the kind in `?slag=` to a page, or change one."""
    here = the_builder(slug, place)
    before = here.form.block(key) if key else None
    kind = before.kind if before else request.GET.get("slag", "")
    if here.form.group(group) is None or (key and before is None) or kind not in dict(here.kinds):
        raise Http404
    form = BlockForm(request.POST or None, kind=BlockKind(kind), before=before)
    if form.is_valid():
        made = form.block([each.key for each in here.form.blocks])
        if act(request, actions.save_form, actor=actor, place=here.place, form=here.form.with_block(made, group)).ok:
            return redirect(f"{_address(municipality, here)}#{made.key}")
    title = gettext("Endre spørsmålet (%(kind)s)") if before else gettext("Nytt spørsmål (%(kind)s)")
    return _form_page(request, municipality, here, form, title % {"kind": BlockKind(kind).label})


@require_POST
@staff_view(Right.MANAGE_PROGRAMME)
def form_adopt(request: HttpRequest, actor: Actor, municipality: Municipality, slug: str, place: str) -> HttpResponse:
    """Ask by the newest version from now on."""
    return _finish(
        request,
        actor,
        municipality,
        the_builder(slug, place),
        actions.adopt_form,
        gettext("Skjemaet er tatt i bruk. Den som alt har begynt på en søknad, beholder spørsmålene sine."),
    )


@require_POST
@staff_view(Right.MANAGE_PROGRAMME)
def form_discard(request: HttpRequest, actor: Actor, municipality: Municipality, slug: str, place: str) -> HttpResponse:
    """Throw away what is not in use."""
    done = gettext("Endringene er forkastet.")
    return _finish(request, actor, municipality, the_builder(slug, place), actions.discard_form, done)


@require_GET
@staff_view(Right.MANAGE_PROGRAMME)
def form_version(
    request: HttpRequest, actor: Actor, municipality: Municipality, slug: str, place: str, version: int
) -> HttpResponse:
    """One version as it is or was, for those who ask what people were asked."""
    here = the_builder(slug, place)
    found = next((each for each in here.versions if each.version == version), None)
    if found is None:
        raise Http404
    context = {"here": here, "version": found, "form": found.questions, "crumbs": _way(municipality, here)}
    return render_staff(request, "staff/programmes/form_version.html", context)


def _finish(
    request: HttpRequest,
    actor: Actor,
    municipality: Municipality,
    here: Builder,
    action: Callable[..., Any],
    done: str,
) -> HttpResponse:
    if here.in_work is None:
        return redirect(_address(municipality, here))
    if act(request, action, actor=actor, form_id=here.in_work.pk, done=done).ok:
        return redirect(_address(municipality, here))
    return _builder_page(request, municipality, here)


def _builder_page(request: HttpRequest, municipality: Municipality, here: Builder) -> HttpResponse:
    before = here.in_use.questions if here.in_use else EMPTY
    context = {
        "here": here,
        "title": here.title(),
        "form": here.form,
        "kinds": here.kinds,
        "differs": [_told(each) for each in changes(before, here.form)] if here.in_work and here.in_use else [],
        "crumbs": crumbs(municipality, here.programme, here.call),
    }
    return render_staff(request, "staff/programmes/builder.html", context)


def _form_page(
    request: HttpRequest, municipality: Municipality, here: Builder, form: GroupForm | BlockForm, title: str
) -> HttpResponse:
    context = {"form": form, "title": title, "back": _address(municipality, here), "crumbs": _way(municipality, here)}
    return render_staff(request, "staff/programmes/form.html", context)


def _address(municipality: Municipality, here: Builder) -> str:
    return to("form", municipality, slug=here.programme.slug, place=here.word)


def _way(municipality: Municipality, here: Builder) -> list[tuple[str, str]]:
    return [*crumbs(municipality, here.programme, here.call), (here.title(), _address(municipality, here))]


def _told(change: Change) -> str:
    said = {
        ChangeKind.ADDED: gettext("Nytt spørsmål: %(label)s"),
        ChangeKind.CHANGED: gettext("Endret: %(label)s"),
        ChangeKind.MOVED: gettext("Flyttet: %(label)s"),
        ChangeKind.REMOVED: gettext("Fjernet: %(label)s"),
    }
    return said[change.kind] % {"label": change.block.label.nb}


_CHANGES: dict[str, Callable[[Form, str], Form]] = {
    "opp": lambda form, key: form.moved_block(key, -1),
    "ned": lambda form, key: form.moved_block(key, 1),
    "fjern": lambda form, key: form.without_block(key),
    "side-opp": lambda form, key: form.moved_group(key, -1),
    "side-ned": lambda form, key: form.moved_group(key, 1),
    "side-fjern": lambda form, key: form.without_group(key),
}
