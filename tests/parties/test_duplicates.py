"""What may be registered twice is offered; a person decides, can undo it, and it comes back exactly as it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from bulyst.audit import trail
from bulyst.kernel.verdict import Refused
from bulyst.parties import actions, queries
from bulyst.parties.duplicates import MOST_SHARING, Known, SharedSign, pairs
from bulyst.parties.models import Merge, Party, PartyKind
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Role
from bulyst.tenancy.scope import opened

S = SharedSign
FIRM, FARM = PartyKind.FIRM.value, PartyKind.FARM.value


@pytest.mark.parametrize(
    ("one", "other", "signs"),
    [
        ({"name": "Fjellbakeriet AS"}, {"name": "FJELLBAKERIET  as."}, {S.NAME}),
        ({"name": "A", "number": "1"}, {"name": "B", "number": "1"}, {S.NUMBER}),
        ({"name": "Fjellbakeriet", "phone": "74 33 00 00"}, {"name": "Fjellbakerie", "phone": "+4774330000"}, None),
        ({"name": "A", "email": "x@y.no", "account": "1"}, {"name": "B", "email": "X@Y.no", "account": "1"}, None),
        ({"name": "Ku", "address": "Sørli 3, 7884"}, {"name": "Ku gård", "address": "Sørli 3 7884"}, set()),
        ({"name": "A", "phone": "74330000"}, {"name": "B", "phone": "74330000"}, set()),
        ({"name": "Like AS", "number": "1"}, {"name": "Like AS", "number": "2"}, set()),
        ({"name": "Like", "born_year": 1980}, {"name": "Like", "born_year": 1990}, set()),
        ({"name": "Like"}, {"name": "Like", "kind": FARM}, set()),
    ],
)
def test_who_may_be_one(one: dict[str, Any], other: dict[str, Any], signs: set[SharedSign] | None) -> None:
    found = pairs([Known(id=2, **{"kind": FIRM, **one}), Known(id=1, **{"kind": FIRM, **other})])
    if signs is None:  # two signs of whatever kind
        assert [(pair.first, pair.second, len(pair.signs)) for pair in found] == [(1, 2, 2)]
    else:
        assert [pair.signs for pair in found] == ([signs] if signs else [])


def test_a_sign_that_everyone_shares_tells_nothing() -> None:
    crowd = [Known(id=each, kind=FIRM, name="Lag", email="post@kommune.no") for each in range(MOST_SHARING + 1)]
    assert pairs(crowd) == []
    assert len(pairs(crowd[:3])) == 3


_WORDS = st.sampled_from(["", "a", "b", "A ", "74 33 00 00", "74330000"])
_KNOWN = st.builds(
    Known, id=st.integers(1, 50), kind=st.just(FIRM), name=_WORDS, email=_WORDS, phone=_WORDS, address=_WORDS
)


@hypothesis(max_examples=60)
@given(st.lists(_KNOWN, max_size=8, unique_by=lambda each: each.id))
def test_what_is_offered_does_not_hang_on_the_order(parties: list[Known]) -> None:
    found = pairs(parties)
    assert found == pairs(reversed(parties))
    assert all(pair.first < pair.second for pair in found)
    assert len({(pair.first, pair.second) for pair in found}) == len(found)


@pytest.fixture
def officer(lierne: Municipality, make_actor: Callable[..., Actor]) -> Actor:
    return make_actor(lierne, Role.CASE_OFFICER)


@pytest.fixture
def register(officer: Actor, now: datetime) -> Callable[..., Party]:
    return lambda name, **more: actions.register_party(actor=officer, kind=PartyKind.FIRM, name=name, now=now, **more)


def rows(actor: Actor) -> list[Any]:
    with opened(actor):
        return list(Party.objects.order_by("pk").values_list())


def keys(refusal: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {message.key for message in refusal.value.messages}


def test_undoing_brings_everything_back_in_the_reverse_order(
    officer: Actor, register: Callable[..., Party], now: datetime
) -> None:
    first, second, third = register("Fjellbakst AS"), register("Fjellbakst"), register("fjellbakst as")
    stages = [rows(officer)]
    for duplicate, into in ((third, second), (second, first)):
        actions.merge_parties(actor=officer, duplicate_id=duplicate.pk, into_id=into.pk, now=now)
        stages.append(rows(officer))
    with pytest.raises(Refused) as refusal:
        actions.undo_merge(actor=officer, duplicate_id=third.pk, now=now)
    assert keys(refusal) == {"parties.undo_in_order"} and rows(officer) == stages[2]
    for duplicate, stage in ((second, stages[1]), (third, stages[0])):
        actions.undo_merge(actor=officer, duplicate_id=duplicate.pk, now=now)
        assert rows(officer) == stage
    with pytest.raises(Refused) as refusal:
        actions.undo_merge(actor=officer, duplicate_id=third.pk, now=now)
    assert keys(refusal) == {"parties.not_merged_now"}
    events = [line.event for line in trail.history(officer.tenant_id, second)]
    assert events == ["party.registered", "party.merged", "party.merge_undone"]
    with opened(officer):
        assert Merge.objects.filter(undone_at__isnull=True).count() == 0
    actions.merge_parties(actor=officer, duplicate_id=third.pk, into_id=first.pk, now=now)


def test_two_organisation_numbers_are_never_one(officer: Actor, register: Callable[..., Party], now: datetime) -> None:
    one, other = register("A", organisation_number="314159265"), register("B", organisation_number="271828182")
    with pytest.raises(Refused) as refusal:
        actions.merge_parties(actor=officer, duplicate_id=one.pk, into_id=other.pk, now=now)
    assert keys(refusal) == {"parties.numbers_differ"}


def test_who_was_said_to_be_two_is_not_offered_again(
    officer: Actor, register: Callable[..., Party], now: datetime
) -> None:
    one, other, third = register("Bakst"), register("Bakst AS"), register("Noe annet")
    with opened(officer):
        assert [(a.pk, b.pk) for a, b, _ in queries.possible_duplicates()] == [(one.pk, other.pk)]
        assert queries.possible_duplicates(third.pk) == []
    for _ in range(2):
        actions.keep_apart(actor=officer, one_id=other.pk, other_id=one.pk, now=now)
    with opened(officer):
        assert queries.possible_duplicates() == []
    assert [line.event for line in trail.history(officer.tenant_id, one)] == ["party.registered", "party.kept_apart"]
    with pytest.raises(Refused) as refusal:
        actions.keep_apart(actor=officer, one_id=one.pk, other_id=one.pk, now=now)
    assert keys(refusal) == {"parties.kept_apart_itself"}
