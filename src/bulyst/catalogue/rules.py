"""What an entry must fulfil before everyone can read it: pure functions over plain values."""

from __future__ import annotations

from bulyst.kernel.verdict import Verdict, failed, passed


def nothing_unclear(unclear_figures: int) -> Verdict:
    """A number that the reader could not tell the meaning of is not published before somebody has looked at it."""
    if unclear_figures:
        return failed("catalogue.figures_unclear", count=unclear_figures)
    return passed("catalogue.figures_unclear", count=0)


def evidence_is_reasoned(level: int | None, reason: str) -> Verdict:
    """A mark on the evidence scale needs its reason in words."""
    if level is not None and not reason.strip():
        return failed("catalogue.evidence_without_reason")
    return passed("catalogue.evidence_without_reason")


def period_in_order(first: int | None, last: int | None) -> Verdict:
    if first is not None and last is not None and first > last:
        return failed("catalogue.period_backwards", first_year=first, last_year=last)
    return passed("catalogue.period_backwards")


def range_in_order(value: object, value_to: object, measure: str) -> Verdict:
    """A range goes upwards; a change may go either way."""
    backwards = value is not None and value_to is not None and value > value_to and measure == "range"  # type: ignore[operator]
    if backwards or (value is None and value_to is not None):
        return failed("catalogue.range_backwards")
    return passed("catalogue.range_backwards")
