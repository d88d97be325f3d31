"""Work on the questions of one's own, and take them in use."""

from dataclasses import dataclass
from datetime import datetime

from bulyst.audit import trail
from bulyst.kernel.verdict import require
from bulyst.programmes import blocks, queries, rules
from bulyst.programmes.choices import FormUse
from bulyst.programmes.models import FormVersion
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@dataclass(frozen=True)
class FormPlace:
    """Where a form belongs: a call, or (`call_id` None) every call of the programme that has none of its own."""

    programme_id: int
    call_id: int | None = None
    use: str = FormUse.APPLICATION.value


@action
def save_form(*, actor: Actor, place: FormPlace, form: blocks.Form, now: datetime) -> FormVersion:
    """Keep the questions as far as they are made; nobody is asked by them before they are adopted.

    A form in use is followed by a new version. Raises `Refused`.
    """
    authorise(actor, Right.MANAGE_PROGRAMME)
    programme = queries.access_programme(place.programme_id)
    call = None if place.call_id is None else queries.access_call(place.call_id)
    require([rules.belongs_to_programme(programme.pk, call.programme_id if call else None)])
    latest = queries.latest_form(place.programme_id, place.call_id, place.use)
    version = latest if latest is not None and latest.adopted_at is None else None
    if version is None:
        version = FormVersion(
            tenant_id=programme.tenant_id,
            programme=programme,
            call=call,
            use=place.use,
            version=latest.version + 1 if latest else 1,
        )
    version.content = blocks.write_form(form)
    version.made_at, version.made_by_id = now, actor.user_id
    version.save()
    trail.record(actor, "form.saved", version, at=now, version=version.version, questions=len(form.blocks))
    return version


@action
def adopt_form(*, actor: Actor, form_id: int, now: datetime) -> FormVersion:
    """Ask by these questions from now on; who has begun goes on with theirs. Raises `Refused` with every fault."""
    authorise(actor, Right.MANAGE_PROGRAMME)
    version = queries.access_form(form_id)
    require([rules.form_is_in_work(adopted=version.adopted_at is not None), *blocks.is_sound(version.questions)])
    version.adopted_at = now
    version.save(update_fields=["adopted_at"])
    trail.record(actor, "form.adopted", version, at=now, version=version.version)
    return version


@action
def discard_form(*, actor: Actor, form_id: int, now: datetime) -> None:
    """Throw away a version that was never in use. Raises `Refused`."""
    authorise(actor, Right.MANAGE_PROGRAMME)
    version = queries.access_form(form_id)
    require([rules.form_is_in_work(adopted=version.adopted_at is not None)])
    trail.record(actor, "form.discarded", version, at=now, version=version.version)
    version.delete()
