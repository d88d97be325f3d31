"""In the national portal a payment request cannot be edited after sending. Here it can, until somebody attests it."""

from __future__ import annotations

import pytest

from bulyst.cases import actions
from bulyst.cases.models import PaymentVersion
from bulyst.cases.queries import timeline
from tests.cases.checks import refused
from tests.cases.world import World, kr

pytestmark = pytest.mark.django_db


def test_a_request_is_corrected_and_what_it_said_before_is_kept(world: World) -> None:
    request = world.requested(world.accepted(), world.part(kr(40_000)))
    edited = actions.edit_payment(
        actor=world.applicant, request_id=request.pk, draft=world.part(kr(50_000)), now=world.at
    )
    assert edited.pk == request.pk
    assert world.attested(request).approved_amount == kr(50_000)
    with world.open():
        before = PaymentVersion.objects.get(request=request)
        told = [item.title for item in timeline(world.case(request.case), for_applicant=True)]
    assert before.content["requested_amount"] == kr(40_000).ore
    assert any("rettet anmodningen" in title for title in told)
    with refused(world, "lifecycle.wrong_state"):
        actions.edit_payment(actor=world.applicant, request_id=request.pk, draft=world.part(kr(60_000)), now=world.at)


def test_a_request_is_taken_back_and_another_is_sent(world: World) -> None:
    case = world.accepted()
    request = world.requested(case, world.part())
    actions.withdraw_payment(actor=world.applicant, request_id=request.pk, now=world.at)
    assert world.requested(case, world.part()).pk != request.pk
