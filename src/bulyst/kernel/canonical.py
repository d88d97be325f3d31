"""One spelling for every value that is hashed: sorted keys, no spaces, UTF-8."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any

from bulyst.kernel.money import Money


def plain(value: Any) -> Any:
    """Turn a fact into something JSON can hold: money becomes its øre, dates ISO text, fractions text.

    Raises TypeError for a value that has no agreed spelling (a float among them is kept as JSON keeps it).
    """
    if isinstance(value, Money):
        return value.ore
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal | Fraction):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, set | frozenset):
        return sorted(plain(item) for item in value)
    raise TypeError(f"{type(value).__name__} has no canonical spelling")


def canonical_json(value: Any) -> bytes:
    """UTF-8 JSON of `value` with sorted keys and no spaces; NaN and infinities raise ValueError."""
    return json.dumps(plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def sha256_hex(data: bytes) -> str:
    """SHA-256 of `data` as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()
