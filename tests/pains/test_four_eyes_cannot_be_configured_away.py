"""Who asked, who attests and who pays are three people, whatever roles they hold and whatever rules are adopted."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from bulyst.cases import actions
from bulyst.cases.lifecycle import PAYMENT, PaymentEvent
from bulyst.cases.models import PaymentRequest
from bulyst.config import settings
from bulyst.kernel.verdict import Refused
from bulyst.ledger import queries as ledger
from bulyst.programmes.choices import RuleKind
from bulyst.tenancy.actor import Actor, staff_actor
from bulyst.tenancy.models import Membership, User
from bulyst.tenancy.roles import STAFF_ROLES
from tests.cases.world import CONDITION, World

pytestmark = pytest.mark.django_db

WORDS = ("four_eyes", "attest", "approv", "dual", "single_")


def _everything(world: World) -> Actor:
    user = User.objects.create_user("alt@example.test", None, name="Alle roller")
    for role in STAFF_ROLES:
        Membership.objects.create(user=user, municipality=world.municipality, role=role, since=date(1990, 1, 1))
    return staff_actor(user, world.municipality, now=world.at)


def test_no_setting_and_no_kind_of_rule_is_about_it() -> None:
    names = [name for name in dir(settings) if name.isupper()]
    assert [name for name in names if any(word in name.lower() for word in WORDS)] == []
    assert [kind for kind in RuleKind if any(word in kind.lower() for word in WORDS)] == []


def test_the_table_asks_for_two_others() -> None:
    pay = next(step for step in PAYMENT.steps if step.event == PaymentEvent.PAY)
    assert {"not_the_requester", "not_the_attester"} <= {guard.__name__ for guard in pay.guards}


def test_one_with_every_role_does_not_pay_what_they_attested(world: World) -> None:
    everything = _everything(world)
    request = world.requested(world.accepted())
    actions.attest_payment(actor=everything, request_id=request.pk, now=world.at, conditions_met=[CONDITION])
    with pytest.raises(Refused, match=r"payments\.not_the_attester"):
        actions.pay(actor=everything, request_id=request.pk, now=world.at)
    with world.open():
        assert not ledger.subject_balances(request.case.subject).paid
    actions.pay(actor=world.finance, request_id=request.pk, now=world.at)


def test_the_table_in_the_database_refuses_it_too(world: World) -> None:
    request = world.requested(world.accepted())
    world.attested(request)
    with world.open(), pytest.raises(IntegrityError), transaction.atomic():
        PaymentRequest.objects.filter(pk=request.pk).update(paid_by=world.officer.user_id)
