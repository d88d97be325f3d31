"""A course's days, and who was there."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods

from bulyst.courses import queries
from bulyst.courses.actions import add_session, change_session, record_attendance, remove_session
from bulyst.courses.models import Session
from bulyst.kernel.deadlines import today
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.web.staff.choices import Choice, to
from bulyst.web.staff.courses.forms.course import ReasonForm, SessionForm, session_initial
from bulyst.web.staff.courses.forms.people import AttendanceForm
from bulyst.web.staff.courses.views.course import course_or_404, crumbs
from bulyst.web.ui.formats import day, number
from bulyst.web.ui.pages import render_staff
from bulyst.web.ui.views import act, staff_view


def session_or_404(course_id: int, session_id: int) -> Session:
    """One standing day of the course. Raises Http404."""
    found = queries.sessions(course_id).filter(pk=session_id).select_related("course").first()
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "POST"])
@staff_view(Right.KEEP_COURSES)
def session_new(request: HttpRequest, actor: Actor, municipality: Municipality, course_id: int) -> HttpResponse:
    """Add a day to a course."""
    course = course_or_404(course_id)
    form = SessionForm(request.POST or None)
    here = to("course", municipality, course_id=course.pk)
    if form.is_valid():
        done = gettext("Kursdagen %(day)s er lagt til.") % {"day": day(form.draft.held_on)}
        if act(request, add_session, actor=actor, course_id=course.pk, day=form.draft, done=done).ok:
            return redirect(here)
    context = {"form": form, "course": course, "back": here, "crumbs": crumbs(municipality, course)}
    return render_staff(request, "staff/courses/session.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(Right.KEEP_COURSES)
def session_change(
    request: HttpRequest, actor: Actor, municipality: Municipality, course_id: int, session_id: int
) -> HttpResponse:
    """Move a course day or change its hours."""
    session = session_or_404(course_id, session_id)
    form = SessionForm(request.POST or None, initial=session_initial(session))
    here = to("course", municipality, course_id=course_id)
    if form.is_valid():
        done = gettext("Kursdagen er endret til %(day)s.") % {"day": day(form.draft.held_on)}
        if act(request, change_session, actor=actor, session_id=session.pk, day=form.draft, done=done).ok:
            return redirect(here)
    context = {
        "form": form,
        "course": session.course,
        "session": session,
        "back": here,
        "crumbs": crumbs(municipality, session.course),
    }
    return render_staff(request, "staff/courses/session.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(Right.KEEP_COURSES)
def session_remove(
    request: HttpRequest, actor: Actor, municipality: Municipality, course_id: int, session_id: int
) -> HttpResponse:
    """Take a course day out, with a reason."""
    session = session_or_404(course_id, session_id)
    form = ReasonForm(request.POST or None)
    here = to("course", municipality, course_id=course_id)
    held_on = {"day": day(session.held_on)}
    if form.is_valid():
        done = gettext("Kursdagen %(day)s er fjernet og telles ikke lenger.") % held_on
        if act(request, remove_session, actor=actor, session_id=session.pk, done=done, **form.cleaned_data).ok:
            return redirect(here)
    present = len(queries.present(session.pk))
    lead = ngettext(
        "Oppmøtet til %(count)s deltaker tas ut av tallene.",
        "Oppmøtet til %(count)s deltakere tas ut av tallene.",
        present,
    ) % {"count": number(present)}
    context = {
        "form": form,
        "title": gettext("Fjern kursdagen %(day)s") % held_on,
        "lead": lead if present else gettext("Ingen har oppmøte denne dagen."),
        "submit": gettext("Fjern kursdagen"),
        "back": here,
        "crumbs": crumbs(municipality, session.course),
    }
    return render_staff(request, "staff/remove.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(Right.KEEP_COURSES)
def attendance(
    request: HttpRequest, actor: Actor, municipality: Municipality, course_id: int, session_id: int
) -> HttpResponse:
    """Tick off who was there. The list has names, so it is for those who may see people."""
    if not actor.has(Right.SEE_PEOPLE):
        raise PermissionDenied
    session = session_or_404(course_id, session_id)
    names: list[Choice] = [(str(enrolment.pk), _line(enrolment)) for enrolment in queries.listed(session)]
    everyone = "alle" in request.GET
    ticked = [value for value, _name in names] if everyone else [str(each) for each in queries.present(session.pk)]
    form = AttendanceForm(
        request.POST or None, names=names, correcting=session.recorded_at is not None, initial={"present": ticked}
    )
    held_on = day(session.held_on)
    if request.method == "POST" and form.is_valid():
        said = {"actor": actor, "session_id": session.pk, "present": form.ticked}
        count = len(form.ticked)
        done = ngettext(
            "Oppmøtet %(day)s er ført: %(count)s var der.", "Oppmøtet %(day)s er ført: %(count)s var der.", count
        ) % {"day": held_on, "count": number(count)}
        if act(request, record_attendance, reason=form.cleaned_data.get("reason", ""), done=done, **said).ok:
            return redirect(to("course", municipality, course_id=course_id))
    context = {
        "form": form,
        "course": session.course,
        "session": session,
        "held_on": held_on,
        "is_held": session.held_on <= today(timezone.now()),
        "names": names,
        "everyone": everyone,
        "back": to("course", municipality, course_id=course_id),
        "enrol": to("enrolment_list", municipality, course_id=course_id),
        "crumbs": crumbs(municipality, session.course),
    }
    return render_staff(request, "staff/courses/attendance.html", context)


def _line(enrolment: queries.Enrolment) -> str:
    person = enrolment.counted_person
    born = gettext(", født %(year)s") % {"year": person.born_year} if person.born_year else ""
    return f"{person.name}{born}"
