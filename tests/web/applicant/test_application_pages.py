"""From an open call to a sent application, page by page, as a person without JavaScript does it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from bulyst.cases.lifecycle import GrantState
from bulyst.cases.models import Case
from bulyst.cases.queries import application_of
from bulyst.kernel.money import Money
from bulyst.programmes.actions import close_call
from bulyst.tenancy.models import User
from tests.cases.world import World

pytestmark = pytest.mark.django_db

ANSWERS: dict[str, dict[str, str]] = {
    "prosjekt": {"title": "Gårdsutsalg på Sørli", "description": "Et utsalg for ost og kjøtt."},
    "formal": {"purpose": "BUSINESS_DEVELOPMENT", "starts_on": "1.5.2026", "ends_on": ""},
    "kostnader": {"lines": "3", "text_1": "Kjøledisk", "amount_1": "80 000", "text_2": "Skilt", "amount_2": "20.000,-"},
    "finansiering": {"applied_amount": "50 000", "own_money": "30 000", "own_work": "20 000"},
    "annet": {"aid_declared": "0", "language": "nn"},
}


def address(case: Case, page: str) -> str:
    return f"/min-side/soknad/{case.pk}/{page}/"


def latest(world: World) -> Case:
    with world.open():
        return Case.objects.select_related("applicant", "tenant", "call").latest("pk")


def saved(world: World, case: Case) -> Any:
    with world.open():
        return application_of(world.case(case))


def test_a_person_goes_from_the_call_to_the_receipt_one_page_at_a_time(world: World, browser: Client) -> None:
    assert world.call.title in browser.get("/min-side/").content.decode()
    answered = browser.post(f"/min-side/sok/{world.call.pk}/", {"party": world.party.pk})
    case = latest(world)
    assert answered["Location"] == address(case, "prosjekt")

    for page, following in zip(ANSWERS, [*list(ANSWERS)[1:], "vedlegg"], strict=True):
        assert browser.post(address(case, page), ANSWERS[page])["Location"] == address(case, following)
    assert address(case, "oppsummering") in browser.get(address(case, "vedlegg")).content.decode()

    summary = browser.get(address(case, "oppsummering")).content.decode()
    assert "Gårdsutsalg på Sørli" in summary
    assert "Dette mangler" not in summary

    assert browser.post(address(case, "oppsummering"))["Location"] == f"/min-side/sak/{case.pk}/kvittering/"
    receipt = browser.get(f"/min-side/sak/{case.pk}/kvittering/").content.decode()
    assert world.case(case).number == "2026/1"
    assert "2026/1" in receipt
    assert "senest 7. april 2026" in receipt


def test_nothing_is_mandatory_while_writing(world: World, browser: Client) -> None:
    case = world.draft(title="", description="", costs=(), finance=(), applied_amount=None)
    for page in ANSWERS:
        assert browser.post(address(case, page), {}).status_code == 302


def test_the_summary_says_all_that_is_missing_and_leads_to_it(world: World, browser: Client) -> None:
    case = world.draft(title="", costs=(), finance=(), applied_amount=None)
    page = browser.get(address(case, "oppsummering")).content.decode()
    assert "Søknaden mangler en tittel" in page
    assert f'href="{address(case, "prosjekt")}"' in page
    assert f'href="{address(case, "kostnader")}"' in page

    refused = browser.post(address(case, "oppsummering"))
    assert refused.status_code == 422
    assert "Dette ble ikke gjort" in refused.content.decode()
    assert world.case(case).state == GrantState.DRAFT


def test_going_on_leads_to_the_first_page_that_lacks_something(world: World, browser: Client) -> None:
    case = world.draft(costs=(), finance=(), applied_amount=None)
    assert browser.get(f"/min-side/soknad/{case.pk}/")["Location"] == address(case, "kostnader")


def test_a_page_saves_by_itself_and_says_when(world: World, browser: Client) -> None:
    case = world.draft()
    answered = browser.post(address(case, "prosjekt"), {**ANSWERS["prosjekt"], "lagre": "selv"})
    assert answered.content.decode().startswith("Lagret kl. 12.04.")
    assert saved(world, case).title == "Gårdsutsalg på Sørli"


def test_saving_by_itself_brings_the_plan_along(world: World, browser: Client) -> None:
    case = world.draft()
    answered = browser.post(address(case, "kostnader"), {**ANSWERS["kostnader"], "lagre": "selv"}).content.decode()
    assert 'id="plan" hx-swap-oob="true"' in answered
    assert "100\u202f000\u00a0kr" in answered


def test_what_cannot_be_read_stays_on_the_page_and_the_rest_is_saved(world: World, browser: Client) -> None:
    case = world.draft()
    answers = {"purpose": "STUDY", "starts_on": "en gang til våren", "ends_on": "1.12.2026"}
    shown = browser.post(address(case, "formal"), answers)
    page = shown.content.decode()
    assert shown.status_code == 200
    assert "en gang til våren" in page
    assert "er ikke en dato" in page
    draft = saved(world, case)
    assert draft.purpose == "STUDY"
    assert draft.starts_on == world.case(case).starts_on

    by_itself = browser.post(address(case, "formal"), {**answers, "lagre": "selv"}).content.decode()
    assert "Ett svar kan ikke leses ennå" in by_itself


def test_half_a_cost_line_is_kept_and_asked_for(world: World, browser: Client) -> None:
    case = world.draft()
    shown = browser.post(address(case, "kostnader"), {"lines": "3", "text_1": "Frakt", "amount_1": ""})
    assert "Hva koster «Frakt»?" in shown.content.decode()
    assert [(line.text, line.amount) for line in saved(world, case).costs] == [("Frakt", Money.ZERO)]


def test_one_page_leaves_the_answers_of_the_others_alone(world: World, browser: Client) -> None:
    case = world.draft()
    before = saved(world, case)
    browser.post(address(case, "annet"), {"aid_declared": "40 000", "language": "nn"})
    after = saved(world, case)
    assert (after.costs, after.finance, after.title) == (before.costs, before.finance, before.title)
    assert (after.aid_declared, after.language) == (Money.kroner(40_000), "nn")


def test_saving_for_later_leads_back_to_the_overview(world: World, browser: Client) -> None:
    case = world.draft()
    answered = browser.post(address(case, "prosjekt"), {**ANSWERS["prosjekt"], "lagre": "siden"})
    assert answered["Location"] == "/min-side/"
    assert "Fortsett på søknaden" in browser.get("/min-side/").content.decode()


def test_the_most_that_can_be_given_is_said_while_there_is_time(world: World, browser: Client) -> None:
    case = world.draft()
    page = browser.get(address(case, "finansiering")).content.decode()
    assert "Høyst 50 prosent." in page
    assert "200\u202f000\u00a0kr" in page


def test_a_sent_application_is_no_longer_written(world: World, browser: Client) -> None:
    case = world.submitted()
    answered = browser.post(address(case, "prosjekt"), {"title": "Noe annet"})
    assert answered["Location"] == f"/min-side/sak/{case.pk}/"
    assert world.case(case).title == "Ny bakerovn"


def test_a_page_left_open_learns_that_there_is_nothing_to_save_to(world: World, browser: Client) -> None:
    case = world.submitted()
    assert browser.post(address(case, "prosjekt"), {"title": "Noe annet", "lagre": "selv"}).status_code == 409
    assert world.case(case).title == "Ny bakerovn"


def test_another_persons_draft_does_not_exist(
    world: World, make_user: Callable[..., User], signed_in: Callable[[User], Client]
) -> None:
    case = world.draft()
    other = signed_in(make_user())
    for page in (*ANSWERS, "oppsummering"):
        assert other.get(address(case, page)).status_code == 404
        assert other.post(address(case, page), {"title": "Min"}).status_code == 404
    assert world.case(case).title == "Ny bakerovn"


def test_nobody_applies_for_an_organisation_that_they_do_not_act_for(
    world: World, make_user: Callable[..., User], signed_in: Callable[[User], Client]
) -> None:
    other = signed_in(make_user())
    answered = other.post(f"/min-side/sok/{world.call.pk}/", {"party": world.party.pk})
    assert answered["Location"] == f"/min-side/virksomhet/ny/?utlysning={world.call.pk}"


def test_a_closed_call_is_not_there(world: World, browser: Client) -> None:
    close_call(actor=world.manager, call_id=world.call.pk, now=world.at)
    assert browser.get(f"/min-side/sok/{world.call.pk}/").status_code == 404
