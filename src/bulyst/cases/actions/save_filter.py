"""Keep a choice of the work list under a name."""

from collections.abc import Mapping
from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.models import SavedFilter
from bulyst.cases.steps import person
from bulyst.kernel.verdict import failed, require
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right
from bulyst.tenancy.scope import home_of


@action
def save_filter(
    *, actor: Actor, name: str, choices: Mapping[str, str], now: datetime, shared: bool = False
) -> SavedFilter:
    """Save `choices` as one's own, for colleagues too if `shared`; a name that one has already is given the new ones.

    Raises `Refused` without a name or without any choice.
    """
    authorise(actor, Right.SEE_STAFF)
    name, kept = name.strip(), {key: value for key, value in choices.items() if value}
    if not name:
        require([failed("cases.filter_named")])
    if not kept:
        require([failed("cases.filter_chooses")])
    saved, _made = SavedFilter.objects.update_or_create(
        tenant_id=home_of(actor),
        user_id=person(actor),
        name=name,
        defaults={"choices": kept, "shared": shared},
        create_defaults={"choices": kept, "shared": shared, "created_at": now},
    )
    trail.record(actor, "filter.saved", saved, at=now, shared=shared)
    return saved
