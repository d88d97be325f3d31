"""panelkit (Rust): away-step Frank-Wolfe."""

from importlib.metadata import version

import panelkit
from common import main


def fit(values, n_pre):
    return panelkit.SyntheticControl().fit(values, [0], n_pre).att


def many(stack, n_pre):
    return panelkit.SyntheticControl().fit_many(stack, [0], n_pre)


def sdid(values, n_pre):
    return panelkit.SyntheticDiD(inference="placebo").fit(values, [0], n_pre).att


main(version("panelkit"), fit, sdid, many)
