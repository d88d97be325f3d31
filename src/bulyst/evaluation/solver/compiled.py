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
    return cast(Function, njit(cache=True, nogil=True, fastmath=LOOSE)(function))
