"""mlsynth: VanillaSC on the outcome alone, without its inference."""

import warnings
from importlib.metadata import version

import pandas as pd
from common import long_rows, main
from mlsynth import VanillaSC

warnings.simplefilter("ignore")


def fit(values, n_pre):
    config = {
        "df": pd.DataFrame(long_rows(values, n_pre)), "outcome": "value", "treat": "treated", "unitid": "unit",
        "time": "time", "display_graphs": False, "backend": "outcome-only", "inference": False,
    }  # fmt: skip
    return VanillaSC(config).fit().effects.att


main(version("mlsynth"), fit)
