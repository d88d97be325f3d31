"""One organisation stands once in a municipality, and whoever comes second is not let in by a number."""

from collections.abc import Callable
from datetime import datetime

import pytest

from bulyst.audit import trail
from bulyst.kernel.verdict import Refused
from bulyst.parties import actions, queries
from bulyst.parties.models import MemberRole, Party, PartyKind
from bulyst.tenancy import scope
from bulyst.tenancy.actor import Actor, applicant_actor
from bulyst.tenancy.models import Municipality, User
from bulyst.tenancy.roles import Role

NUMBER = "314159265"


@pytest.fixture
def officer(lierne: Municipality, make_actor: Callable[..., Actor]) -> Actor:
    return make_actor(lierne, Role.CASE_OFFICER)


def keys(refused: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {message.key for message in refused.value.messages}


def test_staff_registers_a_firm_and_the_trail_holds_no_name(
    officer: Actor, lierne: Municipality, now: datetime
) -> None:
    party = actions.register_party(
        actor=officer, kind=PartyKind.FIRM, name=" Fjellbakst AS ", organisation_number=NUMBER, now=now
    )
    assert (party.name, party.tenant_id, party.created_at) == ("Fjellbakst AS", lierne.pk, now)
    line = trail.history(lierne.pk, party)[-1]
    assert line.event == "party.registered"
    assert "Fjellbakst" not in str(line.facts)


def test_a_taken_organisation_number_is_refused_with_its_holder(officer: Actor, now: datetime) -> None:
    actions.register_party(actor=officer, kind=PartyKind.FIRM, name="Først", organisation_number=NUMBER, now=now)
    with pytest.raises(Refused) as refused:
        actions.register_party(actor=officer, kind=PartyKind.FIRM, name="Sist", organisation_number=NUMBER, now=now)
    assert keys(refused) == {"parties.organisation_number_taken"}
    with scope.opened(officer):
        assert [party.name for party in queries.parties()] == ["Først"]


def test_two_municipalities_may_each_know_the_same_firm(
    officer: Actor, neighbour: Municipality, make_actor: Callable[..., Actor], now: datetime
) -> None:
    other = make_actor(neighbour, Role.CASE_OFFICER)
    for actor in (officer, other):
        actions.register_party(actor=actor, kind=PartyKind.FIRM, name="Felles", organisation_number=NUMBER, now=now)
    with scope.opened(other):
        assert queries.parties().count() == 1


def test_parties_without_a_number_are_many(officer: Actor, now: datetime) -> None:
    for name in ("Ola", "Kari"):
        actions.register_party(actor=officer, kind=PartyKind.PERSON, name=name, now=now)
    with scope.opened(officer):
        assert queries.parties().count() == 2


@pytest.mark.parametrize(
    ("kind", "name", "number", "key"),
    [
        (PartyKind.FIRM, "  ", "", "parties.name_missing"),
        (PartyKind.PERSON, "Ola", NUMBER, "parties.person_has_no_organisation_number"),
    ],
)
def test_what_is_no_party_is_refused(
    officer: Actor, now: datetime, kind: str, name: str, number: str, key: str
) -> None:
    with pytest.raises(Refused) as refused:
        actions.register_party(actor=officer, kind=kind, name=name, organisation_number=number, now=now)
    assert keys(refused) == {key}


def test_the_board_does_not_register(lierne: Municipality, make_actor: Callable[..., Actor], now: datetime) -> None:
    with pytest.raises(Refused) as refused:
        actions.register_party(actor=make_actor(lierne, Role.BOARD_MEMBER), kind=PartyKind.PERSON, name="Ola", now=now)
    assert keys(refused) == {"tenancy.no_right"}


def test_an_applicant_registers_their_firm_in_two_municipalities_and_sees_both(
    lierne: Municipality, neighbour: Municipality, make_user: Callable[..., User], now: datetime
) -> None:
    user = make_user()
    for place in (lierne, neighbour):
        actions.register_own_organisation(
            actor=applicant_actor(user, place), kind=PartyKind.FIRM, name="Min", organisation_number=NUMBER, now=now
        )
    assert [party.tenant.name for party in queries.my_parties(user.pk)] == ["Lierne", "Røyrvik"]
    assert queries.my_parties(make_user().pk) == []


def test_a_known_number_does_not_let_a_second_applicant_in(
    lierne: Municipality, make_user: Callable[..., User], now: datetime
) -> None:
    register = {"kind": PartyKind.FIRM, "name": "Min", "organisation_number": NUMBER, "now": now}
    actions.register_own_organisation(actor=applicant_actor(make_user(), lierne), **register)
    second = make_user()
    with pytest.raises(Refused) as refused:
        actions.register_own_organisation(actor=applicant_actor(second, lierne), **register)
    assert keys(refused) == {"parties.organisation_number_taken"}
    assert queries.my_parties(second.pk) == []


def test_a_firm_of_ones_own_needs_its_number(
    lierne: Municipality, make_user: Callable[..., User], now: datetime
) -> None:
    with pytest.raises(Refused) as refused:
        actions.register_own_organisation(
            actor=applicant_actor(make_user(), lierne), kind=PartyKind.FIRM, name="Min", now=now
        )
    assert keys(refused) == {"parties.organisation_needs_number"}


def test_an_owner_lets_a_reader_in_and_a_reader_lets_nobody_in(
    lierne: Municipality, make_user: Callable[..., User], now: datetime
) -> None:
    owner, reader, third = make_user(), make_user(), make_user()
    party = actions.register_own_organisation(
        actor=applicant_actor(owner, lierne), kind=PartyKind.FIRM, name="Min", organisation_number=NUMBER, now=now
    )
    actions.join_party(
        actor=applicant_actor(owner, lierne), party_id=party.pk, user_id=reader.pk, role=MemberRole.READER, now=now
    )
    with scope.opened(lierne):
        assert queries.is_member(reader.pk, party.pk)
        assert not queries.may_write_for(reader.pk, party.pk)
        assert queries.may_write_for(owner.pk, party.pk)
    with pytest.raises(Refused) as refused:
        actions.join_party(
            actor=applicant_actor(reader, lierne), party_id=party.pk, user_id=third.pk, role=MemberRole.OWNER, now=now
        )
    assert keys(refused) == {"parties.not_an_owner"}


def test_another_municipality_finds_nothing(officer: Actor, neighbour: Municipality, now: datetime) -> None:
    party = actions.register_party(actor=officer, kind=PartyKind.FIRM, name="Vår", organisation_number=NUMBER, now=now)
    with scope.opened(neighbour):
        assert queries.party(party.pk) is None
        assert queries.find_by_organisation_number(NUMBER) is None
        with pytest.raises(Party.DoesNotExist):
            queries.access_party(party.pk)


def test_search_finds_by_part_of_name_by_number_and_by_kind(officer: Actor, now: datetime) -> None:
    actions.register_party(actor=officer, kind=PartyKind.FIRM, name="Fjellbakst", organisation_number=NUMBER, now=now)
    actions.register_party(actor=officer, kind=PartyKind.ASSOCIATION, name="Fjellets sangkor", now=now)
    with scope.opened(officer):
        assert {party.name for party in queries.search_parties("fjell")} == {"Fjellbakst", "Fjellets sangkor"}
        assert [party.name for party in queries.search_parties("314 159")] == ["Fjellbakst"]
        assert [party.name for party in queries.search_parties("fjell", [PartyKind.ASSOCIATION])] == [
            "Fjellets sangkor"
        ]
