"""Which tenants' rows can be read and written now. Nothing is open until somebody opens it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django_scopes import scope, scopes_disabled
from django_scopes.state import get_scope

if TYPE_CHECKING:
    from bulyst.tenancy.actor import Actor
    from bulyst.tenancy.models import Municipality


class OutOfScope(Exception):
    """A write to a row of a tenant that is not open: a bug, never a person's mistake."""


@contextmanager
def opened(whose: Actor | Municipality | int | None) -> Iterator[None]:
    """Open the rows of one municipality (an actor's, or given by itself or by id); none for None."""
    tenant_id = _tenant_id(whose)
    with scope(tenant=[] if tenant_id is None else [tenant_id]):
        yield


@contextmanager
def across(tenant_ids: Iterable[int]) -> Iterator[None]:
    """Open the rows of several municipalities: an applicant's own, or those with something published."""
    with scope(tenant=sorted(set(tenant_ids))):
        yield


@contextmanager
def everywhere(reason: str) -> Iterator[None]:
    """Read the rows of every municipality, for `reason`; writing stays refused.

    The few callers are listed in tests/architecture.
    """
    if not reason:
        raise ValueError("reading everywhere needs a reason")
    with scopes_disabled():
        yield


def open_tenants() -> frozenset[int]:
    """The tenants whose rows may be written now."""
    state = get_scope()
    if not state.get("_enabled", True):
        return frozenset()
    return frozenset(state.get("tenant") or ())


def check_write(tenant_id: int | None) -> None:
    """Raise OutOfScope unless rows of `tenant_id` may be written now."""
    if tenant_id not in open_tenants():
        raise OutOfScope(f"tenant {tenant_id} is not open for writing; open are {sorted(open_tenants())}")


def home_of(actor: Actor) -> int:
    """The tenant that an actor acts in. Raises OutOfScope for one who acts in none."""
    if actor.tenant_id is None:
        raise OutOfScope(f"{actor.label} acts in no municipality")
    return actor.tenant_id


def _tenant_id(whose: Actor | Municipality | int | None) -> int | None:
    if whose is None or isinstance(whose, int):
        return whose
    return whose.tenant_id if hasattr(whose, "tenant_id") else whose.pk
