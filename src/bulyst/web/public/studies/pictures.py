"""The pictures of a study's page, from the engine's report."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext

from bulyst.population.figures import PANEL_SOURCE
from bulyst.studies.models import Study
from bulyst.studies.queries import StartYear
from bulyst.web.public.studies.tables import Report, share
from bulyst.web.ui.charts import Chart, drawing, gap_cloud, path_expected, sweep_chart
from bulyst.web.ui.charts.rendering import svg_of
from bulyst.web.ui.formats import number


def source() -> str:
    """Where the figures are from, and what is ours."""
    return gettext("Kilde: %(source)s. Egne beregninger.") % {"source": PANEL_SOURCE}


def could_have_been_seen(report: Report) -> Chart | None:
    """The change that would matter beside the smallest that could have been seen; None when nothing could.

    It comes before the estimate, so the difference that was found is not in it.
    """
    power, design = report["power"], report["design"]
    if power["smallest_detectable_persons"] is None:
        return None
    matters, least = design["matters"] * power["expected"], power["smallest_detectable_persons"]
    labelled = [
        (gettext("Viktig endring"), round(matters)),
        (gettext("Minste synlige endring"), round(float(f"{least:.2g}"))),
    ]
    rows: list[dict[str, Any]] = [
        {
            "label": label,
            "value": persons,
            "text": gettext("%(label)s: %(persons)s personer") % {"label": label, "persons": number(persons)},
        }
        for label, persons in labelled
    ]
    longest = max(persons for _, persons in labelled)
    return Chart(
        title=gettext("En endring som betyr noe for kommunen, er for liten til å bli sett")
        if matters < least
        else gettext("En endring som betyr noe for kommunen, ville trolig blitt sett"),
        subtitle=gettext("Personer, %(year)s") % {"year": design["periods"][-1]},
        source=source(),
        svg_wide=svg_of(drawing.share_bars, drawing.WIDE, rows, longest),
        svg_narrow=svg_of(drawing.share_bars, drawing.NARROW, rows, longest),
        alt=gettext("Søylediagram. %(values)s.") % {"values": "; ".join(row["text"] for row in rows)},
    )


def expected_path(study: Study, report: Report, download: str) -> Chart:
    """The population as it was, and as it was to be expected."""
    path = report["estimate"]["path"]
    name = report["design"]["names"][0]
    last = path[-1]
    return path_expected(
        title=_path_title(name, last["period"], round(last["persons"])),
        source=source(),
        years=[point["period"] for point in path],
        actual=[point["actual"] for point in path],
        expected=[point["counterfactual"] for point in path],
        start=report["design"]["start"],
        start_text=study.event,
        name=name,
        download=download,
    )


def placebo_cloud(study: Study, report: Report, download: str) -> Chart:
    """How far the municipality is from what was expected, among others treated the same way."""
    path = report["estimate"]["path"]
    name = report["design"]["names"][0]
    stands_out = report["estimate"]["p_value"] <= report["design"]["level"]
    title = (
        gettext("%(name)s skiller seg ut blant kommuner som ligner")
        if stands_out
        else gettext("%(name)s skiller seg ikke ut blant kommuner som ligner")
    )
    return gap_cloud(
        title=title % {"name": name},
        source=source(),
        years=[point["period"] for point in path],
        actual=[point["percent"] / 100 for point in path],
        placebos=[[share(gap) for gap in gaps] for gaps in report["placebos"]["gaps"]],
        start=report["design"]["start"],
        start_text=study.event,
        name=name,
        download=download,
    )


def answers_by_start(years: Sequence[StartYear], download: str) -> Chart:
    """How the answer depends on the start year, in people."""
    seen = sum(year.answer in ("increase", "decrease") for year in years)
    if seen:
        title = gettext("%(seen)s av %(all)s mulige startår gir en forskjell som skiller seg ut") % {
            "seen": seen,
            "all": len(years),
        }
    else:
        title = gettext("Uansett startår er forskjellen for liten til å skille seg ut")
    return sweep_chart(
        title=title,
        subtitle=gettext(
            "Personer. Punkt: forskjellen vi ser. Strek: 95 prosent intervall. "
            "Grått felt: endringer som er for små til å kunne sees."
        ),
        source=source(),
        starts=[year.start for year in years],
        effects=[round(year.effect_persons) for year in years],
        intervals=[year.interval_persons or (None, None) for year in years],
        smallest=[year.detectable_persons for year in years],
        in_percent=False,
        download=download,
    )


def _path_title(name: str, year: int, persons: int) -> str:
    facts = {"name": name, "year": year, "persons": abs(persons)}
    if persons < 0:
        return gettext("I %(year)s bodde det %(persons)s færre i %(name)s enn ventet") % facts
    if persons > 0:
        return gettext("I %(year)s bodde det %(persons)s flere i %(name)s enn ventet") % facts
    return gettext("I %(year)s bodde det like mange i %(name)s som ventet") % facts
