"""The catalogue of the demonstration: real programmes, whose facts are retold in our own sentences.

Facts: the public project database of Distriktssenteret; each entry names its page. Nothing here is constructed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from importlib.resources import files

from bulyst.catalogue import actions
from bulyst.catalogue.models import Entry
from bulyst.catalogue.naming import numbers_by_name
from bulyst.catalogue.reading.page import read_page
from bulyst.demo.people import Cast
from bulyst.tenancy.actor import Actor

DATABASE = "https://distriktssenteret.no/prosjektdatabase/"

#: file -> the entry's address in the project database
PAGES = {
    "lierne-2.txt": "lierne-2/",
    "vi-snur-vinden.txt": "vi-snur-vinden-fleire-folk-til-vest-telemark/",
    "flytt-til-hardanger.txt": "flytt-til-hardanger/",
    "tilflyttingsprosjektet-i-nordland.txt": "tilflyttingsprosjektet-i-nordland/",
    "samse-tak.txt": "samse-tak-og-kartlegging-av-smabruk/",
    "bli-med-heimatt.txt": "bli-med-heimatt-til-nordmore/",
    "nordre-land.txt": "omdomme-tilflytting-og-stedsutvikling-i-nordre-land/",
    "storfjord.txt": "bedre-rekruttering-til-storfjord/",
    "love-the-valley.txt": "love-the-valley-sunndal/",
    "tokke.txt": "smasamfunnsprosjekt-og-bulyst-i-tokke/",
    "dyroy.txt": "tilflyttingsarbeid-i-dyroy/",
    "min-prosjektet.txt": "min-prosjektet/",
    "hallingdal-2020.txt": "hallingdal-2020/",
}
#: What an editor has marked, with the reason; the other entries are not marked yet.
EVIDENCE = {
    "lierne-2.txt": "Oppføringen oppgir egne tall og sammenligner ikke med noe.",
    "vi-snur-vinden.txt": "Oppføringen oppgir mål og egne tall, og sammenligner ikke med noe.",
    "flytt-til-hardanger.txt": "Oppføringen oppgir nettoinnflytting i ett år, og sammenligner ikke med noe.",
}
#: Left for the editor of the demonstration to go through and publish.
WAITING = "dyroy.txt"


def fill(cast: Cast, now: datetime, told: Callable[[str], None]) -> None:
    """Import every page, mark what is marked, publish all but one."""
    numbers = numbers_by_name()
    for name, place in PAGES.items():
        entry = _imported(cast.editor, name, place, numbers, now)
        if name in EVIDENCE:
            _marked(cast.editor, entry, EVIDENCE[name], now)
        if name != WAITING:
            actions.publish_entry(actor=cast.editor, entry_id=entry.pk, now=now)
    told(f"{len(PAGES)} oppføringer i katalogen")


def _imported(editor: Actor, name: str, place: str, numbers: dict[str, str], now: datetime) -> Entry:
    raw = files("bulyst.demo").joinpath("pages", name).read_bytes()
    source = actions.Source(sha256(raw).hexdigest(), DATABASE + place)
    return actions.import_entry(actor=editor, read=read_page(raw, numbers), source=source, now=now).entry


def _marked(editor: Actor, entry: Entry, reason: str, now: datetime) -> None:
    draft = actions.EntryDraft.of(entry, evidence_level=0, evidence_reason=reason)
    actions.edit_entry(actor=editor, entry_id=entry.pk, draft=draft, now=now)
