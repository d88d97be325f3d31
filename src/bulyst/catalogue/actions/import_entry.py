"""Take a read page into the catalogue. The same page again updates its entry and leaves an editor's words alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bulyst.audit import trail
from bulyst.catalogue.models import (
    Entry,
    EntryChoice,
    EntryGoal,
    EntryPeriod,
    EntryPlace,
    Leftover,
    List,
    SoftOutcome,
    State,
    StatedFigure,
)
from bulyst.catalogue.reading.shape import Figure, ReadEntry, as_json
from bulyst.catalogue.searching import refresh_search_text
from bulyst.kernel.canonical import canonical_json, sha256_hex
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right

_LETTERS = str.maketrans({"å": "a", "æ": "ae", "ø": "o", "é": "e", "è": "e", "ü": "u", "ä": "a", "ö": "o"})
_OF_THE_PAGE = ("title", "lead", "text", "language", "tier", "assessment", "status_text", "main_goal")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a page came from: its address if known, and the hash of the file."""

    sha256: str
    address: str = ""
    constructed: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import."""

    entry: Entry
    created: bool
    changed: bool


@action
def import_entry(*, actor: Actor, read: ReadEntry, source: Source, now: datetime) -> Imported:
    """Create the entry of a page, or update it. The same file twice changes nothing the second time."""
    authorise(actor, Right.EDIT_CATALOGUE)
    address = source.address or read.source_address
    earlier = _known(read, address)
    if earlier and earlier.source_sha256 == source.sha256 and earlier.source_address == address:
        return Imported(earlier, created=False, changed=False)

    entry = earlier or Entry(slug=_free_slug(read.title), constructed=source.constructed)
    kept = _take_fields(entry, read)
    entry.source_address = address or entry.source_address
    entry.source_sha256 = source.sha256
    entry.imported_at = now
    entry.save()
    _replace_lists(entry, read)
    gone = _take_figures(entry, read)
    _take_leftovers(entry, read)
    entry.remarks = [as_json(remark) for remark in read.remarks] + kept + gone
    refresh_search_text(entry)
    event = "catalogue.imported" if earlier is None else "catalogue.imported_again"
    trail.record(actor, event, entry, at=now, sha256=source.sha256, figures=len(read.figures), kept=len(kept))
    return Imported(entry, created=earlier is None, changed=True)


def slug_of(title: str) -> str:
    """«Småsamfunn i Dyrøy» -> smasamfunn-i-dyroy."""
    plain = title.lower().translate(_LETTERS)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:110] or "oppforing"


def _known(read: ReadEntry, address: str) -> Entry | None:
    """The entry of this page: by its address, else by its name when the addresses do not contradict each other."""
    entries = Entry.objects.select_for_update()
    if address and (same := entries.filter(source_address=address).first()):
        return same
    same = entries.filter(slug=slug_of(read.title)).first()
    if same and address and same.source_address and same.source_address != address:
        return None
    return same


def _free_slug(title: str) -> str:
    wanted, number = slug_of(title), 1
    slug = wanted
    while Entry.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{wanted}-{number}"
    return slug


def _take_fields(entry: Entry, read: ReadEntry) -> list[dict[str, str]]:
    """Fill the entry from the page; returns a remark for each field where the editor's words were kept."""
    first = next(iter(read.periods), None) if len(read.periods) == 1 else None
    wanted: dict[str, Any] = {name: getattr(read, name) for name in _OF_THE_PAGE}
    wanted |= {
        "programme_areas": list(read.programme_areas),
        "values": list(read.values),
        "period_from": first.from_year if first else None,
        "period_to": first.to_year if first else None,
    }
    kept = []
    for name, value in wanted.items():
        if name not in entry.edited_fields:
            setattr(entry, name, value)
        elif getattr(entry, name) != value:
            kept.append({"key": "catalogue.kept_field", "text": str(value)[:300]})
    return kept


def _replace_lists(entry: Entry, read: ReadEntry) -> None:
    for related in (entry.places, entry.periods, entry.goals, entry.choices, entry.soft_outcomes):
        related.all().delete()
    EntryPlace.objects.bulk_create(
        EntryPlace(entry=entry, order=n, name=place.name, number=place.number) for n, place in enumerate(read.places)
    )
    EntryPeriod.objects.bulk_create(
        EntryPeriod(entry=entry, order=n, from_year=period.from_year, to_year=period.to_year, text=period.text)
        for n, period in enumerate(read.periods)
    )
    EntryGoal.objects.bulk_create(
        EntryGoal(entry=entry, order=n, text=goal.text, kind=goal.kind, direction=goal.direction, is_main=goal.is_main)
        for n, goal in enumerate(read.goals)
    )
    SoftOutcome.objects.bulk_create(
        SoftOutcome(entry=entry, order=n, text=outcome.text) for n, outcome in enumerate(read.soft_outcomes)
    )
    picked = [
        *((List.SUBJECT, slug_of(area), area) for area in read.subject_areas),
        *((List.ACTIVITY, choice.code, choice.text) for choice in read.activities),
        *((List.ARGUMENT, choice.code, choice.text) for choice in read.selling_arguments),
        *((List.TARGET_GROUP, choice.code, choice.text) for choice in read.target_groups),
        *((List.PARTNER, "", partner.text) for partner in read.partners),
    ]
    EntryChoice.objects.bulk_create(
        EntryChoice(entry=entry, order=n, list=which, code=code, text=text)
        for n, (which, code, text) in enumerate(picked)
    )


def _take_figures(entry: Entry, read: ReadEntry) -> list[dict[str, str]]:
    """Replace what only the reader has touched; returns a remark for each reviewed figure that the page lost."""
    entry.figures.filter(state=State.READ).delete()
    reviewed = {figure.read_key: figure for figure in entry.figures.all()}
    keys = _read_keys(read.figures)
    StatedFigure.objects.bulk_create(
        StatedFigure(entry=entry, order=n, read_key=key, **_columns(figure))
        for n, (key, figure) in enumerate(zip(keys, read.figures, strict=True))
        if key not in reviewed
    )
    gone = [figure for key, figure in reviewed.items() if key not in keys]
    return [{"key": "catalogue.gone_figure", "text": figure.sentence} for figure in gone]


def _read_keys(figures: tuple[Figure, ...]) -> list[str]:
    """What tells two readings apart: the words, the number, and how often the same came before."""
    seen: dict[str, int] = {}
    keys = []
    for figure in figures:
        told = [figure.sentence, as_json(figure.value), as_json(figure.value_to), figure.unit, figure.counts]
        base = sha256_hex(canonical_json([str(part) for part in told]))
        seen[base] = seen.get(base, 0) + 1
        keys.append(base if seen[base] == 1 else sha256_hex(f"{base}:{seen[base]}".encode()))
    return keys


def _columns(figure: Figure) -> dict[str, Any]:
    names = (
        "value value_to out_of unit counts group role measure bound direction adverse by_when year note sentence line"
        " confidence second_count"
    )
    columns = {name: getattr(figure, name) for name in names.split()}
    return columns | {"counts": figure.counts[:300], "breakdown": list(figure.breakdown)}


def _take_leftovers(entry: Entry, read: ReadEntry) -> None:
    """What the editor has settled stays settled, as long as the page still says it."""
    settled = {row.text: row.settled_at for row in entry.leftovers.exclude(settled_at=None)}
    entry.leftovers.all().delete()
    Leftover.objects.bulk_create(
        Leftover(
            entry=entry, order=n, text=left.text, line=left.line, reason=left.reason, settled_at=settled.get(left.text)
        )
        for n, left in enumerate(read.not_interpreted)
    )
