"""The municipalities that a saved page may name."""

from __future__ import annotations

import re

from bulyst.population.queries import all_municipalities


def numbers_by_name() -> dict[str, str]:
    """Name -> number for each of a municipality's names («Rana - Raane»); "" where two share one («Våler (...)»)."""
    numbers: dict[str, str] = {}
    for municipality in all_municipalities():
        for name in re.sub(r" \(.*\)", "", municipality.name).split(" - "):
            numbers[name] = "" if name in numbers else municipality.number
    return numbers
