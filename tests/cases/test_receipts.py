"""A letter is sent once, by every channel that leads to the applicant; its receipt starts the days to appeal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulyst.cases import actions, queries
from bulyst.cases.appeal_rules import last_day
from bulyst.cases.models import Case, Decision
from bulyst.correspondence import sending, tasks
from bulyst.correspondence.models import Channel, Dispatch, DispatchState, Receipt
from bulyst.correspondence.queries import stuck_dispatches
from bulyst.kernel.deadlines import is_working_day
from bulyst.kernel.verdict import Refused
from tests.cases.world import NOW, TODAY, World
from tests.correspondence.loopback import Loopback, loopback


@pytest.fixture
def port(settings: Any) -> Iterator[Loopback]:
    with loopback() as state:
        settings.BULYST_LETTER_PORT = state.url
        yield state


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Says when the house does its work."""

    def at(now: datetime) -> None:
        monkeypatch.setattr(tasks.timezone, "now", lambda: now)
        tasks.carry_due.enqueue()

    return at


def decision(world: World, case: Case) -> Decision:
    found = world.case(case).decision
    assert found is not None
    return found


def sent(world: World, case: Case) -> dict[str, Dispatch]:
    with world.open():
        return {each.channel: each for each in queries.dispatches(case)}


@pytest.mark.django_db
def test_opening_the_letter_is_its_receipt_once(world: World) -> None:
    case = world.refused()
    assert decision(world, case).appeal_by is None
    world.at = NOW + timedelta(days=2)
    world.read(case)
    world.at = NOW + timedelta(days=5)
    world.read(case)
    found, by = decision(world, case), sent(world, case)[Channel.MY_PAGE]
    assert (found.received_on, found.appeal_by) == (date(2026, 3, 5), date(2026, 3, 26))
    assert (by.state, by.receipt, by.received_by_id) == (DispatchState.RECEIVED, Receipt.OPENED, world.user.pk)
    with world.open():
        told = [each.title for each in queries.timeline(case, for_applicant=True)]
    assert told.count("Søkeren åpnet brevet om vedtaket") == 1


@pytest.mark.django_db
def test_staff_that_looks_at_a_letter_receives_nothing(world: World) -> None:
    case = world.refused()
    with world.open():
        queries.letter_pdf(case, decision(world, case).letter_id or 0)
    assert sent(world, case)[Channel.MY_PAGE].state == DispatchState.SENT


@pytest.mark.django_db
def test_what_nobody_opens_counts_as_received_after_its_days(world: World, clock: Any) -> None:
    case = world.refused()
    clock(NOW + timedelta(days=6))
    assert decision(world, case).appeal_by is None
    clock(NOW + timedelta(days=9))  # the machine stood still for two days: the day that counts is the seventh
    clock(NOW + timedelta(days=10))
    found = decision(world, case)
    assert (found.received_on, found.appeal_by) == (date(2026, 3, 10), date(2026, 3, 31))
    assert sent(world, case)[Channel.MY_PAGE].receipt == Receipt.DEEMED


@pytest.mark.django_db
def test_a_letter_goes_to_the_port_and_its_receipt_comes_back(
    world: World, port: Loopback, clock: Any, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        case = world.refused()
    (key, letter), by = next(iter(port.letters.items())), sent(world, case)
    assert key.startswith("5042-") and letter.pdf.startswith(b"%PDF")
    assert letter.about["recipient"] == "Fjellbakeriet AS" and letter.about["address"][1] == "Postveien 1"
    assert (by[Channel.PORT].state, by[Channel.PORT].reference) == (DispatchState.SENT, "ref-1")
    port.read("ref-1", "2026-03-04")
    clock(NOW + timedelta(days=3))
    clock(NOW + timedelta(days=4))
    assert decision(world, case).received_on == date(2026, 3, 4)
    assert {each.state for each in sent(world, case).values()} == {DispatchState.RECEIVED}
    assert port.requests == 1


@pytest.mark.django_db
def test_what_the_port_does_not_take_is_tried_again_and_never_sent_twice(
    world: World, port: Loopback, clock: Any
) -> None:
    port.refusals, port.lost_answers = 1, 1
    case = world.refused()
    clock(NOW)  # refused
    clock(NOW + timedelta(seconds=30))  # too early
    clock(NOW + timedelta(minutes=1))  # taken, but the answer is lost on its way
    clock(NOW + timedelta(minutes=6))
    assert (port.requests, len(port.letters)) == (3, 1)
    assert sent(world, case)[Channel.PORT].state == DispatchState.SENT


@pytest.mark.django_db
def test_a_worker_that_died_loses_nothing(world: World, port: Loopback, clock: Any) -> None:
    case = world.refused()
    with world.open():
        Dispatch.objects.filter(channel=Channel.PORT).update(state=DispatchState.SENDING, claimed_at=NOW, attempts=1)
    clock(NOW + timedelta(minutes=10))
    assert sent(world, case)[Channel.PORT].state == DispatchState.SENDING
    clock(NOW + timedelta(minutes=16))
    assert sent(world, case)[Channel.PORT].state == DispatchState.SENT
    assert len(port.letters) == 1


@pytest.mark.django_db
def test_what_the_port_never_takes_is_left_for_a_person_who_states_the_receipt(
    world: World, settings: Any, clock: Any
) -> None:
    settings.BULYST_LETTER_PORT = "http://127.0.0.1:9"  # nobody listens there
    case = world.refused()
    for hours in (0, 1, 2, 5, 12, 25, 50, 100):
        clock(NOW + timedelta(hours=hours))
    assert sent(world, case)[Channel.PORT].state == DispatchState.FAILED
    with world.open():
        assert [each.letter.subject for each in stuck_dispatches().select_related("letter")] == [case.subject]
    letter_id = decision(world, case).letter_id or 0
    late = NOW + timedelta(days=6)
    for impossible in (TODAY - timedelta(days=1), TODAY + timedelta(days=7)):
        with pytest.raises(Refused, match=r"letters\.receipt_day"):
            actions.state_receipt(actor=world.officer, case_id=case.pk, letter_id=letter_id, on=impossible, now=late)
    on = TODAY + timedelta(days=5)
    actions.state_receipt(actor=world.officer, case_id=case.pk, letter_id=letter_id, on=on, now=late)
    assert decision(world, case).received_on == on
    with pytest.raises(Refused, match=r"letters\.received_already"):
        actions.state_receipt(actor=world.officer, case_id=case.pk, letter_id=letter_id, on=on, now=late)


@pytest.mark.django_db
def test_a_constructed_letter_leaves_by_no_port_and_one_without_a_way_is_left_to_a_person(
    world: World, port: Loopback
) -> None:
    with world.open():
        made_up = world.recommended()
        Case.objects.filter(pk=made_up.pk).update(constructed=True)
        alone = world.recommended()
    world.impartial(made_up, world.board)
    world.impartial(alone, world.board)
    actions.refuse(actor=world.board, case_id=made_up.pk, reasons="Derfor.", now=NOW)
    assert sent(world, made_up).keys() == {Channel.MY_PAGE}
    with world.open():
        world.party.members.all().delete()
    actions.refuse(actor=world.board, case_id=alone.pk, reasons="Derfor.", now=NOW)
    assert sent(world, alone).keys() == {Channel.PORT}


@pytest.mark.django_db
def test_without_users_and_port_the_letter_is_left_to_a_person(world: World) -> None:
    case = world.recommended()
    world.impartial(case, world.board)
    with world.open():
        world.party.members.all().delete()
    actions.refuse(actor=world.board, case_id=case.pk, reasons="Derfor.", now=NOW)
    assert sent(world, case).keys() == {Channel.BY_HAND}
    assert sending.carry(tenant_id=world.municipality.pk, dispatch_id=1, now=NOW) is None


@pytest.mark.parametrize(
    ("received", "last"),
    [
        (date(2026, 3, 3), date(2026, 3, 24)),  # an ordinary Tuesday
        (date(2026, 8, 15), date(2026, 9, 7)),  # a Saturday: Monday
        (date(2026, 8, 16), date(2026, 9, 7)),  # a Sunday: Monday
        (date(2026, 4, 10), date(2026, 5, 4)),  # Friday 1 May: Monday
        (date(2027, 4, 26), date(2027, 5, 18)),  # Monday 17 May, and Whit Monday falls on it: Tuesday
        (date(2026, 4, 26), date(2026, 5, 18)),  # Sunday 17 May: Monday
        (date(2026, 3, 12), date(2026, 4, 7)),  # Maundy Thursday: Tuesday after Easter
        (date(2026, 3, 13), date(2026, 4, 7)),  # Good Friday
        (date(2026, 3, 16), date(2026, 4, 7)),  # Easter Monday
        (date(2026, 12, 4), date(2026, 12, 28)),  # Christmas Day, a Friday: Monday
        (date(2025, 12, 5), date(2025, 12, 29)),  # 26 December, a Friday
        (date(2025, 12, 11), date(2026, 1, 2)),  # New Year's Day, a Thursday
        (date(2025, 12, 3), date(2025, 12, 24)),  # Christmas Eve is a working day
    ],
)
def test_the_last_day_to_appeal(received: date, last: date) -> None:
    assert last_day(received, 3) == last


@given(received=st.dates(date(2000, 1, 1), date(2099, 1, 1)), weeks=st.integers(1, 12))
def test_nobody_gets_less_than_the_weeks_and_the_last_day_is_a_working_day(received: date, weeks: int) -> None:
    last = last_day(received, weeks)
    whole = received + timedelta(weeks=weeks)
    assert last >= whole and is_working_day(last)
    assert last == whole or not any(is_working_day(whole + timedelta(days=days)) for days in range((last - whole).days))
    assert last_day(received + timedelta(days=1), weeks) >= last
