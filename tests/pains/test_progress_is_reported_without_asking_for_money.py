"""In the national portal progress is reported inside a payment request (people ask for NOK 1). Here it is its own."""

from __future__ import annotations

import pytest

from bulyst.cases.models import PaymentRequest
from bulyst.kernel.money import Money
from bulyst.ledger import queries as ledger
from tests.cases.test_reports import asked, delivered
from tests.cases.world import World

pytestmark = pytest.mark.django_db


def test_a_report_is_delivered_and_no_money_is_asked_for(world: World) -> None:
    report = asked(world)
    assert delivered(world, report).state == "DELIVERED"
    with world.open():
        assert not PaymentRequest.objects.exists()
        assert ledger.subject_balances(report.case.subject).paid == Money.ZERO
