"""Two people at once, each on a connection of their own: one payment, one frame, one decision."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connections, transaction

from bulyst.cases import actions
from bulyst.cases.drafts import CostDraft, FinanceDraft
from bulyst.cases.kinds import FinanceSource
from bulyst.cases.models import Case, GuidanceEntry, PaymentRequest
from bulyst.cases.numbering import next_number
from bulyst.correspondence.queries import messages_about
from bulyst.kernel.money import Money
from bulyst.kernel.verdict import Refused
from bulyst.ledger import queries as ledger
from bulyst.parties.actions import register_party
from bulyst.parties.models import Party, PartyKind
from bulyst.tenancy.actor import Actor, staff_actor
from bulyst.tenancy.models import Membership, Municipality, User
from bulyst.tenancy.roles import Role
from bulyst.tenancy.scope import opened
from tests.cases.world import NOW, TODAY, World, build, kr

BIG = {
    "applied_amount": kr(300_000),
    "costs": (CostDraft("Bygg", kr(600_000)),),
    "finance": (FinanceDraft(FinanceSource.OWN_MONEY, kr(300_000)),),
}


def _user(name: str = "") -> User:
    return User.objects.create_user(f"bruker{User.objects.count()}@example.test", name=name)


def _actor(municipality: Municipality, *roles: Role) -> Actor:
    user = _user()
    for role in roles:
        Membership.objects.create(user=user, municipality=municipality, role=role, since=TODAY.replace(year=1990))
    return staff_actor(user, municipality, now=NOW)


@pytest.fixture
def kept_world(committed_database: str, django_db_blocker: Any) -> Iterator[World]:
    """A world in which transactions really commit."""
    with django_db_blocker.unblock():
        yield build(Municipality.objects.create(number="5042", name="Lierne"), _user, _actor)


def at_once(*calls: Callable[[], object]) -> list[str]:
    """Run the calls at the same time, each on its own connection; "done" or why not, for each."""
    start, said = threading.Barrier(len(calls)), [""] * len(calls)

    def run(index: int, call: Callable[[], object]) -> None:
        try:
            start.wait()
            call()
            said[index] = "done"
        except Refused as refusal:
            said[index] = refusal.messages[0].key
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(said)


def test_two_finance_officers_pay_one_request_once(kept_world: World) -> None:
    world = kept_world
    request = world.attested(world.requested(world.accepted(), world.part()))
    other = _actor(world.municipality, Role.FINANCE_OFFICER)
    said = at_once(
        lambda: actions.pay(actor=world.finance, request_id=request.pk, now=NOW),
        lambda: actions.pay(actor=other, request_id=request.pk, now=NOW),
    )
    assert said == ["done", "lifecycle.wrong_state"]
    with world.open():
        assert ledger.subject_balances(request.case.subject).paid == kr(50_000)


def test_two_clicks_have_one_effect_and_the_second_is_told_the_same_or_why_not(kept_world: World) -> None:
    world = kept_world
    draft, granted, accepted = world.draft(), world.granted(), world.accepted()
    guidance, kari = world.guidance(), actions.Newcomer(PartyKind.PERSON, "Kari Ny")
    new = {"programme_id": world.programme.pk, "topic": "Starte gårdsutsalg", "now": NOW}
    firm = {"kind": PartyKind.FIRM, "name": "Nytt AS", "organisation_number": "271828182", "now": NOW}

    def twice(action: Callable[..., Any], actor: Actor, **given: Any) -> list[str]:
        return at_once(*[lambda: action(actor=actor, **given)] * 2)

    done, once = ["done", "done"], ["done", "lifecycle.wrong_state"]
    assert twice(actions.submit, world.applicant, case_id=draft.pk, now=NOW) == once
    assert twice(actions.accept, world.applicant, case_id=granted.pk, now=NOW) == once
    part = world.part()
    assert twice(actions.request_payment, world.applicant, case_id=accepted.pk, draft=part, now=NOW) == done
    hours = {"case_id": guidance.pk, "draft": world.hours(), "form_key": "timer"}
    assert twice(actions.log_guidance, world.officer, now=NOW, **hours) == done
    assert twice(actions.open_guidance_for_new, world.officer, newcomer=kari, form_key="ny", **new) == done
    assert twice(register_party, world.officer, **firm) == ["done", "parties.organisation_number_taken"]
    with world.open():
        counted = {
            "requests": PaymentRequest.objects.filter(case=accepted).count(),
            "hours": GuidanceEntry.objects.filter(case=guidance).count(),
            "cases": Case.objects.filter(form_key="ny").count(),
            "parties": Party.objects.filter(name="Kari Ny").count(),
            "firms": Party.objects.filter(organisation_number="271828182").count(),
            "notices": messages_about(draft.subject).filter(key__contains=":submitted").count(),
        }
    assert set(counted.values()) == {1}, counted


def test_two_decisions_at_once_never_overdraw_the_frame(kept_world: World) -> None:
    world = kept_world
    for _ in range(2):
        world.granted(kr(300_000), **BIG)
    cases = [world.recommended(kr(300_000), **BIG) for _ in range(2)]  # 400 000 is left
    members = [world.board, _actor(world.municipality, Role.BOARD_MEMBER)]
    for case, member in zip(cases, members, strict=True):
        world.impartial(case, member)

    def decide(index: int) -> object:
        return actions.grant(actor=members[index], case_id=cases[index].pk, draft=world.decision(kr(300_000)), now=NOW)

    said = at_once(lambda: decide(0), lambda: decide(1))
    # SQLite lets one writer in at a time; on PostgreSQL both judge, and the ledger's lock decides.
    assert said in (["cases.in_frame", "done"], ["done", "ledger.overdrawn_available"])
    with world.open():
        frame = ledger.frame_balances(world.fund.frame_id)
    assert (frame.committed, frame.available) == (kr(900_000), kr(100_000))
    assert ledger.check() == []


def test_a_case_is_granted_or_refused_and_never_both(kept_world: World) -> None:
    world = kept_world
    case = world.recommended()
    other = _actor(world.municipality, Role.BOARD_MEMBER)
    world.impartial(case, world.board, other)
    said = at_once(
        lambda: actions.grant(actor=world.board, case_id=case.pk, draft=world.decision(), now=NOW),
        lambda: actions.refuse(actor=other, case_id=case.pk, reasons="Nei.", now=NOW),
    )
    assert said == ["done", "lifecycle.wrong_state"]
    with world.open():
        committed = ledger.subject_balances(case.subject).committed
        assert (committed == Money.ZERO) == (world.case(case).state == "REFUSED")


def test_two_who_ask_at_once_get_different_numbers(committed_database: str, django_db_blocker: Any) -> None:
    with django_db_blocker.unblock():
        lierne = Municipality.objects.create(number="5042", name="Lierne")
        numbers: list[str] = []

        def ask() -> None:
            try:
                for _ in range(5):
                    with transaction.atomic(), opened(lierne):
                        numbers.append(next_number(lierne.pk, datetime(2026, 3, 3, tzinfo=UTC)))
            finally:
                connections.close_all()

        threads = [threading.Thread(target=ask) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(numbers, key=lambda number: int(number.split("/")[1])) == [f"2026/{n}" for n in range(1, 16)]
