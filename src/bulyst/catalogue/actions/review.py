"""The editor goes through what the reader was unsure about: confirm, correct, reject, settle."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal

from bulyst.audit import trail
from bulyst.catalogue import rules
from bulyst.catalogue.access import access_entry, access_figure, access_leftover
from bulyst.catalogue.models import Leftover, State, StatedFigure
from bulyst.catalogue.reading.shape import Confidence, Measure
from bulyst.kernel.verdict import require
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@dataclass(frozen=True, slots=True)
class FigureDraft:
    """A figure as the editor wants it."""

    value: Decimal | None
    value_to: Decimal | None
    unit: str
    counts: str
    group: str
    role: str
    bound: str
    direction: str
    adverse: bool
    by_when: int | None
    year: int | None


@action
def confirm_figure(*, actor: Actor, figure_id: int, now: datetime) -> StatedFigure:
    """The reader was right."""
    return _reviewed(actor, figure_id, State.CONFIRMED, now)


@action
def reject_figure(*, actor: Actor, figure_id: int, now: datetime) -> StatedFigure:
    """This is no figure of the entry. The sentence stays in its text."""
    return _reviewed(actor, figure_id, State.REJECTED, now)


@action
def correct_figure(*, actor: Actor, figure_id: int, draft: FigureDraft, now: datetime) -> StatedFigure:
    """Write the figure as the page means it. Raises Refused when the range goes backwards."""
    authorise(actor, Right.EDIT_CATALOGUE)
    figure = access_figure(figure_id)
    measure = _measure(figure, draft)
    require([rules.range_in_order(draft.value, draft.value_to, measure)])
    for name, value in asdict(draft).items():
        setattr(figure, name, value)
    figure.measure = measure
    figure.state = State.CORRECTED
    figure.confidence = Confidence.SURE
    figure.save()
    trail.record(actor, "catalogue.figure_corrected", figure.entry, at=now, figure=figure.pk)
    return figure


@action
def settle_leftover(*, actor: Actor, leftover_id: int, now: datetime) -> Leftover:
    """The words need no more attention; they stay on the entry."""
    authorise(actor, Right.EDIT_CATALOGUE)
    leftover = access_leftover(leftover_id)
    leftover.settled_at = now
    leftover.save()
    trail.record(actor, "catalogue.leftover_settled", leftover.entry, at=now, leftover=leftover.pk)
    return leftover


@action
def dismiss_remark(*, actor: Actor, entry_id: int, key: str, text: str, now: datetime) -> None:
    """The editor has seen the remark."""
    authorise(actor, Right.EDIT_CATALOGUE)
    entry = access_entry(entry_id)
    entry.remarks = [remark for remark in entry.remarks if (remark["key"], remark["text"]) != (key, text)]
    entry.save()
    trail.record(actor, "catalogue.remark_dismissed", entry, at=now, remark=key)


def _reviewed(actor: Actor, figure_id: int, state: State, now: datetime) -> StatedFigure:
    authorise(actor, Right.EDIT_CATALOGUE)
    figure = access_figure(figure_id)
    figure.state = state
    figure.save()
    trail.record(actor, f"catalogue.figure_{state.value}", figure.entry, at=now, figure=figure.pk)
    return figure


def _measure(figure: StatedFigure, draft: FigureDraft) -> str:
    """A number without an end is a count; changes stay changes."""
    if figure.measure in {Measure.CHANGE_BY, Measure.CHANGE_FROM_TO}:
        return Measure.CHANGE_FROM_TO if draft.value_to is not None else Measure.CHANGE_BY
    if draft.value is None:
        return Measure.STATEMENT
    return Measure.RANGE if draft.value_to is not None else Measure.COUNT
