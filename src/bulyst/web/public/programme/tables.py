"""The tables of the programme's pages."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from bulyst.programmes.models import Call, Programme
from bulyst.results.definitions import COLUMNS, SPLITS
from bulyst.results.figures import SplitCount
from bulyst.results.queries import FundBalance, FundsTotal
from bulyst.web.public.programme.wording import period
from bulyst.web.ui.formats import moment, number
from bulyst.web.ui.tables import Column, Link, Table


def programmes(found: Sequence[Programme]) -> Table:
    """Programmes with their place and period."""
    return Table(
        caption=_("Program som har lagt fram regnskapet sitt"),
        columns=[
            Column("name", _("Program")),
            Column("place", _("Kommune")),
            Column("period", _("Periode")),
        ],
        rows=[
            {
                "name": Link(each.name, reverse("public:programme", args=[each.tenant.slug, each.slug])),
                "place": each.tenant.name,
                "period": period(each),
            }
            for each in found
        ],
        empty=_("Ingen kommuner har lagt fram et program her ennå. Se heller i katalogen hva andre har prøvd."),
    )


def split(found: SplitCount) -> Table:
    """How a figure divides; a count that is held back says so."""
    return Table(
        caption=str(SPLITS[found.column]),
        columns=[Column("label", str(COLUMNS[found.column])), Column("count", _("Antall"), numeric=True)],
        rows=[
            {"label": part.label, "count": _("færre enn vi viser") if part.count is None else number(part.count)}
            for part in found.parts
        ],
        empty=_("Ingen rader er talt ennå."),
        stacked=False,
    )


def funds(found: Sequence[FundBalance], total: FundsTotal) -> Table:
    """The money of each fund, and of all together."""
    return Table(
        caption=_("Programmets penger"),
        columns=[
            Column("name", _("Fond")),
            Column("kind", _("Slag")),
            Column("appropriated", _("Bevilget"), numeric=True),
            Column("committed", _("Gitt tilsagn, ikke utbetalt"), numeric=True),
            Column("paid", _("Utbetalt"), numeric=True),
            Column("available", _("Igjen"), numeric=True),
        ],
        rows=[
            {
                "name": each.fund.name,
                "kind": each.fund.get_kind_display(),
                "appropriated": each.balances.appropriated,
                "committed": each.balances.committed,
                "paid": each.balances.paid,
                "available": each.balances.available,
            }
            for each in found
        ],
        foot={
            "name": _("Til sammen"),
            "appropriated": total.appropriated,
            "committed": total.committed,
            "paid": total.paid,
            "available": total.available,
        }
        if len(found) > 1
        else {},
        empty=_("Programmet har ingen fond."),
        hide_caption=True,
    )


def calls(found: Sequence[Call]) -> Table:
    """Open calls, the first to close first."""
    return Table(
        caption=_("Åpne utlysninger"),
        columns=[
            Column("title", _("Utlysning")),
            Column("place", _("Kommune")),
            Column("programme", _("Program")),
            Column("closes", _("Frist")),
        ],
        rows=[
            {
                "title": Link(each.title, reverse("public:call", args=[each.tenant.slug, each.slug])),
                "place": each.tenant.name,
                "programme": each.programme.name,
                "closes": moment(each.closes_at) if each.closes_at else _("ingen frist"),
            }
            for each in found
        ],
        empty=_("Ingen utlysninger er åpne nå. Kommunen din kan svare på når neste kommer."),
    )


def rules(texts: Sequence[tuple[str, str]]) -> Table:
    """What the municipality judges by: each rule's text and where it comes from."""
    return Table(
        caption=_("Reglene som gjelder"),
        columns=[Column("text", _("Regel")), Column("citation", _("Hjemmel"))],
        rows=[{"text": text, "citation": citation} for text, citation in texts],
        empty=_("Kommunen har ikke lagt inn regler for programmet."),
        hide_caption=True,
    )
