"""Medians of repeated runs."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

RUNS = 5


@dataclass(frozen=True)
class Time:
    """Seconds of one task: the median and the fastest of `runs`."""

    median: float
    fastest: float
    runs: int


def measured(task: Callable[[], object], runs: int = RUNS, warm: int = 1) -> Time:
    """Run a task `warm` times unmeasured, then `runs` times."""
    for _ in range(warm):
        task()
    seconds = []
    for _ in range(runs):
        begun = time.perf_counter()
        task()
        seconds.append(time.perf_counter() - begun)
    return Time(statistics.median(seconds), min(seconds), runs)
