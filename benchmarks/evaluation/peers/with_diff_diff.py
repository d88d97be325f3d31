"""diff-diff: the exact simplex solver behind its SyntheticDiD, and SyntheticControl with equal predictor weights."""

import warnings
from importlib.metadata import version

import pandas as pd
from common import long_rows, main
from diff_diff import SyntheticControl, SyntheticDiD

warnings.simplefilter("ignore")


def fit(values, n_pre):
    frame = pd.DataFrame(long_rows(values, n_pre))
    asked = SyntheticControl(v_method="custom", custom_v=[1.0] * n_pre, standardize="none")
    return asked.fit(
        frame, outcome="value", treatment="treated", unit="unit", time="time",
        post_periods=list(range(n_pre, values.shape[1])), pre_period_outcomes="all",
    ).att  # fmt: skip


def sdid(values, n_pre):
    frame = pd.DataFrame(long_rows(values, n_pre))
    asked = SyntheticDiD(variance_method="placebo", n_bootstrap=200, seed=1)
    return asked.fit(
        frame, outcome="value", treatment="group", unit="unit", time="time",
        post_periods=list(range(n_pre, values.shape[1])),
    ).att  # fmt: skip


main(version("diff-diff"), fit, sdid)
