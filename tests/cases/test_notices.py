"""Every step that concerns the applicant is told by e-mail, without what it is about."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail

from bulyst.cases import actions, tasks
from bulyst.cases.models import Case
from bulyst.correspondence.models import OutboxState
from bulyst.correspondence.queries import messages_about
from tests.cases.world import World

pytestmark = pytest.mark.django_db


def test_each_step_is_told_once_and_the_content_stays_behind_sign_in(
    world: World, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        case = world.closed()
    with world.open():
        keys = [message.key for message in messages_about(case.subject)]
    assert [key.split(":")[2] for key in keys] == ["submitted", "decided", "accepted", "requested", "paid", "closed"]
    assert len(mail.outbox) == 6
    for message in mail.outbox:
        assert message.to == [world.user.email]
        assert message.subject == "Nytt i sak 2026/1 hos Lierne kommune"
        for secret in ("bakerovn", "150", "innvilget", "Fjellbakeriet"):
            assert secret not in message.subject + message.body


def test_a_draft_is_told_to_nobody(world: World) -> None:
    case = world.draft()
    with world.open():
        assert not messages_about(case.subject).exists()


def test_an_organisation_without_users_is_told_at_its_own_address(world: World) -> None:
    case = world.submitted()
    with world.open():
        world.party.members.all().delete()
        type(world.party).objects.filter(pk=world.party.pk).update(email="post@example.test")
    world.impartial(case, world.officer)
    actions.ask_for_more(actor=world.officer, case_id=case.pk, question="?", due_on=world.at.date(), now=world.at)
    with world.open():
        assert messages_about(case.subject).last().to == "post@example.test"  # type: ignore[union-attr]


def test_a_grant_that_nobody_accepts_lapses_by_itself_after_its_deadline(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, accepted = world.granted(), world.accepted()
    monkeypatch.setattr(tasks.timezone, "now", lambda: world.at + timedelta(weeks=4))
    tasks.lapse_overdue.enqueue()
    assert world.case(case).state == "GRANTED"
    monkeypatch.setattr(tasks.timezone, "now", lambda: world.at + timedelta(weeks=4, days=1))
    tasks.lapse_overdue.enqueue()
    assert (world.case(case).state, world.case(accepted).state) == ("LAPSED", "ACCEPTED")
    with world.open():
        assert "lapsed" in messages_about(case.subject).last().key  # type: ignore[union-attr]


def test_nobody_is_told_of_a_constructed_case_even_by_the_house_itself(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = world.granted()
    with world.open():
        Case.objects.filter(pk=case.pk).update(constructed=True)
    monkeypatch.setattr(tasks.timezone, "now", lambda: world.at + timedelta(weeks=9))
    tasks.lapse_overdue.enqueue()
    with world.open():
        assert messages_about(case.subject).last().state == OutboxState.WITHHELD  # type: ignore[union-attr]
