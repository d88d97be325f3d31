"""Numbers in sentences: what a reader of each written standard expects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

Language: TypeAlias = Literal["nb", "nn", "en"]
LANGUAGES: tuple[Language, ...] = ("nb", "nn", "en")

THIN_SPACE = "\u202f"
MINUS = "\u2212"


def whole(value: float, language: Language) -> str:
    """A count: thin space between thousands (comma in English), a true minus sign."""
    text = f"{abs(round(value)):,}"
    if language != "en":
        text = text.replace(",", THIN_SPACE)
    return f"{MINUS}{text}" if round(value) < 0 else text


def decimal(value: float, language: Language, digits: int = 1) -> str:
    """A number with a fixed number of decimals: comma in Norwegian, point in English, a true minus sign."""
    text = f"{abs(value):.{digits}f}"
    if language != "en":
        text = text.replace(".", ",")
    return f"{MINUS}{text}" if value < 0 and float(f"{value:.{digits}f}") != 0 else text


def fill(sentence: str, facts: Mapping[str, Any], language: Language) -> str:
    """Put facts into a sentence: floats with up to three significant decimals, lists joined by commas."""
    return sentence.format(**{name: _word(value, language) for name, value in facts.items()})


def _word(value: Any, language: Language) -> str:
    if isinstance(value, float):
        text = f"{value:g}".replace("-", MINUS)
        return text if language == "en" else text.replace(".", ",")
    if isinstance(value, list | tuple):
        return ", ".join(str(item) for item in value)
    return str(value)
