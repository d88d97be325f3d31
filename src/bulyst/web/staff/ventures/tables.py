"""The ventures room's lists as tables."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext

from bulyst.kernel.numbers import OrganisationNumber
from bulyst.tenancy.models import Municipality
from bulyst.ventures.models import AssociationActivity, NewFirm, PupilEnterprise
from bulyst.web.staff.choices import to
from bulyst.web.staff.marks import mark_cell, mark_column
from bulyst.web.ui.formats import day
from bulyst.web.ui.tables import Column, Link, Table


def firm_table(municipality: Municipality, rows: Sequence[NewFirm], *, searched: bool) -> Table:
    """The new firms."""
    return Table(
        caption=gettext("Nye bedrifter"),
        columns=[
            Column("name", gettext("Bedrift")),
            Column("number", gettext("Nummer")),
            Column("legal_form", gettext("Form")),
            Column("registered_on", gettext("Registrert")),
            Column("programme", gettext("Program")),
            *mark_column(rows),
        ],
        rows=[
            {
                "name": Link(row.party.name, to("new_firm", municipality, venture_id=row.pk)),
                "number": number_of(row),
                "legal_form": row.get_legal_form_display().capitalize(),
                "registered_on": day(row.registered_on),
                "programme": row.programme.name,
                **mark_cell(row),
            }
            for row in rows
        ],
        empty=_empty(searched, gettext("Ingen nye bedrifter er ført ennå. Begynn med «Ny bedrift».")),
        hide_caption=True,
    )


def enterprise_table(municipality: Municipality, rows: Sequence[PupilEnterprise], *, searched: bool) -> Table:
    """The pupil enterprises."""
    return Table(
        caption=gettext("Elevbedrifter"),
        columns=[
            Column("name", gettext("Elevbedrift")),
            Column("school", gettext("Skole")),
            Column("school_year", gettext("Skoleår")),
            Column("pupils", gettext("Elever"), numeric=True),
            Column("programme", gettext("Program")),
            *mark_column(rows),
        ],
        rows=[
            {
                "name": Link(row.name, to("pupil_enterprise", municipality, venture_id=row.pk)),
                "school": row.school.name,
                "school_year": row.school_year,
                "pupils": row.pupils,
                "programme": row.programme.name,
                **mark_cell(row),
            }
            for row in rows
        ],
        empty=_empty(searched, gettext("Ingen elevbedrifter er ført ennå. Begynn med «Ny elevbedrift».")),
        hide_caption=True,
    )


def activity_table(municipality: Municipality, rows: Sequence[AssociationActivity], *, searched: bool) -> Table:
    """The associations' activities."""
    return Table(
        caption=gettext("Aktiviteter i lag"),
        columns=[
            Column("title", gettext("Aktivitet")),
            Column("party", gettext("Lag")),
            Column("held_on", gettext("Dato")),
            Column("support", gettext("Programmet bidro med")),
            Column("programme", gettext("Program")),
            *mark_column(rows),
        ],
        rows=[
            {
                "title": Link(row.title, to("association_activity", municipality, venture_id=row.pk)),
                "party": row.party.name,
                "held_on": day(row.held_on),
                "support": row.get_support_display().capitalize(),
                "programme": row.programme.name,
                **mark_cell(row),
            }
            for row in rows
        ],
        empty=_empty(searched, gettext("Ingen aktiviteter er ført ennå. Begynn med «Ny aktivitet».")),
        hide_caption=True,
    )


def number_of(row: NewFirm) -> str:
    """A firm's organisation number as people read it."""
    return OrganisationNumber.parse(row.party.organisation_number, synthetic=True).display


def _empty(searched: bool, nothing_yet: str) -> str:
    return gettext("Ingen passer med søket. Prøv færre ord, eller vis alle.") if searched else nothing_yet
