"""Grant and guidance cases and payments through the pages: every state and event of their tables as a POST.

What the table has is done. What it lacks is refused: the page says why, or leads back to the case, and not a row is
changed. What an appeal does to a grant is posted from the appeal's own pages (test_appeal_pages);
what an applicant does to a payment request from their own (tests/cases/test_money_posts.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from bulyst.cases.lifecycle import (
    GRANT,
    GUIDANCE,
    PAYMENT,
    GrantEvent,
    GrantState,
    GuidanceEvent,
    GuidanceState,
    PaymentEvent,
    PaymentState,
)
from bulyst.cases.models import Case, PaymentRequest
from bulyst.cases.queries import files_of
from bulyst.programmes import actions as programmes
from bulyst.programmes.actions import GoalDraft
from bulyst.programmes.choices import GoalKind
from bulyst.programmes.models import Call
from bulyst.tenancy.actor import Actor
from tests.cases.checks import rows
from tests.cases.moves import another_call
from tests.cases.test_lifecycle_grant import BY_APPEAL, LATE, doer, first_milestone, prepare
from tests.cases.world import CONDITION, NOW, World
from tests.web.cases.pages import LIST, address

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stocked", "letters_unset")]

E, S = GrantEvent, GrantState
Browser = Callable[[Actor], Client]


def own(case: Case, page: str) -> str:
    return f"/min-side/sak/{case.pk}/{page}"


def draft(case: Case, page: str) -> str:
    return f"/min-side/soknad/{case.pk}/{page}"


def staff(case: Case, page: str) -> str:
    """A draft has no number, and so no address among the staff's."""
    return address(case, page) if case.number else f"{LIST}2026-9999/{page}"


def _file(world: World, case: Case) -> str:
    with world.open():
        return str(next((each.pk for each in files_of(case, for_applicant=True)), 0))


def _other_call(world: World) -> str:
    with world.open():
        return str(Call.objects.latest("pk").pk)


def _payment(world: World, case: Case) -> int:
    with world.open():
        return PaymentRequest.objects.filter(case=case).values_list("pk", flat=True).last() or 0


def _files(world: World, case: Case) -> str:
    return draft(case, "vedlegg/") if case.state == S.DRAFT else own(case, "vedlegg/")


#: Where each event is posted, and with what.
POSTS: dict[GrantEvent, Callable[[World, Case], tuple[str, dict[str, Any]]]] = {
    E.SAVE: lambda w, c: (draft(c, "prosjekt/"), {"title": "Ny ovn", "description": "En annen ovn."}),
    E.ATTACH: lambda w, c: (_files(w, c), {"filer": SimpleUploadedFile("tilbud.txt", b"tilbud")}),
    E.DETACH: lambda w, c: (_files(w, c), {"fjern": _file(w, c)}),
    E.MOVE: lambda w, c: (
        (draft(c, "flytt/"), {"utlysning": _other_call(w)})
        if c.state == S.DRAFT
        else (staff(c, "flytt/"), {"call": _other_call(w), "reason": "Feil ordning."})
    ),
    E.SUBMIT: lambda w, c: (draft(c, "oppsummering/"), {}),
    E.WITHDRAW: lambda w, c: (own(c, "trekk/"), {"sure": "on"}),
    E.DECLARE: lambda w, c: (staff(c, "habilitet/"), {"impartial": "ja"}),
    E.ASK: lambda w, c: (staff(c, "be-om-mer/"), {"question": "Hva koster frakten?", "due_on": "20.3.2026"}),
    E.INFORM: lambda w, c: (staff(c, "forelopig-svar/"), {"expected_by": "4.5.2026", "reason": "Mange søknader."}),
    E.ANSWER: lambda w, c: (own(c, "svar/"), {"answer": "10 000 kr."}),
    E.RECOMMEND: lambda w, c: (
        staff(c, "vurdering/"),
        {f"score_{w.criterion}": "4", "text": "Godt.", "recommended_amount": "150 000", "conditions": ""},
    ),
    E.GRANT: lambda w, c: (
        staff(c, "vedtak/"),
        {"outcome": "innvilg", "amount": "150 000", "reasons": "Det gir arbeid.", "conditions": ""},
    ),
    E.REFUSE: lambda w, c: (staff(c, "vedtak/"), {"outcome": "avslag", "reasons": "Formålet faller utenfor."}),
    E.ACCEPT: lambda w, c: (own(c, "ta-imot/"), {}),
    E.LAPSE: lambda w, c: (staff(c, "bortfall/"), {}),
    E.PLAN: lambda w, c: (
        staff(c, "utbetalingsplan/"),
        {"lines": "3", "text_1": "Ovnen er i drift", "amount_1": "150 000", "due_1": "1.12.2026"},
    ),
    E.REACH: lambda w, c: (staff(c, f"utbetalingsplan/{first_milestone(w, c)}/"), {"reason": "Levert før tida."}),
    E.REQUEST: lambda w, c: (
        own(c, "utbetaling/"),
        {"kind": "PART", "requested_amount": "50 000", "costs": "200 000"},
    ),
    E.REPORT: lambda w, c: (staff(c, "rapport/"), {"due_on": "1.12.2026"}),
    E.CHANGE: lambda w, c: (
        own(c, "endring/"),
        {"reason": "Mer tid.", "until": "1.9.2028", "text_1": "", "amount_1": ""},
    ),
    E.RECLAIM: lambda w, c: (
        staff(c, "tilbakekrav/"),
        {"ground": "CONDITIONS", "text": "Ovnen er solgt.", "amount": "50 000", "answer_due": "1.5.2026"},
    ),
    E.REVERSE: lambda w, c: (
        staff(c, f"utbetaling/{_payment(w, c)}/tilbakefor/"),
        {"reason": "Feil konto"},
    ),
    E.CLOSE: lambda w, c: (staff(c, "avslutt/"), {}),
}


@pytest.fixture(scope="module")
def world_of_the_file(world_of_the_file: World, django_db_blocker: Any) -> World:
    """Its programme is published: only then can an application be moved to another of its calls."""
    world = world_of_the_file
    with django_db_blocker.unblock():
        goal = GoalDraft(kind=GoalKind.QUALITATIVE, text="Flere innbyggere")
        programmes.add_goal(actor=world.manager, programme_id=world.programme.pk, draft=goal, now=NOW)
        programmes.publish_programme(actor=world.manager, programme_id=world.programme.pk, now=NOW)
    return world


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def sent(world: World, browser_of: Browser, case: Case, event: GrantEvent) -> HttpResponse:
    where, data = POSTS[event](world, case)
    browser = browser_of(doer(world, event, S(case.state)))
    if event == E.ANSWER and case.state == S.WAITING:
        data |= unchanged(browser, where)
    return browser.post(where, data)


def unchanged(browser: Client, where: str) -> dict[str, str]:
    """What the page of answering holds when nothing of the application is corrected."""
    return {
        field.html_name: str(field.field.prepare_value(field.value()))
        for _group, form in browser.get(where).context["pages"]
        for field in form
        if field.field.prepare_value(field.value()) not in (None, "", [])
    }


@pytest.mark.parametrize("state", GRANT.states)
def test_what_the_table_has_is_done_by_its_page(
    world: World, browser_of: Browser, monkeypatch: pytest.MonkeyPatch, state: GrantState
) -> None:
    case = world.grant_case(state)
    for event in GRANT.events_from(state):
        if event in BY_APPEAL:
            continue
        step = GRANT.step(state, event)
        assert step is not None
        with undone():
            prepare(world, case, event)
            late = event == E.LAPSE or (event == E.RECOMMEND and state == S.WAITING)
            monkeypatch.setattr("django.utils.timezone.now", lambda late=late: NOW + (LATE if late else timedelta()))
            before = rows(world)
            answered = sent(world, browser_of, case, event)
            assert answered.status_code == 302, (event, answered.status_code)
            assert world.case(case).state == step.target, event
            with world.open():
                assert rows(world) != before, event


@pytest.mark.parametrize("state", GRANT.states)
def test_what_the_table_lacks_is_refused_by_the_page_and_changes_nothing(
    world: World, browser_of: Browser, state: GrantState
) -> None:
    case = world.grant_case(state)
    another_call(world)
    before = rows(world)
    for event in GRANT.events:
        if event in BY_APPEAL or GRANT.step(state, event) is not None:
            continue
        answered = sent(world, browser_of, case, event)
        assert rows(world) == before, event
        assert refused(answered, case, event), (event, answered.status_code, answered.get("Location"))


def refused(answered: HttpResponse, case: Case, event: GrantEvent | GuidanceEvent | PaymentEvent) -> bool:
    """The page says why, or leads to the case that says where it stands; or there is nothing there to name."""
    if answered.status_code == 404:
        unnumbered = case.state == S.DRAFT
        return unnumbered or event in (E.REVERSE, E.ACCEPT, E.REQUEST, E.CHANGE, E.PLAN, E.REACH, E.RECLAIM)
    if answered.status_code == 302:
        return str(case.pk) in answered["Location"] or case.number.replace("/", "-") in answered["Location"]
    if answered.status_code == 200:  # the form offers nothing to choose: the page says that it cannot be done now
        return answered.context["possible"] is False
    return answered.status_code == 422 and 'class="ds-alert page-refusal"' in answered.content.decode()


GUIDANCE_POSTS: dict[GuidanceEvent, tuple[str, dict[str, str]]] = {
    GuidanceEvent.DECLARE: ("habilitet/", {"impartial": "ja"}),
    GuidanceEvent.LOG: (
        "timer/",
        {"held_on": "3.3.2026", "hours": "1,5", "text": "Gikk gjennom budsjettet", "next_step": ""},
    ),
    GuidanceEvent.PROPOSE: ("begynn-soknad/", {"call": "1"}),
    GuidanceEvent.FINISH: ("avslutt-veiledning/", {"outcome": "Startet foretak", "referral": "BUSINESS_GARDEN"}),
}


@pytest.mark.parametrize("state", GuidanceState)
def test_every_event_of_guidance_is_done_or_refused_by_its_page(
    world: World, browser_of: Browser, state: GuidanceState
) -> None:
    case = world.guidance(state)
    for event, (page, data) in GUIDANCE_POSTS.items():
        if event == GuidanceEvent.PROPOSE:
            data = {"call": str(world.call.pk)}
        step, before = GUIDANCE.step(state, event), rows(world)
        with undone():
            answered = browser_of(world.officer).post(address(case, page), data)
            if step is None:
                assert rows(world) == before, event
                assert refused(answered, case, event), event
            else:
                assert answered.status_code == 302, event
                assert world.case(case).state == step.target
                assert rows(world) != before, event


PAYMENT_POSTS: dict[PaymentEvent, tuple[str, dict[str, str]]] = {
    PaymentEvent.ATTEST: ("attester", {"accepted_costs": "400 000", "conditions_met": [CONDITION]}),
    PaymentEvent.RETURN: ("tilbake", {"reason": "Mangler bilag"}),
    PaymentEvent.PAY: ("betal", {}),
    PaymentEvent.REVERSE: ("tilbakefor", {"reason": "Feil konto"}),
}


@pytest.mark.parametrize("state", PaymentState)
def test_what_staff_does_to_a_payment_is_done_or_refused_by_its_page(
    world: World, browser_of: Browser, state: PaymentState
) -> None:
    request = world.payment(state)
    case = world.case(request.case)
    for event, (page, data) in PAYMENT_POSTS.items():
        step, before = PAYMENT.step(state, event), rows(world)
        pays = event in (PaymentEvent.PAY, PaymentEvent.REVERSE) or (
            event == PaymentEvent.RETURN and state == PaymentState.ATTESTED
        )
        with undone():
            where = address(case, f"utbetaling/{request.pk}/{page}/")
            answered = browser_of(world.finance if pays else world.officer).post(where, data)
            if step is None:
                assert rows(world) == before, event
                assert refused(answered, case, event), event
            else:
                assert answered.status_code == 302, event
                assert world.request(request).state == step.target
                assert rows(world) != before, event


def test_every_event_has_a_page() -> None:
    assert set(PAYMENT_POSTS) | {PaymentEvent.EDIT, PaymentEvent.WITHDRAW} == set(PaymentEvent)
    assert set(POSTS) | set(BY_APPEAL) == set(GrantEvent)
    assert set(GUIDANCE_POSTS) == set(GuidanceEvent)
