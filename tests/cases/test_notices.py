"""Every step that concerns the applicant is told by e-mail, without what it is about."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail

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
    assert [key.split(":")[2] for key in keys] == ["submitted", "decided", "paid", "closed"]
    assert len(mail.outbox) == 4
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
    from bulyst.cases import actions

    actions.ask_for_more(actor=world.officer, case_id=case.pk, question="?", due_on=world.at.date(), now=world.at)
    with world.open():
        assert messages_about(case.subject).last().to == "post@example.test"  # type: ignore[union-attr]
