"""Predictors: what a unit is matched on besides, or instead of, its whole outcome path."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from bulyst.evaluation.arrays import Floats
from bulyst.evaluation.panel import Panel
from bulyst.evaluation.refusals import Refusal

_FORM = re.compile(r"(?P<name>.+?)(?::(?P<first>\d+)(?:-(?P<last>\d+)(?:/(?P<step>\d+))?)?)?")


@dataclass(frozen=True)
class Predictor:
    """The mean of a covariate, or of the outcome by its own name, over some periods before the start.

    `first` None: all periods before the start that have a figure. `step`: every so many periods.
    """

    name: str
    first: int | None = None
    last: int | None = None
    step: int = 1

    @classmethod
    def parse(cls, text: str) -> Predictor:
        """Read `name`, `name:1969`, `name:1964-1969` or `name:1961-1969/2`."""
        parts = _FORM.fullmatch(text)
        if parts is None:
            raise Refusal("predictors.form", text=text)
        first = None if parts["first"] is None else int(parts["first"])
        last = first if parts["last"] is None else int(parts["last"])
        step = 1 if parts["step"] is None else int(parts["step"])
        if step == 0 or (first is not None and last is not None and last < first):
            raise Refusal("predictors.form", text=text)
        return cls(parts["name"], first, last, step)

    def __str__(self) -> str:
        if self.first is None:
            return self.name
        if self.first == self.last:
            return f"{self.name}:{self.first}"
        every = f"/{self.step}" if self.step > 1 else ""
        return f"{self.name}:{self.first}-{self.last}{every}"

    def of(self, panel: Panel, start: int) -> Floats:
        """One figure a unit, in the panel's order; NaN for a unit without any figure in the periods.

        Raises Refusal for an unknown covariate, and for periods that reach into the treated time.
        """
        table = panel.values if self.name == panel.outcome else panel.covariates.get(self.name)
        if table is None:
            raise Refusal("predictors.unknown", name=self.name, known=[panel.outcome, *panel.covariates])
        wanted = slice(0, panel.column(start))
        if self.first is not None and self.last is not None:
            if self.last >= start:
                raise Refusal("predictors.treated_period", name=self.name, period=self.last, start=start)
            wanted = slice(panel.column(self.first), panel.column(self.last) + 1, self.step)
        cells = table[:, wanted]
        counts = np.isfinite(cells).sum(axis=1)
        with np.errstate(invalid="ignore"):
            return np.asarray(np.nansum(cells, axis=1) / counts)


def predictor_table(panel: Panel, predictors: tuple[Predictor, ...], units: list[int], start: int) -> Floats:
    """Units x predictors, each divided by its standard deviation over the units (as in the R package Synth).

    Raises Refusal for a unit without a figure and for a predictor that is the same for all.
    """
    table = np.column_stack([predictor.of(panel, start)[units] for predictor in predictors])
    for row, column in np.argwhere(~np.isfinite(table)):
        raise Refusal("predictors.missing", name=str(predictors[column]), unit=panel.name(panel.units[units[row]]))
    spread = table.std(axis=0, ddof=1)
    for column in np.flatnonzero(spread <= 1e-12 * np.abs(table).max(axis=0)):
        raise Refusal("predictors.constant", name=str(predictors[column]))
    return np.asarray(table / spread)
