"""Sentences and clauses of a paragraph, with the abbreviations that these pages are full of."""

from __future__ import annotations

import re
from functools import lru_cache

LONGEST = 500
_SHORT = (
    "ca", "bl.a", "m.m", "m.fl", "f.eks", "t.d", "kr", "mill", "nr", "tlf", "jf", "pr", "dvs", "d.v.s", "osv", "o.l",
    "mnd", "pst", "kl", "evt", "ev", "inkl", "ekskl", "div", "kap", "s", "st", "t.o.m", "f.o.m", "d.d", "o.a", "etc",
    "eks", "red", "adm", "avd", "vgs", "gj.sn", "mrd", "maks", "min", "fv", "rv", "jfr", "iflg",
)  # fmt: skip
_ENDS_SHORT = re.compile(rf"(?:^|[\s(])(?:{'|'.join(map(re.escape, _SHORT))})\.$", re.I)
_BREAK = re.compile(r"(?<=[.!?…])[»\"”)]*\s+(?=[«\"“(]?[A-ZÆØÅ0-9])")
_ENDS_ORDINAL = re.compile(r"(?:^|[\s(])\d{1,2}\.$")

_CLAUSE = re.compile(
    r";|\s[–—-]\s|,?\s+(?:men|mens|medan|hvorav|derav|etter at|sjølv om|selv om|fordi|samtidig som|samstundes som)\s|"
    r",\s+(?=og\s+(?:\S+\s+){0,5}(?:har|hadde|ble|blei|blev|vart|er|kom|flytt\w+|fikk|fekk|gikk|gjekk|"
    r"deltok|starta|startet|bor|bur|budde|bodde|reist\w*)\b)|:\s+",
    re.I,
)


def sentences(paragraph: str) -> list[str]:
    """The sentences in order; joined by a space they are the paragraph again."""
    found: list[str] = []
    start = 0
    for gap in _BREAK.finditer(paragraph):
        before = paragraph[start : gap.start()].rstrip('»"”)')
        if _ENDS_SHORT.search(before) and not _starts_afresh(paragraph, gap.end(), before):
            continue
        if _ENDS_ORDINAL.search(before) and paragraph[gap.end() : gap.end() + 1].isdigit():
            continue
        found.append(paragraph[start : gap.end()].strip())
        start = gap.end()
    found.append(paragraph[start:].strip())
    return [part for sentence in found if sentence for part in _cut(sentence)]


def _cut(sentence: str) -> list[str]:
    """A page without full stops is cut between words, so that reading it stays quick."""
    parts = []
    while len(sentence) > LONGEST and (gap := sentence.rfind(" ", 0, LONGEST)) > 0:
        parts.append(sentence[:gap])
        sentence = sentence[gap + 1 :]
    return [*parts, sentence]


def _starts_afresh(paragraph: str, position: int, before: str) -> bool:
    """«... språk m.m. Dette gjelder» ends a sentence; «ca. 200» and «f.eks. Oslo» do not."""
    enders = ("m.m.", "m.fl.", "osv.", "o.l.", "d.d.", "kr.", "etc.", "o.a.", "mill.")
    return before.lower().endswith(enders) and paragraph[position : position + 1].isalpha()


@lru_cache(maxsize=512)
def clause_spans(sentence: str) -> tuple[tuple[int, int], ...]:
    """(start, end) of each clause, covering the sentence."""
    starts = [0, *(gap.end() for gap in _CLAUSE.finditer(sentence))]
    return tuple(zip(starts, [*starts[1:], len(sentence)], strict=True))
