"""The texts of the interface in other languages.

`python -m bulyst.config.translations` takes one word: extract (and a language), compile, or check.

The source language is bokmål, so bokmål is complete by construction. Nynorsk and English lie in
config/locale/<language>/LC_MESSAGES/django.po. Babel reads and writes them, so that no system library is needed
(Django's own commands call GNU gettext).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

SOURCE = Path(__file__).resolve().parents[1]
LOCALE = SOURCE / "config" / "locale"
LANGUAGES = ("nn", "en")
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")


def messages() -> Catalog:
    """Every text of the interface, as the sources have it now."""
    catalog = Catalog(project="Bulyst", charset="utf-8", domain="django")
    for path in sorted([*SOURCE.rglob("*.py"), *SOURCE.rglob("*.html"), *SOURCE.rglob("*.txt")]):
        if {"migrations", "built", "data", "pages"} & set(path.parts):
            continue
        where = path.relative_to(SOURCE).as_posix()
        for _line, message, _comments, context in extract("python", _python(path), keywords=KEYWORDS):
            catalog.add(message, locations=[(where, 0)], context=context)
    return catalog


def _python(path: Path) -> BytesIO:
    """A file as Python source: a template is turned into calls of gettext first, as Django itself does it."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        from django.utils.translation.template import templatize

        text = templatize(text, origin=str(path))
    return BytesIO(text.encode())


def extracted(languages: Sequence[str] = LANGUAGES) -> None:
    """Bring catalogues up to the sources: new texts empty, gone ones out, what was translated kept."""
    template = messages()
    for language in languages:
        catalog = _read(language)
        catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
        catalog.obsolete.clear()
        path = _path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, catalog, width=100, sort_output=True, include_lineno=False, omit_header=False)


def compiled() -> None:
    """Write the .mo file beside each .po."""
    for language in LANGUAGES:
        with _path(language).with_suffix(".mo").open("wb") as file:
            write_mo(file, _read(language))


def problems() -> Iterator[str]:
    """Each text that a catalogue lacks, leaves empty, or gives other placeholders than the source has."""
    wanted = {_key(message): message for message in messages() if message.id}
    for language in LANGUAGES:
        there = {_key(message): message for message in _read(language) if message.id}
        for key in wanted.keys() - there.keys():
            yield f"{language}: lacks {key[0]!r}"
        for key in there.keys() - wanted.keys():
            yield f"{language}: no longer used {key[0]!r}"
        for key in wanted.keys() & there.keys():
            source, translated = _texts(there[key].id), _texts(there[key].string)
            if not all(translated):
                yield f"{language}: empty {key[0]!r}"
            elif any(_placeholders(text) - _placeholders(" ".join(source)) for text in translated):
                yield f"{language}: other placeholders in {key[0]!r}"


def _placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


def _texts(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list | tuple) else [str(value or "")]


def _key(message: object) -> tuple[str, str]:
    identity = getattr(message, "id", "")
    return (identity[0] if isinstance(identity, list | tuple) else identity), getattr(message, "context", None) or ""


def _path(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def _read(language: str) -> Catalog:
    catalog = Catalog(locale=language, domain="django")
    path = _path(language)
    if path.exists():
        with path.open("rb") as file:
            catalog = read_po(file, locale=language, domain="django")
    # Nothing about who and when: git knows, and a date would change the file at every extraction.
    catalog.project, catalog.version, catalog.msgid_bugs_address = "Bulyst", "", ""
    catalog.last_translator, catalog.language_team = "", ""
    catalog.revision_date = catalog.creation_date
    catalog.fuzzy = False
    catalog.header_comment = f"# The texts of Bulyst in {catalog.locale_identifier}; the source is bokmål."
    return catalog


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the one word says. Exit code 1 when check finds something."""
    from bulyst.config.setup import ready

    words = list(sys.argv[1:] if argv is None else argv)
    if words == ["compile"]:
        compiled()
        return 0
    ready()
    if words[:1] == ["extract"] and set(words[1:]) <= set(LANGUAGES):
        extracted(words[1:] or LANGUAGES)
        return 0
    if words == ["check"]:
        found = list(problems())
        for line in found[:50]:
            print(line)
        print(f"translations: {len(found)} problems" if found else "translations: complete")
        return 1 if found else 0
    print("usage: python -m bulyst.config.translations extract [nn] [en]|compile|check", file=sys.stderr)
    return 2


if __name__ == "__main__":
    raise SystemExit(main())
