"""The first page of the staff: what must I do today?"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from bulyst.kernel.deadlines import today as day_in_norway
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.web.staff.choices import to
from bulyst.web.staff.today.work import piles
from bulyst.web.ui.pages import render_staff
from bulyst.web.ui.views import staff_view


@require_GET
@staff_view(Right.SEE_STAFF)
def today(request: HttpRequest, actor: Actor, municipality: Municipality) -> HttpResponse:
    """Everything to do, by urgency, over all rooms."""
    now = timezone.now()
    found = piles(actor, municipality, now)
    context = {
        "on": day_in_norway(now),
        "piles": found,
        "instead": [] if any(not pile.is_others for pile in found) else _instead(actor, municipality),
        "has_constructed": any(task.constructed for pile in found for task in pile.tasks),
    }
    return render_staff(request, "staff/today/today.html", context)


def _instead(actor: Actor, municipality: Municipality) -> list[tuple[str, str]]:
    """What to do when nothing waits, by what the actor may."""
    doors = [
        (Right.KEEP_COURSES, gettext("Før et nytt kurs"), "course_new"),
        (Right.KEEP_VENTURES, gettext("Før en ny bedrift"), "new_firm_new"),
        (Right.SEE_STAFF, gettext("Se alle saker"), "cases"),
        (Right.SEE_STAFF, gettext("Se hvordan det går med målene"), "results"),
    ]
    return [(words, to(name, municipality)) for right, words, name in doors if actor.has(right)]
