"""Who takes part: enrolling one or many, with a preview of who is known, and leaving."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods

from bulyst.courses import queries
from bulyst.courses.actions import enrol, enrol_many, remove_enrolment, withdraw_enrolment
from bulyst.courses.drafts import Participant
from bulyst.courses.reading import read_participants
from bulyst.parties import queries as parties
from bulyst.parties.recognition import Described
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.web.staff.choices import to
from bulyst.web.staff.courses.forms.people import ChoicesForm, LeaveForm, ListForm, PersonForm
from bulyst.web.staff.courses.preview import previewed
from bulyst.web.staff.courses.views.course import course_or_404, crumbs
from bulyst.web.ui.formats import number
from bulyst.web.ui.pages import render_staff
from bulyst.web.ui.views import act, staff_view

MOST_FOUND = 20


@require_http_methods(["GET", "POST"])
@staff_view(Right.KEEP_COURSES)
def enrolment_list(request: HttpRequest, actor: Actor, municipality: Municipality, course_id: int) -> HttpResponse:
    """Paste a list of people, or come back to it from the preview."""
    _require_people(actor)
    course = course_or_404(course_id)
    if "edit" in request.POST:
        form = ListForm(initial={"people": request.POST.get("people", "")})
    else:
        form = ListForm(request.POST or None)
    if form.is_valid():
        return _preview(request, municipality, course, form.cleaned_data["people"])
    context = {"form": form, "course": course, "crumbs": crumbs(municipality, course)}
    return render_staff(request, "staff/courses/enrol_list.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(Right.KEEP_COURSES)
def enrolment_one(request: HttpRequest, actor: Actor, municipality: Municipality, course_id: int) -> HttpResponse:
    """Fill in one person."""
    _require_people(actor)
    course = course_or_404(course_id)
    form = PersonForm(request.POST or None)
    if form.is_valid():
        return _preview(request, municipality, course, form.line)
    wanted = request.GET.get("q", "").strip()
    context = {
        "form": form,
        "course": course,
        "wanted": wanted,
        "found": queries.search_people(actor, wanted)[:MOST_FOUND] if wanted else [],
        "crumbs": crumbs(municipality, course),
    }
    return render_staff(request, "staff/courses/enrol_one.html", context)


@require_http_methods(["POST"])
@staff_view(Right.KEEP_COURSES)
def enrolment_known(request: HttpRequest, actor: Actor, municipality: Municipality, course_id: int) -> HttpResponse:
    """Enrol a registered person who was found by searching."""
    _require_people(actor)
    course = course_or_404(course_id)
    person = parties.party(int(request.POST["person"])) if request.POST.get("person", "").isdecimal() else None
    if person is None:
        raise Http404
    done = gettext("%(name)s er meldt på.") % {"name": person.name}
    participant = Participant(Described(person.name), known_as=person.pk)
    if act(request, enrol, actor=actor, course_id=course.pk, participant=participant, done=done).ok:
        return redirect(to("course", municipality, course_id=course.pk))
    context = {"form": PersonForm(), "course": course, "crumbs": crumbs(municipality, course)}
    return render_staff(request, "staff/courses/enrol_one.html", context)


@require_http_methods(["POST"])
@staff_view(Right.KEEP_COURSES)
def enrolment_confirm(request: HttpRequest, actor: Actor, municipality: Municipality, course_id: int) -> HttpResponse:
    """Enrol everyone of the preview as it was chosen."""
    _require_people(actor)
    course = course_or_404(course_id)
    text = request.POST.get("people", "")
    form = _choices(course.pk, text, request)
    if form.is_valid():
        people = form.participants
        done = ngettext("%(count)s deltaker er meldt på.", "%(count)s deltakere er meldt på.", len(people)) % {
            "count": number(len(people))
        }
        if act(request, enrol_many, actor=actor, course_id=course.pk, participants=people, done=done).ok:
            return redirect(to("course", municipality, course_id=course.pk))
    return _render_preview(request, municipality, course, form, text)


@require_http_methods(["GET", "POST"])
@staff_view(Right.KEEP_COURSES)
def enrolment_leave(
    request: HttpRequest, actor: Actor, municipality: Municipality, course_id: int, enrolment_id: int
) -> HttpResponse:
    """Take somebody off the list: they left, or it was a mistake."""
    _require_people(actor)
    course = course_or_404(course_id)
    found = [each for each in queries.participants(actor, course_id) if each.pk == enrolment_id]
    if not found:
        raise Http404
    enrolment, name = found[0], {"name": found[0].counted_person.name}
    form = LeaveForm(request.POST or None)
    if form.is_valid():
        mistake = form.cleaned_data["what"] == LeaveForm.MISTAKE
        action = remove_enrolment if mistake else withdraw_enrolment
        done = gettext("%(name)s er meldt av. Meld på igjen hvis det var feil.") % name
        if mistake:
            done = gettext("Påmeldingen til %(name)s er fjernet og telles ikke lenger.") % name
        said = {"enrolment_id": enrolment.pk, "reason": form.cleaned_data["reason"]}
        if act(request, action, actor=actor, done=done, **said).ok:
            return redirect(to("course", municipality, course_id=course_id))
    context = {
        "form": form,
        "enrolment": enrolment,
        "course": course,
        "back": to("course", municipality, course_id=course_id),
        "crumbs": crumbs(municipality, course),
    }
    return render_staff(request, "staff/courses/leave.html", context)


def _preview(
    request: HttpRequest, municipality: Municipality, course: queries.CountedCourse, text: str
) -> HttpResponse:
    return _render_preview(request, municipality, course, _choices(course.pk, text), text)


def _choices(course_id: int, text: str, request: HttpRequest | None = None) -> ChoicesForm:
    lines = previewed(read_participants(text), queries.known_people(), queries.enrolled_people(course_id))
    return ChoicesForm(request.POST if request else None, preview=lines, initial={"people": text})


def _render_preview(
    request: HttpRequest,
    municipality: Municipality,
    course: queries.CountedCourse,
    form: ChoicesForm,
    text: str,
) -> HttpResponse:
    unclear = [line for line in form.preview if line.options]
    context = {
        "form": form,
        "lines": [(line, form[line.field] if line.options else None) for line in form.preview],
        "new": len(form.preview) - len(unclear),
        "unclear": len(unclear),
        "text": text,
        "course": course,
        "crumbs": crumbs(municipality, course),
    }
    return render_staff(request, "staff/courses/preview.html", context)


def _require_people(actor: Actor) -> None:
    if not actor.has(Right.SEE_PEOPLE):
        raise PermissionDenied
