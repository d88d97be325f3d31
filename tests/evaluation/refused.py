"""Every question that the engine refuses: how to ask it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from tests.evaluation.made import factor_panel, planted

from bulyst.evaluation import (
    COMPARABLE,
    Design,
    Panel,
    Predictor,
    PredictorControl,
    SyntheticControl,
    evaluate,
    parse_rule,
)
from bulyst.evaluation.design import settle
from bulyst.evaluation.estimators import estimator
from bulyst.evaluation.inference import conformal_p, jackknife_error, placebo_error, placebos_in_space

UNITS = ("u000", "u001", "u002")


def bare(values: list[list[float]], units: tuple[str, ...] = ("a", "b"), periods: tuple[int, ...] = (1, 2)) -> Panel:
    return Panel(np.array(values), units, periods)


def table(folder: Path, text: str) -> Panel:
    file = folder / "t.csv"
    file.write_text(text, encoding="utf-8")
    return Panel.from_csv(file, unit="u", time="t", value="y")


def latin(folder: Path) -> Panel:
    file = folder / "t.csv"
    file.write_bytes("u,t,y\nTromsø,1,3\n".encode("latin-1"))
    return Panel.from_csv(file, unit="u", time="t", value="y")


def csv_with(**how: str) -> Panel:
    return Panel.from_csv("t.csv", unit="u", time="t", value="y", **how)


def fitted(first: int, last: int) -> object:
    panel = factor_panel()
    asked = PredictorControl((Predictor("x"),), v=(1.0,), fitted=(first, last))
    return asked.fit(Design("u003", 2016), replace(panel, covariates={"x": panel.values}))


def parquet(folder: Path) -> Panel:
    file = folder / "t.parquet"
    file.write_bytes(b"PAR")
    return Panel.from_parquet(file, unit="u", time="t", value="y")


@dataclass
class TrueOrFalse:
    """A data frame, and its only column, of neither numbers nor text, as the interchange protocol shows it."""

    columns: tuple[str, ...] = ("u", "t", "y")
    dtype: tuple[int, int] = (20, 8)
    describe_null: tuple[int, object] = (0, None)

    def __dataframe__(self) -> TrueOrFalse:
        return self

    def get_column_by_name(self, _: str) -> TrueOrFalse:
        return self

    def get_chunks(self) -> list[TrueOrFalse]:
        return [self]

    def get_buffers(self) -> dict[str, object]:
        return {}

    def size(self) -> int:
        return 1


def ask(unit: str | tuple[str, ...] = "u003", start: int = 2016, panel: Panel | None = None, **rest: Any) -> object:
    return settle(Design(unit, start, **rest), factor_panel() if panel is None else panel)


def with_predictor(text: str, table: np.ndarray | None = None, **rest: Any) -> object:
    panel = factor_panel()
    figures = np.ones(panel.values.shape) if table is None else table
    design = Design("u003", 2016, predictors=(text,), **rest)
    return evaluate(replace(panel, covariates={"x": figures}), design)


def missing_for(unit: str) -> np.ndarray:
    panel = factor_panel()
    figures = panel.values.copy()
    figures[panel.row(unit)] = np.nan
    return figures


def one_donor() -> float:
    """The treated units fall, the donors rise: the one that rises least is nearest, and no other helps."""
    values = np.outer([-1.0, -1.1, 0.0, 1.0, 2.0], np.arange(24))
    panel = Panel(values, ("a", "b", "c", "d", "e"), tuple(range(2001, 2025)))
    return jackknife_error(settle(Design(("a", "b"), 2016), panel))


def weighted(*weights: float) -> object:
    return SyntheticControl(time_weights=weights).fit(Design("u003", 2016), factor_panel())


def several_with_predictors() -> object:
    setting = settle(Design(("u003", "u004"), 2016), factor_panel())
    return placebos_in_space(PredictorControl((Predictor("value"),)), setting)


def given_weights() -> object:
    panel = factor_panel()
    asked = PredictorControl((Predictor("x"),), v=(0.5, 0.5))
    return asked.fit(Design("u003", 2016), replace(panel, covariates={"x": panel.values}))


def sdid_of(units: tuple[str, ...], of: int) -> Any:
    panel = factor_panel(units=of)
    return settle(Design(units, 2016, method="sdid"), panel)


ASKED: dict[str, Callable[[Path], object]] = {
    "panel.shape": lambda _: bare([[1, 2, 3], [4, 5, 6]]),
    "panel.duplicate_unit": lambda _: bare([[1, 2], [4, 5]], units=("a", "a")),
    "panel.periods": lambda _: bare([[1, 2], [4, 5]], periods=(2, 1)),
    "panel.infinite": lambda _: bare([[1, 2], [4, np.inf]]),
    "panel.not_positive": lambda _: bare([[1, 2], [0, 5]]).log(),
    "panel.unknown_unit": lambda _: ask("x"),
    "panel.unknown_period": lambda _: ask(start=1990),
    "read.no_file": lambda _: Panel.from_csv("nowhere.csv", unit="u", time="t", value="y"),
    "read.no_column": lambda folder: table(folder, "u,t\na,1\n"),
    "read.not_a_number": lambda folder: table(folder, "u,t,y\na,1,many\n"),
    "read.not_a_period": lambda folder: table(folder, "u,t,y\na,spring,3\n"),
    "read.duplicate": lambda folder: table(folder, "u,t,y\na,1,3\na,1,4\n"),
    "read.mixed_periods": lambda folder: table(folder, "u,t,y\na,2001,3\na,2001Q2,4\n"),
    "read.no_unit": lambda folder: table(folder, "u,t,y\n,1,3\n"),
    "read.short_row": lambda folder: table(folder, "u,t,y\na,1\n"),
    "read.not_text": latin,
    "read.separator": lambda _: csv_with(separator=";;"),
    "read.decimal": lambda _: csv_with(decimal="'"),
    "read.decimal_comma": lambda folder: table(folder, 'u,t,y\na,1,"3,5"\n'),
    "read.column_twice": lambda folder: table(folder, "u,t,y,y\na,1,3,3\n"),
    "read.kind": lambda _: Panel.from_frame(TrueOrFalse(), unit="u", time="t", value="y"),
    "read.not_parquet": parquet,
    "read.empty": lambda folder: table(folder, "u,t,y\n"),
    "design.no_pre_periods": lambda _: ask(start=2002),
    "design.no_post_periods": lambda _: ask(end=2010),
    "design.gap": lambda _: ask(panel=planted(factor_panel(), "u003", 2016, np.nan)),
    "design.constant": lambda _: ask("a", 3, bare([[1, 1, 2], [1, 2, 3]], periods=(1, 2, 3))),
    "design.too_few_donors": lambda _: ask("u000", panel=factor_panel(units=2)),
    "design.donor_is_treated": lambda _: ask("u000", donors=("u000", "u001")),
    "design.unit_twice": lambda _: Design(("a", "b", "a"), 2016),
    "design.share": lambda _: Design("a", 2016, matters=1.5),
    "design.unknown_method": lambda _: estimator("magic"),
    "design.unknown_definition": lambda _: estimator("sc", "loose"),
    "design.no_published_definition": lambda _: estimator("mc", "published"),
    "inference.not_alike": lambda _: conformal_p(estimator("sdid"), settle(Design("u003", 2016), factor_panel()), 0.0),
    "inference.too_few_for_placebo": lambda _: placebo_error(sdid_of(UNITS, 6)),
    "inference.no_jackknife": lambda _: jackknife_error(sdid_of(("u003",), 10)),
    "inference.one_unit": lambda _: several_with_predictors(),
    "inference.one_donor": lambda _: one_donor(),
    "time_weights.length": lambda _: weighted(1.0, 2.0),
    "time_weights.value": lambda _: weighted(1.0, -2.5, *(1.0,) * 13),
    "time_weights.all_zero": lambda _: weighted(*(0.0,) * 15),
    "predictors.form": lambda _: Predictor.parse(""),
    "predictors.unknown": lambda _: with_predictor("z"),
    "predictors.treated_period": lambda _: with_predictor("x:2010-2017"),
    "predictors.missing": lambda _: with_predictor("x", missing_for("u004")),
    "predictors.constant": lambda _: with_predictor("x:2010"),
    "predictors.fitted": lambda _: fitted(2010, 2017),
    "predictors.weights": lambda _: given_weights(),
    "predictors.only_sc": lambda _: with_predictor("x", method="sdid"),
    "donors.facts_missing": lambda _: ask(donors=COMPARABLE),
    "donors.bad_rule": lambda _: parse_rule("nearby"),
}
