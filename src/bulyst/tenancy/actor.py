"""Whoever does something: a plain value that actions, the audit trail and pages share."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.db.models import Q, QuerySet

from bulyst.kernel.deadlines import today
from bulyst.kernel.money import Money
from bulyst.tenancy.models import Membership, Municipality, User
from bulyst.tenancy.roles import Right, Role, rights_of


class Stranger(Exception):
    """Somebody who is nothing here. Shown as "not found", never as "not allowed"."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A person in their roles in one tenant, or the house itself (`user_id` None)."""

    user_id: int | None
    label: str
    tenant_id: int | None
    roles: frozenset[Role]
    constructed: bool = False
    limit: Money | None = None
    rights: frozenset[Right] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "rights", rights_of(self.roles))

    def has(self, right: Right) -> bool:
        """Whether one of the roles brings `right`."""
        return right in self.rights


def staff_actor(user: User, municipality: Municipality, *, now: datetime) -> Actor:
    """`user` as they work in `municipality` on that day. Raises Stranger when they do not."""
    memberships = _memberships(user, now).filter(municipality=municipality)
    roles = frozenset(Role(membership.role) for membership in memberships)
    if not roles or not _let_in(user):
        raise Stranger
    limits = [membership.delegation_limit for membership in memberships if membership.delegation_limit is not None]
    return Actor(
        user.pk,
        _label(roles),
        municipality.pk,
        roles,
        constructed=user.is_demo,
        limit=max(limits, default=None),
    )


def editor_actor(user: User, *, now: datetime) -> Actor:
    """`user` as national catalogue editor. Raises Stranger when they are none."""
    if not _let_in(user) or not _memberships(user, now).filter(role=Role.CATALOGUE_EDITOR).exists():
        raise Stranger
    return Actor(user.pk, Role.CATALOGUE_EDITOR, None, frozenset({Role.CATALOGUE_EDITOR}), constructed=user.is_demo)


def applicant_actor(user: User, municipality: Municipality | int | None = None) -> Actor:
    """`user` as applicant towards one municipality (or none yet). For whom they act, the parties room knows."""
    if not _let_in(user):
        raise Stranger
    tenant_id = municipality.pk if isinstance(municipality, Municipality) else municipality
    return Actor(user.pk, Role.APPLICANT, tenant_id, frozenset({Role.APPLICANT}), constructed=user.is_demo)


def system_actor(municipality: Municipality | int | None, *, constructed: bool = False) -> Actor:
    """The house itself: deadlines that run out, letters that are sent."""
    tenant_id = municipality.pk if isinstance(municipality, Municipality) else municipality
    return Actor(None, Role.SYSTEM, tenant_id, frozenset({Role.SYSTEM}), constructed=constructed)


def workplaces(user: User, *, now: datetime) -> list[Municipality]:
    """The municipalities where `user` has a staff role that day."""
    ids = _memberships(user, now).filter(municipality__isnull=False).values("municipality")
    return list(Municipality.objects.filter(pk__in=ids))


def _memberships(user: User, now: datetime) -> QuerySet[Membership]:
    day = today(now)
    return Membership.objects.filter(Q(until__isnull=True) | Q(until__gte=day), user=user, since__lte=day)


def _let_in(user: User) -> bool:
    return user.is_active and not (user.is_demo and settings.BULYST_MODE == "production")


def _label(roles: frozenset[Role]) -> str:
    return "+".join(sorted(roles))
