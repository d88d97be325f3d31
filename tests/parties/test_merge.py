"""A party that was registered twice counts once afterwards, and nothing written about it is lost."""

from collections.abc import Callable
from datetime import datetime

import pytest

from bulyst.kernel.verdict import Refused
from bulyst.parties import actions, queries
from bulyst.parties.models import Party, PartyKind
from bulyst.tenancy import scope
from bulyst.tenancy.actor import Actor, applicant_actor
from bulyst.tenancy.models import Municipality, User
from bulyst.tenancy.roles import Role


@pytest.fixture
def officer(lierne: Municipality, make_actor: Callable[..., Actor]) -> Actor:
    return make_actor(lierne, Role.CASE_OFFICER)


@pytest.fixture
def register(officer: Actor, now: datetime) -> Callable[..., Party]:
    return lambda name, kind=PartyKind.ASSOCIATION, **more: actions.register_party(
        actor=officer, kind=kind, name=name, now=now, **more
    )


def counted(actor: Actor, *parties: Party) -> list[int]:
    with scope.opened(actor):
        return [queries.access_party(party.pk).counted_id for party in parties]


def test_the_pointer_stays_one_step_long(officer: Actor, register: Callable[..., Party], now: datetime) -> None:
    first, second, third = register("Sørli IL"), register("Sørli idrettslag"), register("Sørli I.L.")
    actions.merge_parties(actor=officer, duplicate_id=third.pk, into_id=second.pk, now=now)
    actions.merge_parties(actor=officer, duplicate_id=second.pk, into_id=first.pk, now=now)
    assert counted(officer, first, second, third) == [first.pk] * 3
    with scope.opened(officer):
        assert [party.pk for party in queries.parties()] == [first.pk]


def test_a_merged_party_is_neither_merged_again_nor_merged_into(
    officer: Actor, register: Callable[..., Party], now: datetime
) -> None:
    first, second, third = register("A"), register("B"), register("C")
    actions.merge_parties(actor=officer, duplicate_id=second.pk, into_id=first.pk, now=now)
    for duplicate, into in ((second, third), (third, second)):
        with pytest.raises(Refused) as refused:
            actions.merge_parties(actor=officer, duplicate_id=duplicate.pk, into_id=into.pk, now=now)
        assert refused.value.messages[0].key == "parties.already_merged"


@pytest.mark.parametrize(
    ("other_kind", "key"), [(PartyKind.FIRM, "parties.kinds_differ"), (None, "parties.merged_into_itself")]
)
def test_what_cannot_be_one_is_not_merged(
    officer: Actor, register: Callable[..., Party], now: datetime, other_kind: str | None, key: str
) -> None:
    first = register("A")
    other = register("B", kind=other_kind) if other_kind else first
    with pytest.raises(Refused) as refused:
        actions.merge_parties(actor=officer, duplicate_id=other.pk, into_id=first.pk, now=now)
    assert refused.value.messages[0].key == key


def test_a_duplicates_number_leads_to_the_one_that_counts(
    officer: Actor, register: Callable[..., Party], now: datetime
) -> None:
    first = register("Fjellbakst", PartyKind.FIRM)
    twin = register("Fjellbakst AS", PartyKind.FIRM, organisation_number="314159265")
    actions.merge_parties(actor=officer, duplicate_id=twin.pk, into_id=first.pk, now=now)
    with scope.opened(officer):
        assert queries.find_by_organisation_number("314159265") == first
    with pytest.raises(Refused):
        register("Fjellbakst på ny", PartyKind.FIRM, organisation_number="314159265")


def test_who_acts_for_the_duplicate_acts_for_the_one_that_counts(
    officer: Actor, lierne: Municipality, register: Callable[..., Party], make_user: Callable[..., User], now: datetime
) -> None:
    user = make_user()
    own = actions.register_own_organisation(
        actor=applicant_actor(user, lierne),
        kind=PartyKind.FIRM,
        name="Fjellbakst AS",
        organisation_number="314159265",
        now=now,
    )
    first = register("Fjellbakst", PartyKind.FIRM)
    actions.merge_parties(actor=officer, duplicate_id=own.pk, into_id=first.pk, now=now)
    assert [party.pk for party in queries.my_parties(user.pk)] == [first.pk]
    with scope.opened(lierne):
        assert queries.may_write_for(user.pk, first.pk)
