"""What every peer's script does: read the panel, time the task, print one line of JSON.

Runs in the peer's own environment, which has numpy and nothing of ours.
"""

import json
import statistics
import sys
import time

import numpy as np


def main(version, fit, sdid=None, many=None):
    """Time `fit(values, n_pre) -> effect of row 0` over some placebo pools, `sdid` too, `many` over all at once."""
    panel, n_pre, count, runs = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    values = np.load(panel)
    donors = values[1:]
    count = min(count, len(donors))

    def pool(place):
        return np.vstack([donors[place : place + 1], np.delete(donors, place, axis=0)])

    answer = {"version": version, "fits": count}
    effects = [fit(pool(0), n_pre)]

    def task():
        return [fit(pool(place), n_pre) for place in range(count)]

    answer["seconds"], effects = timed(task, runs)
    if many is not None:
        stack = np.array([pool(place) for place in range(count)])
        seconds, _ = timed(lambda: many(stack, n_pre), runs)
        answer["many_seconds"], answer["many_fits"] = seconds, count
    answer["effects"] = [float(effect) for effect in effects]
    if sdid is not None:
        answer["sdid_seconds"], found = timed(lambda: sdid(values, n_pre), runs)
        answer["sdid_effect"] = float(found)
    print(json.dumps(answer))


def timed(task, runs):
    """(median seconds, last result)"""
    seconds = []
    for _ in range(runs):
        begun = time.perf_counter()
        result = task()
        seconds.append(time.perf_counter() - begun)
    return statistics.median(seconds), result


def long_rows(values, n_pre):
    """unit, period, outcome, treated as columns of a tidy table; unit 0 treated from n_pre on."""
    units, periods = values.shape
    unit = np.repeat(np.arange(units), periods)
    period = np.tile(np.arange(periods), units)
    return {
        "unit": unit,
        "time": period,
        "value": values.ravel(),
        "treated": ((unit == 0) & (period >= n_pre)).astype(int),
        "group": (unit == 0).astype(int),
    }
