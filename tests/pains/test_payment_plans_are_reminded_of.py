"""Elsewhere a date in a plan is forgotten until it has passed. Here the house writes before each of them, once."""

from __future__ import annotations

from datetime import datetime, time

import pytest
from django.utils import timezone

from bulyst.cases import actions
from bulyst.correspondence.queries import messages_about
from bulyst.tenancy.actor import system_actor
from tests.cases import after
from tests.cases.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("letters_unset")]


def test_each_milestone_is_reminded_of_once(world: World) -> None:
    case, house = world.accepted(), system_actor(world.municipality)
    actions.set_payment_plan(actor=world.officer, case_id=case.pk, milestones=after.PLAN, now=world.at)
    for milestone in after.PLAN:
        the_day = timezone.make_aware(datetime.combine(milestone.due_on, time(9)))
        assert actions.remind(actor=house, case_id=case.pk, now=the_day) == 1
        assert actions.remind(actor=house, case_id=case.pk, now=the_day) == 0
    with world.open():
        assert sum("Frist" in each.title for each in messages_about(case.subject)) == len(after.PLAN)
