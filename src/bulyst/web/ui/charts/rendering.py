"""From a drawing to SVG, by vl-convert in this process; the same drawing is never drawn twice."""

from __future__ import annotations

import re
from importlib.metadata import version
from typing import Any

import vl_convert
from django.core.cache import caches
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from bulyst.kernel.canonical import canonical_json, sha256_hex
from bulyst.kernel.money import THIN_SPACE
from bulyst.web.ui.formats import MINUS

FONT = "Inter Variable, Inter, Helvetica Neue, Arial, sans-serif"
#: Part of every cache key; change it when the same specification begins to look different.
STYLE_VERSION = "2"

_RENDERER = version("vl-convert-python")
_NUMBERS = re.compile(r"\d+\.\d{2,}")
_ATTRIBUTES = re.compile(r' (?:class|role|pointer-events|aria-[a-z]+)="[^"]*"')
_SIZE = re.compile(r'(<svg [^>]*?) width="[^"]*" height="[^"]*"')


def svg_of(specification: dict[str, Any]) -> SafeString:
    """The SVG of a Vega-Lite specification, made for being put into a page: no style, no script, no fixed size."""
    language = get_language() or "nb"
    key = sha256_hex(canonical_json([STYLE_VERSION, language, _RENDERER, specification]))
    cache = caches["charts"]
    known = cache.get(key)
    if known is None:
        known = _slimmed(vl_convert.vegalite_to_svg(specification, format_locale=_number_locale(language)))
        cache.set(key, known)
    return SafeString(known)


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
