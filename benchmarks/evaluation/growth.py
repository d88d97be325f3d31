"""How time and memory grow with units and periods: all placebos of one unit, each size in a process of its own."""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import time
from typing import Any

import numpy as np

UNITS = (100, 1_000, 10_000)
PERIODS = (10, 40, 160)
RUNS = 5


def grown() -> list[dict[str, Any]]:
    """One line a size."""
    lines = []
    for units in UNITS:
        for periods in PERIODS:
            command = [sys.executable, "-m", "benchmarks.evaluation.growth", str(units), str(periods)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            lines.append(json.loads(done.stdout))
            print("growth", lines[-1], flush=True)
    return lines


def one(units: int, periods: int) -> dict[str, Any]:
    """All placebo fits of one treated unit, half of the periods before the start."""
    from benchmarks.evaluation.ours import placebo_paths
    from benchmarks.evaluation.panels import simulated

    n_pre = periods // 2
    placebo_paths(simulated(60, 12), 6)
    values = np.ascontiguousarray(simulated(units + 1, periods))
    seconds, processor = [], []
    for _ in range(RUNS):
        begun, worked = time.perf_counter(), time.process_time()
        placebo_paths(values, n_pre)
        seconds.append(time.perf_counter() - begun)
        processor.append(time.process_time() - worked)
    return {
        "units": units,
        "periods": periods,
        "seconds": statistics.median(seconds),
        "processor_seconds": statistics.median(processor),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


if __name__ == "__main__":
    print(json.dumps(one(int(sys.argv[1]), int(sys.argv[2]))))
