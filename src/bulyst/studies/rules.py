"""When a study may be registered and run: pure answers over plain values."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bulyst.kernel.verdict import Verdict, failed, passed

#: With fewer years before the start there is no telling whether the comparison follows the municipality.
LEAST_YEARS_BEFORE = 10
#: No run takes this long; one that has not ended by then was stopped, for example with the machine.
STOPPED_AFTER = timedelta(hours=1)


def design_may_change(*, slug: str, same: bool, has_run: bool) -> Verdict:
    """A design is written before anything has been computed; afterwards it can only be repeated."""
    rule = "studies.design_frozen"
    return passed(rule) if same or not has_run else failed(rule, slug=slug)


def starts_in_order(earliest: int, latest: int) -> Verdict:
    """The years between which a start lies are given from the earliest to the latest."""
    rule = "studies.starts_in_order"
    return passed(rule) if earliest <= latest else failed(rule, earliest_year=earliest, latest_year=latest)


def starts_within_figures(earliest: int, latest: int, horizon: int | None, years: Sequence[int]) -> Verdict:
    """There are enough years before the earliest start, and the whole horizon after the latest."""
    rule = "studies.starts_within_figures"
    first_year, last_year = years[0] + LEAST_YEARS_BEFORE, years[-1] + 1 - (horizon or 1)
    if first_year <= earliest and latest <= last_year:
        return passed(rule, first_year=first_year, last_year=last_year)
    return failed(rule, first_year=first_year, last_year=last_year)


def horizon_is_ahead(horizon: int | None) -> Verdict:
    """At least one year from the start on is looked at."""
    rule = "studies.horizon_is_ahead"
    return passed(rule) if horizon is None or horizon >= 1 else failed(rule)


def effect_that_matters(share: float) -> Verdict:
    """The effect that would matter is a share of the population, above nothing and below all of it."""
    rule = "studies.effect_that_matters"
    return passed(rule) if 0 < share < 1 else failed(rule, share=share)


def not_under_way(*, resting: bool, asked_for_at: datetime, now: datetime) -> Verdict:
    """A study is computed once at a time; a run this old, or on other figures (not `resting`), has stopped."""
    rule = "studies.already_running"
    return failed(rule) if resting and now - asked_for_at < STOPPED_AFTER else passed(rule)


def rests_on_the_same(same: bool) -> Verdict:
    """A run that was stopped goes on only with the figures and the engine that it began with."""
    rule = "studies.figures_changed"
    return passed(rule) if same else failed(rule)
