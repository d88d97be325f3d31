"""Courses: the list, one course, and entering, changing, removing one."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bulyst.courses import queries
from bulyst.courses.actions import change_course, create_course, remove_course, restore_course
from bulyst.courses.models import Course, Session, Subject
from bulyst.kernel.deadlines import today
from bulyst.programmes import queries as programmes
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.web.staff.choices import to
from bulyst.web.staff.courses import tables
from bulyst.web.staff.courses.forms.course import CourseForm, NewCourseForm, ReasonForm, course_initial
from bulyst.web.staff.courses.forms.search import SearchForm
from bulyst.web.ui.pages import render_staff
from bulyst.web.ui.views import act, staff_view


def course_or_404(course_id: int) -> queries.CountedCourse:
    """One course of the open scope. Raises Http404."""
    try:
        return queries.access_course(course_id)
    except Course.DoesNotExist as missing:
        raise Http404 from missing


@require_GET
@staff_view(Right.SEE_STAFF)
def course_list(request: HttpRequest, actor: Actor, municipality: Municipality) -> HttpResponse:
    """Which courses are there, and what is there to do about them?"""
    form = SearchForm(request.GET or None, programmes=list(programmes.programmes()), subjects=Subject.choices)
    found = list(queries.search_courses(**form.wanted))
    waiting = queries.unrecorded_sessions(today(timezone.now())).count() if actor.has(Right.KEEP_COURSES) else 0
    context = {
        "form": form,
        "table": tables.course_table(municipality, found, searched=form.is_bound),
        "waiting": waiting,
        "keeps": actor.has(Right.KEEP_COURSES),
        "has_constructed": any(course.constructed for course in found),
        "removed": queries.removed_courses() if actor.has(Right.KEEP_COURSES) else [],
    }
    return render_staff(request, "staff/courses/list.html", context)


@require_GET
@staff_view(Right.SEE_STAFF)
def course_page(request: HttpRequest, actor: Actor, municipality: Municipality, course_id: int) -> HttpResponse:
    """Everything about one course."""
    course = course_or_404(course_id)
    on = today(timezone.now())
    sessions = list(queries.sessions(course.pk))
    people = queries.participants(actor, course.pk)
    keeps = actor.has(Right.KEEP_COURSES) and not course.is_removed
    context = {
        "course": course,
        "crumbs": [(gettext("Kurs"), to("courses", municipality))],
        "when": tables.spell_days(course.first_day, course.last_day),
        "facts": _facts(course),
        "sessions": tables.session_table(municipality, course, sessions, on=on, keeps=keeps),
        "participants": tables.participant_table(municipality, course, people, keeps=keeps),
        "doubtful": queries.maybe_registered_before(actor, course.pk) if keeps else [],
        "sees_people": actor.has(Right.SEE_PEOPLE),
        "keeps": keeps,
        "may_restore": actor.has(Right.KEEP_COURSES) and course.is_removed,
        "next": _next_step(municipality, course, sessions) if keeps else None,
    }
    return render_staff(request, "staff/courses/course.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(Right.KEEP_COURSES)
def course_new(request: HttpRequest, actor: Actor, municipality: Municipality) -> HttpResponse:
    """Enter a course."""
    known = list(programmes.programmes())
    form = NewCourseForm(request.POST or None, programmes=known)
    if form.is_valid():
        done = gettext("Kurset «%(title)s» er ført. Nå kan du melde på deltakere.") % {"title": form.draft.title}
        result = act(request, create_course, actor=actor, draft=form.draft, days=form.day_drafts, done=done)
        if result.ok:
            return redirect(to("course", municipality, course_id=result.value.pk))
    context = {"form": form, "programmes": known, "crumbs": [(gettext("Kurs"), to("courses", municipality))]}
    return render_staff(request, "staff/courses/new.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(Right.KEEP_COURSES)
def course_change(request: HttpRequest, actor: Actor, municipality: Municipality, course_id: int) -> HttpResponse:
    """Change what is said about a course."""
    course = course_or_404(course_id)
    form = CourseForm(request.POST or None, programmes=list(programmes.programmes()), initial=course_initial(course))
    here = to("course", municipality, course_id=course.pk)
    if form.is_valid():
        done = gettext("Endringene er lagret.")
        if act(request, change_course, actor=actor, course_id=course.pk, draft=form.draft, done=done).ok:
            return redirect(here)
    context = {"form": form, "course": course, "back": here, "crumbs": crumbs(municipality, course)}
    return render_staff(request, "staff/courses/change.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(Right.KEEP_COURSES)
def course_remove(request: HttpRequest, actor: Actor, municipality: Municipality, course_id: int) -> HttpResponse:
    """Take a course out, with a reason."""
    course = course_or_404(course_id)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        done = gettext("Kurset «%(title)s» er fjernet og telles ikke lenger. Det kan settes tilbake fra kurslisten.")
        done %= {"title": course.title}
        if act(request, remove_course, actor=actor, course_id=course.pk, done=done, **form.cleaned_data).ok:
            return redirect(to("courses", municipality))
    context = {
        "form": form,
        "title": gettext("Fjern kurset «%(title)s»") % {"title": course.title},
        "lead": gettext("Kurset og oppmøtet tas ut av alle tall. Ingenting slettes, og du kan sette kurset tilbake."),
        "submit": gettext("Fjern kurset"),
        "back": to("course", municipality, course_id=course.pk),
        "crumbs": crumbs(municipality, course),
    }
    return render_staff(request, "staff/remove.html", context)


@require_POST
@staff_view(Right.KEEP_COURSES)
def course_restore(request: HttpRequest, actor: Actor, municipality: Municipality, course_id: int) -> HttpResponse:
    """Put a removed course back."""
    course = course_or_404(course_id)
    done = gettext("Kurset er satt tilbake og telles igjen.")
    act(request, restore_course, actor=actor, course_id=course.pk, done=done)
    return redirect(to("course", municipality, course_id=course.pk))


def crumbs(municipality: Municipality, course: Course) -> list[tuple[str, str]]:
    """The way back from a page below a course."""
    return [
        (gettext("Kurs"), to("courses", municipality)),
        (course.title, to("course", municipality, course_id=course.pk)),
    ]


def _facts(course: queries.CountedCourse) -> list[tuple[str, object]]:
    seats = gettext("%(enrolled)s påmeldt, ingen grense") % {"enrolled": course.enrolled}
    if course.seats is not None:
        seats = gettext("%(enrolled)s av %(seats)s") % {"enrolled": course.enrolled, "seats": course.seats}
    contact = ", ".join(filter(None, [course.contact_name, course.contact_email, course.contact_phone]))
    return [
        (gettext("Program"), course.programme.name),
        (gettext("Programområde"), course.area.name if course.area else gettext("Ikke valgt")),
        (gettext("Emne"), course.get_subject_display().capitalize()),
        (gettext("Arrangør"), course.organiser or None),
        (gettext("Sted"), course.place or None),
        (gettext("Plasser"), seats),
        (gettext("Kontakt"), contact or None),
    ]


def _next_step(
    municipality: Municipality, course: queries.CountedCourse, sessions: list[queries.CountedSession]
) -> tuple[str, str]:
    """The one thing to do next: its words and its address."""
    on = today(timezone.now())
    unrecorded: list[Session] = [each for each in sessions if each.recorded_at is None and each.held_on <= on]
    if not course.enrolled:
        return gettext("Meld på deltakere"), to("enrolment_list", municipality, course_id=course.pk)
    if unrecorded:
        first = to("attendance", municipality, course_id=course.pk, session_id=unrecorded[0].pk)
        return gettext("Før oppmøte"), first
    if not sessions:
        return gettext("Legg til en kursdag"), to("session_new", municipality, course_id=course.pk)
    return gettext("Meld på deltakere"), to("enrolment_list", municipality, course_id=course.pk)
