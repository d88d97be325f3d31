"""The pictures that pages ask for. The caller gives the finding as title; a missing value is None, never 0."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext

from bulyst.web.ui.charts import drawing
from bulyst.web.ui.charts.chart import Chart
from bulyst.web.ui.charts.drawing import NARROW, WIDE, Mark, Segment, Span
from bulyst.web.ui.charts.rendering import svg_of
from bulyst.web.ui.formats import number, percent, signed, signed_percent
from bulyst.web.ui.tables import Column, Table

Value = float | int | None


def population_line(
    *,
    title: str,
    source: str,
    years: Sequence[int],
    values: Sequence[Value],
    subtitle: str = "",
    marks: Sequence[Mark] = (),
    segments: Sequence[Segment] = (),
    spans: Sequence[Span] = (),
    alt: str = "",
    download: str = "",
) -> Chart:
    """Inhabitants by year, the axis from zero.

    `marks` are (year, text), `segments` years with another extent, `spans` years to look at.
    """
    rows = _parted(years, values, segments)
    known = [(year, value) for year, value in zip(years, values, strict=True) if value is not None]
    return Chart(
        title=title,
        subtitle=subtitle or gettext("Innbyggere 1. januar"),
        source=source,
        **_both(drawing.population_line, rows, marks, segments, spans),
        alt=alt or _course_in_words(known),
        table=_population_table(years, values, segments),
        download=download,
    )


def net_migration_bars(
    *,
    title: str,
    source: str,
    years: Sequence[int],
    values: Sequence[Value],
    subtitle: str = "",
    marks: Sequence[Mark] = (),
    spans: Sequence[Span] = (),
    alt: str = "",
    download: str = "",
) -> Chart:
    """In-migration less out-migration by year."""
    rows = [{"year": year, "value": value} for year, value in zip(years, values, strict=True)]
    known = [value for value in values if value is not None]
    below = sum(value < 0 for value in known)
    return Chart(
        title=title,
        subtitle=subtitle or gettext("Innflyttere minus utflyttere, hvert år"),
        source=source,
        **_both(drawing.net_bars, rows, marks, spans),
        alt=alt
        or gettext("Søylediagram. Flere flyttet ut enn inn i %(below)s av %(all)s år.")
        % {"below": below, "all": len(known)},
        table=Table(
            gettext("Nettoflytting"),
            [Column("year", gettext("År")), Column("value", gettext("Netto"), numeric=True)],
            [{"year": str(year), "value": signed(value)} for year, value in zip(years, values, strict=True)],
            stacked=False,
        ),
        download=download,
    )


def gap_cloud(
    *,
    title: str,
    source: str,
    years: Sequence[int],
    actual: Sequence[Value],
    placebos: Mapping[str, Sequence[Value]] | Sequence[Sequence[Value]],
    start: int,
    start_text: str,
    name: str,
    subtitle: str = "",
    in_percent: bool = True,
    alt: str = "",
    download: str = "",
) -> Chart:
    """Deviation from the expected path: the municipality called `name` against every other treated the same way."""
    series = list(placebos.values()) if isinstance(placebos, Mapping) else list(placebos)
    own = [{"year": year, "value": value} for year, value in zip(years, actual, strict=True)]
    others = [
        {"year": year, "value": value, "unit": place}
        for place, values in enumerate(series)
        for year, value in zip(years, values, strict=True)
    ]
    shown, spelled = _change_formats(in_percent)
    return Chart(
        title=title,
        subtitle=subtitle
        or gettext(
            "Avvik fra forventet folketall. Mørk linje: %(name)s. Grå linjer: %(count)s andre kommuner, regnet likt."
        )
        % {"name": name, "count": number(len(series))},
        source=source,
        **_both(drawing.gap_cloud, own, others, start, start_text, shown),
        alt=alt or _last_gap_in_words(name, years, actual, series, spelled),
        table=_gap_table(name, years, actual, series, spelled),
        download=download,
    )


def path_expected(
    *,
    title: str,
    source: str,
    years: Sequence[int],
    actual: Sequence[Value],
    expected: Sequence[Value],
    start: int,
    start_text: str,
    name: str,
    subtitle: str = "",
    alt: str = "",
    download: str = "",
) -> Chart:
    """The actual path of the municipality called `name` beside the one expected without the programme."""
    rows = [
        {"year": year, "value": value, "dashed": dashed, "part": str(dashed)}
        for dashed, values in ((False, actual), (True, expected))
        for year, value in zip(years, values, strict=True)
    ]
    names = (gettext("Faktisk"), gettext("Forventet"))
    return Chart(
        title=title,
        subtitle=subtitle or gettext("Innbyggere i %(name)s. Hel linje: faktisk. Stiplet: forventet.") % {"name": name},
        source=source,
        **_both(drawing.path_expected, rows, start, start_text),
        alt=alt
        or gettext("Linjediagram. I %(year)s var folketallet %(actual)s, og %(expected)s var forventet.")
        % {"year": years[-1], "actual": _rounded(actual[-1]), "expected": _rounded(expected[-1])},
        table=Table(
            gettext("Faktisk og forventet folketall"),
            [
                Column("year", gettext("År")),
                *(Column(key, text, numeric=True) for key, text in zip("ae", names, strict=True)),
            ],
            [
                {"year": str(year), "a": _rounded(is_), "e": _rounded(would_be)}
                for year, is_, would_be in zip(years, actual, expected, strict=True)
            ],
            stacked=False,
        ),
        download=download,
    )


def sweep_chart(
    *,
    title: str,
    source: str,
    starts: Sequence[int],
    effects: Sequence[Value],
    intervals: Sequence[tuple[Value, Value]],
    smallest: Sequence[Value],
    subtitle: str = "",
    in_percent: bool = True,
    alt: str = "",
    download: str = "",
) -> Chart:
    """How the answer depends on the start year: estimate, interval, and what could not have been seen (grey)."""
    shown, spelled = _change_formats(in_percent)
    rows = [
        {
            "year": year,
            "value": effect,
            "low": low,
            "high": high,
            "sde_low": None if least is None else -abs(least),
            "sde_high": None if least is None else abs(least),
        }
        for year, effect, (low, high), least in zip(starts, effects, intervals, smallest, strict=True)
    ]
    seen = sum(
        abs(row["value"]) > row["sde_high"] for row in rows if row["value"] is not None and row["sde_high"] is not None
    )
    return Chart(
        title=title,
        subtitle=subtitle
        or gettext("Punkt: beregnet endring. Strek: intervall. Grått felt: endringer som er for små til å kunne sees."),
        source=source,
        **_both(drawing.sweep, rows, shown),
        alt=alt
        or gettext("Diagram over %(all)s mulige startår. For %(seen)s av dem er endringen stor nok til å kunne sees.")
        % {"all": len(rows), "seen": seen},
        table=Table(
            gettext("Svaret for hvert mulig startår"),
            [
                Column("year", gettext("Startår")),
                Column("effect", gettext("Endring"), numeric=True),
                Column("interval", gettext("Intervall"), numeric=True),
                Column("least", gettext("Minste synlige"), numeric=True),
            ],
            [
                {
                    "year": str(row["year"]),
                    "effect": spelled(row["value"]),
                    "interval": gettext("%(low)s til %(high)s")
                    % {"low": spelled(row["low"]), "high": spelled(row["high"])},
                    "least": _plus_minus(row["sde_high"], in_percent),
                }
                for row in rows
            ],
        ),
        download=download,
    )


def share_bars(
    *,
    title: str,
    source: str,
    labels: Sequence[str],
    values: Sequence[float | int],
    subtitle: str = "",
    alt: str = "",
    download: str = "",
) -> Chart:
    """Counts by kind, the largest first, each with its share of them all."""
    total = sum(values)
    counted = sorted(zip(labels, values, strict=True), key=lambda pair: -pair[1])
    rows = [
        {"label": label, "value": value, "text": f"{label}: {number(value)} ({percent(value / total if total else 0)})"}
        for label, value in counted
    ]
    longest = max(values, default=0)
    return Chart(
        title=title,
        subtitle=subtitle,
        source=source,
        **_both(drawing.share_bars, rows, longest),
        alt=alt or gettext("Søylediagram. %(values)s.") % {"values": "; ".join(str(row["text"]) for row in rows)},
        table=Table(
            title,
            [
                Column("label", gettext("Hva")),
                Column("count", gettext("Antall"), numeric=True),
                Column("share", gettext("Andel"), numeric=True),
            ],
            [
                {"label": label, "count": value, "share": percent(value / total if total else 0)}
                for label, value in counted
            ],
            stacked=False,
        ),
        download=download,
    )


def parted_bars(
    *,
    title: str,
    source: str,
    labels: Sequence[str],
    said: Sequence[str],
    parts: Sequence[Sequence[float | int]],
    subtitle: str = "",
) -> Chart:
    """Bars cut into the same few parts, at most four; `said` is what each bar says in words.

    The table beside it is the page's own: there is more to the sums than a bar can show.
    """
    bars = [{"label": label, "said": words} for label, words in zip(labels, said, strict=True)]
    cut: list[dict[str, Any]] = []
    for label, values in zip(labels, parts, strict=True):
        low = 0.0
        for shade, value in enumerate(values):
            if value > 0:
                cut.append({"label": label, "low": low, "high": low + float(value), "shade": shade})
                low += float(value)
    longest = max((part["high"] for part in cut), default=0)
    return Chart(
        title=title,
        subtitle=subtitle,
        source=source,
        **_both(drawing.parted_bars, bars, cut, longest),
        alt=gettext("Søylediagram. %(values)s.")
        % {"values": "; ".join(f"{label}: {words}" for label, words in zip(labels, said, strict=True))},
    )


def _both(draw: Callable[..., dict[str, Any]], *numbers: Any) -> dict[str, Any]:
    return {"svg_wide": svg_of(draw, WIDE, *numbers), "svg_narrow": svg_of(draw, NARROW, *numbers)}


def _parted(years: Sequence[int], values: Sequence[Value], segments: Sequence[Segment]) -> list[dict[str, Any]]:
    """One row a year, and one more where a segment ends, so that the line goes on unbroken in the next part."""
    rows = []
    for year, value in zip(years, values, strict=True):
        segment = next((each for each in segments if each.first <= year <= each.last), None)
        rows.append(
            {"year": year, "value": value, "dashed": segment is not None, "part": segment.text if segment else ""}
        )
        before = next((each for each in segments if each.last == year - 1), None)
        if before is not None:
            rows.append({"year": year, "value": value, "dashed": True, "part": before.text})
    return rows


def _course_in_words(known: Sequence[tuple[int, Value]]) -> str:
    if not known:
        return gettext("Ingen tall å vise.")
    (first, began), (last, ended) = known[0], known[-1]
    top, most = max(known, key=lambda pair: pair[1] or 0)
    return gettext(
        "Linjediagram. Folketallet var %(began)s i %(first)s og %(ended)s i %(last)s."
        " Det var høyest i %(top)s, med %(most)s."
    ) % {"began": number(began), "first": first, "ended": number(ended), "last": last, "top": top, "most": number(most)}


def _population_table(years: Sequence[int], values: Sequence[Value], segments: Sequence[Segment]) -> Table:
    columns = [Column("year", gettext("År")), Column("value", gettext("Innbyggere"), numeric=True)]
    rows = []
    for year, value in zip(years, values, strict=True):
        extent = next((each.text for each in segments if each.first <= year <= each.last), "")
        rows.append({"year": str(year), "value": value, "extent": extent})
    if segments:
        columns.append(Column("extent", gettext("Gjelder")))
    return Table(gettext("Folketall"), columns, rows, stacked=False)


def _gap_table(
    name: str,
    years: Sequence[int],
    actual: Sequence[Value],
    series: Sequence[Sequence[Value]],
    spelled: Callable[[Value], str],
) -> Table:
    rows = []
    for place, year in enumerate(years):
        others = sorted(value for values in series if (value := values[place]) is not None)
        rows.append(
            {
                "year": str(year),
                "own": spelled(actual[place]),
                "low": spelled(others[0] if others else None),
                "middle": spelled(others[len(others) // 2] if others else None),
                "high": spelled(others[-1] if others else None),
            }
        )
    columns = [
        Column("year", gettext("År")),
        Column("own", name, numeric=True),
        Column("low", gettext("Laveste andre"), numeric=True),
        Column("middle", gettext("Midterste andre"), numeric=True),
        Column("high", gettext("Høyeste andre"), numeric=True),
    ]
    return Table(gettext("Avvik fra forventet folketall"), columns, rows)


def _last_gap_in_words(
    name: str,
    years: Sequence[int],
    actual: Sequence[Value],
    series: Sequence[Sequence[Value]],
    spelled: Callable[[Value], str],
) -> str:
    last = actual[-1]
    others = [value for values in series if (value := values[-1]) is not None]
    further = sum(abs(value) >= abs(last) for value in others) if last is not None else 0
    return gettext(
        "Linjediagram. I %(year)s var avviket for %(name)s %(gap)s."
        " %(further)s av %(count)s andre kommuner avvek minst like mye."
    ) % {
        "year": years[-1],
        "name": name,
        "gap": spelled(last),
        "further": number(further),
        "count": number(len(others)),
    }


def _change_formats(in_percent: bool) -> tuple[str, Callable[[Value], str]]:
    if in_percent:
        return drawing.CHANGE_IN_PERCENT, signed_percent
    return drawing.CHANGE, lambda value: signed(value, 0)


def _plus_minus(value: Value, in_percent: bool) -> str:
    if value is None:
        return number(None)
    return f"± {percent(value, 1) if in_percent else number(value, 0)}"


def _rounded(value: Value) -> str:
    return number(None if value is None else round(value))
