"""A wrong call is one move, and last year's application is where this year's begins: nobody types anything again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bulyst.audit import trail
from bulyst.cases import actions
from bulyst.cases.lifecycle import GrantState
from bulyst.cases.models import Case
from bulyst.cases.moving import carried
from bulyst.cases.queries import application_of, files_of, left_answers, moves_of, targets_of, timeline
from bulyst.correspondence.files import CheckedFile
from bulyst.correspondence.queries import content_of, messages_about
from bulyst.kernel.canonical import sha256_hex
from bulyst.parties.actions import join_party
from bulyst.parties.models import MemberRole
from bulyst.programmes.choices import BlockKind, Purpose
from bulyst.programmes.models import Call
from bulyst.tenancy.actor import applicant_actor
from tests.cases.checks import refused
from tests.cases.moves import another_call, ask, form, question
from tests.cases.world import APPLICATION, World

pytestmark = pytest.mark.django_db

A_FILE = CheckedFile("tilbud.txt", "text/plain", b"tilbud", sha256_hex(b"tilbud"))


def move(world: World, case: Case, call: Call, *, by: str = "applicant", reason: str = "") -> Any:
    actor = getattr(world, by)
    return actions.move(actor=actor, case_id=case.pk, call_id=call.pk, reason=reason, now=world.at)


def with_answers(world: World) -> Case:
    """A draft to a call with three questions of its own, and a file."""
    first = another_call(world, slug="forste")
    ask(world, first, question("antall", BlockKind.NUMBER), question("hvem"), question("papir", BlockKind.FILES))
    case = actions.start_application(actor=world.applicant, call_id=first.pk, applicant_id=world.party.pk, now=world.at)
    (file,) = actions.attach_files(actor=world.applicant, case_id=case.pk, files=[A_FILE], now=world.at).files
    answers = {"antall": "12", "hvem": "Bygdelaget", "papir": [file.pk]}
    actions.save_draft(
        actor=world.applicant, case_id=case.pk, draft=replace(APPLICATION, answers=answers), now=world.at
    )
    return case


def test_a_draft_moves_with_everything_that_fits_and_the_rest_stays_readable(world: World) -> None:
    case, target = with_answers(world), another_call(world)
    ask(
        world,
        target,
        question("hvem"),
        question("papir", BlockKind.FILES),
        question("antall"),
        question("sted", required=True),
    )
    with world.open():
        before = application_of(world.case(case))
    move(world, case, target)
    moved = world.case(case)
    with world.open():
        after = application_of(moved)
        assert (moved.call, moved.state) == (target, GrantState.DRAFT)
        assert (after.title, after.costs, after.finance) == (before.title, before.costs, before.finance)
        assert after.answers == {"hvem": "Bygdelaget", "papir": before.answers["papir"]}
        assert [(each.block.key, each.value, each.call) for each in left_answers(moved)] == [
            ("antall", "12", "Støtte til lag")  # it was a number there and is a text here
        ]
        assert [file.name for file in files_of(moved, for_applicant=True)] == ["tilbud.txt"]
        assert list(messages_about(moved.subject)) == []  # nothing of a draft is anybody else's


def test_an_application_that_was_sent_keeps_its_number_and_day_and_the_applicant_is_told(world: World) -> None:
    case, target = world.submitted(), another_call(world)
    told = "Dette er støtte til lag, ikke til bedrifter."
    before = world.case(case)
    move(world, case, target, by="officer", reason=told)
    moved = world.case(case)
    assert (moved.number, moved.submitted_at, moved.state) == (before.number, before.submitted_at, GrantState.SUBMITTED)
    assert moved.call == target
    with world.open():
        assert [each.reason for each in moves_of(moved)] == [told]
        assert [each.key for each in messages_about(case.subject)][-1].startswith(f"case:{case.pk}:moved:")
        for for_applicant in (True, False):
            last = timeline(moved, for_applicant=for_applicant)[-1]
            assert (last.event, last.text) == ("case.moved", told)


def test_what_cannot_be_moved_is_refused_and_stays(world: World) -> None:
    draft, sent, target = world.draft(), world.submitted(), another_call(world)
    assessed = world.recommended()
    closed = another_call(world, slug="stengt", closes_at=world.at)
    with refused(world, "cases.target_is_own"):
        move(world, draft, world.call)
    with refused(world, "cases.target_open"):
        move(world, draft, closed)
    with refused(world, "cases.move_explained"):
        move(world, sent, target, by="officer", reason=" ")
    with refused(world, "tenancy.no_right"):
        move(world, sent, target)
    with refused(world, "lifecycle.wrong_state"):
        move(world, assessed, target, by="officer", reason="Feil.")
    with pytest.raises(Call.DoesNotExist):
        actions.move(actor=world.applicant, case_id=draft.pk, call_id=0, now=world.at)


def test_a_reader_moves_nothing_and_copies_nothing(world: World, make_user: Any) -> None:
    reader = make_user()
    join_party(actor=world.officer, party_id=world.party.pk, user_id=reader.pk, role=MemberRole.READER, now=world.at)
    actor, draft, target = applicant_actor(reader, world.municipality), world.draft(), another_call(world)
    with refused(world, "cases.may_write"):
        actions.move(actor=actor, case_id=draft.pk, call_id=target.pk, now=world.at)
    with refused(world, "cases.may_write"):
        actions.copy_application(actor=actor, case_id=draft.pk, call_id=target.pk, now=world.at)


def test_last_years_application_is_copied_with_its_files_and_without_its_dates(world: World) -> None:
    case, target = with_answers(world), another_call(world)
    ask(world, target, question("papir", BlockKind.FILES), question("hvem"))
    copy = actions.copy_application(actor=world.applicant, case_id=case.pk, call_id=target.pk, now=world.at)
    again = actions.copy_application(actor=world.applicant, case_id=case.pk, call_id=target.pk, now=world.at)
    assert again == copy and copy != case
    with world.open():
        old, new = application_of(world.case(case)), application_of(world.case(copy))
        (file,) = files_of(copy, for_applicant=True)
        assert (new.title, new.description, new.costs, new.finance) == (
            old.title,
            old.description,
            old.costs,
            old.finance,
        )
        assert (new.starts_on, new.ends_on, new.aid_declared) == (None, None, None)
        assert new.answers == {"hvem": "Bygdelaget", "papir": [file.pk]}
        assert file.sent_at is None and content_of(file) == b"tilbud"
        assert old.answers["papir"] != new.answers["papir"]
    assert [line.event for line in trail.history(world.municipality.pk, copy)] == ["case.started", "case.copied"]


def test_two_clicks_begin_one_draft(world: World) -> None:
    begin = {"actor": world.applicant, "call_id": world.call.pk, "applicant_id": world.party.pk, "now": world.at}
    first = actions.start_application(**begin)
    assert actions.start_application(**begin) == first
    actions.attach_files(actor=world.applicant, case_id=first.pk, files=[A_FILE], now=world.at)
    second = actions.start_application(**begin)
    assert second != first  # something is put there: it is no empty draft any more
    assert world.draft() not in (first, second)


def test_only_open_calls_of_the_same_municipality_are_offered(world: World) -> None:
    case = world.draft()
    target = another_call(world, Purpose.STUDY)
    with world.open():
        assert targets_of(case, world.at) == []  # the programme is not published
        type(world.programme).objects.filter(pk=world.programme.pk).update(published_at=world.at)
        (offered,) = targets_of(case, world.at)
        assert (offered.call, offered.purpose_fits) == (target, False)
        assert {each.call for each in targets_of(case, world.at, also_own=True)} == {target, world.call}


@pytest.mark.parametrize(
    ("kind", "value", "follows"),
    [
        (BlockKind.SHORT_TEXT, "ja", True),
        (BlockKind.NUMBER, "1,5 tonn", False),
        (BlockKind.DATE, "2026-05-01", True),
        (BlockKind.DATE, "i mai", False),
        (BlockKind.MONEY, 100, True),
    ],
)
def test_an_answer_follows_when_the_question_can_take_it(kind: BlockKind, value: Any, follows: bool) -> None:
    asked = form(question("a", kind), question("b", required=True))
    found = carried(form(question("a", kind)), asked, {"a": value, "ukjent": "x"})
    assert ("a" in found.answers) == follows
    assert [block.key for block, _ in found.left] == ([] if follows else ["a"])
    assert [block.key for block in found.asked] == ["b"]


def test_the_same_question_of_another_kind_is_left_and_nothing_is_left_of_nothing() -> None:
    old = form(question("a"), question("tom"))
    found = carried(old, form(question("a", BlockKind.DATE)), {"a": date(2026, 1, 1).isoformat(), "tom": ""})
    assert found.answers == {} and [block.key for block, _ in found.left] == ["a"]
