"""The tables of the settings."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from bulyst.programmes import queries
from bulyst.programmes.models import Programme
from bulyst.results.queries import FundBalance
from bulyst.tenancy.models import Municipality
from bulyst.web.staff.choices import to
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
