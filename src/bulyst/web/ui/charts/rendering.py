"""From numbers to SVG, by Altair and vl-convert in this process; the same picture is never drawn twice."""

from __future__ import annotations

import hashlib
import inspect
import re
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from types import ModuleType
from typing import Any

import vl_convert
from django.core.cache import caches
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from bulyst.kernel.money import THIN_SPACE
from bulyst.web.ui.formats import MINUS

FONT = "Inter Variable, Inter, Helvetica Neue, Arial, sans-serif"
_RENDERER = version("vl-convert-python")
_NUMBERS = re.compile(r"\d+\.\d{2,}")
_ATTRIBUTES = re.compile(r' (?:class|role|pointer-events|aria-[a-z]+)="[^"]*"')
_SIZE = re.compile(r'(<svg [^>]*?) width="[^"]*" height="[^"]*"')


def svg_of(draw: Callable[..., dict[str, Any]], *numbers: Any) -> SafeString:
    """What `draw` makes of `numbers`, as SVG to be put into a page: no style, no script, no fixed size.

    `draw` returns a Vega-Lite specification. Both it and the picture are skipped when the same code has drawn the
    same numbers in the same language before; so everything that the picture shows must be among `numbers`, with a
    plain representation.
    """
    language = get_language() or "nb"
    material = (_RENDERER, _source_of(inspect.getmodule(draw)), draw.__qualname__, language, numbers)
    key = hashlib.sha256(repr(material).encode()).hexdigest()
    drawings = caches["charts"]
    known = drawings.get(key)
    if known is None:
        known = _slimmed(vl_convert.vegalite_to_svg(draw(*numbers), format_locale=_number_locale(language)))
        drawings.set(key, known)
    return SafeString(known)


@cache
def _source_of(module: ModuleType | None) -> str:
    """A mark of the drawing code, so that a picture is drawn anew when the way it is drawn has changed."""
    return hashlib.sha256(inspect.getsource(module).encode()).hexdigest() if module else ""


def _number_locale(language: str) -> dict[str, Any]:
    return {
        "decimal": "." if language.startswith("en") else ",",
        "thousands": THIN_SPACE,
        "grouping": [3],
        "currency": ["", ""],
        "minus": MINUS,
        "percent": "\u00a0%",
    }


def _slimmed(svg: str) -> str:
    """Coordinates to a tenth of a pixel, no roles (the page describes the whole picture), no fixed size."""
    svg = _NUMBERS.sub(lambda found: f"{float(found[0]):.1f}".removesuffix(".0"), svg)
    return _SIZE.sub(r'\1 aria-hidden="true" focusable="false"', _ATTRIBUTES.sub("", svg), count=1)
