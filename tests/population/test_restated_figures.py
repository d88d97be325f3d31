"""The restated figures are the published ones, and missing is never taken for none."""

from datetime import date

import pytest

from bulyst.population import figures
from bulyst.population.figures import UnknownMunicipality

LIERNE = "5042"


@pytest.mark.parametrize(
    ("year", "count"), [(1951, 1906), (1964, 2045), (1999, 1566), (2012, 1410), (2024, 1301), (2026, 1302)]
)
def test_lierne_is_as_published(year: int, count: int) -> None:
    assert figures.series(LIERNE).on(year) == count


def test_years_before_lierne_was_formed_are_labelled() -> None:
    labels = figures.series(LIERNE).labels
    assert labels[1951] == labels[1963] == "Nordli og Sørli"
    assert 1964 not in labels


def test_the_long_series_and_the_panel_tell_the_same() -> None:
    for number in figures._long_rows():
        for row in figures._long_rows()[number]:
            in_panel = figures._municipality_rows()[number].get(row["year"], row["population"])
            assert row["population"] == in_panel


def test_population_moves_by_natural_increase_and_net_migration() -> None:
    lierne = figures.series(LIERNE)
    flows = figures.flows(LIERNE)
    assert [flow.year for flow in flows] == list(range(1980, 2026))
    for flow in flows:
        change = lierne.on(flow.year + 1) - lierne.on(flow.year)
        assert abs(change - flow.natural_increase - flow.net_migration) <= 2


def test_a_municipality_whose_flows_we_do_not_hold_has_none() -> None:
    assert figures.flows("0301") == ()


def test_all_municipalities_and_years_are_there() -> None:
    assert len(figures.facts()) == 357
    assert figures.panel_years() == tuple(range(1986, 2027))


def test_missing_is_none_and_never_zero() -> None:
    haram = figures.series("1580")
    assert haram.on(2019) is not None
    assert haram.on(2019) is not None
    assert [haram.on(year) for year in range(2020, 2024)] == [None] * 4
    assert figures.series(LIERNE).on(1950) is None
    for number in figures.facts():
        assert 0 not in figures.series(number).values


def test_exactly_the_known_series_have_gaps() -> None:
    gaps = {number for number in figures.facts() if None in figures.series(number).values}
    assert gaps == {"1580", "1806", "1875", "5055", "5056", "5059"}


def test_the_largest_change_is_the_one_in_the_series() -> None:
    for number, municipality in figures.facts().items():
        own = {year: figures._municipality_rows()[number][str(year)] for year in figures.panel_years()}
        year = municipality.largest_change_year
        assert int(own[year]) / int(own[year - 1]) - 1 == pytest.approx(municipality.largest_change, abs=6e-5)


def test_neighbours_are_mutual_and_known() -> None:
    facts = figures.facts()
    for number, municipality in facts.items():
        for neighbour in municipality.neighbours:
            assert number in facts[neighbour].neighbours


def test_lierne_lies_in_trondelag_far_from_the_centre() -> None:
    lierne = figures.facts()[LIERNE]
    assert (lierne.county, lierne.centrality_class, lierne.stable_borders) == ("Trøndelag", 6, True)
    assert lierne.neighbours == {"5041", "5043", "5045"}
    assert (lierne.longitude, lierne.latitude) == pytest.approx((13.7, 64.4), abs=0.3)


@pytest.mark.parametrize(
    ("number", "now"),
    [("1738", "5042"), ("5042", "5042"), ("1736", "5041"), ("0101", "3101")],
)
def test_an_old_number_leads_to_the_present_one(number: str, now: str) -> None:
    assert figures.current_number(number) == now


def test_a_number_used_twice_follows_the_day() -> None:
    assert figures.current_number("0712") == "3909"
    with pytest.raises(UnknownMunicipality) as refusal:
        figures.current_number("0712", on=date(1990, 1, 1))
    assert refusal.value.message.key == "population.not_in_use"


def test_the_change_of_number_is_dated() -> None:
    period = figures.number_periods("1738")[-1]
    assert (period.name, period.valid_until) == ("Lierne", date(2018, 1, 1))


@pytest.mark.parametrize("number", ["9999", "0000", "5O42", ""])
def test_a_number_nobody_bears_is_refused(number: str) -> None:
    with pytest.raises(UnknownMunicipality) as refusal:
        figures.series(number)
    assert refusal.value.message.key == "population.unknown_number"


def test_a_split_is_never_assigned_silently() -> None:
    with pytest.raises(UnknownMunicipality) as refusal:
        figures.current_number("1534")
    assert refusal.value.message.key == "population.split"
    assert refusal.value.message.facts["became"] == "1508, 1580"


def test_every_table_names_its_source_and_licence() -> None:
    for table in figures.DATA.glob("*.csv"):
        heading = table.read_text(encoding="utf-8").split("\n")[0]
        assert heading.startswith("# Source: ")
        assert "CC BY 4.0" in heading or "Klass" in heading
