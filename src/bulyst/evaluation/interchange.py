"""Columns out of any data frame that speaks the interchange protocol, without its library.

The protocol hands out memory: data, offsets of texts, and a mask of what is missing. Numbers and texts are read;
a column of any other kind is refused.
"""

from __future__ import annotations

import ctypes
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bulyst.evaluation.arrays import Bools
from bulyst.evaluation.refusals import Refusal

INTEGER, UNSIGNED, FLOAT, TEXT = 0, 1, 2, 21
NOT_NULLABLE, NOT_A_NUMBER, SENTINEL, BITS, BYTES = 0, 1, 2, 3, 4
LETTERS = {INTEGER: "i", UNSIGNED: "u", FLOAT: "f"}


def texts(frame: Any, name: str) -> list[str]:
    """A column as texts, missing as empty text. Raises Refusal for a kind that is neither number nor text."""
    column = frame.__dataframe__().get_column_by_name(name)
    return [text for chunk in column.get_chunks() for text in _chunk(chunk, name)]


def _chunk(column: Any, name: str) -> list[str]:
    kind, bits = int(column.dtype[0]), int(column.dtype[1])
    buffers = column.get_buffers()
    missing = _missing(column, buffers)
    if kind in LETTERS:
        values = _array(buffers["data"], f"{LETTERS[kind]}{bits // 8}", column)
        cells = [str(value) for value in values.tolist()]
    elif kind == TEXT:
        cells = _words(buffers, column)
    else:
        raise Refusal("read.kind", column=name)
    return ["" if gone else cell for cell, gone in zip(cells, missing, strict=True)]


def _array(buffer: Any, kind: str, column: Any, more: int = 0) -> NDArray[Any]:
    """A copy of the part of a buffer that belongs to the chunk."""
    memory, _ = buffer
    raw = (ctypes.c_char * memory.bufsize).from_address(memory.ptr)
    whole = np.frombuffer(raw, dtype=kind)
    return whole[column.offset : column.offset + column.size() + more].copy()


def _words(buffers: Any, column: Any) -> list[str]:
    memory, _ = buffers["data"]
    letters = ctypes.string_at(memory.ptr, memory.bufsize)
    ends = _array(buffers["offsets"], f"i{int(buffers['offsets'][1][1]) // 8}", column, more=1)
    return [letters[start:end].decode() for start, end in pairwise(ends)]


def _missing(column: Any, buffers: Any) -> Bools:
    kind, meant = column.describe_null
    size = column.size()
    if kind == NOT_A_NUMBER:
        return np.asarray(np.isnan(_array(buffers["data"], f"f{int(column.dtype[1]) // 8}", column)))
    if kind == SENTINEL:
        return np.asarray(_array(buffers["data"], f"i{int(column.dtype[1]) // 8}", column) == meant)
    if kind == BYTES:
        return np.asarray(_array(buffers["validity"], "u1", column) == meant)
    if kind == BITS:
        memory, _ = buffers["validity"]
        raw = np.frombuffer((ctypes.c_char * memory.bufsize).from_address(memory.ptr), dtype="u1")
        bits = np.unpackbits(raw, bitorder="little")[column.offset : column.offset + size]
        return np.asarray(bits == meant)
    return np.zeros(size, dtype=np.bool_)
