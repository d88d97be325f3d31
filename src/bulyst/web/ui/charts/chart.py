"""Pictures of numbers, drawn on the server."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString

from bulyst.web.ui.tables import Table


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture in two widths with all that belongs to it.

    `title` is the finding, `subtitle` what is measured, `alt` the picture in words, `table` the numbers behind it
    and `download` the address of the same numbers as CSV.
    """

    title: str
    subtitle: str
    source: str
    svg_wide: SafeString
    svg_narrow: SafeString
    alt: str
    table: Table | None = None
    download: str = ""
