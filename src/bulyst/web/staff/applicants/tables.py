"""An applicant's cases, payments, courses and ventures as tables."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext

from bulyst.cases.models import Case, PaymentRequest
from bulyst.cases.queries.applicants import Activity
from bulyst.kernel.numbers import OrganisationNumber
from bulyst.parties.models import Party
from bulyst.tenancy.models import Municipality
from bulyst.ventures.queries import PartyVentures
from bulyst.web.staff.cases.wording import PAYMENT_STATES, kind_word, state_tag
from bulyst.web.staff.choices import to
from bulyst.web.staff.marks import mark_cell, mark_column
from bulyst.web.ui.tables import Column, Link, Table, Tag

ACTIVITY = "association_activity"


def applicant_table(
    municipality: Municipality, parties: Sequence[Party], activity: Mapping[int, Activity], *, searched: bool
) -> Table:
    """The list of applicants."""
    none = Activity(0, None)
    return Table(
        caption=gettext("Søkere"),
        columns=[
            Column("name", gettext("Navn")),
            Column("kind", gettext("Slag")),
            Column("number", gettext("Organisasjonsnummer")),
            Column("cases", gettext("Saker"), numeric=True),
            Column("last", gettext("Siste sak")),
            *mark_column(parties),
        ],
        rows=[
            {
                "name": Link(party.name, to("applicant", municipality, party_id=party.pk)),
                "kind": _capital(party.get_kind_display()),
                "number": number_of(party),
                "cases": activity.get(party.pk, none).cases,
                "last": activity.get(party.pk, none).last or "–",
                **mark_cell(party),
            }
            for party in parties
        ],
        empty=gettext("Ingen passer til søket. Prøv et kortere ord.") if searched else gettext("Ingen søkere ennå."),
        hide_caption=True,
    )


def case_table(municipality: Municipality, cases: Collection[Case]) -> Table:
    """Everything the applicant has applied for or been guided in."""
    return Table(
        caption=gettext("Saker"),
        columns=[
            Column("number", gettext("Sak")),
            Column("heading", gettext("Gjelder")),
            Column("kind", gettext("Slag")),
            Column("state", gettext("Status")),
            Column("applied", gettext("Søkt om"), numeric=True),
            Column("granted", gettext("Tilsagn"), numeric=True),
        ],
        rows=[
            {
                "number": Link(case.number, reverse("staff:case", args=[municipality.slug, case.number])),
                "heading": case.heading,
                "kind": kind_word(case),
                "state": state_tag(case),
                "applied": case.applied_amount or "–",
                "granted": case.decision.amount if case.decided_on and case.decision else "–",
            }
            for case in cases
        ],
        empty=gettext("Ingen saker."),
        hide_caption=True,
    )


def payment_table(municipality: Municipality, payments: Collection[PaymentRequest]) -> Table:
    """Everything the applicant has asked to be paid."""
    return Table(
        caption=gettext("Utbetalinger"),
        columns=[
            Column("number", gettext("Sak")),
            Column("asked", gettext("Bedt om")),
            Column("state", gettext("Status")),
            Column("requested", gettext("Ønsket"), numeric=True),
            Column("approved", gettext("Attestert"), numeric=True),
            Column("paid_on", gettext("Betalt")),
        ],
        rows=[
            {
                "number": Link(each.case.number, reverse("staff:case", args=[municipality.slug, each.case.number])),
                "asked": each.requested_at.date(),
                "state": _payment_tag(each),
                "requested": each.requested_amount,
                "approved": "–" if each.approved_amount is None else each.approved_amount,
                "paid_on": each.paid_on or "–",
            }
            for each in payments
        ],
        hide_caption=True,
    )


def venture_table(municipality: Municipality, found: PartyVentures) -> Table:
    """New firms, pupil enterprises and activities that the party has come to."""
    firm = gettext("Ny bedrift")
    rows = [
        *((firm, each.programme.name, each.registered_on, "new_firm", each.pk) for each in found.firms),
        *((each.name, each.programme.name, each.started_on, "pupil_enterprise", each.pk) for each in found.enterprises),
        *((each.title, each.programme.name, each.held_on, ACTIVITY, each.pk) for each in found.activities),
    ]
    return Table(
        caption=gettext("Virksomhet i programmet"),
        columns=[
            Column("what", gettext("Hva")),
            Column("on", gettext("Dato")),
            Column("programme", gettext("Program")),
        ],
        rows=[
            {"what": Link(what, to(page, municipality, venture_id=key)), "on": on, "programme": programme}
            for what, programme, on, page, key in rows
        ],
        hide_caption=True,
    )


def number_of(party: Party) -> str:
    """The organisation number as it is read, or a dash."""
    return OrganisationNumber(party.organisation_number).display or "–"


def _payment_tag(request: PaymentRequest) -> Tag:
    word, color = PAYMENT_STATES[request.state]  # type: ignore[index]
    return Tag(str(word), color)


def _capital(label: object) -> str:
    text = str(label)
    return text[:1].upper() + text[1:]
