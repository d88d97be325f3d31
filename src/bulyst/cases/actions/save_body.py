"""Set up a board: its name, how many must be there, and who sits in it."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from bulyst.audit import trail
from bulyst.cases.board_drafts import BodyDraft
from bulyst.cases.kinds import Office
from bulyst.cases.models import Body, Seat
from bulyst.kernel.deadlines import today
from bulyst.kernel.verdict import Verdict, failed, passed, require
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.queries import elected
from bulyst.tenancy.roles import Right
from bulyst.tenancy.scope import home_of


@action
def save_body(*, actor: Actor, draft: BodyDraft, now: datetime, body_id: int | None = None) -> Body:
    """Make a board, or change one; who no longer sits in it leaves from today. Raises `Refused`."""
    authorise(actor, Right.MANAGE_PROGRAMME)
    tenant_id, on = home_of(actor), today(now)
    others = Body.objects.exclude(pk=body_id or 0).filter(name=draft.name.strip())
    known = set(elected(tenant_id, on).values_list("pk", flat=True))
    require(
        [_named(draft), _name_free(taken=others.exists()), _one_leader(draft), _elected(draft, known), _enough(draft)]
    )
    body = Body.objects.get(pk=body_id) if body_id else Body(tenant_id=tenant_id, created_at=now)
    body.name, body.level, body.language = draft.name.strip(), draft.level, draft.language
    body.least_present, body.paper_days, body.approvals = draft.least_present, draft.paper_days, draft.approvals
    body.constructed = body.constructed or actor.constructed
    body.save()
    _seat(body, draft.seats, on)
    trail.record(actor, "board.saved", body, at=now, seats=len(draft.seats), least_present=draft.least_present)
    return body


def _seat(body: Body, wanted: Mapping[int, Office], on: date) -> None:
    """Who keeps an office keeps the row; everything else ends yesterday and begins today."""
    for seat in Seat.objects.filter(body=body, until__isnull=True):
        if wanted.get(seat.user_id) == seat.office:
            continue
        if seat.since >= on:
            seat.delete()
        else:
            seat.until = on - timedelta(days=1)
            seat.save(update_fields=["until"])
    kept = set(Seat.objects.filter(body=body, until__isnull=True).values_list("user_id", flat=True))
    for user_id, office in wanted.items():
        if user_id not in kept:
            Seat.objects.create(tenant_id=body.tenant_id, body=body, user_id=user_id, office=office, since=on)


def _named(draft: BodyDraft) -> Verdict:
    return _judge(bool(draft.name.strip()), "board.named")


def _name_free(*, taken: bool) -> Verdict:
    return _judge(not taken, "board.name_free")


def _one_leader(draft: BodyDraft) -> Verdict:
    leaders = sum(office == Office.LEADER for office in draft.seats.values())
    return _judge(leaders == 1, "board.one_leader")


def _elected(draft: BodyDraft, known: set[int]) -> Verdict:
    return _judge(draft.seats.keys() <= known, "board.only_the_elected_sit")


def _enough(draft: BodyDraft) -> Verdict:
    members = sum(office != Office.SUBSTITUTE for office in draft.seats.values())
    return _judge(members >= draft.approvals, "board.enough_to_sign")


def _judge(ok: bool, rule: str) -> Verdict:
    return passed(rule, f"{rule}.ok") if ok else failed(rule)
