"""benchmarks/CASES.md: each benchmark writes its own section and leaves the others as they are."""

from __future__ import annotations

import re
from pathlib import Path

RESULTS = Path(__file__).resolve().parents[1] / "CASES.md"
_HEAD = "# Cases, measured\n\nWritten by the programs in `benchmarks/cases/`, each its own section.\n"


def write_section(name: str, text: str) -> None:
    """Put `text` where the section of that name is, or at the end."""
    begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    section = f"{begin}\n{text.strip()}\n{end}\n"
    before = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else _HEAD
    known = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}\n", re.DOTALL)
    after = known.sub(lambda _: section, before) if known.search(before) else f"{before}\n{section}"
    RESULTS.write_text(after, encoding="utf-8")
