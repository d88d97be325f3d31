"""What can I join, when and where, and whom do I ask?"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from bulyst.courses import queries
from bulyst.kernel.deadlines import today
from bulyst.web.ui.formats import day, number
from bulyst.web.ui.pages import render_public
from bulyst.web.ui.tables import Column, Table


@require_GET
def courses(request: HttpRequest) -> HttpResponse:
    """The announced courses that are not over, in every municipality."""
    found = queries.announced_courses(today(timezone.now()))
    return render_public(request, "public/courses/list.html", {"courses": found})


@require_GET
def course(request: HttpRequest, slug: str) -> HttpResponse:
    """One announced course, also when it is over."""
    found = queries.announced_course(slug)
    if found is None:
        raise Http404
    on = today(timezone.now())
    context = {
        "course": found,
        "days": _days(found),
        "is_over": found.last_day is not None and found.last_day < on,
        "is_full": found.seats is not None and found.enrolled >= found.seats,
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
                "starts_at": f"{session.starts_at:%H.%M}" if session.starts_at else gettext("ikke satt"),
                "hours": session.hours,
            }
            for session in found.public_days
        ],
        empty=gettext("Dagene er ikke satt ennå."),
        hide_caption=True,
    )
