"""The demonstration to look at; what a test does to it is undone."""

from __future__ import annotations

import pytest
from tests.demonstration import Demonstration

from bulyst.programmes.models import Programme
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.scope import opened


@pytest.fixture
def lierne(in_demonstration: Demonstration, db: None) -> Municipality:
    """The demonstration's municipality."""
    return Municipality.objects.get(number="5042")


@pytest.fixture
def programme(lierne: Municipality) -> Programme:
    """Lierne 2."""
    with opened(lierne):
        return Programme.objects.get(slug="lierne-2")
