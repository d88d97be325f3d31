"""Every state and event of the appeal table through the pages: taken, or refused with a reason and nothing changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from bulyst.cases import actions
from bulyst.cases.lifecycle import APPEAL, AppealEvent, AppealState, GrantState
from bulyst.cases.models import Appeal, Decision
from bulyst.tenancy.actor import Actor
from tests.cases import after, appealing
from tests.cases.appealing import reload
from tests.cases.checks import rows
from tests.cases.world import NOW, TODAY, World
from tests.web.cases.pages import address, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stocked", "letters_unset")]

Browser = Callable[[Actor], Client]
E, S = AppealEvent, AppealState

RULED = {"ruled_on": "3.3.2026", "reasons": "Klagenemnda mener dette.", "reference": "KN 1"}
#: event -> who, where (the applicant's pages begin with /), and what is sent
POSTS: dict[AppealEvent, tuple[str, str, dict[str, str]]] = {
    E.FILE: ("applicant", "/klage/", {"text": "Det er nytt arbeid.", "wish": "Gi tilskudd."}),
    E.REGISTER: ("manager", "klage/papir/", {"posted_on": "3.3.2026", "text": "Det er nytt."}),
    E.DECLARE: ("officer", "habilitet/", {"impartial": "ja"}),
    E.WITHDRAW: ("applicant", "/klage/{id}/trekk/", {"sure": "on"}),
    E.CONTEST: ("applicant", "/klage/{id}/avvist/", {"text": "Posten var sen."}),
    E.REINSTATE: ("manager", "klage/{id}/ta-til-behandling/", {"reasons": "Syk."}),
    E.DISMISS: ("board", "klage/{id}/avvis/", {"reasons": "For sent."}),
    E.PREPARE: ("manager", "klage/{id}/forbered/", {"text": "Noe for seg.", "proposal": "CHANGE", "amount": "180 000"}),
    E.CHANGE: ("board", "klage/{id}/vurder/", {"outcome": "omgjor", "amount": "180 000", "reasons": "Det er nytt."}),
    E.UPHOLD: ("board", "klage/{id}/vurder/", {"outcome": "sta", "reasons": "Vi står på det."}),
    E.FORWARD: ("manager", "klage/{id}/oversend/", {}),
    E.AFFIRM: ("manager", "klage/{id}/avgjort/", {"outcome": "stadfest", **RULED}),
    E.ALTER: ("manager", "klage/{id}/avgjort/", {"outcome": "endre", "amount": "150 000", **RULED}),
    E.ANNUL: ("manager", "klage/{id}/avgjort/", {"outcome": "opphev", **RULED}),
    E.RETURN: ("manager", "klage/{id}/avgjort/", {"outcome": "behandle", **RULED}),
}
LATE = (E.REINSTATE, E.DISMISS)


def post(world: World, browser_of: Browser, appeal: Appeal, event: AppealEvent) -> Any:
    """Send the form of the event's page."""
    who, where, data = POSTS[event]
    browser, where = browser_of(getattr(world, who)), where.format(id=appeal.pk)
    if where.startswith("/"):
        return browser.post(f"/min-side/sak/{appeal.case_id}{where}", data)
    return browser.post(address(appeal.case, where), data)


def make_late(world: World, appeal: Appeal) -> None:
    """The appeal came a day too late."""
    with world.open():
        Decision.objects.filter(pk=appeal.decision_id).update(appeal_by=TODAY - timedelta(days=1))


def at(world: World, state: AppealState, event: AppealEvent) -> Appeal:
    """An appeal in `state` that the event suits; for none yet, the shape that addresses are made of."""
    if state == S.NONE:
        return Appeal(case=world.read(world.refused()))
    if event == E.RETURN and state == S.FORWARDED:
        appeal = appealing.filed(world)
        make_late(world, appeal)
        world.impartial(appeal.case, world.board)
        actions.dismiss_appeal(actor=world.board, appeal_id=appeal.pk, reasons="For sent.", now=NOW)
        actions.contest_dismissal(actor=world.applicant, appeal_id=appeal.pk, text="Nei.", now=NOW)
        world.impartial(appeal.case, world.manager)
        actions.forward_appeal(actor=world.manager, appeal_id=appeal.pk, now=NOW)
    else:
        appeal = appealing.MAKERS[state](world)
    appeal = reload(world, appeal)
    if event in LATE:
        make_late(world, appeal)
    if appeal.is_open and event not in (E.WITHDRAW, E.DECLARE):
        world.impartial(appeal.case, world.manager, world.board)
    return appeal


@pytest.mark.parametrize("step", APPEAL.steps, ids=lambda step: f"{step.source}-{step.event}")
def test_a_step_is_taken_on_its_page(world: World, browser_of: Browser, step: Any) -> None:
    appeal = at(world, step.source, step.event)
    assert post(world, browser_of, appeal, step.event).status_code == 302
    with world.open():
        assert Appeal.objects.get(case=appeal.case).state == step.target


@pytest.mark.parametrize("state", APPEAL.states[1:])
def test_a_step_that_the_state_lacks_is_refused_with_a_reason(
    world: World, browser_of: Browser, state: AppealState
) -> None:
    appeal = at(world, state, E.DECLARE)
    before = rows(world)
    again = state in (S.WITHDRAWN, S.CHANGED)  # the decision in force can be appealed anew
    for event in AppealEvent:
        on_the_same_page = event in (E.ALTER, E.ANNUL, E.RETURN) or (event == E.DECLARE)
        if APPEAL.step(state, event) is not None or on_the_same_page or (again and event in (E.FILE, E.REGISTER)):
            continue
        answered = post(world, browser_of, appeal, event)
        assert answered.status_code == 422, event
        assert "kan ikke gjøres nå" in answered.content.decode() or 'id="refusal"' in answered.content.decode(), event
        assert rows(world) == before, event


def test_the_case_page_leads_through_the_appeal(world: World, browser_of: Browser) -> None:
    appeal = appealing.filed(world)
    case = appeal.case
    page = text_of(browser_of(world.manager), address(case))
    assert "Klage mottatt" in page and "Det er nytt arbeid." in page
    assert "Jeg er habil. Forbered klagen" in page
    world.impartial(case, world.officer)
    told = text_of(browser_of(world.officer), address(case))
    assert "Du har selv vurdert det klagen gjelder. En annen må forberede klagen." in told
    assert 'class="ds-button"' not in told.partition("Neste steg")[2].partition("</section>")[0]
    appealing.prepare(world, appeal)
    assert "Vurder klagen på nytt" in text_of(browser_of(world.board), address(case))


@pytest.mark.parametrize("kind", ["endring", "krav"])
def test_a_refused_change_and_a_claim_are_appealed_on_the_same_pages(
    world: World, browser_of: Browser, kind: str
) -> None:
    claimed = kind == "krav"
    thing = after.repaid(world) if claimed else after.change_refused(world)
    case, mine = thing.case, f"/min-side/sak/{thing.case_id}/"
    way = f"{mine}klage/?gjelder={kind}-{thing.pk}"
    applicant, manager, board = (browser_of(each) for each in (world.applicant, world.manager, world.board))
    assert way in applicant.get(mine).content.decode()
    assert applicant.post(way, {"text": " "}).status_code == 200  # said beside the field
    assert applicant.post(way, {"text": "Det er ikke riktig."}).status_code == 302
    assert "Klagen er mottatt" in text_of(applicant, mine)
    with world.open():
        appeal = Appeal.objects.get(case=case)
    assert f"{kind}-{thing.pk}" == (f"krav-{appeal.reclaim_id}" if claimed else f"endring-{appeal.change_id}")
    world.impartial(case, world.manager, world.board)
    prepared = {"text": "Noe for seg.", "proposal": "CHANGE", "amount": "0"}
    assert manager.post(address(case, f"klage/{appeal.pk}/forbered/"), prepared).status_code == 302
    where = address(case, f"klage/{appeal.pk}/vurder/")
    page = text_of(board, where)
    assert ("Nytt krav" in page) is claimed and 'name="conditions"' not in page
    if claimed:
        missing = board.post(where, {"outcome": "omgjor", "reasons": "Ja."})
        assert "Skriv hvor mye som fortsatt kreves, eller 0." in missing.content.decode()
    assert board.post(where, {"outcome": "omgjor", "amount": "0", "reasons": "Ja."}).status_code == 302
    with world.open():
        thing.refresh_from_db()
        assert thing.state == ("WAIVED" if claimed else "GRANTED")
    if claimed:
        assert "Kommunen skal betale 50\u202f000\u00a0kr tilbake til dere" in text_of(applicant, mine)
        back = address(case, f"tilbakekrav/{thing.pk}/gi-tilbake/")
        assert back in browser_of(world.finance).get(address(case)).content.decode()
        assert browser_of(world.finance).post(back).status_code == 302
        assert "tilbake til dere" not in text_of(applicant, mine).partition("Dette har skjedd")[0]


def test_an_appeal_on_paper_says_what_it_is_of(world: World, browser_of: Browser) -> None:
    claim = after.decided(world)
    browser, where = browser_of(world.manager), address(claim.case, "klage/papir/")
    assert "Hva klages det på?" in text_of(browser, where)
    sent = {"posted_on": "3.3.2026", "text": "Det er feil."}
    assert browser.post(where, sent).status_code == 200  # what it is of is asked for
    assert browser.post(where, {**sent, "against": f"krav-{claim.pk}"}).status_code == 302
    with world.open():
        assert Appeal.objects.get(case=claim.case).reclaim_id == claim.pk


def test_what_is_missing_keeps_what_was_typed(world: World, browser_of: Browser) -> None:
    appeal = appealing.prepared(world)
    world.impartial(appeal.case, world.board)
    answered = browser_of(world.board).post(
        address(appeal.case, f"klage/{appeal.pk}/vurder/"), {"outcome": "omgjor", "reasons": "Klagen viser noe nytt."}
    )
    page = answered.content.decode()
    assert "Skriv hvor mye som innvilges." in page and "Klagen viser noe nytt." in page
    with world.open():
        assert Appeal.objects.get(pk=appeal.pk).state == S.PREPARED


def test_a_letter_that_went_another_way_is_noted_and_starts_the_clock(world: World, browser_of: Browser) -> None:
    case = world.case(world.refused())
    assert case.decision is not None
    where = f"brev/{case.decision.letter_id}/mottatt/"
    page = text_of(browser_of(world.officer), address(case))
    assert "Regnes som mottatt 10. mars 2026" in page and where in page
    assert browser_of(world.officer).post(address(case, where), {"on": "4.3.2026"}).status_code == 422
    assert browser_of(world.officer).post(address(case, where), {"on": "3.3.2026"}).status_code == 302
    assert world.case(case).decision.appeal_by.isoformat() == "2026-03-24"  # type: ignore[union-attr]
    assert "mottatt 3. mars 2026, ført av en person" in text_of(browser_of(world.officer), address(case))


def test_an_interim_reply_is_sent_by_hand_with_a_new_day(world: World, browser_of: Browser) -> None:
    case = world.submitted()
    browser = browser_of(world.officer)
    past = browser.post(address(case, "forelopig-svar/"), {"expected_by": "3.3.2026", "reason": "Mange søknader."})
    assert past.status_code == 422 and "Mange søknader." in past.content.decode()
    browser.post(address(case, "forelopig-svar/"), {"expected_by": "4.5.2026", "reason": "Mange søknader."})
    assert "svar er ventet 4. mai 2026" in text_of(browser, address(case))
    mine = text_of(browser_of(world.applicant), f"/min-side/sak/{case.pk}/")
    assert "Vi regner med at dere får svar senest 4. mai 2026." in mine
    assert world.case(case).state == GrantState.SUBMITTED
