"""The de minimis aid that is known of an undertaking, from all givers, as a table."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from bulyst.cases.aid import whole_cents
from bulyst.cases.models import Case
from bulyst.cases.queries import AidLine
from bulyst.tenancy.models import Municipality
from bulyst.web.ui.formats import day, number
from bulyst.web.ui.tables import Column, Link, Table


def aid_table(lines: list[AidLine], municipality: Municipality, *, removable_in: Case | None = None) -> Table:
    """Each piece of aid that is known; with a way to remove what was entered, from the page of a case."""
    columns = [
        Column("on", _("Dato")),
        Column("giver", _("Fra")),
        Column("party", _("Til")),
        Column("amount", _("Beløp"), numeric=True),
        Column("rate", _("Eurokurs")),
        Column("eur", _("Euro"), numeric=True),
    ]
    if removable_in is not None:
        columns.append(Column("change", _("Endre")))
    return Table(
        _("Bagatellmessig støtte vi vet om"),
        columns,
        [_shown(line, removable_in, municipality) for line in lines],
        empty=_("Vi vet ikke om annen bagatellmessig støtte til foretaket."),
    )


def _shown(line: AidLine, case: Case | None, municipality: Municipality) -> dict[str, Any]:
    own, known = line.case, line.known
    giver: str | Link = " · ".join(filter(None, [line.giver, line.scheme]))
    change: str | Link = "–"
    if own is not None:
        words = _("Sak %(number)s") % {"number": own.number}
        giver = Link(f"{words} · {line.scheme}", reverse("staff:case", args=[municipality.slug, own.number]))
    if known is not None and case is not None:
        change = Link(_("Fjern"), reverse("staff:aid_remove", args=[municipality.slug, case.number, known.pk]))
    return {
        "on": line.aid.granted_on,
        "giver": giver,
        "party": line.party.name,
        "amount": line.aid.amount,
        "rate": f"{number(line.aid.rate)} ({day(line.rate_date)}, {line.rate_source})",
        "eur": number(whole_cents(line.aid.eur), 2),
        "change": change,
    }
