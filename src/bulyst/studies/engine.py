"""The one place where studies meet the statistics engine and the official figures."""

from typing import Any

from bulyst.evaluation import COMPARABLE, Design, DonorRule, evaluate
from bulyst.evaluation.evaluation import ENGINE_VERSION
from bulyst.evaluation.language import LANGUAGES
from bulyst.kernel.canonical import canonical_json, sha256_hex
from bulyst.population import figures
from bulyst.studies.drafts import StudyDraft

SECTIONS = (
    "design", "power", "fit", "estimate", "placebos", "certificate", "fragility", "verdict", "statement", "provenance"
)  # fmt: skip
#: Decimals that a stored answer keeps: enough for every use, and below what differs between processors.
DECIMALS = 9


def frozen_design(draft: StudyDraft, unit: str) -> dict[str, Any]:
    """What is written down before anything is computed: the engine's own design, with every possible start."""
    design = Design(unit=unit, start=draft.earliest_start, donors=COMPARABLE, matters=draft.matters, seed=draft.seed)
    frozen = {name: value for name, value in design.as_json().items() if name not in ("start", "end")}
    return frozen | {
        "starts": [draft.earliest_start, draft.latest_start],
        "horizon": draft.horizon,
        "outcome": figures.panel().outcome,
    }


def design_for(frozen: dict[str, Any], start: int) -> Design:
    """The engine's design for one of the start years."""
    return Design(
        unit=frozen["unit"],
        start=start,
        end=None if frozen["horizon"] is None else start + frozen["horizon"] - 1,
        first=frozen["first"],
        donors=DonorRule(**frozen["donors"]),
        method=frozen["method"],
        matters=frozen["matters"],
        level=frozen["level"],
        power=frozen["power"],
        seed=frozen["seed"],
    )


def judged(frozen: dict[str, Any], start: int) -> dict[str, Any]:
    """The engine's whole report for one start year, rounded to `DECIMALS`. Raises the engine's `Refusal`."""
    report = evaluate(figures.panel().log(), design_for(frozen, start))
    return rounded(report.as_json())


def rounded(value: Any) -> Any:
    """A report with every fraction rounded, so that the same design and figures give the same hash."""
    if isinstance(value, float):
        return round(value, DECIMALS) + 0.0
    if isinstance(value, dict):
        return {name: rounded(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [rounded(item) for item in value]
    return value


def version() -> str:
    """Which version of the engine answers now."""
    return ENGINE_VERSION


def fingerprint(report: dict[str, Any]) -> str:
    """SHA-256 of what was answered; on what machine it was computed does not count."""
    answer = {section: value for section, value in report.items() if section != "provenance"}
    return sha256_hex(canonical_json(answer))


def spoken(stored: dict[str, Any]) -> dict[str, Any]:
    """A stored report in the order in which the engine speaks; PostgreSQL keeps the keys of JSON in its own."""
    report = {section: stored[section] for section in SECTIONS if section in stored} | stored
    weights = sorted(stored["estimate"]["weights"].items(), key=lambda pair: (-pair[1], pair[0]))
    report["estimate"] = {**stored["estimate"], "weights": dict(weights)}
    return report


def summary(report: dict[str, Any]) -> dict[str, Any]:
    """The few numbers of a report that a table of start years shows."""
    estimate, power = report["estimate"], report["power"]
    return {
        "answer": report["verdict"],
        "sentence": {language: report["statement"][language] for language in LANGUAGES},
        "end": report["design"]["periods"][-1],
        "detectable_percent": power["smallest_detectable_percent"],
        "detectable_persons": power["smallest_detectable_persons"],
        "effect_percent": estimate["end_effect_percent"],
        "effect_persons": estimate["end_effect_persons"],
        "interval_persons": estimate["interval_persons"],
        "p_value": estimate["p_value"],
        "rank": estimate["rank"],
        "of": estimate["of"],
    }
