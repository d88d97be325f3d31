"""What can I join, when and where, and whom do I ask?"""

from __future__ import annotations

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bulyst.courses import queries
from bulyst.courses.actions import give_up_seat, sign_up
from bulyst.courses.models import Enrolment
from bulyst.kernel.deadlines import today
from bulyst.tenancy.actor import Actor, Stranger, applicant_actor
from bulyst.tenancy.models import User
from bulyst.web.public.courses.forms import SignUpForm
from bulyst.web.ui.formats import day, number
from bulyst.web.ui.pages import render_public
from bulyst.web.ui.tables import Column, Table
from bulyst.web.ui.views import act


@require_GET
def courses(request: HttpRequest) -> HttpResponse:
    """The announced courses that are not over, in every municipality; for who is signed in, their own first."""
    user_id = request.user.pk if request.user.is_authenticated else None
    context = {
        "courses": queries.announced_courses(today(timezone.now())),
        "own": [] if user_id is None else [each for each in queries.own_enrolments(user_id) if _is_shown(each)],
    }
    return render_public(request, "public/courses/list.html", context)


@require_http_methods(["GET", "POST"])
def course(request: HttpRequest, slug: str) -> HttpResponse:
    """One announced course, also when it is over: when, where, and taking a seat."""
    found = queries.announced_course(slug)
    if found is None:
        raise Http404
    actor = _actor(request, found)
    own = actor and queries.own_person(actor)
    form = SignUpForm(request.POST or None, initial={"name": own.name if own else getattr(request.user, "name", "")})
    if request.method == "POST":
        if actor is None:
            return redirect_to_login(request.get_full_path())
        if form.is_valid() and _sign_up(request, actor, found, form):
            return redirect("public:course", slug=slug)
    return _page(request, found, actor, form)


@require_POST
def give_up(request: HttpRequest, slug: str) -> HttpResponse:
    """Leave a course that one has a seat at."""
    found = queries.announced_course(slug)
    if found is None:
        raise Http404
    actor = _actor(request, found)
    if actor is None:
        return redirect_to_login(reverse("public:course", kwargs={"slug": slug}))
    done = gettext("Du er meldt av «%(title)s». Du kan melde deg på igjen så lenge det er plass.")
    if act(request, give_up_seat, actor=actor, course_id=found.pk, done=done % {"title": found.title}).ok:
        return redirect("public:course", slug=slug)
    return _page(request, found, actor, SignUpForm())


def _sign_up(request: HttpRequest, actor: Actor, found: queries.PublicCourse, form: SignUpForm) -> bool:
    email = getattr(request.user, "email", "")
    done = gettext("Du er påmeldt «%(title)s».") % {"title": found.title}
    if not (actor.constructed or found.constructed):  # nothing is sent for a demonstration
        done += " " + gettext("En bekreftelse er på vei til %(email)s.") % {"email": email}
    return act(request, sign_up, actor=actor, course_id=found.pk, person=form.person(email), done=done).ok


def _actor(request: HttpRequest, found: queries.PublicCourse) -> Actor | None:
    """Who is signed in, towards the course's municipality; None for nobody, and for a closed account."""
    if not isinstance(request.user, User):
        return None
    try:
        return applicant_actor(request.user, found.tenant_id)
    except Stranger:
        return None


def _page(request: HttpRequest, found: queries.PublicCourse, actor: Actor | None, form: SignUpForm) -> HttpResponse:
    on = today(timezone.now())
    enrolments = [] if actor is None or actor.user_id is None else queries.own_enrolments(actor.user_id)
    context = {
        "course": found,
        "days": _days(found),
        "is_over": found.last_day is not None and found.last_day < on,
        "is_full": found.seats is not None and found.enrolled >= found.seats,
        "has_seat": any(each.course_id == found.pk for each in enrolments),
        "form": form if actor else None,
        "facts": [
            (gettext("Emne"), found.get_subject_display().capitalize()),
            (gettext("Sted"), found.place or None),
            (gettext("Arrangør"), found.organiser or None),
            (gettext("Program"), found.programme.name),
            (gettext("Plasser"), gettext("ingen grense") if found.seats is None else number(found.seats)),
        ],
        "crumbs": [(gettext("Kurs"), reverse("public:courses"))],
    }
    return render_public(request, "public/courses/course.html", context)


def _is_shown(enrolment: Enrolment) -> bool:
    return enrolment.course.published_at is not None


def _days(found: queries.PublicCourse) -> Table:
    return Table(
        caption=gettext("Kursdager"),
        columns=[
            Column("held_on", gettext("Dato")),
            Column("starts_at", gettext("Klokka")),
            Column("hours", gettext("Timer"), numeric=True),
        ],
        rows=[
            {
                "held_on": day(session.held_on),
                "starts_at": time_format(session.starts_at) if session.starts_at else gettext("ikke satt"),
                "hours": session.hours,
            }
            for session in found.public_days
        ],
        empty=gettext("Dagene er ikke satt ennå."),
        hide_caption=True,
    )
