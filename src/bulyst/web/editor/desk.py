"""What waits on the editor's desk, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bulyst.catalogue import wording
from bulyst.catalogue.models import Entry, Leftover, State, StatedFigure
from bulyst.catalogue.queries import ASKS_THE_EDITOR, WorkItem
from bulyst.catalogue.reading.shape import Confidence
from bulyst.kernel.message import Message
from bulyst.tenancy.wording import has_words, say
from bulyst.web.ui.tables import Column, Link, Table, Tag


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure on the entry's desk."""

    figure: StatedFigure
    words: str
    role: str
    confidence: str
    state: str

    @property
    def asks(self) -> bool:
        """Whether the editor has to answer before the entry can be published."""
        return self.figure.is_open


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """A remark with what is needed to dismiss it."""

    key: str
    text: str
    words: str


def worktable(items: Sequence[WorkItem], *, caption: str, empty: str) -> Table:
    """The entries with what waits in each."""
    rows = [
        {
            "title": Link(item.entry.title, reverse("editor:entry", args=[item.entry.pk])),
            "waits": waits(item),
            "public": Tag(_("Publisert"), "success")
            if item.entry.published_at
            else Tag(_("Ikke publisert"), "warning"),
            "imported": item.entry.imported_at.date(),
        }
        for item in items
    ]
    columns = [
        Column("title", _("Oppføring")),
        Column("waits", _("Hva som venter")),
        Column("public", _("Status")),
        Column("imported", _("Tatt inn")),
    ]
    return Table(caption, columns, rows, empty=empty)


def waits(item: WorkItem) -> str:
    """«Avklar 2 tall. Se på 1 del som ikke er tolket.»"""
    told = []
    if item.unclear:
        told.append(ngettext("Avklar %(n)s tall.", "Avklar %(n)s tall.", item.unclear) % {"n": item.unclear})
    if item.leftovers:
        told.append(
            ngettext("Se på %(n)s del som ikke er tolket.", "Se på %(n)s deler som ikke er tolket.", item.leftovers)
            % {"n": item.leftovers}
        )
    if item.remarks:
        told.append(ngettext("Les %(n)s merknad.", "Les %(n)s merknader.", item.remarks) % {"n": item.remarks})
    if not told and item.entry.published_at is None:
        told.append(_("Klar til å publiseres."))
    return " ".join(told) or _("Ingenting")


def figure_lines(entry: Entry) -> list[FigureLine]:
    """Every figure of the entry, those that ask first, then those that are likely, then the sure ones."""
    weight = {Confidence.UNSURE: 0, Confidence.LIKELY: 1, Confidence.SURE: 2}
    figures = sorted(
        entry.figures.all(),
        key=lambda each: (not each.is_open, each.state != State.READ, weight[Confidence(each.confidence)], each.order),
    )
    return [
        FigureLine(
            each,
            wording.figure_words(each),
            wording.listed(wording.ROLES, each.role),
            wording.listed(wording.CONFIDENCES, each.confidence),
            str(State(each.state).label) if each.state != State.READ else "",
        )
        for each in figures
    ]


def remark_lines(entry: Entry) -> list[RemarkLine]:
    """What the reader or a later import wants looked at, in words."""
    return [
        RemarkLine(each["key"], each["text"], say(Message(each["key"], {"text": each["text"]})))
        for each in entry.remarks
        if has_words(each["key"])
    ]


def open_leftovers(entry: Entry) -> list[tuple[Leftover, str]]:
    """Words that ask the editor for an answer, with why they were left."""
    return [
        (left, wording.listed(wording.LEFT, left.reason))
        for left in entry.leftovers.all()
        if left.reason in ASKS_THE_EDITOR and left.settled_at is None
    ]


def kept_leftovers(entry: Entry) -> list[tuple[Leftover, str]]:
    """All other words that were not understood."""
    asking = {left.pk for left, _reason in open_leftovers(entry)}
    return [
        (left, wording.listed(wording.LEFT, left.reason)) for left in entry.leftovers.all() if left.pk not in asking
    ]
