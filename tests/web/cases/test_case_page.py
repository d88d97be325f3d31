"""The page about one case says what is next, for whom, and offers the one button that is the reader's."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from bulyst.cases.drafts import FinanceDraft
from bulyst.cases.kinds import FinanceSource
from bulyst.cases.lifecycle import GrantState, PaymentState
from bulyst.cases.queries import declaration_by
from bulyst.parties.actions import join_party
from bulyst.parties.models import MemberRole
from bulyst.tenancy.actor import Actor
from tests.cases.world import World, kr
from tests.web.cases.pages import address, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stocked", "letters_unset")]

Browser = Callable[[Actor], Client]


def next_step(page: str) -> str:
    return page[page.index('<section class="next"') : page.index("</section>", page.index('<section class="next"'))]


def test_one_click_declares_and_leads_on_to_the_assessment(world: World, browser_of: Browser) -> None:
    case, browser = world.submitted(), browser_of(world.officer)
    offered = next_step(text_of(browser, address(case)))
    assert "Jeg er habil. Vurder søknaden" in offered
    answered = browser.post(address(case, "habilitet/"), {"impartial": "ja", "videre": address(case, "vurdering/")})
    assert answered["Location"] == address(case, "vurdering/")
    with world.open():
        declared = declaration_by(world.officer, case)
    assert declared is not None
    assert declared.impartial
    assert f'href="{address(case, "vurdering/")}"' in next_step(text_of(browser, address(case)))


def test_the_way_on_never_leaves_the_case(world: World, browser_of: Browser) -> None:
    case = world.submitted()
    for elsewhere in ("https://example.test/", "//example.test/", "/5042-lierne/saker/2026-99/"):
        answered = browser_of(world.officer).post(address(case, "habilitet/"), {"impartial": "ja", "videre": elsewhere})
        assert answered["Location"] == address(case)


def test_who_is_not_impartial_says_why_and_is_kept_from_the_case(world: World, browser_of: Browser) -> None:
    case, browser = world.submitted(), browser_of(world.officer)
    shown = browser.post(address(case, "habilitet/"), {"impartial": "nei", "ground": ""})
    assert shown.status_code == 422
    assert "Skriv hvorfor du er inhabil" in shown.content.decode()
    browser.post(address(case, "habilitet/"), {"impartial": "nei", "ground": "Søkeren er min bror"})
    page = next_step(text_of(browser, address(case)))
    assert "Du har erklært deg inhabil i saken" in page
    assert "ds-button" not in page


@pytest.mark.parametrize(
    ("state", "heading", "who"),
    [
        (GrantState.WAITING, "Søkeren skal svare", "Søkeren · senest 17. mars 2026"),
        (GrantState.RECOMMENDED, "Fatt vedtak", "Styret, eller den som har fått myndighet"),
        (GrantState.GRANTED, "Søkeren skal ta imot tilskuddet", "Søkeren · senest 31. mars 2026"),
        (GrantState.ACCEPTED, "Søkeren skal be om utbetaling", "Søkeren · senest 3. mars 2028"),
        (GrantState.CLOSED, "Ingenting mer skal gjøres", ""),
        (GrantState.REFUSED, "Ingenting mer skal gjøres", ""),
    ],
)
def test_what_is_somebody_elses_names_them_and_their_deadline(
    world: World, browser_of: Browser, state: GrantState, heading: str, who: str
) -> None:
    page = next_step(text_of(browser_of(world.officer), address(world.grant_case(state))))
    assert heading in page
    assert who in page
    assert "ds-button" not in page


def test_the_board_is_led_to_the_decision(world: World, browser_of: Browser) -> None:
    case = world.recommended()
    assert "Jeg er habil. Fatt vedtak" in next_step(text_of(browser_of(world.board), address(case)))
    world.impartial(case, world.board)
    assert f'href="{address(case, "vedtak/")}"' in next_step(text_of(browser_of(world.board), address(case)))


def test_a_payment_is_attested_by_one_and_paid_by_another(world: World, browser_of: Browser) -> None:
    request = world.payment(PaymentState.REQUESTED)
    case = world.case(request.case)
    attest, pay = (address(case, f"utbetaling/{request.pk}/{page}/") for page in ("attester", "betal"))
    assert attest in next_step(text_of(browser_of(world.officer), address(case)))
    assert "ds-button" not in next_step(text_of(browser_of(world.finance), address(case)))
    world.attested(request)
    assert pay in next_step(text_of(browser_of(world.finance), address(case)))
    assert "ds-button" not in next_step(text_of(browser_of(world.officer), address(case)))


def test_a_settled_case_is_to_be_closed(world: World, browser_of: Browser) -> None:
    case = world.accepted()
    world.paid(world.requested(case))
    assert address(case, "avslutt/") in next_step(text_of(browser_of(world.officer), address(case)))


def test_a_step_that_cannot_be_taken_says_why(world: World, browser_of: Browser) -> None:
    case = world.accepted()
    page = next_step(text_of(browser_of(world.officer), address(case)))
    assert "Avslutt saken: ikke nå" in page
    assert "Sluttutbetalingen er ikke gjort" in page


def test_an_officer_who_belongs_to_the_applicant_gets_no_button(world: World, browser_of: Browser) -> None:
    case = world.submitted()
    join_party(
        actor=world.manager,
        party_id=world.party.pk,
        user_id=world.officer.user_id,
        role=MemberRole.READER,
        now=world.at,
    )
    page = next_step(text_of(browser_of(world.officer), address(case)))
    assert "Du hører selv til søkeren" in page
    assert "ds-button" not in page


def test_the_rules_speak_in_three_colours_with_their_text(world: World, browser_of: Browser) -> None:
    borrowed = (FinanceDraft(FinanceSource.LOAN, kr(150_000)),)
    case = world.submitted(applied_amount=kr(250_000), finance=borrowed, aid_declared=None)
    page = text_of(browser_of(world.officer), address(case))
    amber = page.index('data-light="amber"')
    assert page.index('data-light="red"') < amber < page.index('data-light="green"')
    assert "«Høyst 50 prosent.»" in page
    assert "Retningslinjene punkt 3" in page
    assert "Søkeren har ikke oppgitt støtte fra andre" in page


def test_from_one_case_to_the_next(world: World, browser_of: Browser) -> None:
    first, second = world.submitted(), world.submitted()
    browser = browser_of(world.officer)
    assert f'href="{address(second)}" rel="next"' in text_of(browser, address(first))
    assert f'href="{address(first)}" rel="next"' in text_of(browser, address(second))


def test_the_last_case_leads_nowhere(world: World, browser_of: Browser) -> None:
    assert "Neste sak" not in text_of(browser_of(world.officer), address(world.submitted()))


def test_a_number_that_is_not_there(world: World, browser_of: Browser) -> None:
    assert browser_of(world.officer).get("/5042-lierne/saker/2026-999/").status_code == 404


def test_a_payment_of_another_case_is_not_found(world: World, browser_of: Browser) -> None:
    request = world.payment(PaymentState.REQUESTED)
    other = world.submitted()
    answered = browser_of(world.officer).get(address(other, f"utbetaling/{request.pk}/attester/"))
    assert answered.status_code == 404
