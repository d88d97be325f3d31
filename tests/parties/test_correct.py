"""What is written of a person can be put right; the trail says which fields, never what stood there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from bulyst.audit import trail
from bulyst.kernel.verdict import Refused
from bulyst.parties.actions import correct_person, merge_parties, register_party
from bulyst.parties.recognition import Described
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Role

RIGHT = Described("Kari Nordmann", "kari@example.no", "", 1984)


@pytest.fixture
def coordinator(lierne: Municipality, make_actor: Callable[..., Actor]) -> Actor:
    """Who keeps the register."""
    return make_actor(lierne, Role.COORDINATOR)


def test_a_person_is_corrected_and_the_trail_names_no_names(coordinator: Actor, now: datetime) -> None:
    person = register_party(actor=coordinator, kind="PERSON", name="Kari Nordman", now=now)

    corrected = correct_person(actor=coordinator, party_id=person.pk, person=RIGHT, now=now)

    assert (corrected.name, corrected.email, corrected.born_year) == ("Kari Nordmann", "kari@example.no", 1984)
    line = trail.history(coordinator.tenant_id, person)[-1]
    assert (line.event, line.facts) == ("party.corrected", {"fields": ["name", "email", "born_year"]})


@pytest.mark.parametrize(
    ("kind", "name", "key"),
    [("PERSON", " ", "parties.name_missing"), ("FIRM", "Kari", "parties.not_a_person")],
)
def test_a_correction_that_cannot_be_is_refused(
    coordinator: Actor, kind: str, name: str, key: str, now: datetime
) -> None:
    party = register_party(actor=coordinator, kind=kind, name="Kari", now=now)

    with pytest.raises(Refused) as refusal:
        correct_person(actor=coordinator, party_id=party.pk, person=Described(name), now=now)

    assert [message.key for message in refusal.value.messages] == [key]


def test_a_merged_person_is_corrected_where_they_count(coordinator: Actor, now: datetime) -> None:
    one, other = (register_party(actor=coordinator, kind="PERSON", name="Kari", now=now) for _ in range(2))
    merge_parties(actor=coordinator, duplicate_id=other.pk, into_id=one.pk, now=now)

    with pytest.raises(Refused) as refusal:
        correct_person(actor=coordinator, party_id=other.pk, person=RIGHT, now=now)

    assert [message.key for message in refusal.value.messages] == ["parties.already_merged"]


def test_who_keeps_no_register_is_refused(
    lierne: Municipality, make_actor: Callable[..., Actor], coordinator: Actor, now: datetime
) -> None:
    person = register_party(actor=coordinator, kind="PERSON", name="Kari", now=now)

    with pytest.raises(Refused) as refusal:
        correct_person(actor=make_actor(lierne, Role.FINANCE_OFFICER), party_id=person.pk, person=RIGHT, now=now)

    assert [message.key for message in refusal.value.messages] == ["tenancy.no_right"]
