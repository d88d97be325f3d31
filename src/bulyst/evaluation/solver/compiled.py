"""How the heart is compiled: once, kept on disk, and without holding the interpreter's lock."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar, cast

from numba import config, njit

Function = TypeVar("Function", bound=Callable[..., object])

#: Sums may be taken in another order, so that they run in vector lanes; infinities keep their meaning.
LOOSE = {"reassoc", "contract", "nsz"}
#: Where no figure can be missing, so that minima run in lanes too.
WITHOUT_NAN = {*LOOSE, "nnan"}


def cache_folder() -> Path:
    """Where compiled code is kept, beside the source, under a name that follows all of the solver's sources.

    The compiler itself looks only at the file of the function it compiled, not at those that it calls.
    """
    here = Path(__file__).parent
    sources = sorted(here.glob("*.py"))
    name = sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()[:12]
    return here / "__pycache__" / f"compiled-{name}"


settings: Any = config
if not settings.CACHE_DIR:
    settings.CACHE_DIR = str(cache_folder())


def compiled(function: Function) -> Function:
    """Compile at the first call, or take the result of an earlier process from the cache."""
    return cast(Function, njit(cache=True, nogil=True, error_model="numpy", fastmath=LOOSE)(function))


#: Functions that make no arrays need not count who holds those that they are given.
LEAF: dict[str, Any] = {"cache": True, "nogil": True, "error_model": "numpy", "_nrt": False}


def compiled_leaf(function: Function) -> Function:
    """The same for functions that make no arrays."""
    return cast(Function, njit(fastmath=LOOSE, **LEAF)(function))


def compiled_without_nan(function: Function) -> Function:
    """The same as a leaf for functions that are never given a NaN."""
    return cast(Function, njit(fastmath=WITHOUT_NAN, **LEAF)(function))
