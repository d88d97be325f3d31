"""Enter de minimis aid that a party has had from somebody else."""

from datetime import datetime
from decimal import Decimal

from bulyst.audit import trail
from bulyst.cases.drafts import KnownAidDraft
from bulyst.cases.models import KnownAid
from bulyst.cases.steps import person
from bulyst.kernel.deadlines import today
from bulyst.kernel.money import Money
from bulyst.kernel.verdict import failed, require
from bulyst.parties import queries as parties
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@action
def enter_aid(*, actor: Actor, party_id: int, draft: KnownAidDraft, now: datetime) -> KnownAid:
    """Enter what a declaration or another giver says, with the rate of the day it was granted. Raises `Refused`."""
    authorise(actor, Right.HANDLE)
    party = parties.access_party(party_id)
    on = today(now)
    if draft.amount <= Money.ZERO or draft.rate <= Decimal(0):
        require([failed("cases.aid_above_zero")])
    if draft.granted_on > on or draft.rate_date > on:
        require([failed("cases.aid_not_later")])
    if not draft.giver.strip() or not draft.rate_source.strip():
        require([failed("cases.aid_giver_named")])
    known = KnownAid.objects.create(
        tenant_id=party.tenant_id,
        party=party,
        giver=draft.giver.strip(),
        scheme=draft.scheme.strip(),
        granted_on=draft.granted_on,
        amount=draft.amount,
        rate=draft.rate,
        rate_date=draft.rate_date,
        rate_source=draft.rate_source.strip(),
        by_id=person(actor),
        recorded_at=now,
    )
    trail.record(actor, "aid.entered", party, at=now, aid=known.pk, amount=draft.amount, granted_on=draft.granted_on)
    return known
