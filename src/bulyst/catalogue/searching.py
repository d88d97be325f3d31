"""The words that an entry is found by, folded the same way as what people type."""

from __future__ import annotations

import re
import unicodedata

from bulyst.catalogue.models import Entry

_LONGEST_QUERY = 8


def folded(text: str) -> str:
    """Lower case without accents, but with æ, ø and å kept: «Idé» is «ide», «Måløy» stays «måløy»."""
    kept = text.lower().replace("å", "\x01").replace("ø", "\x02").replace("æ", "\x03")
    plain = "".join(letter for letter in unicodedata.normalize("NFD", kept) if not unicodedata.combining(letter))
    return plain.replace("\x01", "å").replace("\x02", "ø").replace("\x03", "æ")


def words_of(query: str) -> list[str]:
    """The words to look for; every one must be found."""
    return re.findall(r"[\w+-]+", folded(query))[:_LONGEST_QUERY]


def refresh_search_text(entry: Entry) -> None:
    """Gather what the entry is found by, and save it."""
    parts = [entry.title, entry.lead, entry.text, entry.main_goal, *entry.programme_areas]
    parts += [*entry.values]
    for rows in (entry.places, entry.goals, entry.choices, entry.soft_outcomes):
        parts += [str(row) for row in rows.all()]
    entry.search_text = " ".join(folded(part) for part in parts if part)
    entry.save()
