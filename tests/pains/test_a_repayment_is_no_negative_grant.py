"""In the national portal a repayment is written as a negative grant. Here it is money that came back, as itself."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction

from bulyst.cases.models import Decision
from bulyst.kernel.money import Money
from bulyst.kernel.verdict import Refused
from bulyst.ledger import actions as entries
from bulyst.ledger import queries as ledger
from bulyst.ledger.accounts import Movement
from tests.cases import after
from tests.cases.world import A_PART, GRANTED, TODAY, World

pytestmark = pytest.mark.django_db


def test_a_repayment_is_an_entry_of_its_own_and_the_grant_stays_what_it_was(world: World) -> None:
    reclaim = after.repaid(world)
    with world.open():
        lines = ledger.entries_of(reclaim.case.subject)
        balances = ledger.subject_balances(reclaim.case.subject)
        assert world.case(reclaim.case).decision.amount == GRANTED
    assert [line.movement for line in lines] == [Movement.COMMITMENT, Movement.PAYMENT, Movement.RECLAIM]
    assert all(line.amount > Money.ZERO for line in lines)
    assert (balances.granted, balances.reclaimed) == (GRANTED, A_PART)


def test_a_negative_sum_is_refused_by_the_rule_and_by_the_table(world: World) -> None:
    with world.open(), pytest.raises(Refused), transaction.atomic():
        entries.commit(
            world.manager, frame_id=world.fund.frame_id, amount=-A_PART, subject="case:1", key="negative", on=TODAY
        )
    case = world.granted()
    with world.open(), pytest.raises(DatabaseError), transaction.atomic():
        Decision.objects.filter(case=case).update(amount=-A_PART)
