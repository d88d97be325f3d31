"""Take saved pages of the public project database into the catalogue.

`bulyst catalogue import FILE` reads one page, as text or HTML. An entry that was read without doubt is published;
one with unclear numbers waits for an editor (--hold keeps back any). The same file again updates its entry, and
what an editor has corrected stands.
"""

from __future__ import annotations

import argparse
import json
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bulyst.config.cli import OK, BadInput
from bulyst.config.setup import migrated, ready

if TYPE_CHECKING:
    from bulyst.catalogue.actions import Imported
    from bulyst.catalogue.models import Entry
    from bulyst.catalogue.reading.shape import ReadEntry

REASONS = {
    "empty": "the file is empty",
    "too_large": "the file is too large to be a saved page",
    "binary": "the file is not text",
    "no_title": "the page has no name of a programme",
    "other_page": "the page is not an entry of the project database",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="verb")
    one = verbs.add_parser("import", help="read a saved page and store its entry")
    one.add_argument("file", type=Path, metavar="FILE", help="the saved page, as text or HTML")
    one.add_argument("--source", default="", metavar="ADDRESS", help="the page's address, when the file does not say")
    one.add_argument("--hold", action="store_true", help="do not publish; leave that to an editor")
    one.add_argument("--json", action="store_true", help="print everything that was read as one JSON object")


def run(args: argparse.Namespace) -> int:
    """Read, then store. Raises BadInput, with nothing stored, for a file that is no entry."""
    raw = _contents(args.file)
    ready()
    read = _read(raw, args.file)
    if args.source and not args.source.startswith(("https://", "http://")):
        raise BadInput(f"{args.source} is not a web address")
    migrated()
    imported = _store(read, raw, args)
    if args.json:
        print(json.dumps(_as_json(read, imported, raw), ensure_ascii=False, indent=2))
    else:
        print(_told(imported))
    return OK


def _contents(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror}") from error


def _read(raw: bytes, path: Path) -> ReadEntry:
    from bulyst.catalogue.naming import numbers_by_name
    from bulyst.catalogue.reading.page import read_page
    from bulyst.catalogue.reading.refusal import NotAnEntry

    try:
        return read_page(raw, numbers_by_name())
    except NotAnEntry as refusal:
        raise BadInput(f"{path}: {REASONS[refusal.reason]}; nothing was stored") from refusal


def _store(read: ReadEntry, raw: bytes, args: argparse.Namespace) -> Imported:
    from django.db import transaction
    from django.utils import timezone

    from bulyst.audit.context import channel
    from bulyst.catalogue.actions import Source, import_entry, publish_entry
    from bulyst.kernel.verdict import Refused
    from bulyst.tenancy.actor import Actor
    from bulyst.tenancy.roles import Role

    now = timezone.now()
    # Whoever may run commands on the server may do what a catalogue editor may.
    actor = Actor(None, Role.CATALOGUE_EDITOR, None, frozenset({Role.CATALOGUE_EDITOR}))
    source = Source(sha256(raw).hexdigest(), args.source)
    with transaction.atomic(), channel("command"):
        imported = import_entry(actor=actor, read=read, source=source, now=now)
    if not args.hold and imported.created:
        try:
            with channel("command"):
                publish_entry(actor=actor, entry_id=imported.entry.pk, now=now)
        except Refused:
            # An unclear number keeps the entry on the editor's desk; the output says so.
            return imported
        imported.entry.refresh_from_db()
    return imported


def _as_json(read: ReadEntry, imported: Imported, raw: bytes) -> dict[str, Any]:
    from bulyst.catalogue.reading.shape import as_json

    entry = imported.entry
    stored = {
        "id": entry.pk,
        "slug": entry.slug,
        "created": imported.created,
        "changed": imported.changed,
        "published": entry.published_at is not None,
        "path": _path(entry),
    }
    return {**as_json(read), "source_sha256": sha256(raw).hexdigest(), "stored": stored}


def _told(imported: Imported) -> str:
    """The entry for a terminal."""
    from django.utils.translation import override

    from bulyst.catalogue import queries, wording

    with override("nb"):
        entry = queries.any_entry(imported.entry.pk)
        if entry is None:
            raise LookupError("an entry that was just stored is there")
        figures = queries.shown_figures(entry)
        told = "lagt til" if imported.created else "oppdatert" if imported.changed else "uendret"
        lines = [f"{entry.title} ({told})", f"  Hovedmål: {entry.main_goal or 'ikke oppgitt'}"]
        lines += [f"  {wording.ROLES[figure.role]}: {wording.figure_words(figure)}" for figure in figures]
        lines += [f"  virkning: {outcome.text}" for outcome in entry.soft_outcomes.all()]
        lines += [f"  {len(entry.leftovers.all())} deler er ikke tolket, og står ordrett i oppføringen"]
        lines += [f"  {_path(entry)}"]
    return "\n".join(lines)


def _path(entry: Entry) -> str:
    return f"/katalog/{entry.slug}/" if entry.published_at else f"/redaksjon/{entry.pk}/"
