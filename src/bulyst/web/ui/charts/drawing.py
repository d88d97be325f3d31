"""How each picture is drawn, in Altair; every picture in two widths, since a phone's is not a small screen's."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import altair as alt
from altair.utils.schemapi import disable_debug_mode

from bulyst.web.ui.charts.rendering import FONT
from bulyst.web.ui.formats import number

INK, SOFT, GRID, CLOUD = "#1d2b27", "#4e5c57", "#e3e8e6", "#9aa8a3"
GREEN, OCHRE, OCHRE_TEXT, BAND = "#1f5b4a", "#b5651d", "#8f4e14", "#f6ead8"
#: The parts of a bar, from what is settled to what is still open.
SHADES = (GREEN, "#8fbcac", "#e7bf8f", "#f1f4f2")
NUMBERS, CHANGE, CHANGE_IN_PERCENT = ",.0f", "+,.0f", "+.0%"
#: The cloud's thousands of rows go beside the drawing: Altair copies what lies inside it, again and again.
OTHERS = "others"

# Checking every part against the schema takes ten times as long as drawing; the tests draw each picture.
disable_debug_mode()

Row = dict[str, Any]
Rows = list[Row]
Side = Literal["left", "right"]
Mark = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Canvas:
    """A width to draw for; `font` is the size of the axes' type in the picture's own pixels."""

    width: int
    height: int
    font: int
    ticks: int

    @property
    def narrow(self) -> bool:
        """True for the phone's picture."""
        return self.width < 500


@dataclass(frozen=True, slots=True)
class Span:
    """Some years to look at, shown as a pale band; the subtitle says what they are."""

    first: int
    last: int
    text: str


WIDE = Canvas(width=960, height=340, font=15, ticks=10)
NARROW = Canvas(width=320, height=260, font=14, ticks=5)

#: A change axis says 0 and not +0.
_PLAIN_ZERO = "datum.value === 0 ? replace(datum.label, '+', '') : datum.label"


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a series that measures something else than the rest, with its label."""

    first: int
    last: int
    text: str


def population_line(
    canvas: Canvas, rows: Rows, marks: Sequence[Mark], segments: Sequence[Segment], spans: Sequence[Span]
) -> dict[str, Any]:
    """Inhabitants by year from zero up; parts with another extent are dashed and named; missing years are gaps."""
    x, y = _years(canvas, rows), _amounts(canvas, NUMBERS, zero=True)
    base = alt.Chart(_data(rows)).encode(x=x, y=y)
    lines = base.mark_line(color=INK, strokeWidth=2.5, invalid="break-paths-show-domains").encode(
        detail="part:N", strokeDash=_dashes("dashed")
    )
    known = [row for row in rows if row["value"] is not None]
    top = max((row["value"] for row in known), default=0)
    layers = [
        *_spans(canvas, x, spans),
        *_marks(canvas, x, marks, color=SOFT, low=True),
        lines,
        *_ends(canvas, known, x, y),
        *(_segment_label(canvas, segment, top, x, y) for segment in segments),
    ]
    return _drawn(canvas, layers, above=int(bool(spans)))


def net_bars(canvas: Canvas, rows: Rows, marks: Sequence[Mark], spans: Sequence[Span]) -> dict[str, Any]:
    """A balance by year: green bars up when more came than left, ochre bars down when more left."""
    x = _years(canvas, rows, padding=0.6)
    bars = (
        alt.Chart(_data(rows))
        .mark_bar(size=_slot(canvas, rows))
        .encode(
            x=x,
            y=_amounts(canvas, CHANGE, zero=True),
            color=alt.condition("datum.value >= 0", alt.value(GREEN), alt.value(OCHRE)),
        )
    )
    layers = [*_spans(canvas, x, spans), bars, _zero_line(), *_marks(canvas, x, marks, color=SOFT)]
    return _drawn(canvas, layers, above=max(_lines(canvas, marks), int(bool(spans))))


def gap_cloud(canvas: Canvas, actual: Rows, others: Rows, start: int, start_text: str, shown: str) -> dict[str, Any]:
    """Deviation from the expected path by year: the municipality's line dark, the others a thin cloud."""
    x, y = _years(canvas, actual), _amounts(canvas, shown, zero=False)
    cloud = (
        alt.Chart(alt.NamedData(name=OTHERS))
        .mark_line(color=CLOUD, strokeWidth=0.8, opacity=0.45, invalid="break-paths-show-domains")
        .encode(x=x, y=y, detail="unit:N")
    )
    own = (
        alt.Chart(_data(actual))
        .mark_line(color=INK, strokeWidth=3, invalid="break-paths-show-domains")
        .encode(x=x, y=y)
    )
    marks = [(start, start_text)]
    layers = [cloud, _zero_line(), *_marks(canvas, x, marks, color=OCHRE), own]
    return _drawn(canvas, layers, above=_lines(canvas, marks)) | {"datasets": {OTHERS: others}}


def path_expected(canvas: Canvas, rows: Rows, start: int, start_text: str) -> dict[str, Any]:
    """The actual path (solid) and the expected one (dashed), the last value of each written out."""
    x, y = _years(canvas, rows), _amounts(canvas, NUMBERS, zero=False, padding=26)
    lines = (
        alt.Chart(_data(rows))
        .mark_line(strokeWidth=2.5, invalid="break-paths-show-domains")
        .encode(
            x=x,
            y=y,
            strokeDash=_dashes("dashed"),
            color=alt.condition("datum.dashed", alt.value(GREEN), alt.value(INK)),
            detail="part:N",
        )
    )
    marks = [(start, start_text)]
    layers = [*_marks(canvas, x, marks, color=OCHRE), lines, *_path_ends(canvas, rows, x, y)]
    return _drawn(canvas, layers, above=_lines(canvas, marks))


def sweep(canvas: Canvas, rows: Rows, shown: str) -> dict[str, Any]:
    """The estimate for each start year with its interval, and the smallest change that could have been seen."""
    base = alt.Chart(_data(rows)).encode(x=_years(canvas, rows, padding=0.7))
    unseen = base.mark_bar(color="#e8ecea", size=_slot(canvas, rows)).encode(
        y=_amounts(canvas, shown, zero=True, field="sde_low"), y2="sde_high:Q"
    )
    intervals = base.mark_rule(color=GREEN, strokeWidth=2).encode(
        y=_amounts(canvas, shown, zero=True, field="low"), y2="high:Q"
    )
    points = base.mark_point(color=INK, fill=INK, size=70, opacity=1).encode(y=_amounts(canvas, shown, zero=True))
    return _drawn(canvas, [unseen, _zero_line(), intervals, points])


def share_bars(canvas: Canvas, rows: Rows, longest: float) -> dict[str, Any]:
    """Horizontal bars in the given order, with label and value above each, so that long names fit on a phone."""
    step = 58 if canvas.narrow else 52
    order = [row["label"] for row in rows]
    y = alt.Y("label:N", sort=order, axis=None, scale=alt.Scale(paddingInner=0.3))
    base = alt.Chart(_data(rows)).encode(y=y)
    bars = base.mark_bar(color=GREEN, height=16, yOffset=12).encode(
        x=alt.X("value:Q", axis=None, scale=alt.Scale(domain=[0, longest or 1]))
    )
    text = base.mark_text(
        align="left", baseline="middle", dy=-10, fontSize=canvas.font, color=INK, fontWeight=500
    ).encode(x=alt.value(0), text="text:N")
    return _drawn(Canvas(canvas.width, step * len(rows), canvas.font, 0), [bars, text])


def parted_bars(canvas: Canvas, bars: Rows, parts: Rows, longest: float) -> dict[str, Any]:
    """A horizontal bar for each row of `bars`, cut into `parts`; above each its name, and what it says in words.

    `parts` have `low` and `high` on the bar, and `shade`, a place among `SHADES`. Each is outlined, so that two can
    be told apart without the colour.
    """
    order = [bar["label"] for bar in bars]
    y = alt.Y("label:N", sort=order, axis=None, scale=alt.Scale(paddingInner=0.3))
    scale = alt.Scale(domain=[0, longest or 1])
    shade = alt.Color("shade:O", scale=alt.Scale(domain=list(range(len(SHADES))), range=list(SHADES)), legend=None)
    cut = (
        alt.Chart(_data(parts))
        .mark_bar(height=18, yOffset=20, stroke=INK, strokeWidth=0.8)
        .encode(x=alt.X("low:Q", axis=None, scale=scale), x2="high:Q", y=y, color=shade)
    )
    text = alt.Chart(_data(bars)).encode(x=alt.value(0), y=y)
    style: dict[str, Any] = {"align": "left", "baseline": "middle", "fontSize": canvas.font, "limit": canvas.width - 12}
    layers = [
        cut,
        text.mark_text(**style, dy=-22, color=INK, fontWeight=600).encode(text="label:N"),
        text.mark_text(**style, dy=-2, color=SOFT).encode(text="said:N"),
    ]
    return _drawn(Canvas(canvas.width, 92 * len(bars), canvas.font, 0), layers)


def _drawn(canvas: Canvas, layers: Sequence[alt.Chart], above: int = 0) -> dict[str, Any]:
    """The layers as one specification; `above` lines of text stand over the picture."""
    picture = (
        alt.layer(*layers)
        .properties(
            width=canvas.width,
            height=canvas.height,
            autosize=alt.AutoSizeParams(type="fit", contains="padding"),
            padding={"left": 2, "right": 8, "top": 8 + above * canvas.font * 1.3, "bottom": 2},
            background="transparent",
        )
        .configure(font=FONT)
        .configure_view(stroke=None)
        .configure_axis(labelFontSize=canvas.font, labelColor=SOFT, labelPadding=6)
    )
    return picture.to_dict(validate=False)


def _data(rows: Rows) -> alt.Data:
    return alt.Data(values=rows)


def _years(canvas: Canvas, rows: Rows, padding: float = 0.0) -> alt.X:
    years = [row["year"] for row in rows]
    first, last = min(years, default=0), max(years, default=1)
    return alt.X(
        "year:Q",
        scale=alt.Scale(domain=[first - padding, last + padding], nice=False, zero=False),
        axis=alt.Axis(
            title=None,
            format="d",
            grid=False,
            values=_year_ticks(canvas, first, last),
            labelOverlap=False,
            domainColor=SOFT,
            tickColor=SOFT,
        ),
    )


def _year_ticks(canvas: Canvas, first: int, last: int) -> list[int]:
    """The first and the last year, and round ones between that leave room for the type."""
    step = next((step for step in (1, 2, 5, 10, 20, 25, 50) if (last - first) / step <= canvas.ticks), 100)
    room = canvas.font * 3 * (last - first) / (canvas.width - 60)  # a year's four digits and a gap, in years
    between = [year for year in range(first, last) if year % step == 0 and year - first >= room and last - year >= room]
    return [first, *between, last]


def _amounts(canvas: Canvas, shown: str, *, zero: bool, field: str = "value", padding: int = 0) -> alt.Y:
    return alt.Y(
        f"{field}:Q",
        scale=alt.Scale(zero=zero, nice=not padding, padding=padding),
        axis=alt.Axis(
            title=None,
            format=shown,
            labelExpr=_PLAIN_ZERO,
            tickCount=4 if canvas.narrow else 5,
            gridColor=GRID,
            domain=False,
            ticks=False,
        ),
    )


def _dashes(field: str) -> alt.StrokeDash:
    return alt.StrokeDash(f"{field}:N", scale=alt.Scale(domain=[False, True], range=[[1, 0], [7, 4]]), legend=None)


def _zero_line() -> alt.Chart:
    return alt.Chart(_data([{"zero": 0}])).mark_rule(color=SOFT, strokeWidth=1).encode(y="zero:Q")


def _spans(canvas: Canvas, x: alt.X, spans: Sequence[Span]) -> list[alt.Chart]:
    """A band behind everything for each span, with its text above the middle of it."""
    layers = []
    for span in spans:
        row = {"first": span.first, "last": span.last, "year": (span.first + span.last) / 2, "text": span.text}
        band = alt.Chart(_data([row]))
        layers.append(band.mark_rect(color=BAND).encode(x=_at(x, "first"), x2="last:Q"))
        layers.append(
            band.mark_text(align="center", baseline="bottom", fontSize=canvas.font, color=OCHRE_TEXT).encode(
                x=x, y=alt.value(-4), text="text:N"
            )
        )
    return layers


def _at(x: alt.X, field: str) -> alt.X:
    return alt.X(f"{field}:Q", scale=x["scale"], axis=x["axis"])


def _marks(canvas: Canvas, x: alt.X, marks: Sequence[Mark], *, color: str, low: bool = False) -> list[alt.Chart]:
    """A dotted line for each mark; its text above the picture, or `low` in it, on the side where there is room."""
    layers = []
    first, last = x["scale"]["domain"]
    for place, (year, text) in enumerate(marks):
        mark = alt.Chart(_data([{"year": year, "text": _wrapped(canvas, text)}])).encode(x=x)
        left = year > (first + last) / 2
        layers.append(mark.mark_rule(color=color, strokeDash=[3, 3]))
        layers.append(
            mark.mark_text(
                align="right" if left else "left",
                dx=-6 if left else 6,
                baseline="bottom",
                lineBreak="\n",
                fontSize=canvas.font,
                color=OCHRE_TEXT if color == OCHRE else SOFT,
            ).encode(y=alt.value(canvas.height * 0.68 + place * canvas.font * 1.4 if low else -4), text="text:N")
        )
    return layers


def _wrapped(canvas: Canvas, text: str) -> str:
    return textwrap.fill(text, 32 if canvas.narrow else 80)


def _lines(canvas: Canvas, marks: Sequence[Mark]) -> int:
    return max((_wrapped(canvas, text).count("\n") + 1 for _, text in marks), default=0)


def _ends(canvas: Canvas, known: Rows, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """The first and the last known value, written out on the side that the line does not take."""
    if not known:
        return []
    near = max(1, len(known) // 10)
    layers: list[alt.Chart] = []
    ends: list[tuple[Row, Row, Side]] = [
        (known[0], known[near - 1], "left"),
        (known[-1], known[-near], "right"),
    ]
    for row, neighbour, align in ends:
        point = alt.Chart(_data([{**row, "text": number(row["value"])}])).encode(x=x, y=y)
        layers.append(point.mark_point(color=INK, fill=INK, size=50, opacity=1))
        layers.append(_value(canvas, point, align, above=neighbour["value"] <= row["value"], color=INK))
    return layers


def _segment_label(canvas: Canvas, segment: Segment, top: float, x: alt.X, y: alt.Y) -> alt.Chart:
    row = {"year": segment.first, "value": top, "text": segment.text}
    return (
        alt.Chart(_data([row]))
        .mark_text(align="left", baseline="bottom", dy=-10, fontSize=canvas.font, fontStyle="italic", color=SOFT)
        .encode(x=x, y=y, text="text:N")
    )


def _path_ends(canvas: Canvas, rows: Rows, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """The last value of each path, the higher one above its line and the lower one below."""
    ends = []
    for dashed in (False, True):
        known = [row for row in rows if row["dashed"] is dashed and row["value"] is not None]
        ends += [{**row, "text": number(round(row["value"]))} for row in known[-1:]]
    ends.sort(key=lambda row: -row["value"])
    return [
        _value(
            canvas,
            alt.Chart(_data([row])).encode(x=x, y=y),
            "right",
            above=place == 0,
            color=GREEN if row["dashed"] else INK,
        )
        for place, row in enumerate(ends)
    ]


def _value(canvas: Canvas, point: alt.Chart, align: Side, *, above: bool, color: str) -> alt.Chart:
    return point.mark_text(
        align=align,
        baseline="bottom" if above else "top",
        dy=-9 if above else 11,
        fontSize=canvas.font,
        fontWeight=600,
        color=color,
    ).encode(text="text:N")


def _slot(canvas: Canvas, rows: Rows) -> int:
    """How wide a bar may be, with a little air between one and the next."""
    return max(3, int((canvas.width - 60) / max(len(rows), 1) * 0.75))
