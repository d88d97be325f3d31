"""The page about a case's state aid: what it rests on, what is known, who is one undertaking."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from bulyst.cases.models import Case
from bulyst.cases.queries import aid_lines, controls_of
from bulyst.parties import actions as parties
from bulyst.parties.models import PartyKind
from bulyst.tenancy.actor import Actor
from tests.cases.world import NOW, World
from tests.web.cases.pages import address, text_of

pytestmark = pytest.mark.django_db

Browser = Callable[[Actor], Client]


def entered(world: World, **changes: str) -> dict[str, str]:
    return {
        "party": str(world.party.pk),
        "giver": "Innovasjon Norge",
        "scheme": "Etablererstipend",
        "granted_on": "3.3.2025",
        "amount": "3 200 000",
        "rate": "11,00",
        "rate_date": "3.3.2025",
        "rate_source": "Norges Bank",
        **changes,
    }


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\xa0", " ")


def test_aid_is_entered_with_rate_and_source_seen_with_its_sum_and_taken_out_with_a_reason(
    world: World, browser_of: Browser
) -> None:
    case, browser = world.submitted(), browser_of(world.officer)
    assert "Vi vet ikke om annen" in text_of(browser, address(case, "stotte/"))
    refused = browser.post(address(case, "stotte/ny/"), entered(world, rate="0"))
    assert refused.status_code == 422
    assert "Etablererstipend" in refused.content.decode()
    assert browser.post(address(case, "stotte/ny/"), entered(world)).status_code == 302
    page = plain(text_of(browser, address(case, "stotte/")))
    assert "11,0000 (3. mars 2025, Norges Bank)" in page or "11 (3. mars 2025, Norges Bank)" in page
    assert "290 909,10" in page
    assert "Taket er 300 000 euro" in page
    with world.open():
        (line,) = aid_lines(world.case(case))
    assert line.known is not None
    gone = address(case, f"stotte/{line.known.pk}/fjern/")
    assert "Innovasjon Norge ga" in text_of(browser, gone)
    browser.post(gone, {"reason": "Ført to ganger"})
    assert "Vi vet ikke om annen" in text_of(browser, address(case, "stotte/"))
    assert browser.get(gone).status_code == 404


def test_the_basis_is_said_with_who_judged_it(world: World, browser_of: Browser) -> None:
    case, browser = world.submitted(), browser_of(world.officer)
    refused = browser.post(address(case, "stotte/"), {"basis": "BLOCK_EXEMPTION", "article": "", "reason": ""})
    assert refused.status_code == 422
    assert "Skriv hvilken artikkel" in refused.content.decode()
    browser.post(address(case, "stotte/"), {"basis": "BLOCK_EXEMPTION", "article": "artikkel 17", "reason": "SMB"})
    page = text_of(browser, address(case, "stotte/"))
    assert "Gruppeunntaket, artikkel 17" in page
    assert "Vurdert av" in page
    board = text_of(browser_of(world.board), address(case, "stotte/"))
    assert "Lagre grunnlaget" not in board
    assert browser_of(world.board).post(address(case, "stotte/"), {"basis": "NONE"}).status_code == 422


def test_another_firm_is_counted_in_and_apart_again(world: World, browser_of: Browser) -> None:
    daughter = parties.register_party(actor=world.officer, kind=PartyKind.FIRM, name="Datter AS", now=NOW)
    case, browser = world.submitted(), browser_of(world.officer)
    browser.post(address(case, "stotte/foretak/"), {"way": "over", "other": str(daughter.pk), "ground": "Eier alt"})
    assert "Fjellbakeriet AS kontrollerer Datter AS" in text_of(browser, address(case, "stotte/"))
    with world.open():
        (link,) = controls_of([daughter.pk])
    browser.post(address(case, f"stotte/foretak/{link.pk}/fjern/"))
    assert "kontrollerer" not in text_of(browser, address(case, "stotte/")).replace("kontrollerer hverandre", "")


def test_the_case_leads_to_its_aid(world: World, browser_of: Browser) -> None:
    case: Case = world.submitted()
    assert address(case, "stotte/") in text_of(browser_of(world.officer), address(case))
