"""The figures: one outcome of many units over time, checked, frozen, hashed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import sha256
from os import PathLike
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from bulyst.evaluation.arrays import Floats
from bulyst.evaluation.refusals import Refusal
from bulyst.kernel.canonical import canonical_json

if TYPE_CHECKING:
    from bulyst.evaluation.design import Design


class Scale(StrEnum):
    """How the panel's values relate to the figures as counted."""

    LEVEL = "level"
    LOG = "log"  # the logarithm, less the logarithm of the panel's first period


class UnitFacts(Protocol):
    """What the donor rule may know about a unit (`population.figures.MunicipalityFacts` is one)."""

    @property
    def name(self) -> str: ...
    @property
    def centrality_class(self) -> int: ...
    @property
    def neighbours(self) -> frozenset[str]: ...
    @property
    def stable_borders(self) -> bool: ...


@dataclass(frozen=True, eq=False)
class Panel:
    """One outcome, `values[unit, period]`, missing as NaN; frozen, also against writing into the arrays.

    `base[unit]` is what a value must be added to before `exp` gives the figure as counted (scale LOG only).
    `facts` may hold what is known of each unit, `outcome` names what is counted, `source` where it is from,
    `covariates` other figures of the same shape that units may be matched on.
    Raises Refusal for a wrong shape, a unit named twice, periods out of order, an infinite value.
    """

    values: Floats
    units: tuple[str, ...]
    periods: tuple[int, ...]
    scale: Scale = Scale.LEVEL
    base: Floats | None = None
    facts: Mapping[str, UnitFacts] = field(default_factory=dict)
    outcome: str = ""
    source: str = ""
    covariates: Mapping[str, Floats] = field(default_factory=dict)

    def __post_init__(self) -> None:
        values = np.array(self.values, dtype=np.float64)
        if values.shape != (len(self.units), len(self.periods)):
            rows, columns = values.shape if values.ndim == 2 else (len(values), 0)
            raise Refusal("panel.shape", rows=rows, columns=columns, units=len(self.units), periods=len(self.periods))
        seen: set[str] = set()
        for unit in self.units:
            if unit in seen:
                raise Refusal("panel.duplicate_unit", unit=unit)
            seen.add(unit)
        for earlier, later in zip(self.periods, self.periods[1:], strict=False):
            if later <= earlier:
                raise Refusal("panel.periods", period=later)
        for row, column in np.argwhere(np.isinf(values)):
            raise Refusal("panel.infinite", unit=self.units[row], period=self.periods[column])
        values.setflags(write=False)
        object.__setattr__(self, "values", values)

    @classmethod
    def from_csv(
        cls,
        file: str | PathLike[str],
        *,
        unit: str,
        time: str,
        value: str,
        separator: str = ",",
        decimal: str = ".",
        covariates: Sequence[str] = (),
    ) -> Panel:
        """Read a tidy table, one row a unit and period; an empty value is missing. Raises Refusal with the row."""
        from bulyst.evaluation.readers import read_csv

        def read(column: str) -> Panel:
            return read_csv(file, unit=unit, time=time, value=column, separator=separator, decimal=decimal)

        panel = read(value)
        tables = {name: read(name).values for name in covariates}
        return replace(panel, covariates=tables)

    @classmethod
    def from_parquet(cls, file: str | PathLike[str], *, unit: str, time: str, value: str) -> Panel:
        """Read a tidy Parquet table (needs polars). Raises Refusal with row and column."""
        from bulyst.evaluation.readers import read_parquet

        return read_parquet(file, unit=unit, time=time, value=value)

    @classmethod
    def from_frame(cls, frame: Any, *, unit: str, time: str, value: str) -> Panel:
        """Read a tidy data frame of any library that speaks the interchange protocol (needs polars)."""
        from bulyst.evaluation.readers import read_frame

        return read_frame(frame, unit=unit, time=time, value=value)

    @property
    def hash(self) -> str:
        """SHA-256 over units, periods, scale and every value: the same figures give the same hash."""
        digest = sha256(canonical_json([self.units, self.periods, self.scale]))
        digest.update(np.ascontiguousarray(self.values).tobytes())
        return digest.hexdigest()

    def row(self, unit: str) -> int:
        """The row of a unit; raises Refusal for an unknown one."""
        try:
            return self.units.index(unit)
        except ValueError:
            raise Refusal("panel.unknown_unit", unit=unit) from None

    def column(self, period: int) -> int:
        """The column of a period; raises Refusal for an unknown one."""
        try:
            return self.periods.index(period)
        except ValueError:
            raise Refusal("panel.unknown_period", period=period, first=self.periods[0], last=self.periods[-1]) from None

    def name(self, unit: str) -> str:
        """What people call the unit; its key where nothing is known."""
        facts = self.facts.get(unit)
        return facts.name if facts is not None else unit

    def with_facts(self, facts: Mapping[str, Any]) -> Panel:
        """The same figures with facts about the units."""
        return replace(self, facts=facts)

    def log(self) -> Panel:
        """On the scale for populations: log, less the log of the panel's first period.

        A unit without a figure in the first period has no value at all on this scale. Raises Refusal for a
        figure that is not above zero.
        """
        if self.scale is Scale.LOG:
            return self
        for row, column in np.argwhere(self.values <= 0):
            raise Refusal(
                "panel.not_positive",
                unit=self.units[row],
                period=self.periods[column],
                value=float(self.values[row, column]),
            )
        logs = np.log(self.values)
        base = logs[:, 0].copy()
        return replace(self, values=logs - base[:, None], scale=Scale.LOG, base=base)

    def counted(self, unit: str, values: Floats) -> Floats:
        """Figures as people count them for a path of `unit` on the panel's scale."""
        if self.base is None:
            return values
        counted: Floats = np.exp(values + self.base[self.row(unit)])
        return counted

    def sealed(self, design: Design) -> Panel:
        """A copy in which the treated units' figures from the start on are masked: power is computed on it."""
        values = self.values.copy()
        first = self.column(design.start)
        for unit in design.units:
            values[self.row(unit), first:] = np.nan
        return replace(self, values=values)

    def only(self, units: Sequence[str]) -> Panel:
        """The same figures for some units, in the order given."""
        rows = [self.row(unit) for unit in units]
        return replace(
            self,
            values=self.values[rows],
            units=tuple(units),
            base=None if self.base is None else self.base[rows],
            covariates={name: table[rows] for name, table in self.covariates.items()},
        )
