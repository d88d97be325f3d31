"""Each step's page: what it suggests, what it does, and that a refusal keeps what was typed and changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from bulyst.cases.lifecycle import GrantState, PaymentState
from bulyst.cases.models import Case
from bulyst.cases.queries import assessment_of, decision_of, open_inquiry
from bulyst.kernel.money import Money
from bulyst.tenancy.actor import Actor
from tests.cases.world import APPLIED, CONDITION, GRANTED, World, kr
from tests.web.cases.pages import address, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("letters_unset")]

Browser = Callable[[Actor], Client]


def spaced(amount: Money) -> str:
    return str(amount).removesuffix("kr").strip()


# Asking for more


def test_asking_for_more_suggests_a_working_day_in_two_weeks(world: World, browser_of: Browser) -> None:
    case, browser = world.submitted(), browser_of(world.officer)
    assert 'value="17.3.2026"' in text_of(browser, address(case, "be-om-mer/"))
    browser.post(address(case, "be-om-mer/"), {"question": "Hva koster frakten?", "due_on": "20.3.2026"})
    assert world.case(case).state == GrantState.WAITING
    with world.open():
        asked = open_inquiry(world.case(case))
    assert asked is not None
    assert (asked.question, asked.due_on.isoformat()) == ("Hva koster frakten?", "2026-03-20")


def test_a_deadline_that_has_passed_is_refused_and_the_question_stays(world: World, browser_of: Browser) -> None:
    case = world.submitted()
    shown = browser_of(world.officer).post(
        address(case, "be-om-mer/"), {"question": "Hva koster frakten?", "due_on": "1.3.2026"}
    )
    page = shown.content.decode()
    assert shown.status_code == 422
    assert "er passert" in page
    assert "Hva koster frakten?" in page
    assert world.case(case).state == GrantState.SUBMITTED


# Assessing


def assessment(world: World, **changes: str) -> dict[str, str]:
    return {
        f"score_{world.criterion}": "4",
        "text": "Godt prosjekt.",
        "recommended_amount": "150 000",
        "conditions": "Ovnen skal stå i Lierne.",
        **changes,
    }


def test_the_assessment_scores_the_programmes_values_and_suggests_what_the_rules_allow(
    world: World, browser_of: Browser
) -> None:
    case, browser = world.submitted(), browser_of(world.officer)
    world.impartial(case, world.officer)
    page = text_of(browser, address(case, "vurdering/"))
    assert "Driftighet" in page
    assert f'value="{spaced(APPLIED)}"' in page

    browser.post(address(case, "vurdering/"), assessment(world))
    with world.open():
        made = assessment_of(case)
    assert made is not None
    assert (made.recommended_amount, made.scores) == (GRANTED, {str(world.criterion): 4})
    assert world.case(case).state == GrantState.RECOMMENDED


def test_a_value_without_points_is_asked_for_by_name(world: World, browser_of: Browser) -> None:
    case = world.submitted()
    world.impartial(case, world.officer)
    without = {key: value for key, value in assessment(world).items() if not key.startswith("score")}
    page = browser_of(world.officer).post(address(case, "vurdering/"), without).content.decode()
    assert "Gi poeng fra 0 til 5 for «Driftighet»." in page
    assert world.case(case).state == GrantState.SUBMITTED


def test_more_than_the_rules_allow_is_refused_with_the_rule_and_the_text_stays(
    world: World, browser_of: Browser
) -> None:
    case = world.submitted()
    world.impartial(case, world.officer)
    shown = browser_of(world.officer).post(
        address(case, "vurdering/"), assessment(world, recommended_amount="210 000", text="Svært godt prosjekt.")
    )
    page = shown.content.decode()
    assert shown.status_code == 422
    assert "Dette ble ikke gjort" in page
    assert "Støtten kan være høyst 50" in page
    assert "Svært godt prosjekt." in page
    assert world.case(case).state == GrantState.SUBMITTED


def test_impartiality_is_asked_for_where_it_is_missing(world: World, browser_of: Browser) -> None:
    case = world.submitted()
    page = text_of(browser_of(world.officer), address(case, "vurdering/"))
    assert "Jeg er habil" in page
    assert f'name="videre" value="{address(case, "vurdering/")}"' in page


def test_the_board_does_not_assess(world: World, browser_of: Browser) -> None:
    assert browser_of(world.board).get(address(world.submitted(), "vurdering/")).status_code == 403


# Deciding


def ready(world: World, amount: Money = GRANTED) -> Case:
    case = world.recommended(amount)
    world.impartial(case, world.board)
    return case


def test_the_decision_begins_from_the_recommendation(world: World, browser_of: Browser) -> None:
    page = text_of(browser_of(world.board), address(ready(world), "vedtak/"))
    assert f'value="{spaced(GRANTED)}"' in page
    assert "Godt prosjekt." in page
    assert "Ovnen skal stå i Lierne." in page
    assert 'value="innvilg" class="ds-input" id="id_outcome_0" checked' in page


def test_a_grant_makes_a_letter_that_the_case_shows(world: World, browser_of: Browser) -> None:
    case, browser = ready(world), browser_of(world.board)
    answered = browser.post(
        address(case, "vedtak/"), {"outcome": "innvilg", "amount": "150 000", "reasons": "Gir arbeid i bygda."}
    )
    assert answered["Location"] == address(case)
    with world.open():
        decision = decision_of(case)
    assert decision is not None
    assert decision.amount == GRANTED
    assert f'href="{address(case, f"brev/{decision.letter_id}/")}"' in text_of(browser, address(case))


def test_a_refusal_needs_no_amount(world: World, browser_of: Browser) -> None:
    case = ready(world)
    browser_of(world.board).post(
        address(case, "vedtak/"), {"outcome": "avslag", "amount": "", "reasons": "Faller utenfor formålet."}
    )
    assert world.case(case).state == GrantState.REFUSED


def test_a_recommended_refusal_is_suggested(world: World, browser_of: Browser) -> None:
    page = text_of(browser_of(world.board), address(ready(world, Money.ZERO), "vedtak/"))
    assert 'value="avslag" class="ds-input" id="id_outcome_1" checked' in page


def test_a_grant_without_an_amount_is_asked_for_it(world: World, browser_of: Browser) -> None:
    case = ready(world)
    page = browser_of(world.board).post(
        address(case, "vedtak/"), {"outcome": "innvilg", "amount": "", "reasons": "Ja."}
    )
    assert "Skriv hvor mye som innvilges." in page.content.decode()
    assert world.case(case).state == GrantState.RECOMMENDED


def test_a_grant_above_the_frame_changes_nothing(world: World, browser_of: Browser) -> None:
    for _each in range(6):
        world.granted()
    case = ready(world)
    shown = browser_of(world.board).post(
        address(case, "vedtak/"), {"outcome": "innvilg", "amount": "150 000", "reasons": "Mine egne ord."}
    )
    assert shown.status_code == 422
    assert "Rammen har" in shown.content.decode()
    assert "Mine egne ord." in shown.content.decode()
    assert world.case(case).state == GrantState.RECOMMENDED


# Lapse and closing


def test_a_grant_lapses_after_its_deadline_and_not_before(
    world: World, browser_of: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, browser = world.granted(), browser_of(world.officer)
    assert "Dette kan ikke gjøres nå" in text_of(browser, address(case, "bortfall/"))
    assert browser.post(address(case, "bortfall/")).status_code == 422
    assert world.case(case).state == GrantState.GRANTED

    monkeypatch.setattr("django.utils.timezone.now", lambda: world.at + timedelta(weeks=5))
    later = browser_of(world.officer)
    assert later.post(address(case, "bortfall/"))["Location"] == address(case)
    assert world.case(case).state == GrantState.LAPSED


def test_a_settled_case_is_closed(world: World, browser_of: Browser) -> None:
    case = world.accepted()
    world.paid(world.requested(case))
    browser_of(world.officer).post(address(case, "avslutt/"))
    assert world.case(case).state == GrantState.CLOSED


# Payments


def test_attested_costs_decide_the_amount(world: World, browser_of: Browser) -> None:
    request = world.payment(PaymentState.REQUESTED)
    case = world.case(request.case)
    where = address(case, f"utbetaling/{request.pk}/attester/")
    assert f"Godtas alle kostnadene, betales {GRANTED}." in text_of(browser_of(world.officer), where)
    unticked = browser_of(world.officer).post(where, {"accepted_costs": "200 000"})
    assert f"ikke krysset av som oppfylt: «{CONDITION}»" in unticked.content.decode()
    browser_of(world.officer).post(where, {"accepted_costs": "200 000", "conditions_met": [CONDITION]})
    attested = world.request(request)
    assert (attested.state, attested.approved_amount) == (PaymentState.ATTESTED, kr(75_000))


def test_costs_above_the_accounts_are_refused(world: World, browser_of: Browser) -> None:
    request = world.payment(PaymentState.REQUESTED)
    where = address(world.case(request.case), f"utbetaling/{request.pk}/attester/")
    shown = browser_of(world.officer).post(where, {"accepted_costs": "500 000"})
    assert shown.status_code == 422
    assert "500 000" in shown.content.decode()
    assert world.request(request).state == PaymentState.REQUESTED


def test_the_finance_officer_pays(world: World, browser_of: Browser) -> None:
    request = world.payment(PaymentState.ATTESTED)
    case = world.case(request.case)
    browser_of(world.finance).post(address(case, f"utbetaling/{request.pk}/betal/"))
    assert world.request(request).state == PaymentState.PAID


def test_who_attests_does_not_reach_the_payment(world: World, browser_of: Browser) -> None:
    request = world.payment(PaymentState.ATTESTED)
    where = address(world.case(request.case), f"utbetaling/{request.pk}/betal/")
    assert browser_of(world.officer).post(where).status_code == 403
    assert world.request(request).state == PaymentState.ATTESTED


@pytest.mark.parametrize(
    ("state", "page", "after"),
    [
        (PaymentState.REQUESTED, "tilbake", PaymentState.RETURNED),
        (PaymentState.PAID, "tilbakefor", PaymentState.REVERSED),
    ],
)
def test_what_goes_back_needs_a_reason(
    world: World, browser_of: Browser, state: PaymentState, page: str, after: PaymentState
) -> None:
    request = world.payment(state)
    browser = browser_of(world.officer if state == PaymentState.REQUESTED else world.finance)
    where = address(world.case(request.case), f"utbetaling/{request.pk}/{page}/")
    assert "Fyll ut «Hvorfor?»." in browser.post(where, {"reason": " "}).content.decode()
    assert world.request(request).state == state
    browser.post(where, {"reason": "Feil konto"})
    assert (world.request(request).state, world.request(request).reason) == (after, "Feil konto")
