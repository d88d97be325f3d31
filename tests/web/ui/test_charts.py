"""Pictures: two widths, honest gaps, nothing that the content policy forbids, never drawn twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import vl_convert
from django.core.cache import caches
from django.template import Context, Template

from bulyst.web.ui import charts
from bulyst.web.ui.charts import drawing, rendering
from bulyst.web.ui.charts.drawing import NARROW, SHADES, WIDE

YEARS = list(range(2000, 2011))
FALLING = [1500 - 10 * step for step in range(11)]


@pytest.fixture(autouse=True)
def cache_of_its_own(settings: Any) -> Iterator[None]:
    """No test sees another's drawings."""
    caches["charts"].clear()
    yield
    caches["charts"].clear()


def population(**changes: Any) -> charts.Chart:
    asked: dict[str, Any] = {"title": "Folketallet faller", "source": "SSB", "years": YEARS, "values": FALLING}
    return charts.population_line(**asked | changes)


def every_chart() -> list[charts.Chart]:
    gaps = [0.01 * step for step in range(11)]
    return [
        population(marks=[(2003, "Ny vei")], segments=[charts.Segment(2000, 2002, "Nordli og Sørli")]),
        charts.net_migration_bars(title="t", source="s", years=YEARS, values=[*range(-5, 6)]),
        charts.gap_cloud(
            title="t",
            source="s",
            years=YEARS,
            actual=gaps,
            placebos={"0301": gaps[::-1], "1103": gaps},
            start=2005,
            start_text="start",
            name="Lierne",
        ),
        charts.path_expected(
            title="t",
            source="s",
            years=YEARS,
            actual=FALLING,
            expected=[1500.0] * 11,
            start=2005,
            start_text="start",
            name="Lierne",
        ),
        charts.sweep_chart(
            title="t",
            source="s",
            starts=[1999, 2000],
            effects=[-0.02, 0.2],
            intervals=[(-0.1, 0.1), (0.1, 0.3)],
            smallest=[0.13, 0.12],
        ),
        charts.share_bars(title="t", source="s", labels=["Forstudie", "Investering"], values=[1, 3]),
        parted(),
    ]


def parted() -> charts.Chart:
    """Two frames: the first half paid with a little recommended, of the second nothing is promised."""
    return charts.parted_bars(
        title="t",
        source="s",
        labels=["Fond", "Ramme"],
        said=["400 kr av 900 kr igjen", "200 kr av 200 kr igjen"],
        parts=[(400, 0, 100, 400), (0, 0, 0, 200)],
    )


def test_a_bar_has_a_part_for_each_sum_that_is_not_zero_and_is_told_in_words() -> None:
    svg = parted().svg_wide
    assert [svg.count(shade) for shade in SHADES] == [1, 0, 1, 2]
    assert parted().alt == "Søylediagram. Fond: 400 kr av 900 kr igjen; Ramme: 200 kr av 200 kr igjen."


def test_no_picture_carries_a_style_a_script_or_a_fixed_size() -> None:
    for chart in every_chart():
        for svg in (chart.svg_wide, chart.svg_narrow):
            assert svg.startswith("<svg ")
            assert not re.search(r"<style|<script|<image|\sstyle=|\son[a-z]+=|href=", svg)
            assert not re.search(r"<svg[^>]* width=", svg)


def test_every_picture_is_told_in_words_and_has_its_table() -> None:
    for chart in every_chart():
        html = Template("{% load ui %}{% ui_chart chart %}").render(Context({"chart": chart}))
        assert chart.alt
        assert f'role="img" aria-label="{chart.alt}"' in html
        assert "<table" in html or chart == parted(), "the page has the table of a parted bar itself"


def test_type_on_the_axes_is_readable_on_a_phone_of_360_pixels() -> None:
    room_for_the_picture = 360 - 2 * 16 - 2 * 12 - 2
    assert NARROW.font * room_for_the_picture / NARROW.width >= 12
    least_room_for_the_wide_one = 56 * 16 - 2 * 20 - 2 * 24
    assert WIDE.font * least_room_for_the_wide_one / WIDE.width >= 12


def test_a_missing_year_is_a_gap_and_never_zero() -> None:
    with_gap = [*FALLING[:5], None, *FALLING[6:]]
    chart = population(values=with_gap)
    line = next(path for path in re.findall(r'd="(M[^"]*)"', chart.svg_wide) if path.count("L") > 5)
    assert line.count("M") == 2, "the line is broken where the year is missing"
    assert chart.table is not None
    assert [cells[1].text for cells in chart.table.lines][5] == "ukjent"


def test_the_axis_of_inhabitants_begins_at_zero() -> None:
    assert ">0</text>" in population().svg_wide


def test_the_course_is_told_in_words() -> None:
    assert population().alt == (
        "Linjediagram. Folketallet var 1\u202f500 i 2000 og 1\u202f400 i 2010. Det var høyest i 2000, med 1\u202f500."
    )


def test_years_of_another_extent_are_named_in_picture_and_table() -> None:
    chart = population(segments=[charts.Segment(2000, 2002, "Nordli og Sørli")])
    assert "Nordli og Sørli" in chart.svg_narrow
    assert chart.table is not None
    assert [cells[2].text for cells in chart.table.lines][:4] == ["Nordli og Sørli"] * 3 + [""]


def test_text_in_a_picture_is_escaped() -> None:
    assert "<b>" not in population(marks=[(2003, "<b>")]).svg_wide


def test_the_same_picture_is_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    first = population()

    def again(*_: object, **__: object) -> str:
        raise AssertionError("drawn twice")

    monkeypatch.setattr(rendering.vl_convert, "vegalite_to_svg", again)
    assert population() == first


def test_a_cloud_of_156_lines_is_drawn_as_one_line_each() -> None:
    rows = [{"year": year, "value": unit / 1000, "unit": unit} for unit in range(156) for year in YEARS]
    own = [{"year": year, "value": 0.0} for year in YEARS]
    svg = vl_convert.vegalite_to_svg(drawing.gap_cloud(WIDE, own, rows, 2005, "start", drawing.CHANGE_IN_PERCENT))
    assert svg.count(drawing.CLOUD) == 156


def test_no_change_is_written_without_a_plus() -> None:
    chart = charts.net_migration_bars(title="t", source="s", years=YEARS, values=[*range(-5, 6)])
    assert ">0</text>" in chart.svg_wide
    assert ">+0</text>" not in chart.svg_wide


def test_a_sweep_tells_how_many_answers_could_be_seen() -> None:
    assert "For 1 av dem" in every_chart()[4].alt


def test_years_at_the_ends_have_their_ticks_and_no_others_crowd_them() -> None:
    assert drawing._year_ticks(WIDE, 1951, 2026) == [1951, 1960, 1970, 1980, 1990, 2000, 2010, 2020, 2026]
    assert drawing._year_ticks(NARROW, 1999, 2012) == [1999, 2005, 2012]
    assert drawing._year_ticks(NARROW, 1986, 2026) == [1986, 2000, 2010, 2026]
