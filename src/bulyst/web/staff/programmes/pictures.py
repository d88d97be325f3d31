"""Where money stands, as pictures above the tables that hold the same sums."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from bulyst.cases.queries import FundFrame, RoundTotals
from bulyst.kernel.money import Money
from bulyst.web.ui.charts import Chart, parted_bars
from bulyst.web.ui.formats import kroner

#: A phone has room for so many bars; the table has them all.
MOST = 12


def frames_picture(frames: Sequence[FundFrame]) -> Chart | None:
    """What is paid, promised, recommended and left of each frame; None without any money."""
    shown = [frame for frame in frames if frame.appropriated > Money.ZERO][:MOST]
    if not shown:
        return None
    left, all_of_it = (Money.total(getattr(each, name) for each in frames) for name in ("left", "appropriated"))
    return parted_bars(
        title=_("%(left)s av %(all)s er ikke lovet bort") % {"left": kroner(left), "all": kroner(all_of_it)},
        subtitle=_("Fra venstre: utbetalt, lovet og ikke utbetalt, innstilt, ledig."),
        source=_("Kilde: regnskapet for rammene, talt nå. Alle summene står i tabellen under."),
        labels=[frame.fund.name for frame in shown],
        said=[
            _("%(left)s av %(all)s igjen") % {"left": kroner(frame.left), "all": kroner(frame.appropriated)}
            for frame in shown
        ],
        parts=[
            _kroner(
                frame.paid - frame.reclaimed, frame.committed - frame.paid, frame.reserved, frame.left - frame.reserved
            )
            for frame in shown
        ],
    )


def rounds_picture(found: Sequence[RoundTotals], names: Sequence[str]) -> Chart | None:
    """What was granted of what was asked for in each round; None before anybody has applied."""
    shown = [(name, each) for name, each in zip(names, found, strict=True) if each.asked > Money.ZERO][:MOST]
    if not shown:
        return None
    asked, granted = (Money.total(getattr(each, name) for each in found) for name in ("asked", "granted"))
    return parted_bars(
        title=_("Det er gitt tilsagn om %(granted)s av %(asked)s")
        % {"granted": kroner(granted), "asked": kroner(asked)},
        subtitle=_("Fra venstre: utbetalt, tilsagn som ikke er utbetalt, søkt om uten tilsagn."),
        source=_("Kilde: søknadene i Bulyst, talt nå. Alle summene står i tabellen."),
        labels=[name for name, _each in shown],
        said=[
            _("%(granted)s av %(asked)s") % {"granted": kroner(each.granted), "asked": kroner(each.asked)}
            for _name, each in shown
        ],
        parts=[
            _kroner(each.paid, each.granted - each.paid, Money.ZERO, each.asked - each.granted) for _name, each in shown
        ],
    )


def _kroner(*sums: Money) -> list[float]:
    return [each.ore / 100 for each in sums]
