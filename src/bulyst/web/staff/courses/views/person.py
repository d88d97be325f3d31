"""One person who takes part: put right what is written of them, and merge them when they were registered twice."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bulyst.courses import queries
from bulyst.parties.actions import correct_person, merge_parties
from bulyst.parties.models import Party
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.web.staff.choices import to
from bulyst.web.staff.courses import tables
from bulyst.web.staff.courses.forms.people import PersonForm
from bulyst.web.staff.courses.preview import signs
from bulyst.web.ui.pages import render_staff
from bulyst.web.ui.views import act, staff_view


def person_or_404(actor: Actor, person_id: int) -> Party:
    """One person that the actor may see. Raises Http404."""
    try:
        return queries.access_person(actor, person_id)
    except Party.DoesNotExist as missing:
        raise Http404 from missing


@require_GET
@staff_view(Right.KEEP_COURSES)
def person_page(request: HttpRequest, actor: Actor, municipality: Municipality, person_id: int) -> HttpResponse:
    """What is known of one person, their courses, and who may be the same."""
    return _page(request, actor, municipality, person_or_404(actor, person_id))


@require_http_methods(["GET", "POST"])
@staff_view(Right.KEEP_COURSES)
def person_correct(request: HttpRequest, actor: Actor, municipality: Municipality, person_id: int) -> HttpResponse:
    """Put right what is written of a person."""
    person = person_or_404(actor, person_id)
    known = {name: getattr(person, name) for name in ("name", "born_year", "email", "phone")}
    form = PersonForm(request.POST or None, initial=known)
    here = to("person", municipality, person_id=person.pk)
    if form.is_valid():
        done = gettext("Opplysningene er rettet.")
        if act(request, correct_person, actor=actor, party_id=person.pk, person=form.person, done=done).ok:
            return redirect(here)
    context = {
        "form": form,
        "name": person.name,
        "back": here,
        "crumbs": [(gettext("Kurs"), to("courses", municipality)), (person.name, here)],
    }
    return render_staff(request, "staff/courses/person_correct.html", context)


@require_POST
@staff_view(Right.KEEP_COURSES)
def person_merge(request: HttpRequest, actor: Actor, municipality: Municipality, person_id: int) -> HttpResponse:
    """Merge another registration of the same person into this one."""
    person = person_or_404(actor, person_id)
    sent = request.POST.get("duplicate", "")
    duplicate = person_or_404(actor, int(sent) if sent.isdecimal() else 0)
    done = gettext("%(name)s er slått sammen og telles som én person.") % {"name": person.name}
    if act(request, merge_parties, actor=actor, duplicate_id=duplicate.pk, into_id=person.pk, done=done).ok:
        return redirect(to("person", municipality, person_id=person.pk))
    return _page(request, actor, municipality, person)


def _page(request: HttpRequest, actor: Actor, municipality: Municipality, person: Party) -> HttpResponse:
    context = {
        "person": person,
        "facts": [
            (gettext("Fødselsår"), str(person.born_year) if person.born_year else None),
            (gettext("E-post"), person.email or None),
            (gettext("Telefon"), person.phone or None),
        ],
        "courses": tables.person_table(municipality, queries.courses_of(actor, person.pk)),
        "others": [(other, signs(match)) for other, match in queries.possibly_same(actor, person)],
        "crumbs": [(gettext("Kurs"), to("courses", municipality))],
    }
    return render_staff(request, "staff/courses/person.html", context)
