"""The tables of the settings."""

from collections.abc import Sequence

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from bulyst.cases.queries import RoundRow, RoundTotals
from bulyst.kernel.money import Money
from bulyst.programmes import queries
from bulyst.programmes.models import Call, Programme
from bulyst.results.queries import FundBalance
from bulyst.tenancy.models import Municipality
from bulyst.web.staff.choices import to
from bulyst.web.ui.formats import day
from bulyst.web.ui.tables import Column, Link, Table


def goals(municipality: Municipality, programme: Programme) -> Table:
    """The goals; each opens into its form."""
    return Table(
        caption=pgettext("flere", "Mål"),
        columns=[
            Column("text", _("Mål")),
            Column("kind", _("Slag")),
            Column("area", _("Gjelder")),
            Column("target", _("Måltall"), numeric=True),
        ],
        rows=[
            {
                "text": Link(goal.text, to("goal_change", municipality, slug=programme.slug, goal_id=goal.pk)),
                "kind": _("hovedmål") if goal.is_main else goal.get_kind_display(),
                "area": goal.area.name if goal.area else _("hele programmet"),
                "target": _("ikke satt") if goal.target is None else goal.target,
            }
            for goal in queries.goals(programme.pk)
        ],
        empty=_("Programmet har ingen mål ennå. Uten mål kan det ikke publiseres."),
        hide_caption=True,
    )


def funds(municipality: Municipality, programme: Programme, found: Sequence[FundBalance]) -> Table:
    """The funds with what is left; each opens into the form for more money."""
    return Table(
        caption=pgettext("flere", "Fond"),
        columns=[
            Column("name", _("Fond")),
            Column("kind", _("Slag")),
            Column("appropriated", _("Bevilget"), numeric=True),
            Column("available", _("Igjen"), numeric=True),
            Column("more", _("Endre")),
        ],
        rows=[
            {
                "name": each.fund.name,
                "kind": each.fund.get_kind_display(),
                "appropriated": each.balances.appropriated,
                "available": each.balances.available,
                "more": Link(
                    _("Bevilg mer"), to("fund_money", municipality, slug=programme.slug, fund_id=each.fund.pk)
                ),
            }
            for each in found
        ],
        empty=_("Programmet har ingen fond ennå. Uten fond kan det ikke utlyses tilskudd."),
        hide_caption=True,
    )


def rounds(municipality: Municipality, call: Call, found: Sequence[RoundTotals]) -> Table:
    """What was asked, granted, paid and is left, a line a round; each opens into its applications."""
    many = _many(found)
    return Table(
        caption=_("Søknader og penger"),
        columns=[
            Column("name", _("Runde") if many else _("Utlysning")),
            *([Column("board", _("Styremøte"))] if many else []),
            *_money_columns(Column("count", _("Søknader"), numeric=True)),
        ],
        rows=[
            {
                "name": Link(
                    _round_name(each, many),
                    to(
                        "call_round",
                        municipality,
                        slug=call.programme.slug,
                        call_id=call.pk,
                        number=each.round.number if each.round else 0,
                    ),
                ),
                "board": each.round.board_on if each.round and each.round.board_on else _("ikke satt"),
                "count": len(each.rows),
                **_money(each),
            }
            for each in found
        ],
        empty=_("Ingen søknader ennå."),
        foot={
            "name": _("Til sammen"),
            "count": sum(len(each.rows) for each in found),
            **{
                name: Money.total(_money(each)[name] for each in found) for name in ("asked", "granted", "paid", "left")
            },
        }
        if len(found) > 1
        else {},
    )


def round_rows(municipality: Municipality, found: RoundTotals) -> Table:
    """The applications behind a line of the totals."""
    return Table(
        caption=_("Søknadene"),
        columns=[
            Column("title", _("Sak")),
            Column("applicant", _("Søker")),
            Column("sent", _("Mottatt")),
            *_money_columns(),
        ],
        rows=[
            {
                "title": Link(
                    f"{row.case.number} {row.case.heading}", to("case", municipality, number=row.case.number)
                ),
                "applicant": row.case.applicant.name,
                "sent": row.case.submitted_at and localtime(row.case.submitted_at).date(),
                **_money(row),
            }
            for row in found.rows
        ],
        empty=_("Ingen søknader i denne runden ennå."),
        foot={"title": _("Til sammen"), **_money(found)} if found.rows else {},
        hide_caption=True,
    )


def _money_columns(*before: Column) -> list[Column]:
    return [
        *before,
        Column("asked", _("Søkt om"), numeric=True),
        Column("granted", _("Tilsagn"), numeric=True),
        Column("paid", _("Utbetalt"), numeric=True),
        Column("left", _("Igjen å utbetale"), numeric=True),
    ]


def _money(of: RoundTotals | RoundRow) -> dict[str, Money]:
    return {"asked": of.asked, "granted": of.granted, "paid": of.paid, "left": of.left}


def round_names(found: Sequence[RoundTotals]) -> list[str]:
    """What each line of the totals is called."""
    return [_round_name(each, _many(found)) for each in found]


def _many(found: Sequence[RoundTotals]) -> bool:
    return len(found) > 1 or any(each.round for each in found)


def _round_name(found: RoundTotals, many: bool) -> str:
    if found.round is None:
        return _("Uten runde") if many else _("Alle søknader")
    return _("Runde %(number)s, frist %(closes)s") % {
        "number": found.round.number,
        "closes": day(localtime(found.round.closes_at).date()),
    }
