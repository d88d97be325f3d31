"""A notice is queued with what it tells of, sent once, tried again when the server says no, and never sent twice."""

from __future__ import annotations

import smtplib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from bulyst.correspondence import delivery, tasks
from bulyst.correspondence.actions import queue_notice
from bulyst.correspondence.models import OutboxMessage, OutboxState
from bulyst.correspondence.queries import messages_about, stuck_messages
from bulyst.tenancy.actor import Actor, system_actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.scope import opened

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 3, 11, 4, tzinfo=UTC)


@pytest.fixture
def house(lierne: Municipality) -> Iterator[Actor]:
    with opened(lierne):
        yield system_actor(lierne)


def queue(actor: Actor, *to: str, key: str = "case:1:decided") -> list[OutboxMessage]:
    return queue_notice(
        actor=actor, key=key, about="case:1", to=to or ("berit@example.test",), title="Nytt", body="Logg inn.", now=NOW
    )


def send(message: OutboxMessage, now: datetime = NOW) -> OutboxState | None:
    return delivery.deliver(tenant_id=message.tenant_id, message_id=message.pk, now=now)


class Failing(EmailBackend):
    """A server that says no the first times."""

    failures = 0

    def send_messages(self, messages: Any) -> int:
        if Failing.failures:
            Failing.failures -= 1
            raise smtplib.SMTPServerDisconnected("nei")
        return super().send_messages(messages)


@pytest.fixture
def failing(settings: Any) -> type[Failing]:
    settings.EMAIL_BACKEND = f"{__name__}.Failing"
    return Failing


def test_a_notice_goes_to_each_address_after_the_transaction(
    house: Actor, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        queue(house, "a@example.test", "b@example.test", "a@example.test")
        assert mail.outbox == []
    assert sorted(message.to for message in mail.outbox) == [["a@example.test"], ["b@example.test"]]
    assert {message.state for message in messages_about("case:1")} == {OutboxState.SENT}


def test_the_same_notice_is_queued_once(house: Actor) -> None:
    assert len(queue(house)) == 1
    assert queue(house) == []
    assert len(queue(house, key="case:1:paid")) == 1


def test_a_task_that_runs_twice_sends_once(house: Actor) -> None:
    (message,) = queue(house)
    assert send(message) == OutboxState.SENT
    assert send(message) is None
    assert len(mail.outbox) == 1


def test_a_message_that_another_worker_has_claimed_is_left_to_it(house: Actor) -> None:
    (message,) = queue(house)
    OutboxMessage.objects.filter(pk=message.pk).update(state=OutboxState.SENDING, claimed_at=NOW)
    assert send(message) is None
    assert mail.outbox == []


def test_what_the_server_refuses_is_tried_again_later_and_sent_once(house: Actor, failing: type[Failing]) -> None:
    (message,) = queue(house)
    failing.failures = 2
    assert send(message) == OutboxState.QUEUED
    assert send(message, NOW + timedelta(seconds=59)) is None  # not before its time
    assert send(message, NOW + timedelta(minutes=1)) == OutboxState.QUEUED
    assert send(message, NOW + timedelta(minutes=6)) == OutboxState.SENT
    assert send(message, NOW + timedelta(days=9)) is None
    assert len(mail.outbox) == 1
    message.refresh_from_db()
    assert (message.attempts, message.error) == (3, "")
    assert mail.outbox[0].extra_headers["Message-ID"] == message.message_id


def test_a_message_is_given_up_after_the_last_wait_and_shown_to_a_person(house: Actor, failing: type[Failing]) -> None:
    (message,) = queue(house)
    failing.failures = 99
    at, states = NOW, []
    for wait in (timedelta(), *delivery.WAITS):
        at += wait
        states.append(send(message, at))
    assert states == [OutboxState.QUEUED] * len(delivery.WAITS) + [OutboxState.FAILED]
    assert send(message, at + timedelta(days=30)) is None
    assert [each.pk for each in stuck_messages()] == [message.pk]


def test_a_message_whose_worker_died_is_never_sent_again_by_itself(house: Actor) -> None:
    (message,) = queue(house)
    OutboxMessage.objects.filter(pk=message.pk).update(state=OutboxState.SENDING, claimed_at=NOW, attempts=1)
    soon, later = NOW + timedelta(minutes=14), NOW + timedelta(minutes=16)
    assert delivery.give_up_lost_claims(tenant_id=message.tenant_id, now=soon) == 0
    assert delivery.give_up_lost_claims(tenant_id=message.tenant_id, now=later) == 1
    assert send(message, later) is None
    assert mail.outbox == []
    assert [each.state for each in stuck_messages()] == [OutboxState.UNSURE]


def test_the_sweep_sends_what_is_due_in_every_municipality(
    house: Actor, neighbour: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue(house)
    with opened(neighbour):
        queue(system_actor(neighbour))
    monkeypatch.setattr(tasks.timezone, "now", lambda: NOW + timedelta(minutes=1))
    tasks.deliver_due.enqueue()
    assert len(mail.outbox) == 2
    tasks.deliver_due.enqueue()
    assert len(mail.outbox) == 2


def test_a_constructed_notice_is_kept_and_goes_to_nobody(
    lierne: Municipality, django_capture_on_commit_callbacks: Any
) -> None:
    with opened(lierne), django_capture_on_commit_callbacks(execute=True):
        (message,) = queue(system_actor(lierne, constructed=True))
    assert message.state == OutboxState.WITHHELD
    assert mail.outbox == []


LINK = "https://bulyst.example/min-side/invitasjon/hemmelig/"


def invite(actor: Actor, key: str = "invitation:1") -> OutboxMessage:
    [message] = queue_notice(
        actor=actor, key=key, about="party:1", to=["ny@example.test"], title="Invitasjon", body=f"Åpne {LINK} nå.",
        now=NOW, secret=LINK,
    )  # fmt: skip
    return message


def kept(message: OutboxMessage) -> str:
    """Everything that the row says now."""
    return str(OutboxMessage.objects.filter(pk=message.pk).values().get())


def test_a_secret_link_goes_out_and_is_kept_nowhere_after(house: Actor, failing: type[Failing]) -> None:
    message = invite(house)
    assert LINK not in message.body
    failing.failures = 1
    assert send(message) == OutboxState.QUEUED
    assert LINK in kept(message)  # still to be sent
    assert send(message, NOW + timedelta(hours=1)) == OutboxState.SENT
    assert mail.outbox[-1].body == f"Åpne {LINK} nå."
    assert "hemmelig" not in kept(message)


def test_a_secret_link_is_erased_also_when_the_message_is_given_up_or_held_back(
    house: Actor, failing: type[Failing]
) -> None:
    message, lost, withheld = (
        invite(house),
        invite(house, "invitation:2"),
        invite(replace(house, constructed=True), "3"),
    )
    OutboxMessage.objects.filter(pk=lost.pk).update(state=OutboxState.SENDING, claimed_at=NOW, attempts=1)
    delivery.give_up_lost_claims(tenant_id=house.tenant_id, now=NOW + timedelta(hours=1))
    failing.failures = 99
    now = NOW
    while send(message, now) == OutboxState.QUEUED:
        now += timedelta(days=2)
    found = OutboxMessage.objects.filter(pk__in=[message.pk, lost.pk, withheld.pk]).order_by("pk")
    assert [each.state for each in found] == [OutboxState.FAILED, OutboxState.UNSURE, OutboxState.WITHHELD]
    assert not any("hemmelig" in kept(each) for each in found)
