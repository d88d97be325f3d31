"""Texts that a municipality writes itself: fields are checked when they are saved, and filled when a letter is made."""

from __future__ import annotations

import pytest

from bulyst.correspondence.texts import FieldKind, MergeField, Part, checked, merged

FIELDS = (
    MergeField("soker", "hvem", "Fjellbakeriet AS"),
    MergeField("belop", "beløpet", "150 000 kr", FieldKind.MONEY),
    MergeField("frist", "fristen", "3. mars 2026", FieldKind.DATE),
)
PART = Part("granted", "Innvilget", "{soker} får {belop}.", "{soker} får {belop}.", frozenset({"belop"}))


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("{soker} får {belop}.", []),
        ("Dere får {belop}.", []),
        ("Dere får penger.", ["letters.field_needed"]),
        ("{Soker} får {belop}.", ["letters.unknown_field"]),
        ("{søker} får {beløp}.", ["letters.unknown_field", "letters.unknown_field", "letters.field_needed"]),
        ("{ soker} får {belop}.", ["letters.unknown_field"]),
        ("{} får {belop}.", ["letters.unknown_field"]),
        ("{soker får {belop}.", ["letters.stray_brace"]),
        ("soker} får {belop}.", ["letters.stray_brace"]),
        ("{{belop}}", ["letters.stray_brace"]),
        ("   ", ["letters.text_given"]),
        ("{belop}" + "x" * 4000, ["letters.text_too_long"]),
    ],
)
def test_a_text_is_checked(text: str, keys: list[str]) -> None:
    wrong = [verdict for verdict in checked(text, PART, FIELDS) if not verdict.ok]
    assert [verdict.message.key for verdict in wrong] == keys


def test_an_unknown_field_is_refused_with_the_ones_that_are_known() -> None:
    (verdict,) = checked("{navn} får {belop}.", PART, FIELDS)
    assert verdict.message.facts["field"] == "{navn}"
    assert verdict.message.facts["known"] == "{belop}, {frist}, {soker}"


def test_sums_and_dates_stand_out_and_paragraphs_are_kept() -> None:
    text = "{soker} får {belop}.\r\n\r\nSvar innen {frist}\neller før."
    values = {"soker": "Bakeren {belop}", "belop": "9 kr", "frist": "3. mars 2026"}
    first, second = merged(text, FIELDS, values)
    assert [(run["text"], run["strong"]) for run in first] == [
        ("Bakeren {belop}", False),  # what people are called is never read as a field
        (" får ", False),
        ("9 kr", True),
        (".", False),
    ]
    assert "".join(str(run["text"]) for run in second) == "Svar innen 3. mars 2026\neller før."
