"""Saved pages of the public project database, read by pure functions: bytes in, a ReadEntry or a refusal out."""

from bulyst.catalogue.reading.page import read_page
from bulyst.catalogue.reading.refusal import NotAnEntry
from bulyst.catalogue.reading.shape import ReadEntry, as_json

__all__ = ["NotAnEntry", "ReadEntry", "as_json", "read_page"]
