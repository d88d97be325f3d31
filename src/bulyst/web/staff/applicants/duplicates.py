"""Parties that may be registered twice: side by side, merged by a person, and undone."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from bulyst.cases.queries import cases_of_party
from bulyst.parties import queries as parties
from bulyst.parties.actions import keep_apart, merge_parties, undo_merge
from bulyst.parties.models import Party
from bulyst.parties.rules import REGISTRARS
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.ventures.queries import ventures_of
from bulyst.web.staff.applicants.tables import number_of
from bulyst.web.staff.applicants.views import crumbs, party_or_404
from bulyst.web.staff.applicants.wording import signs_in_words
from bulyst.web.staff.choices import to
from bulyst.web.ui.formats import account, day
from bulyst.web.ui.pages import render_staff
from bulyst.web.ui.tables import Column, Link, Table
from bulyst.web.ui.views import act, staff_view


@staff_view(*REGISTRARS)
def duplicate_list(request: HttpRequest, actor: Actor, municipality: Municipality) -> HttpResponse:
    """Every two parties that may be one, the surest first."""
    found = [
        each
        for each in parties.possible_duplicates()
        if actor.has(Right.SEE_PEOPLE) or all(party.kind != "PERSON" for party in each[:2])
    ]
    table = Table(
        caption=gettext("Kan være registrert to ganger"),
        columns=[
            Column("one", gettext("Den ene")),
            Column("other", gettext("Den andre")),
            Column("signs", gettext("Felles")),
            Column("compare", gettext("Avgjør")),
        ],
        rows=[
            {
                "one": one.name,
                "other": other.name,
                "signs": signs_in_words(signs),
                "compare": Link(
                    gettext("Sammenlign"),
                    to("applicant_compare", municipality, party_id=one.pk, other_id=other.pk),
                ),
            }
            for one, other, signs in found
        ],
        empty=gettext("Ingen ser ut til å være registrert to ganger."),
        hide_caption=True,
    )
    return render_staff(request, "staff/applicants/duplicates.html", {"table": table, "crumbs": crumbs(municipality)})


@staff_view(*REGISTRARS)
def compare(
    request: HttpRequest, actor: Actor, municipality: Municipality, party_id: int, other_id: int
) -> HttpResponse:
    """Two parties side by side; a person says which of them counts, or that they are two."""
    one, other = party_or_404(actor, party_id), party_or_404(actor, other_id)
    if one.pk == other.pk:
        raise Http404
    kept = request.POST.get("behold", "")
    if request.method == "POST" and kept in {str(one.pk), str(other.pk)}:
        into, duplicate = (one, other) if kept == str(one.pk) else (other, one)
        done = gettext("Partene er slått sammen. «%(name)s» teller nå for begge, og du kan angre her.") % {
            "name": into.name
        }
        if act(request, merge_parties, actor=actor, duplicate_id=duplicate.pk, into_id=into.pk, done=done).ok:
            return redirect(to("applicant", municipality, party_id=into.pk))
    elif request.method == "POST":
        done = gettext("Notert: de er to. De blir ikke foreslått igjen.")
        if act(request, keep_apart, actor=actor, one_id=one.pk, other_id=other.pk, done=done).ok:
            return redirect(to("duplicates", municipality))
    context = {
        "one": one,
        "other": other,
        "table": _side_by_side(one, other),
        "crumbs": crumbs(municipality, (gettext("Registrert to ganger"), to("duplicates", municipality))),
    }
    return render_staff(request, "staff/applicants/compare.html", context)


@require_POST
@staff_view(*REGISTRARS)
def undo(
    request: HttpRequest, actor: Actor, municipality: Municipality, party_id: int, duplicate_id: int
) -> HttpResponse:
    """Undo one merging; both are then as they were before it."""
    party = party_or_404(actor, party_id)
    merge = next((each for each in parties.merges_into(party.pk) if each.duplicate_id == duplicate_id), None)
    if merge is None:
        raise Http404
    done = gettext("Sammenslåingen er angret. «%(name)s» er en part for seg igjen.") % {"name": merge.duplicate.name}
    if act(request, undo_merge, actor=actor, duplicate_id=duplicate_id, done=done).ok:
        return redirect(to("applicant", municipality, party_id=duplicate_id))
    return redirect(to("applicant", municipality, party_id=party.pk))


def _side_by_side(one: Party, other: Party) -> Table:
    rows = [
        {"what": label, "one": mine, "other": theirs}
        for (label, mine), (_label, theirs) in zip(_facts(one), _facts(other), strict=True)
        if (mine, theirs) != ("–", "–")
    ]
    return Table(
        caption=gettext("Side om side"),
        columns=[Column("what", gettext("Opplysning")), Column("one", one.name), Column("other", other.name)],
        rows=rows,
        hide_caption=True,
    )


def _facts(party: Party) -> list[tuple[str, object]]:
    found = ventures_of(parties.ids_of(party.pk))
    ventures = len(found.firms) + len(found.enterprises) + len(found.activities)
    return [
        (gettext("Slag"), str(party.get_kind_display()).capitalize()),
        (gettext("Organisasjonsnummer"), number_of(party)),
        (gettext("E-post"), party.email or "–"),
        (gettext("Telefon"), party.phone or "–"),
        (gettext("Postadresse"), ", ".join(party.postal_address.split("\n")) or "–"),
        (gettext("Kontonummer"), account(party.account_number) or "–"),
        (gettext("Fødselsår"), str(party.born_year or "–")),
        (gettext("Registrert"), day(party.created_at)),
        (gettext("Saker"), len(cases_of_party(party.pk))),
        (
            gettext("Virksomhet i programmet"),
            ventures,
        ),
        (gettext("Personer med tilgang"), parties.people_of(party.pk).count()),
    ]
