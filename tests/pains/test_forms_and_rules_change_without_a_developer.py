"""Elsewhere a new question or rule is ordered from a developer. Here the manager makes both, and they hold at once."""

from __future__ import annotations

import pytest

from bulyst.cases import actions, queries
from bulyst.programmes import actions as programmes
from bulyst.programmes.actions import FormPlace
from bulyst.programmes.blocks import Block, Form, QuestionGroup, Words
from bulyst.programmes.choices import BlockKind, RuleKind
from bulyst.programmes.rulebook import RuleDraft
from tests.cases.checks import refused
from tests.cases.world import RULES, TODAY, World

pytestmark = pytest.mark.django_db


def test_a_manager_adds_a_question_and_a_rule_and_the_next_application_meets_both(world: World) -> None:
    asked = Block("jobber", BlockKind.NUMBER, Words("Hvor mange arbeidsplasser?"), required=True)
    form = Form((QuestionGroup("virkning", Words("Virkning"), blocks=(asked,)),))
    place = FormPlace(world.programme.pk, world.call.pk)
    version = programmes.save_form(actor=world.manager, place=place, form=form, now=world.at)
    programmes.adopt_form(actor=world.manager, form_id=version.pk, now=world.at)
    strict = RuleDraft(RuleKind.MAX_AMOUNT, {"amount": 100_000_00}, "vedtak 1/26", "Høyst 100 000.", "Høgst 100 000.")
    programmes.adopt_rule_set(
        actor=world.manager,
        programme_id=world.programme.pk,
        call_id=world.call.pk,
        name="Egne",
        valid_from=TODAY,
        drafts=(*(rule for rule in RULES if rule.kind != RuleKind.MAX_AMOUNT), strict),
        now=world.at,
    )
    case = world.draft()
    with world.open():
        missing = queries.missing_before_sending(world.case(case), world.applicant, world.at)
        rules = queries.application_verdicts(world.case(case), world.applicant, world.at)
    assert [each.facts["question"] for each in missing] == ["jobber"]
    assert "vedtak 1/26" in [each.citation for each in rules if not each.ok]
    with refused(world, "cases.own_questions_answered"):
        actions.submit(actor=world.applicant, case_id=case.pk, now=world.at)
