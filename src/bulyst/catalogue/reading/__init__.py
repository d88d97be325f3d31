"""Saved pages of the public project database, read by pure functions: bytes in, a ReadEntry or a refusal out.

`page.read_page` reads, `shape` says what comes of it. Nothing is imported here: what reads takes its time to load,
and most of the house needs the shapes alone.
"""
