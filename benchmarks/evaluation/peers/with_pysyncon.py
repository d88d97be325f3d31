"""pysyncon: Synth on the outcome alone, every pre-period a predictor of equal weight."""

from importlib.metadata import version

import pandas as pd
from common import main
from pysyncon import Synth


def fit(values, n_pre):
    before = pd.DataFrame(values[1:, :n_pre].T)
    own = pd.Series(values[0, :n_pre], name="own")
    # It divides every period by its spread over the units; these predictor weights undo that.
    spread = pd.concat([before, own], axis=1).std(axis=1).to_numpy()
    asked = Synth()
    asked.fit(X0=before, X1=own, Z0=before, Z1=own, custom_V=spread**2)
    return float((values[0] - asked.W @ values[1:])[n_pre:].mean())


main(version("pysyncon"), fit)
