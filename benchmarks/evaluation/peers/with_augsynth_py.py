"""augsynth-py: Synth without fixed effects (a conic solver)."""

from importlib.metadata import version

import numpy as np
import polars as pl
from augsynth_py import Synth
from common import long_rows, main


def fit(values, n_pre):
    frame = pl.DataFrame(long_rows(values, n_pre))
    found = Synth(fixedeff=False).fit(frame, unit="unit", time="time", outcome="value", treated=0, treatment_time=n_pre)
    return float((values[0] - np.asarray(found.synthetic_))[n_pre:].mean())


main(version("augsynth-py"), fit)
