"""What pages are told about population: exact where it is known, unknown where it is not."""

import pytest

from bulyst.population import queries


def test_change_over_the_possible_period_of_lierne_2() -> None:
    change = queries.change("5042", 1999, 2012)
    assert (change.before, change.after, change.difference) == (1566, 1410, -156)


def test_an_old_number_is_answered_for_the_present_municipality() -> None:
    assert queries.change("1738", 1999, 2012) == queries.change("5042", 1999, 2012)


def test_a_change_from_a_year_without_a_figure_is_unknown_and_not_zero() -> None:
    change = queries.change("1580", 2021, 2026)
    assert change.before is None
    assert change.difference is None


def test_net_migration_is_summed_over_whole_years() -> None:
    moved = queries.net_migration("5042", 1999, 2011)
    assert moved.total == -4 - 8 - 7 - 1 - 10 - 19 + 3 - 9 - 3 - 2 - 19 - 14 + 15
    assert (moved.years_with_more_in, moved.years_with_more_out) == (2, 11)


def test_net_migration_with_a_year_missing_has_no_total() -> None:
    assert queries.net_migration("5042", 1979, 1985).total is None
    assert queries.net_migration("0301", 1999, 2011).total is None


def test_a_page_is_told_which_years_were_another_municipality() -> None:
    page = queries.series_for_page("5042")
    assert (page.name, page.formed, page.source) == ("Lierne", 1964, "SSB, tabell 06913")
    assert queries.series_for_page("0301").formed is None


def test_a_number_nobody_bears_is_refused() -> None:
    with pytest.raises(queries.UnknownMunicipality):
        queries.municipality_facts("9999")
