"""The question, fixed before the answer: what is compared with what, over which years, by which estimator."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np

from bulyst.evaluation.arrays import Bools, Floats
from bulyst.evaluation.donors import EVERYONE, DonorRule, Pool
from bulyst.evaluation.panel import Panel
from bulyst.evaluation.refusals import Refusal
from bulyst.kernel.canonical import canonical_json, sha256_hex

LEAST_PRE_PERIODS = 2
LEAST_DONORS = 2


@dataclass(frozen=True)
class Design:
    """Everything that decides the answer besides the figures. Frozen; `hash` names it.

    `unit`: the treated unit, or several with one start (they are studied as their mean). `start`: first treated
    period. `first`, `end`: the window (the panel's own bounds by default). `donors`: a rule, or units by name.
    `definition`: `exact` for the optimum, `published` for what early-stopping software published.
    `predictors`: what is matched besides the outcome path, such as `invest:1964-1969` (method sc); `fitted`: the
    periods whose outcome the predictors' weights are chosen by.
    `matters`: the relative effect that would matter. `level`: two-sided error level, `power` the wanted power.
    """

    unit: str | tuple[str, ...]
    start: int
    end: int | None = None
    first: int | None = None
    donors: DonorRule | tuple[str, ...] = EVERYONE
    method: str = "sc"
    definition: str = "exact"
    predictors: tuple[str, ...] = ()
    fitted: tuple[int, int] | None = None
    matters: float = 0.03
    level: float = 0.05
    power: float = 0.80
    seed: int = 1

    def __post_init__(self) -> None:
        if isinstance(self.donors, list):
            object.__setattr__(self, "donors", tuple(self.donors))
        for place, unit in enumerate(self.units):
            if unit in self.units[:place]:
                raise Refusal("design.unit_twice", unit=unit)
        for name in ("matters", "level", "power"):
            value = getattr(self, name)
            if not 0 < value < 1:
                raise Refusal("design.share", name=name, value=float(value))

    @property
    def units(self) -> tuple[str, ...]:
        """The treated units."""
        return (self.unit,) if isinstance(self.unit, str) else self.unit

    def as_json(self) -> dict[str, Any]:
        """The design in plain values; what the hash is taken of."""
        donors = list(self.donors) if isinstance(self.donors, tuple) else self.donors.as_json()
        return {
            "unit": self.unit if isinstance(self.unit, str) else list(self.unit),
            "start": self.start,
            "end": self.end,
            "first": self.first,
            "donors": donors,
            "method": self.method,
            "definition": self.definition,
            "predictors": list(self.predictors),
            "fitted": None if self.fitted is None else list(self.fitted),
            "matters": self.matters,
            "level": self.level,
            "power": self.power,
            "seed": self.seed,
            "missing": "donors with a gap in the window are left out; a gap in the treated unit is refused",
        }

    @cached_property
    def hash(self) -> str:
        """SHA-256 of the design's canonical JSON."""
        return sha256_hex(canonical_json(self.as_json()))


@dataclass(frozen=True, eq=False)
class Setting:
    """A design met with a panel: the numbers that an estimator sees.

    `values[0]` is the treated unit (the mean of several), the other rows are the donors in the panel's order;
    columns are the window's periods, the first `n_pre` of them before the start.
    """

    panel: Panel
    design: Design
    values: Floats
    periods: tuple[int, ...]
    n_pre: int
    pool: Pool
    columns: slice = field(repr=False)

    @property
    def donors(self) -> tuple[str, ...]:
        """The donors, in the order of rows 1, 2, ..."""
        return self.pool.donors

    def without(self, donor: str) -> Setting:
        """The same setting with one donor less."""
        place = self.donors.index(donor)
        kept = tuple(unit for unit in self.donors if unit != donor)
        pool = Pool(kept, {**self.pool.excluded, donor: "left out"})
        return replace(self, values=np.delete(self.values, 1 + place, axis=0), pool=pool)

    @property
    def n_post(self) -> int:
        """Number of periods from the start on."""
        return len(self.periods) - self.n_pre

    def counted(self, path: Floats) -> Floats:
        """A path of the treated row in figures as counted (their sum over several treated units)."""
        if self.panel.base is None:
            return path
        rows = [self.panel.row(unit) for unit in self.design.units]
        size = float(np.exp(self.panel.base[rows]).sum())
        return np.exp(path) * size


def settle(design: Design, panel: Panel, *, sealed: bool = False) -> Setting:
    """Meet `design` with `panel`: cut the window, choose the donors, refuse what cannot be studied.

    With `sealed` the treated unit's figures from the start on may be missing (and are not looked at).
    Raises Refusal: unknown unit or period, too few pre-periods, no post-period, a gap in the treated unit, a
    constant series, too few donors.
    """
    rows = [panel.row(unit) for unit in design.units]
    first = 0 if design.first is None else panel.column(design.first)
    start = panel.column(design.start)
    stop = len(panel.periods) if design.end is None else panel.column(design.end) + 1
    if start - first < LEAST_PRE_PERIODS:
        raise Refusal(
            "design.no_pre_periods",
            unit=panel.name(design.units[0]),
            periods=max(start - first, 0),
            start=design.start,
            least=LEAST_PRE_PERIODS,
        )
    if stop <= start:
        raise Refusal("design.no_post_periods", start=design.start, end=panel.periods[stop - 1])
    for unit, row in zip(design.units, rows, strict=True):
        _check_treated(panel, unit, row, first, start, start if sealed else stop, design)
    window, pre = slice(first, stop), slice(first, start)
    pool = _pool(design, panel, window, pre)
    if len(pool.donors) < LEAST_DONORS:
        raise Refusal("design.too_few_donors", donors=len(pool.donors), least=LEAST_DONORS)
    values = np.empty((1 + len(pool.donors), stop - first))
    values[0] = panel.values[rows, window].mean(axis=0)
    values[1:] = panel.values[[panel.row(donor) for donor in pool.donors], window]
    values.setflags(write=False)
    return Setting(panel, design, values, panel.periods[window], start - first, pool, window)


def _check_treated(panel: Panel, unit: str, row: int, first: int, start: int, stop: int, design: Design) -> None:
    series = panel.values[row, first:stop]
    for column in np.flatnonzero(np.isnan(series)):
        raise Refusal("design.gap", unit=panel.name(unit), period=panel.periods[first + int(column)])
    before = series[: start - first]
    if before.max() == before.min():
        raise Refusal("design.constant", unit=panel.name(unit), start=design.start)


def _pool(design: Design, panel: Panel, window: slice, pre: slice) -> Pool:
    treated = frozenset(design.units)
    if isinstance(design.donors, DonorRule):
        return design.donors.choose(panel, design.units[0], window, pre, treated)
    for donor in design.donors:
        if donor in treated:
            raise Refusal("design.donor_is_treated", unit=panel.name(donor))
    named = panel.only(design.donors)
    whole: Bools = np.isfinite(named.values[:, window].sum(axis=1))
    donors = tuple(unit for unit, complete in zip(named.units, whole, strict=True) if complete)
    return Pool(donors, {unit: "gap" for unit in named.units if unit not in donors})
