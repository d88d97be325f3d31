"""Reads over people, municipalities and roles."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db.models import Q, QuerySet

from bulyst.tenancy.models import Membership, Municipality, User
from bulyst.tenancy.roles import Role


def municipality_by_slug(slug: str) -> Municipality | None:
    """The municipality whose address part is exactly `slug` ("5042-lierne"), or None."""
    found = Municipality.objects.filter(number=slug[:4]).first()
    return found if found is not None and found.slug == slug else None


def municipalities() -> QuerySet[Municipality]:
    """Every tenant, by name."""
    return Municipality.objects.all()


def demo_users() -> QuerySet[User]:
    """The accounts of the demonstration that somebody can sign in with."""
    return User.objects.filter(is_demo=True, is_active=True).order_by("pk")


def people_beside_the_demonstration() -> bool:
    """Whether anybody has an account that is none of the demonstration's."""
    return User.objects.filter(is_demo=False).exists()


def names_of(user_ids: set[int]) -> dict[int, str]:
    """The names of those users who still exist."""
    return dict(User.objects.filter(pk__in=user_ids).values_list("pk", "name"))


def staff(municipality_id: int, on: date, *roles: Role) -> QuerySet[User]:
    """Who works in the municipality that day, by name; in one of `roles`, or in any."""
    held = Q(memberships__in=_held(municipality_id, on))
    if roles:
        held &= Q(memberships__role__in=roles)
    return User.objects.filter(held, is_active=True).distinct().order_by("name", "pk")


def elected(municipality_id: int, on: date) -> QuerySet[User]:
    """The members of the municipality's boards that day: who decides together with others, not alone by delegation."""
    seats = _held(municipality_id, on).filter(role=Role.BOARD_MEMBER, delegation_limit__isnull=True)
    return User.objects.filter(memberships__in=seats).distinct().order_by("name", "pk")


def superiors(municipality_id: int, on: date) -> dict[int, tuple[int, ...]]:
    """Who is directly above whom: the ids of the superiors by the id of the one below."""
    rows = _held(municipality_id, on).filter(superior__isnull=False).order_by("pk")
    found: dict[int, tuple[int, ...]] = {}
    for user_id, superior_id in rows.values_list("user_id", "superior_id"):
        found[user_id] = tuple(dict.fromkeys((*found.get(user_id, ()), superior_id)))
    return found


def line_above(above: Mapping[int, tuple[int, ...]], user_id: int) -> tuple[int, ...]:
    """Everybody above `user_id`, the nearest first."""
    found: dict[int, None] = {}
    waiting = list(above.get(user_id, ()))
    while waiting:
        superior_id = waiting.pop(0)
        if superior_id not in found and superior_id != user_id:
            found[superior_id] = None
            waiting += above.get(superior_id, ())
    return tuple(found)


def _held(municipality_id: int, on: date) -> QuerySet[Membership]:
    held = Membership.objects.filter(municipality_id=municipality_id, since__lte=on)
    return held.filter(Q(until__isnull=True) | Q(until__gte=on))
