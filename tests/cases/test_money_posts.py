"""Changes, claims and payment requests through the pages: every state and event of their tables as a POST."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from bulyst.cases.lifecycle import (
    CHANGE,
    RECLAIM,
    REPORT,
    ChangeEvent,
    ChangeState,
    PaymentEvent,
    PaymentState,
    ReclaimEvent,
    ReclaimState,
    ReportEvent,
    ReportState,
)
from bulyst.cases.models import Case, Change, ProgressReport, Reclaim
from bulyst.cases.plans import milestones_of
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import User
from tests.cases import after
from tests.cases.checks import rows
from tests.cases.test_lifecycle_money import tried
from tests.cases.test_reports import report_in
from tests.cases.world import A_PART, World, kr

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stocked", "letters_unset")]
SOON = (timezone.now() + timedelta(days=40)).strftime("%d.%m.%Y")


class Browser:
    """Sends forms as the people of the world."""

    def __init__(self, world: World) -> None:
        self.world = world

    def post(self, actor: Actor, name: str, args: list[Any], data: dict[str, Any]) -> int:
        client = Client()
        client.force_login(User.objects.get(pk=actor.user_id), backend="bulyst.web.account.backends.SignIn")
        return client.post(reverse(name, args=args), data).status_code


def staff(world: World, case: Case, *more: Any) -> list[Any]:
    return [world.municipality.slug, case.number, *more]


Post = Callable[[Browser, Any], int]
CHANGES: dict[ChangeEvent, Post] = {
    ChangeEvent.EDIT: lambda b, c: b.post(
        b.world.applicant,
        "applicant:change",
        [c.case_id, c.pk],
        {"reason": "Mer tid.", "until": "1.10.2028", "text_1": "", "amount_1": ""},
    ),
    ChangeEvent.WITHDRAW: lambda b, c: b.post(b.world.applicant, "applicant:change_back", [c.case_id, c.pk], {}),
    ChangeEvent.RECOMMEND: lambda b, c: b.post(
        b.world.officer,
        "staff:change_step",
        staff(b.world, c.case, c.pk, "innstilling"),
        {"against": "godkjenn", "text": "Rimelig."},
    ),
    ChangeEvent.GRANT: lambda b, c: b.post(
        b.world.board,
        "staff:change_step",
        staff(b.world, c.case, c.pk, "vedtak"),
        {"outcome": "godkjenn", "reasons": "Rimelig."},
    ),
    ChangeEvent.REFUSE: lambda b, c: b.post(
        b.world.board,
        "staff:change_step",
        staff(b.world, c.case, c.pk, "vedtak"),
        {"outcome": "avslag", "reasons": "Nei."},
    ),
}


def _reclaim(actor: str, step: str, **data: Any) -> Post:
    return lambda b, r: b.post(getattr(b.world, actor), "staff:reclaim_step", staff(b.world, r.case, r.pk, step), data)


CLAIMS: dict[ReclaimEvent, Post] = {
    ReclaimEvent.ANSWER: lambda b, r: b.post(
        b.world.applicant, "applicant:claim", [r.case_id, r.pk], {"text": "Vi er uenige."}
    ),
    ReclaimEvent.DROP: _reclaim("officer", "frafall", reason="Misforstått."),
    ReclaimEvent.DECIDE: _reclaim("board", "vedtak", amount="50 000", reasons="Vilkåret er brutt.", pay_by=SOON),
    ReclaimEvent.REGISTER: _reclaim("officer", "innbetaling", amount="20 000", received_on="3.3.2026"),
    ReclaimEvent.REJECT: _reclaim("finance", "avvis", reason="Feil sak."),
    ReclaimEvent.CONFIRM: _reclaim("finance", "bekreft"),
    ReclaimEvent.SETTLE: _reclaim("finance", "bekreft"),
    ReclaimEvent.GIVE_BACK: _reclaim("finance", "gi-tilbake"),
    ReclaimEvent.WAIVE: _reclaim("board", "ettergi", reason="Konkurs."),
}


@pytest.mark.parametrize("state", ChangeState)
def test_what_the_pages_refuse_of_a_change_changes_nothing(world: World, state: ChangeState) -> None:
    change = after.change_in(world, state)
    world.impartial(change.case, world.officer, world.board)
    browser = Browser(world)
    for event, post in CHANGES.items():
        if CHANGE.step(state, event) is not None:
            continue
        before = rows(world)
        assert post(browser, change) in (302, 422)
        assert rows(world) == before, event


@pytest.mark.parametrize("step", tried(CHANGE), ids=lambda step: f"{step.source}-{step.event}")
def test_what_the_pages_allow_of_a_change_is_done(world: World, step: Any) -> None:
    change = after.change_in(world, step.source)
    world.impartial(change.case, world.officer, world.board)
    assert CHANGES[step.event](Browser(world), change) == 302
    with world.open():
        found = Change.objects.get(pk=change.pk)
    assert found.state == step.target
    if step.event == ChangeEvent.EDIT:
        assert found.reason == "Mer tid."


@pytest.mark.parametrize("state", ReclaimState)
def test_what_the_pages_refuse_of_a_claim_changes_nothing(world: World, state: ReclaimState) -> None:
    reclaim = after.reclaim_in(world, state)
    world.impartial(reclaim.case, world.board)
    browser = Browser(world)
    for event, post in CLAIMS.items():
        if RECLAIM.step(state, event) is not None:
            continue
        before = rows(world)
        assert post(browser, reclaim) in (302, 422)
        assert rows(world) == before, event


@pytest.mark.parametrize("step", tried(RECLAIM), ids=lambda step: f"{step.source}-{step.event}")
def test_what_the_pages_allow_of_a_claim_is_done(world: World, step: Any) -> None:
    reclaim = after.reclaim_in(world, step.source)
    world.impartial(reclaim.case, world.board)
    if step.event in (ReclaimEvent.REJECT, ReclaimEvent.CONFIRM, ReclaimEvent.SETTLE):
        after.registered(world, reclaim, A_PART if step.event == ReclaimEvent.SETTLE else kr(20_000))
    assert CLAIMS[step.event](Browser(world), reclaim) == 302
    with world.open():
        assert Reclaim.objects.get(pk=reclaim.pk).state == step.target


REPORTS: dict[ReportEvent, Post] = {
    ReportEvent.DELIVER: lambda b, r: b.post(
        b.world.applicant, "applicant:report", [r.case_id, r.pk], {"rapport-text": "Ferdig."}
    ),
    ReportEvent.REOPEN: lambda b, r: b.post(
        b.world.officer, "staff:report", staff(b.world, r.case, r.pk), {"reason": "Hvem deltok?"}
    ),
    ReportEvent.CANCEL: lambda b, r: b.post(b.world.officer, "staff:report_cancel", staff(b.world, r.case, r.pk), {}),
}


@pytest.mark.parametrize("state", ReportState)
def test_a_report_is_moved_by_its_pages_as_the_table_says_and_no_other_way(world: World, state: ReportState) -> None:
    browser = Browser(world)
    for event, post in REPORTS.items():
        report, step = report_in(world, state), REPORT.step(state, event)
        before = rows(world)
        answer = post(browser, report)
        if step is None:
            assert answer in (302, 422) and rows(world) == before, event
            continue
        assert answer == 302, event
        with world.open():
            assert ProgressReport.objects.get(pk=report.pk).state == step.target


@pytest.mark.parametrize("state", PaymentState)
def test_a_request_is_corrected_and_withdrawn_by_its_page_only_while_nobody_has_attested_it(
    world: World, state: PaymentState
) -> None:
    request = world.payment(state)
    form = {
        "kind": "FINAL",
        "costs": "400 000",
        "requested_amount": "150 000",
        "accounts": "Rettet regnskap.",
        "signed_by": "ACCOUNTANT",
        "report": "Ovnen virker.",
    }
    calls = {
        PaymentEvent.EDIT: ("applicant:request", form),
        PaymentEvent.WITHDRAW: ("applicant:request_back", {}),
    }
    for event, (name, data) in calls.items():
        before = rows(world)
        answer = Browser(world).post(world.applicant, name, [request.case_id, request.pk], data)
        if state == PaymentState.REQUESTED:
            assert answer == 302
            now = world.request(request)
            assert (now.accounts, now.state) == (
                "Rettet regnskap.",
                PaymentState.REQUESTED if event == PaymentEvent.EDIT else PaymentState.WITHDRAWN,
            )
        else:
            assert answer in (302, 422)
            assert rows(world) == before


def test_a_plan_a_notice_and_a_change_are_made_by_their_pages(world: World) -> None:
    case, browser = after.part_paid(world), Browser(world)
    plan = {"text_1": "Bestilt", "due_1": "1.6.2027", "amount_1": "50 000", "text_2": "Ferdig", "amount_2": "1 000"}
    assert browser.post(world.officer, "staff:case_plan", staff(world, case), plan) == 200  # a line lacks its day
    plan["due_2"] = "1.12.2027"
    assert browser.post(world.officer, "staff:case_plan", staff(world, case), plan) == 302
    with world.open():
        first = milestones_of(case)[0].pk
    early = ("staff:milestone_accept", staff(world, case, first))
    assert browser.post(world.officer, *early, {"reason": ""}) == 200
    for _ in range(2):
        assert browser.post(world.officer, *early, {"reason": "Levert før tida."}) == 302
    assert browser.post(world.officer, *early, {"reason": "Noe annet."}) == 422
    change = {
        "reason": "Dyrere frakt",
        "text_1": "Ovn",
        "amount_1": "300 000",
        "text_2": "Frakt",
        "amount_2": "100 000",
    }
    for _ in range(2):  # a form that is sent twice
        assert browser.post(world.applicant, "applicant:change_new", [case.pk], change) == 302
    notice = {"ground": "CONDITIONS", "text": "Ovnen er solgt.", "amount": "50 000", "answer_due": SOON}
    for _ in range(2):
        assert browser.post(world.officer, "staff:case_reclaim", staff(world, case), notice) == 302
    with world.open():
        assert [milestone.text for milestone in case.milestones.all()] == ["Bestilt", "Ferdig"]
        assert Change.objects.get(case=case).costs[1] == {"text": "Frakt", "ore": 10_000_000}
        assert Reclaim.objects.get(case=case).citation == "vilkårene i vedtaket"
