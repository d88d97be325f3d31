"""Organisation numbers made for testing: valid control digit, first digit 3, so that no real firm has them."""

from __future__ import annotations

from collections.abc import Iterator

from bulyst.kernel.numbers import BadNumber, OrganisationNumber

FIRST = 310_700_000


def synthetic_numbers() -> Iterator[OrganisationNumber]:
    """Ever new numbers, the same ones every time."""
    candidate = FIRST
    while True:
        candidate += 1
        try:
            yield OrganisationNumber.parse(str(candidate), synthetic=True)
        except BadNumber:
            continue
