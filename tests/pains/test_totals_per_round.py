"""Elsewhere nobody can say what a round asked for, granted, paid and has left. Here it is one line that opens."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bulyst.cases import queries
from bulyst.programmes import actions as programmes
from bulyst.programmes.actions import RoundDraft
from tests.cases.world import APPLIED, GRANTED, World

pytestmark = pytest.mark.django_db


def test_a_round_tells_what_was_asked_granted_paid_and_is_left(world: World) -> None:
    rounds = [RoundDraft(world.at + timedelta(days=days)) for days in (10, 20)]
    programmes.plan_rounds(actor=world.manager, call_id=world.call.pk, drafts=rounds, now=world.at)
    case = world.granted()
    with world.open():
        first, second = queries.round_totals(world.case(case).call)
    assert (first.asked, first.granted, first.left) == (APPLIED, GRANTED, GRANTED)
    assert [row.case.pk for row in first.rows] == [case.pk]
    assert second.rows == ()
