"""From measurements to benchmarks/RESULTS.md."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numba
import numpy as np
import scipy

from benchmarks.evaluation.roofline import Roofline
from benchmarks.evaluation.timing import Time
from bulyst.evaluation.arrays import Bools, Floats

SAME = 1e-6


@dataclass(frozen=True)
class PanelTimes:
    """What was measured on one panel."""

    name: str
    shape: tuple[int, ...]
    n_pre: int
    placebos: Time
    every: Time
    fits: int
    sdid: Time
    effects: Floats
    exact: Bools
    peers: dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Measurements:
    """One run."""

    panels: list[PanelTimes]
    screened: Time
    growth: list[dict[str, Any]]
    roofline: Roofline
    load_before: float
    load_after: float


def write(measured: Measurements, day: str) -> str:
    """The report as Markdown."""
    parts = [_head(measured, day), *(_panel(panel) for panel in measured.panels)]
    parts += [_screen(measured), _growth(measured), _roofline(measured.roofline), HOW]
    return "\n\n".join(parts) + "\n"


def _head(measured: Measurements, day: str) -> str:
    processors = len(os.sched_getaffinity(0))
    busy = measured.load_before > processors / 2
    times = "times of a machine that was busy with other work" if busy else "times of a machine that did nothing else"
    return f"""# Benchmarks of the evaluation engine

Measured on {day} by `make bench` on {_processor()}, {processors} processors, Python
{platform.python_version()}, numpy {np.__version__}, scipy {scipy.__version__}, numba {numba.__version__}. Load average
when it began {measured.load_before:.1f}, when it ended {measured.load_after:.1f}: {times}.
Times are medians in seconds, everything warm."""


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor()


def _panel(panel: PanelTimes) -> str:
    units, periods = panel.shape
    pool, pairs = units - 1, units * (units - 1)
    lines = [
        f"## {panel.name.capitalize()} panel: {units} units x {periods} periods, {panel.n_pre} before the start",
        "",
        f"| | {pool} placebo fits of one unit | all {units} units with full placebo inference "
        "| SDID, 200 placebo replications |",
        "|---|---:|---:|---:|",
        f"| **Bulyst** (median of {panel.placebos.runs}, {panel.every.runs}, {panel.sdid.runs}) "
        f"| {panel.placebos.median:.4f} | {panel.every.median:.4f} ({panel.fits} fits) | {panel.sdid.median:.3f} |",
        f"| the fastest of these | {panel.placebos.fastest:.4f} | {panel.every.fastest:.4f} "
        f"| {panel.sdid.fastest:.3f} |",
    ]
    notes = []
    for name, answer in panel.peers.items():
        if "failed" in answer:
            lines.append(f"| {name} | no result | | |")
            notes.append(f"- {name}: {answer['failed']}")
            continue
        lines.append(_peer_line(name, answer, panel, pool, pairs))
        notes.append(_agreement(name, answer, panel))
    return "\n".join([*lines, "", "(x: times slower than Bulyst; ~: extrapolated from a part)", "", *notes])


def _peer_line(name: str, answer: dict[str, Any], panel: PanelTimes, pool: int, pairs: int) -> str:
    one = answer["seconds"] / answer["fits"]
    if "many_seconds" in answer:
        one = min(one, answer["many_seconds"] / answer["many_fits"])
    about = "" if answer["fits"] >= pool else "~"
    placebos, every = one * pool, one * pairs
    sdid = f"{answer['sdid_seconds']:.2f}" if "sdid_seconds" in answer else ""
    return (
        f"| {name} {answer['version']} | {about}{placebos:.2f} ({placebos / panel.placebos.median:,.0f}x) "
        f"| ~{every:,.0f} ({every / panel.every.median:,.0f}x) | {sdid} |"
    )


def _agreement(name: str, answer: dict[str, Any], panel: PanelTimes) -> str:
    theirs = np.array(answer["effects"])
    unique = ~panel.exact[: len(theirs)]
    told = f"- {name}: {len(theirs)} fits measured, {np.count_nonzero(unique)} of them with one solution"
    if not unique.any():
        return told
    distance = float(np.abs(theirs - panel.effects[: len(theirs)])[unique].max())
    if distance <= SAME:
        return f"{told}; its mean effects in these agree with ours to {distance:.1e}"
    return f"{told}; its mean effects in these differ from ours by up to {distance:.1e}"


def _screen(measured: Measurements) -> str:
    return f"""## `bulyst screen --start 2016` as a whole process

{measured.screened.median:.2f} s (median of {measured.screened.runs}), from starting Python to the last line of JSON."""


def _growth(measured: Measurements) -> str:
    lines = [
        "## Growth: all placebos of one unit (medians of 5 runs)",
        "",
        "| units | periods | seconds | processor | peak MB |",
    ]
    lines.append("|---:|---:|---:|---:|---:|")
    for line in measured.growth:
        lines.append(
            f"| {line['units']:,} | {line['periods']} | {line['seconds']:.3f} "
            f"| {line['processor_seconds']:.3f} | {line['peak_mb']:.0f} |"
        )
    return "\n".join(lines)


def _roofline(found: Roofline) -> str:
    return f"""## Distance to the roofline

One thread, {found.fits} fits of the simulated panel: {found.steps:.1f} steps a fit, {found.passes:.1f} passes over all
donors, support {found.support:.1f} donors. A pass prices every donor in single precision (2 x donors x pre-periods
flops, reading the table once: 4 bytes a cell; the last one, with every digit, counts twice), a step solves a triangular
system on the support. That is {found.flops / 1e6:.2f} Mflop and {found.bytes_moved / 1e6:.1f} MB from the cache in
{found.seconds * 1e6:.0f} microseconds: {found.rate / 1e9:.2f} Gflop/s. The machine's own ceilings, measured in the
same run: {found.peak_flops / 1e9:.1f} Gflop/s (matrix product in the cache) and {found.cache_bandwidth / 1e9:.1f} GB/s
(reading a table of this size in a compiled loop). At 1/2 flop a byte the bandwidth binds: the floor is
{found.floor * 1e6:.0f} microseconds, and the solver takes {found.seconds / found.floor:.1f} times that. What lies
between are the serial parts, which no bandwidth helps: triangular solves, where each figure waits for the one before,
entering and leaving donors, finding the cheapest, and following the short list."""


HOW = """## How it is measured

Each peer runs in an environment of its own with the newest release, on the same saved panel, on the same machine in the
same run. A placebo fit is synthetic control on the outcome alone: donor j from all others without the treated unit.
Every figure is the median of at least five runs. A peer that would take minutes is timed on a part of the fits and
extrapolated (marked ~); all units with
full placebo inference are extrapolated for every peer as units x (units - 1) fits. Preparing a data frame is part of a
peer's time where its interface asks for one. Ours is exact (duality gap at most 1e-12 of the scale); what a
peer's effects differ by is told under each table. Where the pre-period is fitted exactly infinitely many weights do it,
and libraries pick different ones: such fits are left out of the comparison."""
