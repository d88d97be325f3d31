"""Create, correct and publish a programme."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from bulyst.audit import trail
from bulyst.kernel.verdict import Verdict, require
from bulyst.programmes import queries, rules
from bulyst.programmes.models import Programme
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right
from bulyst.tenancy.scope import home_of


@dataclass(frozen=True)
class ProgrammeDraft:
    """What a form says about a programme. An unknown day is None: no day is ever made up."""

    name: str
    slug: str
    lead: str = ""
    period_from: date | None = None
    period_to: date | None = None
    earliest_year: int | None = None
    latest_year: int | None = None
    bounds_source: str = ""
    catalogue_source: str = ""
    claims_source: str = ""


@action
def create_programme(*, actor: Actor, draft: ProgrammeDraft, now: datetime) -> Programme:
    """Create a programme that only the municipality's staff sees. Raises `Refused`."""
    authorise(actor, Right.MANAGE_PROGRAMME)
    require(_judge(draft, taken=queries.programme(draft.slug) is not None))
    programme = Programme.objects.create(tenant_id=home_of(actor), constructed=actor.constructed, **asdict(draft))
    trail.record(actor, "programme.created", programme, at=now)
    return programme


@action
def change_programme(*, actor: Actor, programme_id: int, draft: ProgrammeDraft, now: datetime) -> Programme:
    """Correct what is said about a programme. Its address stays once it is published. Raises `Refused`."""
    authorise(actor, Right.MANAGE_PROGRAMME)
    programme = queries.access_programme(programme_id)
    holder = queries.programme(draft.slug)
    require(
        [
            *_judge(draft, taken=holder is not None and holder.pk != programme.pk),
            rules.address_stays(programme.slug, draft.slug, published=programme.published_at is not None),
        ]
    )
    changed = [name for name, value in asdict(draft).items() if getattr(programme, name) != value]
    for name in changed:
        setattr(programme, name, getattr(draft, name))
    programme.save(update_fields=changed)
    trail.record(actor, "programme.changed", programme, at=now, fields=changed)
    return programme


@action
def publish_programme(*, actor: Actor, programme_id: int, now: datetime) -> Programme:
    """Show the programme's account to everyone. Raises `Refused` when it has no goal to answer for."""
    authorise(actor, Right.MANAGE_PROGRAMME)
    programme = queries.access_programme(programme_id)
    require(
        rules.may_be_published(goals=queries.goals(programme_id).count(), published=programme.published_at is not None)
    )
    programme.published_at = now
    programme.save(update_fields=["published_at"])
    trail.record(actor, "programme.published", programme, at=now)
    return programme


def _judge(draft: ProgrammeDraft, *, taken: bool) -> tuple[Verdict, ...]:
    return (
        rules.slug_is_free(draft.slug, taken=taken),
        rules.period_runs_forward(draft.period_from, draft.period_to),
        *rules.bounds_are_sound(draft.earliest_year, draft.latest_year, draft.bounds_source),
    )
