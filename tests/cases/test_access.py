"""Who sees a case: its applicant and the municipality it was sent to; to everyone else it does not exist."""

from __future__ import annotations

from typing import Any

import pytest

from bulyst.cases import actions, queries
from bulyst.cases.models import Case, PaymentRequest
from bulyst.correspondence.models import Letter
from bulyst.parties import actions as parties
from bulyst.parties.models import MemberRole, PartyKind
from bulyst.tenancy.actor import Actor, applicant_actor, editor_actor, system_actor
from bulyst.tenancy.models import Membership, Municipality
from bulyst.tenancy.roles import Role
from bulyst.tenancy.scope import opened
from tests.cases.world import NOW, TODAY, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def neighbour_officer(neighbour: Municipality, make_actor: Any) -> Actor:
    return make_actor(neighbour, Role.CASE_OFFICER)


@pytest.fixture
def other_applicant(world: World, make_user: Any) -> Actor:
    """Somebody with an organisation of their own in the same municipality."""
    user = make_user()
    party = parties.register_party(actor=world.officer, kind=PartyKind.FARM, name="Nordgard", now=NOW)
    parties.join_party(actor=world.officer, party_id=party.pk, user_id=user.pk, role=MemberRole.OWNER, now=NOW)
    return applicant_actor(user, world.municipality)


def test_a_draft_is_private_until_it_is_sent(world: World) -> None:
    case = world.draft()
    with world.open():
        assert not queries.visible_cases(world.officer).exists()
        assert list(queries.work_list(world.officer, NOW)) == []
    assert [mine.pk for mine in queries.cases_of_applicant(world.user.pk)] == [case.pk]
    actions.submit(actor=world.applicant, case_id=case.pk, now=NOW)
    with world.open():
        assert queries.case_for_staff(world.officer, "2026/1").pk == case.pk


def test_a_withdrawn_draft_stays_private(world: World) -> None:
    actions.withdraw(actor=world.applicant, case_id=world.draft().pk, now=NOW)
    with world.open():
        assert not queries.visible_cases(world.officer).exists()


def test_a_case_does_not_exist_for_strangers(
    world: World, neighbour_officer: Actor, other_applicant: Actor, make_user: Any
) -> None:
    request = world.requested(world.accepted())
    user = make_user()
    Membership.objects.create(user=user, municipality=None, role=Role.CATALOGUE_EDITOR, since=TODAY)
    strangers = (
        neighbour_officer,
        other_applicant,
        applicant_actor(make_user(), world.municipality),
        editor_actor(user, now=NOW),
        applicant_actor(world.user),
    )
    for stranger in strangers:
        with pytest.raises(Case.DoesNotExist):
            actions.withdraw(actor=stranger, case_id=request.case_id, now=NOW)
        with pytest.raises((Case.DoesNotExist, PaymentRequest.DoesNotExist)):
            actions.pay(actor=stranger, request_id=request.pk, now=NOW)
        assert stranger.user_id is not None
        if stranger.user_id != world.user.pk:
            with pytest.raises(Case.DoesNotExist):
                queries.case_for_applicant(stranger.user_id, request.case_id)


def test_a_staff_number_is_looked_up_in_its_own_municipality_only(
    world: World, neighbour: Municipality, neighbour_officer: Actor
) -> None:
    case = world.submitted()
    with opened(neighbour), pytest.raises(Case.DoesNotExist):
        queries.case_for_staff(neighbour_officer, case.number)


def test_an_applicant_sees_own_cases_in_every_municipality(
    world: World, neighbour: Municipality, neighbour_officer: Actor, make_actor: Any
) -> None:
    first = world.submitted()
    manager = make_actor(neighbour, Role.PROGRAMME_MANAGER)
    from bulyst.programmes import actions as programmes
    from bulyst.programmes.actions import ProgrammeDraft

    programme = programmes.create_programme(actor=manager, draft=ProgrammeDraft("Røyrvik 1", "r-1"), now=NOW)
    party = parties.register_party(actor=neighbour_officer, kind=PartyKind.FIRM, name="Fjellbakeriet AS", now=NOW)
    parties.join_party(
        actor=neighbour_officer, party_id=party.pk, user_id=world.user.pk, role=MemberRole.READER, now=NOW
    )
    second = actions.open_guidance(
        actor=neighbour_officer, programme_id=programme.pk, applicant_id=party.pk, topic="Flytting", now=NOW
    )
    mine = queries.cases_of_applicant(world.user.pk)
    assert [(case.pk, case.tenant_id) for case in mine] == [
        (second.pk, neighbour.pk),
        (first.pk, world.municipality.pk),
    ]
    assert queries.case_for_applicant(world.user.pk, second.pk).tenant == neighbour


def test_a_case_follows_its_applicant_when_parties_are_merged(world: World) -> None:
    case = world.submitted()
    twin = parties.register_party(actor=world.officer, kind=PartyKind.FIRM, name="Fjellbakeri AS", now=NOW)
    parties.merge_parties(actor=world.officer, duplicate_id=world.party.pk, into_id=twin.pk, now=NOW)
    assert [mine.pk for mine in queries.cases_of_applicant(world.user.pk)] == [case.pk]
    actions.withdraw(actor=world.applicant, case_id=case.pk, now=NOW)


def test_a_letter_is_fetched_through_its_own_case_only(world: World) -> None:
    one, other = world.granted(), world.submitted()
    with world.open():
        letter = queries.letters(one).get()
        assert queries.letter_pdf(one, letter.pk)[1].startswith(b"%PDF-")
        with pytest.raises(Letter.DoesNotExist):
            queries.letter_pdf(other, letter.pk)


def test_the_house_itself_may_let_a_deadline_pass_and_nothing_that_needs_a_person(world: World) -> None:
    from datetime import timedelta

    from bulyst.kernel.verdict import Refused

    house = system_actor(world.municipality)
    case = world.granted()
    actions.lapse(actor=house, case_id=case.pk, now=NOW + timedelta(weeks=10))
    with pytest.raises(Refused):
        actions.assess(actor=house, case_id=world.submitted().pk, draft=world.assessment(), now=NOW)
    with pytest.raises(Refused):
        actions.grant(actor=house, case_id=world.recommended().pk, draft=world.decision(), now=NOW)
