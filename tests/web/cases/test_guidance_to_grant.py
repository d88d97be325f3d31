"""Guidance becomes a grant case without retyping; what an application lacks is asked for by one click."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from bulyst.cases import actions
from bulyst.cases.models import Case, GuidanceEntry
from bulyst.cases.queries import application_of, cases_of_applicant, proposed_from
from bulyst.parties import actions as parties
from bulyst.parties.models import PartyKind
from bulyst.tenancy.actor import Actor
from tests.cases.world import NOW, World
from tests.web.cases.pages import LIST, address, text_of

pytestmark = pytest.mark.django_db

Browser = Callable[[Actor], Client]


def test_guidance_becomes_an_application_without_retyping_and_the_two_point_to_each_other(
    world: World, browser_of: Browser
) -> None:
    guidance, browser = world.guidance(), browser_of(world.officer)
    actions.log_guidance(actor=world.officer, case_id=guidance.pk, draft=world.hours(), now=NOW)
    case = actions.propose_grant(actor=world.officer, case_id=guidance.pk, call_id=world.call.pk, now=NOW)
    assert next(mine.pk for mine in cases_of_applicant(world.user.pk)) == case.pk
    with world.open():
        draft = application_of(world.case(case))
        assert (draft.title, draft.description) == ("Starte gårdsbutikk", "Gikk gjennom budsjettet")
        assert [each.pk for each in proposed_from(guidance)] == [case.pk]
    page = text_of(browser, address(guidance))
    assert "ikke sendt ennå" in page
    assert "Kommunen begynte en søknad" in page
    assert "Gikk gjennom budsjettet" in text_of(browser_of(world.applicant), f"/min-side/soknad/{case.pk}/prosjekt/")
    sent = world.submitted()
    with world.open():
        Case.objects.filter(pk=sent.pk).update(from_guidance=guidance)
    assert address(guidance) in text_of(browser, address(sent))
    assert address(sent) in text_of(browser, address(guidance))


def test_two_clicks_open_one_case_and_log_one_piece(world: World, browser_of: Browser) -> None:
    browser = browser_of(world.officer)
    key = re.search(r'name="form_key" value="([^"]+)"', text_of(browser, f"{LIST}veiledning/ny/"))
    assert key is not None
    new = {"topic": "Gårdsutsalg", "programme": str(world.programme.pk), "name": "Ny Gård", "kind": "FARM"}
    answers = [browser.post(f"{LIST}veiledning/ny/", {**new, "form_key": key.group(1)}) for _ in range(2)]
    assert answers[0]["Location"] == answers[1]["Location"]
    guidance = world.guidance()
    hours = {"held_on": "3.3.2026", "hours": "1", "text": "Ringte", "form_key": "en-og-samme"}
    for _ in range(2):
        assert browser.post(address(guidance, "timer/"), hours).status_code == 302
    with world.open():
        assert GuidanceEntry.objects.filter(case=guidance).count() == 1
        assert Case.objects.filter(topic="Gårdsutsalg").count() == 1


def test_who_it_concerns_is_found_by_name_without_a_script(world: World, browser_of: Browser) -> None:
    parties.register_party(actor=world.officer, kind=PartyKind.FARM, name="Nordgard", now=NOW)
    page = text_of(browser_of(world.officer), f"{LIST}veiledning/ny/?finn=nordg")
    assert ">Nordgard</option>" in page
    assert "Fjellbakeriet AS</option>" not in page


def test_what_is_missing_is_shown_and_put_into_the_question_by_one_click(world: World, browser_of: Browser) -> None:
    case, browser = world.submitted(aid_declared=None), browser_of(world.officer)
    assert f"{address(case, 'be-om-mer/')}?mangler=ja" in text_of(browser, address(case))
    empty = text_of(browser, address(case, "be-om-mer/"))
    assert "Skriv kontonummeret" in empty
    filled = text_of(browser, address(case, "be-om-mer/?mangler=ja"))
    asked = filled[filled.index("<textarea") : filled.index("</textarea>")]
    assert "- Skriv kontonummeret" in asked
    assert "- Skriv hvor mye offentlig støtte" in asked
    assert "organisasjonsnummeret" not in asked  # it is known
