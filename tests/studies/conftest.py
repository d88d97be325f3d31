"""A programme manager, and studies whose design can be run in a test."""

from collections.abc import Callable
from datetime import datetime

import pytest

from bulyst.studies.actions import StudyDraft, register_study
from bulyst.studies.models import Study
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Role

DATED = StudyDraft(
    slug="bakeriet",
    title="Bakeriet",
    question="Endret nedleggelsen og omstillingsprogrammet folketallet?",
    event="nedleggelse og omstilling",
    background="Bakeriet ble lagt ned i 2015.",
    limits="Tallene kan ikke skille nedleggelsen fra programmet.",
    unit="5042",
    earliest_start=2016,
    latest_start=2016,
)
UNDATED = StudyDraft(
    slug="lierne-2",
    title="Lierne 2",
    question="Gjorde Lierne 2 at flere bor i Lierne?",
    event="Lierne 2",
    background="Oppføringen oppgir ingen datoer.",
    unit="5042",
    earliest_start=1999,
    latest_start=2002,
    horizon=10,
    programme_slug="lierne-2",
)


@pytest.fixture
def manager(lierne: Municipality, make_actor: Callable[..., Actor]) -> Actor:
    return make_actor(lierne, Role.PROGRAMME_MANAGER)


@pytest.fixture
def dated(manager: Actor, now: datetime) -> Study:
    return register_study(actor=manager, draft=DATED, now=now)


@pytest.fixture
def undated(manager: Actor, now: datetime) -> Study:
    return register_study(actor=manager, draft=UNDATED, now=now)
