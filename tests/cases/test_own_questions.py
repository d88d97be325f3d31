"""A municipality's own questions: asked of who begins after they were adopted, and never changed under anybody."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import DatabaseError, transaction

from bulyst.cases import actions, queries
from bulyst.kernel.verdict import Refused
from bulyst.programmes import actions as programmes
from bulyst.programmes import queries as programme_queries
from bulyst.programmes.actions import FormPlace
from bulyst.programmes.blocks import Block, Form, QuestionGroup, Words
from bulyst.programmes.choices import BlockKind
from bulyst.programmes.models import FormVersion
from tests.cases.checks import refused
from tests.cases.world import APPLICATION, World

pytestmark = pytest.mark.django_db

JOBS = Block(
    "jobber", BlockKind.NUMBER, Words("Hvor mange arbeidsplasser?", "Kor mange arbeidsplassar?"), required=True
)
PLACE = Block("sted", BlockKind.SHORT_TEXT, Words("Hvor i kommunen?"))


def form(*blocks: Block) -> Form:
    return Form((QuestionGroup("virkning", Words("Virkning"), blocks=blocks),))


def adopt(world: World, made: Form, *, call: bool = True) -> FormVersion:
    place = FormPlace(world.programme.pk, world.call.pk if call else None)
    saved = programmes.save_form(actor=world.manager, place=place, form=made, now=world.at)
    return programmes.adopt_form(actor=world.manager, form_id=saved.pk, now=world.at)


def test_a_running_calls_form_does_not_change_under_an_applicant(world: World) -> None:
    begun_without = world.draft()
    adopt(world, form(JOBS))
    begun = world.draft()
    adopt(world, form(JOBS, replace(PLACE, required=True)))
    begun_after = world.draft()

    versions = [world.case(each).form for each in (begun_without, begun, begun_after)]
    assert [version and version.version for version in versions] == [None, 1, 2]
    draft = replace(APPLICATION, answers={"jobber": "3"})
    actions.save_draft(actor=world.applicant, case_id=begun.pk, draft=draft, now=world.at)
    actions.submit(actor=world.applicant, case_id=begun.pk, now=world.at)
    actions.submit(actor=world.applicant, case_id=begun_without.pk, now=world.at)
    with refused(world, "cases.own_questions_answered"):
        actions.submit(actor=world.applicant, case_id=begun_after.pk, now=world.at)


def test_the_table_itself_refuses_to_change_a_form_that_is_in_use(world: World) -> None:
    version = adopt(world, form(JOBS))
    with world.open():
        version.content = {"groups": []}
        with pytest.raises(DatabaseError), transaction.atomic():
            version.save()
        with pytest.raises(DatabaseError), transaction.atomic():
            version.delete()
    with refused(world, "programmes.form_in_use"):
        programmes.discard_form(actor=world.manager, form_id=version.pk, now=world.at)
    with refused(world, "programmes.form_in_use"):
        programmes.adopt_form(actor=world.manager, form_id=version.pk, now=world.at)


def test_a_call_without_a_form_of_its_own_asks_by_the_programmes(world: World) -> None:
    place = FormPlace(world.programme.pk, world.call.pk)
    adopt(world, form(PLACE), call=False)
    saved = programmes.save_form(actor=world.manager, place=place, form=form(JOBS), now=world.at)
    assert [block.key for block in world.case(world.draft()).form.questions.blocks] == ["sted"], "not adopted yet"
    again = programmes.save_form(actor=world.manager, place=place, form=form(JOBS, PLACE), now=world.at)
    assert again.pk == saved.pk, "what is being worked on is one version"
    programmes.discard_form(actor=world.manager, form_id=again.pk, now=world.at)
    with world.open():
        assert programme_queries.form_in_use(world.programme.pk, world.call.pk).call is None


def test_everything_that_is_missing_is_said_question_by_question_before_sending(world: World) -> None:
    adopt(world, form(JOBS, PLACE))
    case = world.draft(language="nn", answers={"sted": 12})
    with world.open():
        missing = queries.missing_before_sending(world.case(case), world.applicant, world.at)
    assert [(each.message.key, each.facts["label"]) for each in missing] == [
        ("blocks.missing", "Kor mange arbeidsplassar?"),
        ("blocks.unreadable", "Hvor i kommunen?"),
    ]


def test_a_form_that_cannot_be_answered_is_not_adopted(world: World) -> None:
    with pytest.raises(Refused) as why:
        adopt(world, form(replace(JOBS, label=Words(""))))
    assert [message.key for message in why.value.messages] == ["blocks.without_label"]


def test_a_value_that_points_were_given_by_is_not_taken_out(world: World) -> None:
    world.recommended()
    with refused(world, "programmes.part_in_use"):
        programmes.remove_part(actor=world.manager, kind="value", part_id=world.criterion, now=world.at)
