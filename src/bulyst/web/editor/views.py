"""The editor's desk: which entries need me, and what is to be settled in each."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bulyst.catalogue import actions, queries
from bulyst.catalogue.models import Entry, Leftover, StatedFigure
from bulyst.tenancy.actor import Actor
from bulyst.web.editor import desk as desks
from bulyst.web.editor.forms import EntryForm, FigureForm
from bulyst.web.ui.pages import render_editor
from bulyst.web.ui.views import act, editor_view


@editor_view
def desk(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Which entries need me? Then all the others."""
    items = queries.worklist()
    context = {
        "waiting": desks.worktable(
            [item for item in items if item.needs_me],
            caption=_("Venter på deg"),
            empty=_("Ingenting venter. Nye oppføringer kommer hit når de er tatt inn med «bulyst catalogue import»."),
        ),
        "settled": desks.worktable(
            [item for item in items if not item.needs_me], caption=_("Ferdige oppføringer"), empty=_("Ingen ennå.")
        ),
    }
    return render_editor(request, "editor/desk.html", context)


@editor_view
def entry(request: HttpRequest, actor: Actor, entry_id: int) -> HttpResponse:
    """One entry with everything that the reader found, and what it was unsure about first."""
    return _entry_page(request, _entry(entry_id))


@editor_view
def fields(request: HttpRequest, actor: Actor, entry_id: int) -> HttpResponse:
    """Write the entry's own fields."""
    found = _entry(entry_id)
    form = EntryForm(request.POST or None, initial=EntryForm.of(found))
    if request.method == "POST" and form.is_valid():
        result = act(
            request,
            actions.edit_entry,
            actor=actor,
            entry_id=entry_id,
            draft=form.draft(),
            done=_("Oppføringen er lagret."),
        )
        if result.ok:
            return redirect("editor:entry", entry_id)
    context = {"entry": found, "form": form, "crumbs": _way_back(found)}
    return render_editor(request, "editor/fields.html", context)


@editor_view
def figure(request: HttpRequest, actor: Actor, figure_id: int) -> HttpResponse:
    """Correct one figure, with its sentence in sight."""
    found = _figure(figure_id)
    form = FigureForm(request.POST or None, initial=FigureForm.of(found))
    if request.method == "POST" and form.is_valid():
        result = act(
            request,
            actions.correct_figure,
            actor=actor,
            figure_id=figure_id,
            draft=form.draft(),
            done=_("Tallet er rettet."),
        )
        if result.ok:
            return redirect("editor:entry", found.entry_id)
    context = {"figure": found, "form": form, "crumbs": _way_back(found.entry)}
    return render_editor(request, "editor/figure.html", context)


@editor_view
@require_POST
def confirm(request: HttpRequest, actor: Actor, figure_id: int) -> HttpResponse:
    """The reader was right."""
    found = _figure(figure_id)
    act(request, actions.confirm_figure, actor=actor, figure_id=figure_id, done=_("Tallet er bekreftet."))
    return redirect("editor:entry", found.entry_id)


@editor_view
@require_POST
def reject(request: HttpRequest, actor: Actor, figure_id: int) -> HttpResponse:
    """This is no figure of the entry."""
    found = _figure(figure_id)
    done = _("Tallet er forkastet. Setningen står fortsatt i teksten.")
    act(request, actions.reject_figure, actor=actor, figure_id=figure_id, done=done)
    return redirect("editor:entry", found.entry_id)


@editor_view
@require_POST
def settle(request: HttpRequest, actor: Actor, leftover_id: int) -> HttpResponse:
    """These words need no more attention."""
    found = _leftover(leftover_id)
    done = _("Merket som sett. Ordene står fortsatt i oppføringen.")
    act(request, actions.settle_leftover, actor=actor, leftover_id=leftover_id, done=done)
    return redirect("editor:entry", found.entry_id)


@editor_view
@require_POST
def dismiss(request: HttpRequest, actor: Actor, entry_id: int) -> HttpResponse:
    """The remark has been read."""
    _entry(entry_id)
    key, text = request.POST.get("key", ""), request.POST.get("text", "")
    act(
        request,
        actions.dismiss_remark,
        actor=actor,
        entry_id=entry_id,
        key=key,
        text=text,
        done=_("Merknaden er borte."),
    )
    return redirect("editor:entry", entry_id)


@editor_view
@require_POST
def publish(request: HttpRequest, actor: Actor, entry_id: int) -> HttpResponse:
    """Let everyone read it; a refusal says what is missing."""
    result = act(
        request, actions.publish_entry, actor=actor, entry_id=_entry(entry_id).pk, done=_("Oppføringen er publisert.")
    )
    return redirect("editor:entry", entry_id) if result.ok else _entry_page(request, _entry(entry_id))


@editor_view
@require_POST
def withdraw(request: HttpRequest, actor: Actor, entry_id: int) -> HttpResponse:
    """Take it off the public pages."""
    done = _("Oppføringen er trukket tilbake. Ingenting er slettet.")
    act(request, actions.withdraw_entry, actor=actor, entry_id=_entry(entry_id).pk, done=done)
    return redirect("editor:entry", entry_id)


def _entry_page(request: HttpRequest, found: Entry) -> HttpResponse:
    lines = desks.figure_lines(found)
    context = {
        "entry": found,
        "asking": [line for line in lines if line.asks],
        "others": [line for line in lines if not line.asks],
        "remarks": desks.remark_lines(found),
        "open_leftovers": desks.open_leftovers(found),
        "kept_leftovers": desks.kept_leftovers(found),
        "crumbs": [(_("Redaksjonen"), reverse("editor:desk"))],
    }
    return render_editor(request, "editor/entry.html", context)


def _way_back(found: Entry) -> list[tuple[str, str]]:
    return [(_("Redaksjonen"), reverse("editor:desk")), (found.title, reverse("editor:entry", args=[found.pk]))]


def _entry(entry_id: int) -> Entry:
    found = queries.any_entry(entry_id)
    if found is None:
        raise Http404
    return found


def _figure(figure_id: int) -> StatedFigure:
    found = queries.entry_figure(figure_id)
    if found is None:
        raise Http404
    return found


def _leftover(leftover_id: int) -> Leftover:
    found = queries.entry_leftover(leftover_id)
    if found is None:
        raise Http404
    return found
