"""Record what a member of the staff has to do with a party, and when it ended."""

from datetime import date, datetime

from bulyst.audit import trail
from bulyst.kernel.deadlines import today
from bulyst.kernel.verdict import Refused, Verdict, failed, require
from bulyst.parties import queries, rules
from bulyst.parties.models import Tie, TieKind
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.queries import staff
from bulyst.tenancy.roles import Right


@action
def record_tie(
    *, actor: Actor, user_id: int, party_id: int, kind: TieKind, since: date, now: datetime, note: str = ""
) -> Tie:
    """Record a tie of one's own, or as programme manager of anybody on the staff. Raises `Refused`."""
    authorise(actor, Right.SEE_STAFF)
    require([_may_record(actor, user_id)])
    party = queries.access_party(party_id)
    if not staff(party.tenant_id, today(now)).filter(pk=user_id).exists():
        raise Refused(failed("tenancy.not_on_the_staff"))
    assert actor.user_id is not None  # the house has no ties, and no right to see the staff's pages
    tie = Tie.objects.create(
        tenant_id=party.tenant_id,
        user_id=user_id,
        party=party,
        kind=kind,
        note=note,
        since=since,
        recorded_by_id=actor.user_id,
        recorded_at=now,
    )
    trail.record(actor, "tie.recorded", tie, at=now, user=user_id, party=party.pk, kind=kind)
    return tie


@action
def end_tie(*, actor: Actor, tie_id: int, until: date, now: datetime) -> Tie:
    """Say when a tie ended. Cases that were received before that day are still touched by it. Raises `Refused`.

    Nobody ends a tie of their own backwards in time: that would be to declare a conflict away.
    """
    authorise(actor, Right.SEE_STAFF)
    tie = Tie.objects.select_for_update().get(pk=tie_id)
    own = actor.user_id == tie.user_id
    require(
        [
            _may_record(actor, tie.user_id),
            rules.tie_ends_in_order(tie.since, until),
            rules.own_tie_ends_from_now(until, own=own, on=today(now)),
        ]
    )
    tie.until = until
    tie.save(update_fields=["until"])
    trail.record(actor, "tie.ended", tie, at=now, user=tie.user_id, until=until)
    return tie


def _may_record(actor: Actor, user_id: int) -> Verdict:
    return rules.may_record_tie(own=actor.user_id == user_id, is_manager=actor.has(Right.MANAGE_PROGRAMME))
