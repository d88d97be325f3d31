"""Correct what a programme is made of, and take out what nothing uses."""

from datetime import datetime
from typing import Any

from django.db.models import ProtectedError

from bulyst.audit import trail
from bulyst.kernel.verdict import Refused, require
from bulyst.programmes import queries, rules
from bulyst.programmes.actions.describe import ClaimDraft
from bulyst.programmes.models import Area, Claim, Goal, Project, Value
from bulyst.programmes.usage import is_used
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right

Part = Area | Value | Project | Claim | Goal


@action
def change_area(*, actor: Actor, part_id: int, name: str, now: datetime) -> Part:
    """Give an area another name."""
    return _change(actor, "area", part_id, now, name=name)


@action
def change_value(
    *, actor: Actor, part_id: int, name: str, now: datetime, description: str = "", is_criterion: bool = False
) -> Part:
    """Correct a value. Scores that were given by it stay as they are."""
    fields = {"name": name, "description": description, "is_criterion": is_criterion}
    return _change(actor, "value", part_id, now, **fields)


@action
def change_criterion(*, actor: Actor, part_id: int, name: str, now: datetime, description: str = "") -> Part:
    """Correct a criterion that is no value. Scores that were given by it stay as they are."""
    return _change(actor, "value", part_id, now, name=name, description=description)


@action
def change_project(
    *, actor: Actor, part_id: int, name: str, now: datetime, description: str = "", place: str = ""
) -> Part:
    """Correct a place-development project."""
    return _change(actor, "project", part_id, now, name=name, description=description, place=place)


@action
def change_claim(*, actor: Actor, part_id: int, draft: ClaimDraft, now: datetime) -> Part:
    """Correct a claim; the trail keeps how well it was said to be supported before. Raises `Refused`."""
    authorise(actor, Right.MANAGE_PROGRAMME)
    goal = None if draft.goal_id is None else queries.access_goal(draft.goal_id)
    claim = queries.access_part("claim", part_id)
    require([rules.belongs_to_programme(claim.programme_id, goal.programme_id if goal else None)])
    fields = {"text": draft.text, "source": draft.source, "strength": draft.strength, "goal_id": draft.goal_id}
    return _change(actor, "claim", part_id, now, **fields)


@action
def remove_part(*, actor: Actor, kind: str, part_id: int, now: datetime) -> None:
    """Take out an area, value, project, claim or goal ("area", ...) that nothing uses. Raises `Refused`.

    A goal of a published programme was promised: it is corrected, never taken out.
    """
    authorise(actor, Right.MANAGE_PROGRAMME)
    part = queries.access_part(kind, part_id)
    programme = part.programme
    require(
        [
            rules.part_is_unused(used=is_used(kind, part_id)),
            rules.promise_stays(kind, published=programme.published_at is not None),
        ]
    )
    try:
        part.delete()
    except ProtectedError as used:
        raise Refused(rules.part_is_unused(used=True)) from used
    trail.record(actor, f"programme.{kind}_removed", programme, at=now, part=part_id, text=str(part)[:200])


def _change(actor: Actor, kind: str, part_id: int, now: datetime, **fields: Any) -> Part:
    authorise(actor, Right.MANAGE_PROGRAMME)
    part = queries.access_part(kind, part_id)
    before = {name: getattr(part, name) for name, value in fields.items() if getattr(part, name) != value}
    for name in before:
        setattr(part, name, fields[name])
    part.save()
    trail.record(actor, f"programme.{kind}_changed", part.programme, at=now, part=part_id, before=before)
    return part
