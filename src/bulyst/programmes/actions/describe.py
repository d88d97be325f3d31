"""Say what a programme wants, builds on, and is said to have led to."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal

from bulyst.audit import trail
from bulyst.kernel.verdict import Verdict, require
from bulyst.programmes import queries, rules
from bulyst.programmes.models import Area, Claim, Goal, Project, Value
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@dataclass(frozen=True)
class GoalDraft:
    """What a form says about a goal; `area_id` None for a goal of the whole programme."""

    text: str
    kind: str
    is_main: bool = False
    area_id: int | None = None
    indicator_key: str = ""
    direction: str = ""
    baseline: Decimal | None = None
    target: Decimal | None = None
    unit: str = ""
    deadline: date | None = None


@dataclass(frozen=True)
class ClaimDraft:
    """Something said to have come of the programme: by whom (`source`), and how well supported."""

    text: str
    source: str
    strength: str
    goal_id: int | None = None


@action
def add_area(*, actor: Actor, programme_id: int, name: str, now: datetime) -> Area:
    """Add a programme area after those that are there."""
    authorise(actor, Right.MANAGE_PROGRAMME)
    programme = queries.access_programme(programme_id)
    order = queries.areas(programme_id).count() + 1
    area = Area.objects.create(tenant_id=programme.tenant_id, programme=programme, name=name, order=order)
    trail.record(actor, "programme.area_added", programme, at=now, area=area.pk)
    return area


@action
def add_value(
    *,
    actor: Actor,
    programme_id: int,
    name: str,
    now: datetime,
    description: str = "",
    is_criterion: bool = False,
) -> Value:
    """Add a value after those that are there; one that is a criterion is scored when cases are assessed."""
    authorise(actor, Right.MANAGE_PROGRAMME)
    programme = queries.access_programme(programme_id)
    value = Value.objects.create(
        tenant_id=programme.tenant_id,
        programme=programme,
        name=name,
        description=description,
        is_criterion=is_criterion,
        order=_after_values(programme_id),
    )
    trail.record(actor, "programme.value_added", programme, at=now, value=value.pk)
    return value


@action
def add_criterion(*, actor: Actor, programme_id: int, name: str, now: datetime, description: str = "") -> Value:
    """Add something that cases are scored by beside the programme's values."""
    authorise(actor, Right.MANAGE_PROGRAMME)
    programme = queries.access_programme(programme_id)
    criterion = Value.objects.create(
        tenant_id=programme.tenant_id,
        programme=programme,
        name=name,
        description=description,
        is_value=False,
        is_criterion=True,
        order=_after_values(programme_id),
    )
    trail.record(actor, "programme.criterion_added", programme, at=now, criterion=criterion.pk)
    return criterion


@action
def add_goal(*, actor: Actor, programme_id: int, draft: GoalDraft, now: datetime) -> Goal:
    """Add a goal after those that are there. Raises `Refused` for a number that nothing measures."""
    authorise(actor, Right.MANAGE_PROGRAMME)
    programme = queries.access_programme(programme_id)
    require(_judge(programme_id, draft))
    goal = Goal.objects.create(
        tenant_id=programme.tenant_id,
        programme=programme,
        order=queries.goals(programme_id).count() + 1,
        **asdict(draft),
    )
    trail.record(actor, "programme.goal_added", programme, at=now, goal=goal.pk)
    return goal


@action
def change_goal(*, actor: Actor, goal_id: int, draft: GoalDraft, now: datetime) -> Goal:
    """Correct a goal; the trail keeps which parts were changed and its target before. Raises `Refused`."""
    authorise(actor, Right.MANAGE_PROGRAMME)
    goal = queries.access_goal(goal_id)
    require(_judge(goal.programme_id, draft))
    target_before = goal.target
    changed = [name for name, value in asdict(draft).items() if getattr(goal, name) != value]
    for name in changed:
        setattr(goal, name, getattr(draft, name))
    goal.save()
    trail.record(
        actor,
        "programme.goal_changed",
        goal.programme,
        at=now,
        goal=goal.pk,
        fields=changed,
        target_before=target_before,
    )
    return goal


@action
def add_claim(*, actor: Actor, programme_id: int, draft: ClaimDraft, now: datetime) -> Claim:
    """Add what somebody says came of the programme, with their name on it. Raises `Refused`."""
    authorise(actor, Right.MANAGE_PROGRAMME)
    programme = queries.access_programme(programme_id)
    goal = None if draft.goal_id is None else queries.access_goal(draft.goal_id)
    require([rules.belongs_to_programme(programme_id, goal.programme_id if goal else None)])
    claim = Claim.objects.create(
        tenant_id=programme.tenant_id,
        programme=programme,
        order=queries.claims(programme_id).count() + 1,
        **asdict(draft),
    )
    trail.record(actor, "programme.claim_added", programme, at=now, claim=claim.pk, strength=draft.strength)
    return claim


@action
def add_project(
    *, actor: Actor, programme_id: int, name: str, now: datetime, description: str = "", place: str = ""
) -> Project:
    """Add a place-development project."""
    authorise(actor, Right.MANAGE_PROGRAMME)
    programme = queries.access_programme(programme_id)
    project = Project.objects.create(
        tenant_id=programme.tenant_id, programme=programme, name=name, description=description, place=place
    )
    trail.record(actor, "programme.project_added", programme, at=now, project=project.pk)
    return project


def _judge(programme_id: int, draft: GoalDraft) -> tuple[Verdict, ...]:
    area = None if draft.area_id is None else queries.access_area(draft.area_id)
    return (
        rules.belongs_to_programme(programme_id, area.programme_id if area else None),
        *rules.goal_is_measurable(draft.kind, draft.indicator_key, draft.direction, draft.target),
    )


def _after_values(programme_id: int) -> int:
    return queries.values(programme_id).count() + queries.own_criteria(programme_id).count() + 1
