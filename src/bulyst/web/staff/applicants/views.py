"""The list of applicants, and one of them with everything that the municipality has had to do with them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from bulyst.audit.trail import history
from bulyst.cases.aid import BUSINESSES, whole_cents
from bulyst.cases.queries import (
    activity_of,
    aid_of,
    aid_so_far,
    applicants,
    cases_of_party,
    is_applicant,
    payments_of_party,
    standing_of,
)
from bulyst.courses.queries import courses_of
from bulyst.kernel.deadlines import today
from bulyst.parties import queries as parties
from bulyst.parties.actions import note_register
from bulyst.parties.models import MemberRole, Party, PartyKind, RegisterState
from bulyst.parties.register import RegisterAway, register
from bulyst.parties.rules import REGISTRARS
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.queries import names_of
from bulyst.tenancy.roles import Right
from bulyst.ventures.queries import ventures_of
from bulyst.web.applicant.registering import has_register
from bulyst.web.staff.applicants import tables
from bulyst.web.staff.applicants.wording import EVENTS, signs_in_words
from bulyst.web.staff.cases.aid_table import aid_table
from bulyst.web.staff.choices import leave_open, to
from bulyst.web.staff.courses.tables import person_table
from bulyst.web.ui.formats import account, day, number
from bulyst.web.ui.forms import PlainForm, offer
from bulyst.web.ui.pages import render_staff
from bulyst.web.ui.timeline import Item
from bulyst.web.ui.views import act, staff_view

A_PAGE = 50


class SearchForm(PlainForm):
    """Who is looked for; a choice that does not exist is as if it were not made."""

    sok = forms.CharField(
        label=_("Navn eller nummer"), required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
    slag = forms.ChoiceField(label=_("Slag"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        kinds = [(kind.value, str(kind.label).capitalize()) for kind in PartyKind]
        offer(self, "slag", [("", _("Alle")), *kinds])
        leave_open(self, *self.fields)

    def wanted(self, name: str) -> str:
        """What was chosen, or nothing."""
        self.is_valid()
        return str(self.cleaned_data.get(name) or "")


@staff_view(Right.SEE_STAFF)
def applicant_list(request: HttpRequest, actor: Actor, municipality: Municipality) -> HttpResponse:
    """Everyone who has applied or been guided, and every organisation; found by name or number."""
    form = SearchForm(request.GET)
    text, kind = form.wanted("sok"), form.wanted("slag")
    page = Paginator(applicants(text, kind), A_PAGE).get_page(request.GET.get("side"))
    shown = list(page.object_list)
    asked = request.GET.copy()
    asked.pop("side", None)
    context = {
        "form": form,
        "page": page,
        "query": asked.urlencode(),
        "table": tables.applicant_table(
            municipality, shown, activity_of([each.pk for each in shown]), searched=bool(text or kind)
        ),
        "filtered": bool(text or kind),
        "may_merge": bool(actor.rights & REGISTRARS),
        "constructed": any(each.constructed for each in shown),
    }
    return render_staff(request, "staff/applicants/list.html", context)


@staff_view(Right.SEE_STAFF)
def applicant_page(request: HttpRequest, actor: Actor, municipality: Municipality, party_id: int) -> HttpResponse:
    """One applicant: contact, cases, money, courses, ventures, people, history, and who may be the same."""
    party = party_or_404(actor, party_id)
    if party.canonical_id:
        return redirect(to("applicant", municipality, party_id=party.canonical_id))
    ids, cases = parties.ids_of(party.pk), cases_of_party(party.pk)
    may_merge = bool(actor.rights & REGISTRARS)
    context = {
        "party": party,
        "kind": str(party.get_kind_display()).capitalize(),
        "contact": _contact(party),
        "register": _register(party),
        "may_ask": may_merge and bool(party.organisation_number) and has_register(),
        "standing": standing_of(cases),
        **_aid(party, municipality),
        "cases": tables.case_table(municipality, cases),
        "payments": tables.payment_table(municipality, payments_of_party(party.pk)),
        "courses": _courses(actor, municipality, party),
        "ventures": tables.venture_table(municipality, ventures_of(ids)),
        "people": [(each.user.name, MemberRole(each.role).label) for each in parties.people_of(party.pk)],
        "history": _history(party, ids),
        "merges": parties.merges_into(party.pk),
        "alike": _alike(party) if may_merge else [],
        "may_merge": may_merge,
        "crumbs": crumbs(municipality),
    }
    return render_staff(request, "staff/applicants/applicant.html", context)


@require_POST
@staff_view(*REGISTRARS)
def ask_register(request: HttpRequest, actor: Actor, municipality: Municipality, party_id: int) -> HttpResponse:
    """Ask the official register about an organisation and keep what it says."""
    party = party_or_404(actor, party_id)
    here = redirect(to("applicant", municipality, party_id=party.pk))
    if not party.organisation_number:
        return here
    try:
        entry = register().look_up(party.organisation_number)
    except RegisterAway:
        messages.warning(request, gettext("Enhetsregisteret svarer ikke akkurat nå. Prøv igjen senere."))
        return here
    done = gettext("Svaret fra Enhetsregisteret er lagret.")
    act(request, note_register, actor=actor, party_id=party.pk, entry=entry, done=done)
    return here


def party_or_404(actor: Actor, party_id: int) -> Party:
    """One party that the actor may see: people without a case only by who may see people. Raises Http404."""
    party = parties.party(party_id)
    if party is None:
        raise Http404
    if party.kind == PartyKind.PERSON and not actor.has(Right.SEE_PEOPLE) and not is_applicant(party.counted_id):
        raise Http404
    return party


def crumbs(municipality: Municipality, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """The way back to the list."""
    return [(gettext("Søkere"), to("applicants", municipality)), *more]


def _aid(party: Party, municipality: Municipality) -> dict[str, Any]:
    """The sum that the ceiling is judged by, and its rows; nothing for who has none and gets none."""
    lines = aid_of(party.pk)
    window = aid_so_far(lines, today(timezone.now()))
    shown = bool(lines) or party.kind in BUSINESSES
    return {
        "aid": window if shown else None,
        "aid_total": number(whole_cents(window.total), 2),
        "aid_table": aid_table(lines, municipality),
    }


def _contact(party: Party) -> list[tuple[str, object]]:
    return [
        (gettext("Organisasjonsnummer"), tables.number_of(party)),
        (gettext("Organisasjonsform"), party.legal_form or None),
        (gettext("E-post"), party.email or None),
        (gettext("Telefon"), party.phone or None),
        (gettext("Postadresse"), ", ".join(party.postal_address.split("\n")) or None),
        (gettext("Kontonummer"), account(party.account_number) or None),
    ]


def _register(party: Party) -> str:
    """What the register said, with the day; nothing for a person."""
    if not party.organisation_number:
        return ""
    if party.register_asked_at is None:
        return gettext("Ført for hånd. Enhetsregisteret er ikke spurt.")
    said = {"said": RegisterState(party.register_state).label, "when": day(party.register_asked_at)}
    return gettext("Spurt %(when)s: %(said)s.") % said


def _courses(actor: Actor, municipality: Municipality, party: Party) -> Any:
    if party.kind != PartyKind.PERSON or not actor.has(Right.SEE_PEOPLE):
        return None
    return person_table(municipality, courses_of(actor, party.pk))


def _history(party: Party, ids: list[int]) -> list[Item]:
    lines = history(party.tenant_id, *(("party", key) for key in ids))
    names = names_of({line.actor_id for line in lines if line.actor_id is not None})
    return [
        Item(at=line.at, title=str(EVENTS.get(line.event, line.event)), text="", by=names.get(line.actor_id or 0, ""))
        for line in reversed(lines)
    ]


def _alike(party: Party) -> list[tuple[Party, str]]:
    return [
        (other if one.pk == party.pk else one, signs_in_words(signs))
        for one, other, signs in parties.possible_duplicates(party.pk)
    ]
