"""Every text box is mandatory, so people type "not relevant". Here only what a decision needs is asked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from bulyst.cases import actions
from bulyst.cases.drafts import ApplicationDraft, CostDraft
from bulyst.cases.lifecycle import GrantState
from bulyst.programmes.choices import BlockKind
from bulyst.tenancy.actor import Actor
from bulyst.web.applicant.forms.questions import GROUPS
from tests.cases.checks import refused
from tests.cases.moves import another_call, ask, question
from tests.cases.world import APPLICATION, World

pytestmark = pytest.mark.django_db

BARE = ApplicationDraft(
    title=APPLICATION.title,
    description=APPLICATION.description,
    purpose=APPLICATION.purpose,
    starts_on=APPLICATION.starts_on,
    applied_amount=APPLICATION.applied_amount,
    costs=(CostDraft("Ovn", APPLICATION.applied_amount),) if APPLICATION.applied_amount else (),
)
"""What, what for, from when, how much, and what it costs: no end, no earlier aid, no files, no other money."""


def test_an_application_with_only_what_is_needed_is_sent(world: World) -> None:
    call = another_call(world)
    ask(world, call, question("naboer", BlockKind.LONG_TEXT), question("tegning", BlockKind.FILES))
    case = actions.start_application(
        actor=world.applicant, call_id=call.pk, applicant_id=world.party.pk, now=world.at, draft=BARE
    )
    assert actions.submit(actor=world.applicant, case_id=case.pk, now=world.at).state == GrantState.SUBMITTED


def test_only_what_the_municipality_has_marked_is_asked_for_before_sending(world: World) -> None:
    call = another_call(world)
    ask(world, call, question("naboer"), question("areal", BlockKind.NUMBER, required=True))
    case = actions.start_application(
        actor=world.applicant, call_id=call.pk, applicant_id=world.party.pk, now=world.at, draft=BARE
    )
    with refused(world, "cases.own_questions_answered"):
        actions.submit(actor=world.applicant, case_id=case.pk, now=world.at)


def test_every_page_is_saved_with_nothing_on_it(world: World, signed_in_as: Callable[[Actor], Client]) -> None:
    case = actions.start_application(
        actor=world.applicant, call_id=world.call.pk, applicant_id=world.party.pk, now=world.at
    )
    browser = signed_in_as(world.applicant)
    for group in GROUPS:
        page = f"/min-side/soknad/{case.pk}/{group.key}/"
        assert " required" not in browser.get(page).content.decode()
        assert browser.post(page, {}).status_code == 302
    assert (
        "Har dere ingenting, går dere bare videre."
        in browser.get(f"/min-side/soknad/{case.pk}/vedlegg/").content.decode()
    )
