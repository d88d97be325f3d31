"""Rows of one municipality are out of reach from another, by every way in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.db import DatabaseError, connection, transaction
from django_scopes.exceptions import ScopeError

from bulyst.audit import trail
from bulyst.kernel.money import Money
from bulyst.kernel.verdict import Refused, failed
from bulyst.ledger import actions as ledger
from bulyst.ledger.models import Entry, Frame, Posting
from bulyst.tenancy.action import NotAuthorised, action, authorise
from bulyst.tenancy.actor import Actor, Stranger, applicant_actor, editor_actor, staff_actor
from bulyst.tenancy.models import Membership, Municipality, User
from bulyst.tenancy.roles import Right, Role
from bulyst.tenancy.scope import OutOfScope, across, everywhere, opened

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 3)


@pytest.fixture
def frames(make_actor: Callable[..., Actor], lierne: Municipality, neighbour: Municipality) -> tuple[int, int]:
    """One frame in each municipality, with 100 kroner in it."""
    ids = []
    for municipality in (lierne, neighbour):
        actor = make_actor(municipality, Role.PROGRAMME_MANAGER)
        with opened(actor):
            frame_id = ledger.open_frame(actor, name="Ramme", source="kommunen", key="ramme")
            ledger.appropriate(actor, frame_id=frame_id, amount=Money.kroner(100), key="2026", on=DAY)
        ids.append(frame_id)
    return ids[0], ids[1]


def test_nothing_is_read_without_a_scope(frames: tuple[int, int]) -> None:
    for read in (lambda: list(Frame.objects.all()), Frame.objects.count, lambda: Frame.objects.get(pk=frames[0])):
        with pytest.raises(ScopeError):
            read()


def test_a_scope_shows_its_own_rows_only(frames: tuple[int, int], lierne: Municipality) -> None:
    with opened(lierne):
        assert [frame.pk for frame in Frame.objects.all()] == [frames[0]]
        assert not Frame.objects.filter(pk=frames[1]).exists()
        with pytest.raises(Frame.DoesNotExist):
            Frame.objects.get(pk=frames[1])
    with opened(None):
        assert Frame.objects.count() == 0


def test_an_applicants_scope_reaches_across_the_named_municipalities(
    frames: tuple[int, int], lierne: Municipality, neighbour: Municipality
) -> None:
    with across([lierne.pk, neighbour.pk]):
        assert Frame.objects.count() == 2
    with across([]):
        assert Frame.objects.count() == 0


def test_reading_everywhere_needs_a_reason_and_writes_nothing(frames: tuple[int, int], lierne: Municipality) -> None:
    with everywhere("the test counts"):
        assert Frame.objects.count() == 2
        with pytest.raises(OutOfScope):
            Frame.objects.create(tenant=lierne, name="x", key="x")
    with pytest.raises(ValueError, match="reason"), everywhere(""):
        pass


@pytest.mark.parametrize(
    "write",
    [
        lambda other, frame: Frame.objects.create(tenant=other, name="x", key="x"),
        lambda other, frame: Frame(tenant=other, name="x", key="x").save(),
        lambda other, frame: Frame.objects.bulk_create([Frame(tenant=other, name="x", key="x")]),
        lambda other, frame: Frame.objects.get_or_create(tenant=other, key="x", defaults={"name": "x"}),
        lambda other, frame: Frame.objects.update_or_create(tenant=other, key="x", defaults={"name": "x"}),
        lambda other, frame: Frame.objects.bulk_update([frame], ["name"]),
        lambda other, frame: frame.save(),
        lambda other, frame: frame.delete(),
    ],
    ids=["create", "save", "bulk_create", "get_or_create", "update_or_create", "bulk_update", "save old", "delete"],
)
def test_every_kind_of_write_to_another_tenant_is_refused(
    frames: tuple[int, int],
    lierne: Municipality,
    neighbour: Municipality,
    write: Callable[[Municipality, Frame], object],
) -> None:
    with opened(neighbour):
        others = Frame.objects.get(pk=frames[1])
    with opened(lierne), pytest.raises(OutOfScope):
        write(neighbour, others)
    with opened(neighbour):
        assert list(Frame.objects.values_list("key", flat=True)) == ["ramme"]


def test_a_queryset_that_outlives_its_scope_changes_nothing(
    frames: tuple[int, int], lierne: Municipality, neighbour: Municipality
) -> None:
    with opened(neighbour):
        others = Frame.objects.all()
    with opened(lierne):
        assert others.update(name="taken") == 0
        assert others.delete()[0] == 0
        with pytest.raises(OutOfScope):
            Frame.objects.update(tenant=neighbour)
    with opened(neighbour):
        assert Frame.objects.get().name == "Ramme"


def test_the_database_refuses_a_parent_of_another_tenant(
    frames: tuple[int, int], lierne: Municipality, neighbour: Municipality
) -> None:
    with opened(lierne):
        entry = Entry.objects.create(tenant=lierne, key="k", movement="appropriation", occurred_on=DAY)
        with pytest.raises(DatabaseError, match="another tenant"), transaction.atomic():
            Posting.objects.create(
                tenant=lierne, entry=entry, frame_id=frames[1], source="source", target="available", amount=Money(1)
            )
    with pytest.raises(DatabaseError, match="another tenant"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO ledger_posting (tenant_id, entry_id, frame_id, source, target, subject, amount)"
            " VALUES (%s, %s, %s, 'source', 'available', '', 1)",
            [neighbour.pk, entry.pk, frames[1]],
        )


def test_membership_lasts_from_a_day_to_a_day(
    make_user: Callable[..., User], lierne: Municipality, now: datetime
) -> None:
    user = make_user()
    with pytest.raises(Stranger):
        staff_actor(user, lierne, now=now)
    row = Membership.objects.create(user=user, municipality=lierne, role=Role.BOARD_MEMBER, since=date(2026, 3, 3))
    assert staff_actor(user, lierne, now=now).has(Right.DECIDE)
    row.until = date(2026, 3, 2)
    row.save()
    with pytest.raises(Stranger):
        staff_actor(user, lierne, now=now)


def test_a_member_is_a_stranger_next_door(
    make_actor: Callable[..., Actor], lierne: Municipality, neighbour: Municipality, now: datetime
) -> None:
    actor = make_actor(lierne, Role.PROGRAMME_MANAGER)
    with pytest.raises(Stranger):
        staff_actor(User.objects.get(pk=actor.user_id), neighbour, now=now)
    with pytest.raises(Stranger):
        editor_actor(User.objects.get(pk=actor.user_id), now=now)


def test_a_demonstration_account_is_a_stranger_in_production(
    make_user: Callable[..., User], lierne: Municipality, now: datetime, settings: object
) -> None:
    user = make_user(is_demo=True)
    Membership.objects.create(user=user, municipality=lierne, role=Role.BOARD_MEMBER, since=DAY)
    assert staff_actor(user, lierne, now=now).constructed
    settings.BULYST_MODE = "production"  # type: ignore[attr-defined]
    for ask in (lambda: staff_actor(user, lierne, now=now), lambda: applicant_actor(user)):
        with pytest.raises(Stranger):
            ask()


@action
def rename(*, actor: Actor, name: str, now: datetime) -> None:
    authorise(actor, Right.MANAGE_PROGRAMME)
    ledger.open_frame(actor, name=name, source="", key=name)
    if name == "refused":
        raise Refused(failed("test.refused"))


@action
def forgetful(*, actor: Actor, now: datetime) -> None:
    ledger.open_frame(actor, name="forgotten", source="", key="forgotten")


def test_a_refused_action_changes_nothing_and_is_audited(
    make_actor: Callable[..., Actor], lierne: Municipality, now: datetime
) -> None:
    manager, officer = make_actor(lierne, Role.PROGRAMME_MANAGER), make_actor(lierne, Role.FINANCE_OFFICER)
    for actor, name, key in ((manager, "refused", "test.refused"), (officer, "fine", "tenancy.no_right")):
        with pytest.raises(Refused) as refused:
            rename(actor=actor, name=name, now=now)
        assert refused.value.messages[0].key == key
    with opened(lierne):
        assert not Frame.objects.exists()
    lines = trail.history(lierne.pk)
    assert [(line.actor_id, line.facts["why"]) for line in lines] == [
        (manager.user_id, ["test.refused"]),
        (officer.user_id, ["tenancy.no_right"]),
    ]


def test_an_action_that_never_asks_is_undone(
    make_actor: Callable[..., Actor], lierne: Municipality, now: datetime
) -> None:
    with pytest.raises(NotAuthorised):
        forgetful(actor=make_actor(lierne, Role.PROGRAMME_MANAGER), now=now)
    with opened(lierne):
        assert not Frame.objects.exists()


def test_an_action_takes_an_actor_by_keyword(now: datetime) -> None:
    with pytest.raises(TypeError):
        rename(actor=None, name="x", now=now)  # type: ignore[arg-type]
