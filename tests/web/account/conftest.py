"""Failures are counted in the cache: no test begins with another's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def nobody_has_failed_yet() -> Iterator[None]:
    """An empty count of failures."""
    cache.clear()
    yield
    cache.clear()
