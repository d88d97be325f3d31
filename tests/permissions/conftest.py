"""Letters are read where the copy of the demonstration has them."""

from __future__ import annotations

from typing import Any

import pytest
from tests.demonstration import Demonstration


@pytest.fixture(autouse=True)
def files_of_its_own(in_demonstration: Demonstration, settings: Any) -> None:
    """The folders of the copied demonstration."""
    settings.BULYST_VAR = in_demonstration.var
    settings.STORAGES = {
        **settings.STORAGES,
        "letters": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": in_demonstration.var / "letters"},
        },
    }
