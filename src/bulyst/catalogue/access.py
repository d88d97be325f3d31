"""The rows that an action works on, locked for it. The catalogue is public; changing it takes the editor's right."""

from __future__ import annotations

from bulyst.catalogue.models import Entry, Leftover, StatedFigure


def access_entry(entry_id: int) -> Entry:
    """The entry, locked. Raises `Entry.DoesNotExist`."""
    return Entry.objects.select_for_update().get(pk=entry_id)


def access_figure(figure_id: int) -> StatedFigure:
    """A stated figure with its entry, locked. Raises `StatedFigure.DoesNotExist`."""
    figure = StatedFigure.objects.select_for_update().get(pk=figure_id)
    figure.entry = access_entry(figure.entry_id)
    return figure


def access_leftover(leftover_id: int) -> Leftover:
    """Uninterpreted words, locked. Raises `Leftover.DoesNotExist`."""
    return Leftover.objects.select_for_update().get(pk=leftover_id)
