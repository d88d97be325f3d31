"""Everything in one run: ours and the peers' on the same panels, then growth, then the report."""

from __future__ import annotations

import os

# The engine shares its work over threads itself; BLAS threads inside them would only get in the way.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import subprocess
import sys
import time
from pathlib import Path

import numpy as np

from benchmarks.evaluation import ours
from benchmarks.evaluation.growth import grown
from benchmarks.evaluation.panels import PRE, real, simulated
from benchmarks.evaluation.peers import ENVIRONMENTS, PEERS
from benchmarks.evaluation.report import Measurements, PanelTimes, write
from benchmarks.evaluation.roofline import roofline
from benchmarks.evaluation.timing import measured
from bulyst.evaluation.arrays import Floats

RESULTS = Path("benchmarks/RESULTS.md")
RUNS = 5
#: A pre-period gap below this share of the figures is rounding: infinitely many weights fit.
EXACT = 1e-7


def times(name: str, values: Floats, n_pre: int) -> PanelTimes:
    """Ours and every peer's on one panel."""
    ENVIRONMENTS.mkdir(parents=True, exist_ok=True)
    file = (ENVIRONMENTS / f"{name}.npy").absolute()
    np.save(file, values)
    every, found = ours.all_units(values, n_pre)
    placebos, sdid = ours.placebos(values, n_pre), ours.sdid(values, n_pre)
    print(name, "ours", placebos, every, sdid, flush=True)
    paths = ours.placebo_paths(values, n_pre)
    gaps = values[1:] - paths
    effects = gaps[:, n_pre:].mean(axis=1)
    exact = np.sqrt(np.mean(gaps[:, :n_pre] ** 2, axis=1)) < EXACT * np.abs(values).max()
    peers = {}
    for peer in PEERS:
        peers[peer.name] = peer.run(file, n_pre, RUNS)
        print(name, peer.name, {key: peers[peer.name].get(key) for key in ("seconds", "fits", "failed")}, flush=True)
    return PanelTimes(name, values.shape, n_pre, placebos, every, found.fits, sdid, effects, exact, peers)


def main() -> int:
    """Measure and write the report."""
    load = os.getloadavg()[0]
    panels = [times("simulated", simulated(), PRE), times("real", *real())]
    command = [str(Path(sys.executable).parent / "bulyst"), "screen", "--start", "2016", "--json"]
    screened = measured(lambda: subprocess.run(command, check=True, capture_output=True), RUNS)
    measurements = Measurements(panels, screened, grown(), roofline(simulated(), PRE), load, os.getloadavg()[0])
    RESULTS.write_text(write(measurements, time.strftime("%Y-%m-%d", time.gmtime())), encoding="utf-8")
    print(f"written to {RESULTS}")
    return 0
