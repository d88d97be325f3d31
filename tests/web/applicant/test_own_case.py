"""A sent case as its applicant sees it, and what they can do with it."""

from __future__ import annotations

import html
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from bulyst.cases.lifecycle import GrantState, PaymentState
from bulyst.cases.models import Case
from bulyst.cases.queries import application_of, decision_of, payment_requests
from bulyst.parties.actions import join_party
from bulyst.parties.models import MemberRole
from bulyst.tenancy.models import User
from tests.cases.world import World, kr

pytestmark = pytest.mark.django_db

SignIn = Callable[[User], Client]


def address(case: Case, page: str = "") -> str:
    return f"/min-side/sak/{case.pk}/{page}"


def text_of(browser: Client, where: str) -> str:
    return html.unescape(browser.get(where).content.decode())


@pytest.mark.parametrize(
    ("state", "heading", "button"),
    [
        (GrantState.DRAFT, "Kladden er ikke sendt", "Fortsett på søknaden"),
        (GrantState.SUBMITTED, "Lierne kommune behandler søknaden", ""),
        (GrantState.WAITING, "Kommunen trenger svar fra dere", "Svar kommunen"),
        (GrantState.RECOMMENDED, "Søknaden er vurdert og skal avgjøres", ""),
        (GrantState.GRANTED, "Dere har fått tilsagn om 150\u202f000\u00a0kr", "Ta imot tilskuddet"),
        (GrantState.REFUSED, "Søknaden er avslått", ""),
        (GrantState.ACCEPTED, "Tilskuddet er tatt imot", "Be om utbetaling"),
        (GrantState.LAPSED, "Tilsagnet er bortfalt", ""),
        (GrantState.WITHDRAWN, "Søknaden er trukket", ""),
        (GrantState.CLOSED, "Saken er avsluttet", ""),
    ],
)
def test_every_state_is_told_in_plain_words_with_at_most_one_button(
    world: World, browser: Client, state: GrantState, heading: str, button: str
) -> None:
    page = text_of(browser, address(world.grant_case(state)))
    assert heading in page
    assert page.count('class="ds-button"') == bool(button)
    assert button in page


def test_the_overview_puts_what_waits_for_the_person_first(world: World, browser: Client) -> None:
    world.submitted(title="Hos kommunen nå")
    world.waiting()
    page = text_of(browser, "/min-side/")
    assert page.index("Dette venter på deg") < page.index("Svar kommunen") < page.index("Hos kommunen nå")


def test_only_those_who_act_for_the_applicant_find_the_case(
    world: World, make_user: Callable[..., User], signed_in: SignIn
) -> None:
    case = world.granted()
    with world.open():
        letter_id = decision_of(case).letter_id  # type: ignore[union-attr]
    pages = ("", "kvittering/", "svar/", "ta-imot/", "utbetaling/", "trekk/", f"brev/{letter_id}/")
    for somebody in (signed_in(make_user()), signed_in(User.objects.get(pk=world.officer.user_id))):
        for page in pages:
            assert somebody.get(address(case, page)).status_code == 404
            assert somebody.post(address(case, page)).status_code == 404
    assert world.case(case).state == GrantState.GRANTED


def test_who_may_only_read_sees_the_case_and_gets_no_button(
    world: World, make_user: Callable[..., User], signed_in: SignIn
) -> None:
    case, reader = world.granted(), make_user()
    join_party(actor=world.officer, party_id=world.party.pk, user_id=reader.pk, role=MemberRole.READER, now=world.at)
    browser = signed_in(reader)
    assert 'class="ds-button"' not in text_of(browser, address(case))
    assert browser.post(address(case, "ta-imot/")).status_code == 422
    assert world.case(case).state == GrantState.GRANTED


def test_a_grant_whose_time_is_over_says_so_instead_of_asking(
    world: World, monkeypatch: pytest.MonkeyPatch, signed_in: SignIn
) -> None:
    case = world.accepted()
    monkeypatch.setattr("django.utils.timezone.now", lambda: world.at + timedelta(days=3 * 365))
    page = text_of(signed_in(world.user), address(case))
    assert "Tilsagnet gjaldt til og med 3. mars 2028" in page
    assert 'class="ds-button"' not in page


def test_a_part_that_is_paid_is_not_the_whole(world: World, browser: Client) -> None:
    case = world.accepted()
    world.paid(world.requested(case, world.part()))
    page = text_of(browser, address(case))
    assert "Tilskuddet er utbetalt" not in page
    assert "Be om utbetaling" in page


def test_a_draft_that_was_laid_away_was_never_sent(world: World, browser: Client) -> None:
    case = world.draft()
    browser.post(address(case, "trekk/"), {"sure": "on"})
    assert "Den ble aldri sendt til kommunen." in text_of(browser, address(case))


# Answering


def test_an_answer_goes_back_to_the_municipality(world: World, browser: Client) -> None:
    case = world.waiting()
    assert "Hva koster frakten?" in text_of(browser, address(case, "svar/"))
    answered = browser.post(address(case, "svar/"), {"answer": "10 000 kr.", **unchanged(browser, case)})
    assert answered["Location"] == address(case)
    assert world.case(case).state == GrantState.SUBMITTED


def test_what_was_wrong_is_corrected_with_the_answer(world: World, browser: Client) -> None:
    case = world.waiting()
    browser.post(
        address(case, "svar/"), {**unchanged(browser, case), "answer": "Vi rettet tittelen.", "title": "Ny vedovn"}
    )
    with world.open():
        draft = application_of(world.case(case))
    assert draft.title == "Ny vedovn"
    assert [line.amount for line in draft.costs] == [kr(300_000), kr(100_000)]


def test_a_correction_that_leaves_the_application_incomplete_is_refused(world: World, browser: Client) -> None:
    case = world.waiting()
    shown = browser.post(
        address(case, "svar/"), {**unchanged(browser, case), "answer": "Se her.", "applied_amount": "150 000"}
    )
    page = html.unescape(shown.content.decode())
    assert shown.status_code == 422
    assert "Rett planen så de to blir like" in page
    assert "Se her." in page
    assert world.case(case).state == GrantState.WAITING


def unchanged(browser: Client, case: Case) -> dict[str, str]:
    """What the page holds when nothing is corrected."""
    held: dict[str, str] = {}
    for _group, form in browser.get(address(case, "svar/")).context["pages"]:
        for field in form:
            value = field.field.prepare_value(field.value())
            if value not in (None, "", []):
                held[field.html_name] = str(value)
    return held


# After the decision


def test_a_grant_is_accepted_with_its_conditions_in_sight(world: World, browser: Client) -> None:
    case = world.granted()
    page = text_of(browser, address(case, "ta-imot/"))
    assert "Ovnen skal stå i Lierne." in page
    assert "31. mars 2026" in page
    assert browser.post(address(case, "ta-imot/"))["Location"] == address(case)
    assert world.case(case).state == GrantState.ACCEPTED


def test_too_late_is_refused_with_the_date(world: World, monkeypatch: pytest.MonkeyPatch, signed_in: SignIn) -> None:
    case = world.granted()
    monkeypatch.setattr("django.utils.timezone.now", lambda: world.at + timedelta(weeks=6))
    shown = signed_in(world.user).post(address(case, "ta-imot/"))
    assert shown.status_code == 422
    assert "gikk ut 31. mars 2026" in html.unescape(shown.content.decode())


def test_the_letter_is_downloaded(world: World, browser: Client) -> None:
    case = world.granted()
    with world.open():
        letter_id = decision_of(case).letter_id  # type: ignore[union-attr]
    answered = browser.get(address(case, f"brev/{letter_id}/"))
    assert answered.content.startswith(b"%PDF")
    assert answered["Content-Disposition"] == f'inline; filename="sak-2026-1-brev-{letter_id}.pdf"'


def test_an_application_is_withdrawn_after_a_yes(world: World, browser: Client) -> None:
    case = world.submitted()
    assert browser.post(address(case, "trekk/"), {}).status_code == 200
    assert world.case(case).state == GrantState.SUBMITTED
    browser.post(address(case, "trekk/"), {"sure": "on"})
    assert world.case(case).state == GrantState.WITHDRAWN


# Payment

PART = {"kind": "PART", "costs": "200 000", "requested_amount": "50 000"}
FINAL = {
    "kind": "FINAL",
    "costs": "400 000",
    "requested_amount": "150 000",
    "accounts": "Ovn 300 000, montering 100 000.",
    "signed_by": "ACCOUNTANT",
    "report": "Ovnen virker.",
}


def test_a_part_is_asked_for_without_a_report(world: World, browser: Client) -> None:
    case = world.accepted()
    assert browser.post(address(case, "utbetaling/"), PART)["Location"] == address(case)
    assert "Kommunen behandler utbetalingen" in text_of(browser, address(case))


def test_a_final_request_without_accounts_is_refused_and_keeps_its_text(world: World, browser: Client) -> None:
    case = world.accepted()
    shown = browser.post(address(case, "utbetaling/"), {**FINAL, "accounts": ""})
    page = html.unescape(shown.content.decode())
    assert shown.status_code == 422
    assert "Sluttutbetalingen trenger regnskap" in page
    assert "Ovnen virker." in page
    with world.open():
        assert payment_requests(case) == []


def test_while_one_request_is_handled_no_other_is_made(world: World, browser: Client) -> None:
    case = world.accepted()
    browser.post(address(case, "utbetaling/"), PART)
    assert "Dere kan ikke be om utbetaling nå" in text_of(browser, address(case, "utbetaling/"))
    other = {**PART, "requested_amount": "40 000"}  # the very same once more is one press too many, and is let be
    assert browser.post(address(case, "utbetaling/"), other).status_code == 422


def test_what_was_sent_back_is_not_typed_again(world: World, browser: Client) -> None:
    case = world.case(world.payment(PaymentState.RETURNED).case)
    assert "Kommunen sendte forespørselen om utbetaling tilbake: Feil" in text_of(browser, address(case))
    page = text_of(browser, address(case, "utbetaling/"))
    assert "Ovn 300 000, montering 100 000." in page
    assert "Ovnen virker." in page
