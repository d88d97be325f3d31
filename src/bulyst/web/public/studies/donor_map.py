"""Where the municipalities lie that a study compares with: a map of dots, one a municipality."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import altair as alt
from django.utils.translation import gettext

from bulyst.population import queries as population
from bulyst.population.figures import PLACES_SOURCE
from bulyst.web.public.studies.tables import Report
from bulyst.web.ui.charts import Chart
from bulyst.web.ui.charts.drawing import CLOUD, GREEN, INK, OCHRE, OCHRE_TEXT
from bulyst.web.ui.charts.rendering import FONT, svg_of
from bulyst.web.ui.formats import number, percent

EARTH_KM = 6371.0
#: A transverse Mercator projection about 15 degrees east keeps the whole country in shape.
MIDDLE_LONGITUDE = 15.0
PALE = "#d5dcd9"
#: Dots grow with the square root of the weight, so that their area follows it; in square pixels for all the weight.
AREA_OF_ALL_WEIGHT, SMALLEST_AREA = 3200, 330

Point = dict[str, Any]


@dataclass(frozen=True)
class MapCanvas:
    """A picture's size and type in its own pixels."""

    width: int
    height: int
    font: int


WIDE = MapCanvas(width=960, height=640, font=15)
NARROW = MapCanvas(width=320, height=420, font=14)


def donor_map(report: Report) -> Chart:
    """Every municipality as a dot: those with weight numbered as in the list, the treated one marked."""
    weights: Mapping[str, float] = report["estimate"]["weights"]
    unit, name = report["design"]["unit"], report["design"]["names"][0]
    points = _points(unit, weights, frozenset(report["placebos"]["units"]))
    return Chart(
        title=gettext("%(name)s sammenlignes med et vektet snitt av %(count)s kommuner")
        % {"name": name, "count": len(weights)},
        subtitle=gettext(
            "Grønn sirkel: kommune med vekt, nummerert som i listen. Grå: blant de %(pool)s som kunne fått vekt. "
            "Blek: ikke med."
        )
        % {"pool": number(len(report["placebos"]["units"]))},
        source=gettext("Kilde: %(source)s (plassering). Egne beregninger.") % {"source": PLACES_SOURCE},
        svg_wide=svg_of(_drawn, WIDE, points, name),
        svg_narrow=svg_of(_drawn, NARROW, points, name),
        alt=_in_words(name, weights),
    )


def planar(longitude: float, latitude: float) -> tuple[float, float]:
    """Kilometres east of 15 degrees east and north of the equator, on a sphere (transverse Mercator)."""
    east, north = math.radians(longitude - MIDDLE_LONGITUDE), math.radians(latitude)
    x = math.atanh(math.cos(north) * math.sin(east))
    y = math.atan2(math.tan(north), math.cos(east))
    return EARTH_KM * x, EARTH_KM * y


def _points(unit: str, weights: Mapping[str, float], pool: frozenset[str]) -> list[Point]:
    places = {donor: place for place, donor in enumerate(weights, start=1)}
    points = []
    for facts in population.all_municipalities():
        x, y = planar(facts.longitude, facts.latitude)
        weight = weights.get(facts.number, 0.0)
        points.append(
            {
                "x": round(x, 1),
                "y": round(y, 1),
                "kind": _kind(facts.number, unit, weights, pool),
                "area": round(max(SMALLEST_AREA, AREA_OF_ALL_WEIGHT * weight)),
                "place": str(places.get(facts.number, "")),
            }
        )
    return points


def _kind(number_: str, unit: str, weights: Iterable[str], pool: frozenset[str]) -> str:
    if number_ == unit:
        return "unit"
    if number_ in weights:
        return "weighted"
    return "pool" if number_ in pool else "other"


def _drawn(canvas: MapCanvas, points: list[Point], name: str) -> dict[str, Any]:
    x, y = _scales(canvas, points)
    weighted = sorted((point for point in points if point["kind"] == "weighted"), key=lambda point: -point["area"])
    unit = [{**point, "text": name} for point in points if point["kind"] == "unit"]
    layers = [
        _layer([point for point in points if point["kind"] == "other"], x, y).mark_circle(size=22, color=PALE),
        _layer([point for point in points if point["kind"] == "pool"], x, y).mark_circle(size=30, color=CLOUD),
        _layer(weighted, x, y)
        .mark_circle(color=GREEN, opacity=1, stroke="#fff", strokeWidth=1.5)
        .encode(size=alt.Size("area:Q", scale=None)),
        _layer(weighted, x, y).mark_text(fontSize=canvas.font - 3, fontWeight=600, color="#fff").encode(text="place:N"),
        _layer(unit, x, y).mark_point(
            shape="diamond", size=230, color=INK, fill=OCHRE, filled=True, opacity=1, stroke="#fff"
        ),
        _layer(unit, x, y)
        .mark_text(align="left", dx=12, fontSize=canvas.font + 1, fontWeight=600, color=OCHRE_TEXT)
        .encode(text="text:N"),
    ]
    return (
        alt.layer(*layers)
        .properties(
            width=canvas.width,
            height=canvas.height,
            autosize=alt.AutoSizeParams(type="fit", contains="padding"),
            padding=4,
            background="transparent",
        )
        .configure(font=FONT, aria=False)
        .configure_view(stroke=None)
        .to_dict(validate=False)
    )


def _scales(canvas: MapCanvas, points: list[Point]) -> tuple[alt.X, alt.Y]:
    """One scale for both directions, with the country in the middle."""
    xs, ys = [point["x"] for point in points], [point["y"] for point in points]
    margin = 60
    per_pixel = max((max(xs) - min(xs) + margin) / canvas.width, (max(ys) - min(ys) + margin) / canvas.height)

    def domain(values: list[float], pixels: int) -> list[float]:
        middle, reach = (min(values) + max(values)) / 2, per_pixel * pixels / 2
        return [middle - reach, middle + reach]

    return (
        alt.X("x:Q", axis=None, scale=alt.Scale(domain=domain(xs, canvas.width), nice=False, zero=False)),
        alt.Y("y:Q", axis=None, scale=alt.Scale(domain=domain(ys, canvas.height), nice=False, zero=False)),
    )


def _layer(points: list[Point], x: alt.X, y: alt.Y) -> alt.Chart:
    return alt.Chart(alt.Data(values=points)).encode(x=x, y=y)


def _in_words(name: str, weights: Mapping[str, float]) -> str:
    heaviest = [
        f"{population.municipality_facts(unit).name} ({percent(weight)})" for unit, weight in list(weights.items())[:3]
    ]
    return gettext("Kart over Norge med %(name)s og %(count)s kommuner med vekt. De tyngste er %(heaviest)s.") % {
        "name": name,
        "count": len(weights),
        "heaviest": ", ".join(heaviest),
    }
