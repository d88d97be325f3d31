"""Elsewhere one login is the applicant. Here an organisation is, with people who may more or less for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from bulyst.cases import actions
from bulyst.kernel.verdict import Refused
from bulyst.parties.actions import join_party
from bulyst.parties.models import MemberRole
from bulyst.tenancy.actor import Actor, applicant_actor
from bulyst.tenancy.models import User
from tests.cases.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("letters_unset")]


def test_everybody_in_it_sees_its_cases_and_who_may_write_acts(
    world: World, signed_in_as: Callable[[Actor], Client]
) -> None:
    people = {}
    for role in (MemberRole.CONTRIBUTOR, MemberRole.READER):
        user = User.objects.create_user(f"{role.lower()}@example.test", None, name=f"Medlem {role}")
        join_party(actor=world.officer, party_id=world.party.pk, user_id=user.pk, role=role, now=world.at)
        people[role] = applicant_actor(user, world.municipality)
    case = world.granted()
    for person in people.values():
        assert case.title in signed_in_as(person).get("/min-side/").content.decode()
    with pytest.raises(Refused):
        actions.accept(actor=people[MemberRole.READER], case_id=case.pk, now=world.at)
    actions.accept(actor=people[MemberRole.CONTRIBUTOR], case_id=case.pk, now=world.at)
    assert world.case(case).state == "ACCEPTED"
