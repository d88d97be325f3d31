"""The wrapper of every use case: one transaction, one scope, an authorisation, an audit line for each refusal."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import transaction

from bulyst.audit import trail
from bulyst.kernel.lifecycle import Lifecycle, Outcome
from bulyst.kernel.verdict import Refused, failed
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right
from bulyst.tenancy.scope import opened

P = ParamSpec("P")
R = TypeVar("R")


class NotAuthorised(Exception):
    """An action that never asked whether its actor may: a bug."""


@dataclass
class _Running:
    asked: bool = False
    at_end: dict[Hashable, Callable[[], None]] = field(default_factory=dict)


_running: ContextVar[_Running | None] = ContextVar("bulyst_running_action", default=None)


def action(function: Callable[P, R]) -> Callable[P, R]:
    """Make a keyword-only function with `actor` (and `now`) a use case.

    All of it happens in one transaction within the actor's tenant, or nothing does. It must call `authorise` or
    `authorise_step`, else NotAuthorised is raised and nothing is kept. Refused is audited after the rollback,
    in a transaction of its own, and raised again.
    """

    @wraps(function)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        actor = kwargs.get("actor")
        if args or not isinstance(actor, Actor):
            raise TypeError(f"{function.__name__} takes keywords only, with an actor among them")
        outermost = _running.get() is None
        try:
            with transaction.atomic(), opened(actor), _watched() as running:
                result = function(*args, **kwargs)
                if not running.asked:
                    raise NotAuthorised(f"{function.__module__}.{function.__name__} never asked for authorisation")
                for do in running.at_end.values():
                    do()
                return result
        except Refused as refusal:
            if outermost:
                _record_refusal(actor, function, kwargs, refusal)
            raise

    return wrapper


def authorise(actor: Actor, *any_of: Right) -> None:
    """Go on if `actor` holds one of the rights. Raises Refused (tenancy.no_right)."""
    _mark()
    if not actor.rights & set(any_of):
        raise Refused(failed("tenancy.no_right", right=" | ".join(any_of)))


def authorise_step(lifecycle: Lifecycle, state: StrEnum, event: StrEnum, actor: Actor, facts: Any) -> Outcome:
    """Judge one step of a lifecycle, its right among the conditions. Raises Refused with every failing verdict."""
    _mark()
    return lifecycle.require(state, event, actor.rights, facts)


def at_end(key: Hashable, do: Callable[[], None]) -> None:
    """Do something last in the running action, within its transaction; once for each `key`.

    For what follows from the rows as the action leaves them. Raises RuntimeError outside an action.
    """
    running = _running.get()
    if running is None:
        raise RuntimeError(f"{key} is put off to the end of an action, and none is running")
    running.at_end[key] = do


def _mark() -> None:
    running = _running.get()
    if running is None:
        raise NotAuthorised("authorisation is asked for inside an action")
    running.asked = True


@contextmanager
def _watched() -> Iterator[_Running]:
    running = _Running()
    token = _running.set(running)
    try:
        yield running
    finally:
        _running.reset(token)


def _record_refusal(actor: Actor, function: Callable[..., Any], given: dict[str, Any], refusal: Refused) -> None:
    about = {key: value for key, value in given.items() if key.endswith("_id") and isinstance(value, int | str)}
    now = given.get("now")
    trail.record(
        actor,
        "action.refused",
        ("action", function.__name__),
        at=now if isinstance(now, datetime) else datetime.now(UTC),
        why=[verdict.message.key for verdict in refusal.failing],
        **about,
    )
