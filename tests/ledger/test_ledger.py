"""Money moves by balanced entries only, and no account goes below zero, whoever asks."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bulyst.kernel.money import Money
from bulyst.kernel.verdict import Refused
from bulyst.ledger import actions as ledger
from bulyst.ledger import queries
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Membership, Municipality, User
from bulyst.tenancy.roles import Right, Role
from bulyst.tenancy.scope import opened

DAY = date(2026, 3, 3)
CASE = "case:1"


@pytest.fixture
def actor(make_actor: Callable[..., Actor], lierne: Municipality) -> Actor:
    return make_actor(lierne, Role.PROGRAMME_MANAGER)


@pytest.fixture
def frame(actor: Actor) -> int:
    """A frame with 1,000 kroner."""
    with opened(actor):
        frame_id = ledger.open_frame(actor, name="Ramme", source="kommunen", key="ramme")
        ledger.appropriate(actor, frame_id=frame_id, amount=Money.kroner(1000), key="2026", on=DAY)
    return frame_id


def move(how: Callable[..., None], actor: Actor, frame: int, kroner: int, key: str, subject: str = CASE) -> None:
    with opened(actor), transaction.atomic():
        how(actor, frame_id=frame, amount=Money.kroner(kroner), subject=subject, key=key, on=DAY)


@pytest.mark.django_db
def test_the_way_of_money_from_frame_to_case_and_back(actor: Actor, frame: int) -> None:
    move(ledger.commit, actor, frame, 600, "c")
    move(ledger.pay, actor, frame, 400, "p")
    move(ledger.lapse, actor, frame, 150, "l")
    move(ledger.reclaim, actor, frame, 100, "r")
    with opened(actor):
        assert queries.frame_balances(frame) == queries.FrameBalances(
            appropriated=Money.kroner(1000), available=Money.kroner(650), committed=Money.kroner(50),
            paid=Money.kroner(300), lapsed=Money.kroner(150), reclaimed=Money.kroner(100),
        )  # fmt: skip
        assert queries.subject_balances(CASE) == queries.SubjectBalances(
            granted=Money.kroner(600), committed=Money.kroner(50), paid=Money.kroner(300),
            lapsed=Money.kroner(150), reclaimed=Money.kroner(100),
        )  # fmt: skip
    assert queries.check() == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("how", "kroner", "key"),
    [
        (ledger.commit, 401, "ledger.overdrawn_available"),
        (ledger.pay, 501, "ledger.overdrawn_committed"),
        (ledger.lapse, 501, "ledger.overdrawn_committed"),
        (ledger.reclaim, 101, "ledger.overdrawn_paid"),
        (ledger.commit, 0, "ledger.positive"),
        (ledger.pay, -1, "ledger.positive"),
    ],
)
def test_more_than_there_is_is_refused_with_the_reason(
    actor: Actor, frame: int, how: Callable[..., None], kroner: int, key: str
) -> None:
    move(ledger.commit, actor, frame, 600, "c")
    move(ledger.pay, actor, frame, 100, "p")
    with pytest.raises(Refused) as refused:
        move(how, actor, frame, kroner, "x")
    assert [message.key for message in refused.value.messages] == [key]
    with opened(actor):
        assert len(queries.entries_of(CASE)) == 2


@pytest.mark.django_db
def test_one_case_is_never_paid_with_anothers_commitment(actor: Actor, frame: int) -> None:
    move(ledger.commit, actor, frame, 300, "c1")
    move(ledger.commit, actor, frame, 300, "c2", "case:2")
    with pytest.raises(Refused):
        move(ledger.pay, actor, frame, 301, "p")


@pytest.mark.django_db
def test_a_repeated_key_moves_nothing_twice_and_another_sum_under_it_is_a_bug(actor: Actor, frame: int) -> None:
    for _ in range(3):
        move(ledger.commit, actor, frame, 600, "c")
    with opened(actor):
        assert queries.subject_balances(CASE).committed == Money.kroner(600)
    for kroner, subject in ((599, CASE), (600, "case:2")):
        with pytest.raises(ledger.KeyReused):
            move(ledger.commit, actor, frame, kroner, "c", subject)
    with pytest.raises(ledger.KeyReused):
        move(ledger.lapse, actor, frame, 600, "c")


@pytest.mark.django_db
def test_a_reversal_mirrors_its_entry_once(actor: Actor, frame: int) -> None:
    move(ledger.commit, actor, frame, 600, "c")
    move(ledger.pay, actor, frame, 600, "p")
    with opened(actor), transaction.atomic():
        ledger.reverse(actor, entry_key="p", key="rp", on=DAY)
        ledger.reverse(actor, entry_key="p", key="rp", on=DAY)
        assert queries.subject_balances(CASE).paid == Money.ZERO
        assert queries.paid_by_subject([CASE, "case:9"]) == {CASE: Money.ZERO, "case:9": Money.ZERO}
        assert [line.reversed for line in queries.entries_of(CASE)] == [False, True, False]
    for entry, key in (
        ("p", "ledger.reversed_already"),
        ("nothing", "ledger.unknown_entry"),
        ("rp", "ledger.unknown_entry"),
    ):
        with pytest.raises(Refused) as refused, opened(actor), transaction.atomic():
            ledger.reverse(actor, entry_key=entry, key="again", on=DAY)
        assert refused.value.messages[0].key == key
    assert queries.check() == []


@pytest.mark.django_db
def test_a_reversal_that_would_overdraw_is_refused(actor: Actor, frame: int) -> None:
    move(ledger.commit, actor, frame, 600, "c")
    move(ledger.pay, actor, frame, 600, "p")
    with pytest.raises(Refused), opened(actor), transaction.atomic():
        ledger.reverse(actor, entry_key="c", key="rc", on=DAY)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_posting SET amount = 1",
        "DELETE FROM ledger_posting",
        "UPDATE ledger_entry SET occurred_on = '2020-01-01'",
        "DELETE FROM ledger_entry",
        "UPDATE ledger_frame SET name = 'x'",
        "DELETE FROM ledger_frame",
        "INSERT INTO ledger_posting (tenant_id, entry_id, frame_id, source, target, subject, amount)"
        " SELECT tenant_id, entry_id, frame_id, 'available', 'committed', 'case:1', 100001 FROM ledger_posting",
        "INSERT INTO ledger_posting (tenant_id, entry_id, frame_id, source, target, subject, amount)"
        " SELECT tenant_id, entry_id, frame_id, 'committed', 'paid', 'case:1', 1 FROM ledger_posting",
        "INSERT INTO ledger_posting (tenant_id, entry_id, frame_id, source, target, subject, amount)"
        " SELECT tenant_id, entry_id, frame_id, 'source', 'available', '', -5 FROM ledger_posting",
        "INSERT INTO ledger_posting (tenant_id, entry_id, frame_id, source, target, subject, amount)"
        " SELECT tenant_id, entry_id, frame_id, 'source', 'source', '', 5 FROM ledger_posting",
        "INSERT INTO ledger_posting (tenant_id, entry_id, frame_id, source, target, subject, amount)"
        " SELECT tenant_id, entry_id, frame_id, 'source', 'pocket', '', 5 FROM ledger_posting",
    ],
)
def test_the_database_refuses_what_goes_round_the_actions(actor: Actor, frame: int, statement: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert queries.check() == []


@pytest.mark.django_db
def test_the_check_finds_what_somebody_with_full_power_did(actor: Actor, frame: int) -> None:
    move(ledger.commit, actor, frame, 600, "c")
    with connection.cursor() as cursor:
        on = " ON ledger_posting" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER ledger_posting_no_update{on}")
        cursor.execute("UPDATE ledger_posting SET amount = 150000 WHERE source = 'available'")
    assert [problem.what for problem in queries.check()] == ["overdraws available by 500\u00a0kr"]


@action
def promise(*, actor: Actor, frame_id: int, case: int, now: datetime) -> None:
    authorise(actor, Right.MANAGE_PROGRAMME)
    ledger.commit(
        actor, frame_id=frame_id, amount=Money.kroner(100), subject=f"case:{case}", key=f"decision:{case}", on=DAY
    )


def test_decisions_at_once_never_overdraw_a_frame(
    committed_database: str, django_db_blocker: object, now: datetime
) -> None:
    """Sixteen people decide at the same moment over a frame that holds ten sums."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        municipality = Municipality.objects.create(number="5042", name="Lierne")
        user = User.objects.create_user("leder@example.test", None, name="Leder")
        Membership.objects.create(user=user, municipality=municipality, role=Role.PROGRAMME_MANAGER, since=DAY)
        actor = Actor(user.pk, "manager", municipality.pk, frozenset({Role.PROGRAMME_MANAGER}))
        with opened(actor), transaction.atomic():
            frame_id = ledger.open_frame(actor, name="Ramme", source="", key="ramme")
            ledger.appropriate(actor, frame_id=frame_id, amount=Money.kroner(1000), key="2026", on=DAY)
        answers: list[str] = []
        barrier = threading.Barrier(16)

        def decide(case: int) -> None:
            try:
                barrier.wait()
                promise(actor=actor, frame_id=frame_id, case=case, now=now)
                answers.append("granted")
            except Refused as refused:
                answers.append(refused.messages[0].key)
            finally:
                connection.close()

        threads = [threading.Thread(target=decide, args=(case,)) for case in range(16)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(answers) == ["granted"] * 10 + ["ledger.overdrawn_available"] * 6
        with opened(actor):
            assert queries.frame_balances(frame_id).available == Money.ZERO
        assert queries.check() == []


MOVES = st.lists(
    st.tuples(
        st.sampled_from([ledger.commit, ledger.pay, ledger.lapse, ledger.reclaim]),
        st.integers(-5, 400),
        st.sampled_from(["case:1", "case:2"]),
        st.integers(0, 12),
    ),
    max_size=25,
)


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(MOVES)
def test_no_sequence_of_moves_breaks_the_ledger(
    actor: Actor, frame: int, moves: list[tuple[Callable[..., None], int, str, int]]
) -> None:
    with transaction.atomic():
        for how, kroner, subject, key in moves:
            try:
                move(how, actor, frame, kroner, f"key {key}", subject)
            except (Refused, ledger.KeyReused):
                continue
        with opened(actor):
            balances = queries.frame_balances(frame)
            cases = [queries.subject_balances(subject) for subject in ("case:1", "case:2")]
        assert balances.available + balances.committed + balances.paid == balances.appropriated
        assert min(balances.available, balances.committed, balances.paid) >= Money.ZERO
        for case in cases:
            assert case.granted - case.lapsed - case.reclaimed == case.committed + case.paid
            assert min(case.committed, case.paid) >= Money.ZERO
        assert queries.check() == []
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_balances_are_summed_by_the_database(
    actor: Actor, frame: int, django_assert_num_queries: Callable[..., Any]
) -> None:
    """The number of questions does not grow with the postings, and no row is fetched to be added up here."""
    for number in range(12):
        move(ledger.commit, actor, frame, 50, f"c{number}", f"case:{number}")
        move(ledger.pay, actor, frame, 20, f"p{number}", f"case:{number}")
    with opened(actor):
        with django_assert_num_queries(1) as asked:
            balances = queries.balances_by_frame([frame])[frame]
        assert "SUM(" in asked.captured_queries[0]["sql"].upper()
        assert balances == queries.frame_balances(frame)
        assert (balances.committed, balances.paid) == (Money.kroner(360), Money.kroner(240))
        with django_assert_num_queries(2):
            paid = queries.paid_by_subject([f"case:{number}" for number in range(12)])
        assert set(paid.values()) == {Money.kroner(20)}
        assert queries.available(frame) == Money.kroner(400)
        assert queries.promised_or_paid(paid) == Money.kroner(600)


@pytest.mark.django_db
def test_a_year_of_a_frame_takes_off_what_was_reversed(actor: Actor, frame: int) -> None:
    move(ledger.commit, actor, frame, 600, "c")
    move(ledger.pay, actor, frame, 400, "p")
    with opened(actor), transaction.atomic():
        ledger.reverse(actor, entry_key="p", key="rp", on=DAY)
        ledger.lapse(actor, frame_id=frame, amount=Money.kroner(100), subject=CASE, key="l", on=DAY.replace(year=2027))
        assert queries.year_of_frame(frame, 2026) == [
            queries.YearLine(CASE, Money.kroner(600), Money.ZERO, Money.ZERO, Money.ZERO)
        ]
        assert [line.lapsed for line in queries.year_of_frame(frame, 2027)] == [Money.kroner(100)]
        assert queries.years_of_frame(frame) == [2027, 2026]
