"""How the heart is compiled: once, kept on disk, and without holding the interpreter's lock."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from numba import njit

Function = TypeVar("Function", bound=Callable[..., object])

#: Sums may be taken in another order, so that they run in vector lanes; infinities keep their meaning.
LOOSE = {"reassoc", "contract", "nsz"}


def compiled(function: Function) -> Function:
    """Compile at the first call, or take the result of an earlier process from the cache beside the source."""
    return cast(Function, njit(cache=True, nogil=True, fastmath=LOOSE)(function))
