"""Every balance is counted from the postings when it is asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from bulyst.kernel.money import Money
from bulyst.ledger.accounts import ROUTES, Account, Movement
from bulyst.ledger.models import Entry, Frame, Posting
from bulyst.tenancy.scope import everywhere


@dataclass(frozen=True, slots=True)
class FrameBalances:
    """Where a frame's money stands. `committed` is what is promised and not yet paid; `paid` is net of reclaims."""

    appropriated: Money
    available: Money
    committed: Money
    paid: Money
    lapsed: Money
    reclaimed: Money


@dataclass(frozen=True, slots=True)
class SubjectBalances:
    """A case's money: promised and not yet paid, paid (net), lapsed, reclaimed; `granted` is all ever committed."""

    granted: Money
    committed: Money
    paid: Money
    lapsed: Money
    reclaimed: Money


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One posting as it is shown."""

    key: str
    movement: Movement
    occurred_on: date
    recorded_at: datetime
    recorded_by: int | None
    frame_id: int
    source: Account
    target: Account
    subject: str
    amount: Money
    reversed: bool


@dataclass(frozen=True, slots=True)
class Problem:
    """A place where the ledger does not hold."""

    tenant_id: int
    where: str
    what: str


def frame_balances(frame_id: int) -> FrameBalances:
    """Where the money of one frame stands now."""
    moved = _moved(frame_id=frame_id)
    return FrameBalances(
        appropriated=_net(moved, Movement.APPROPRIATION),
        available=_balance(moved, Account.AVAILABLE),
        committed=_balance(moved, Account.COMMITTED),
        paid=_balance(moved, Account.PAID),
        lapsed=_net(moved, Movement.LAPSE),
        reclaimed=_net(moved, Movement.RECLAIM),
    )


def subject_balances(subject: str) -> SubjectBalances:
    """Where the money of one subject ("case:12") stands now, over all frames of the open scope."""
    moved = _moved(subject=subject)
    return SubjectBalances(
        granted=_net(moved, Movement.COMMITMENT),
        committed=_balance(moved, Account.COMMITTED),
        paid=_balance(moved, Account.PAID),
        lapsed=_net(moved, Movement.LAPSE),
        reclaimed=_net(moved, Movement.RECLAIM),
    )


def paid_by_subject(subjects: Iterable[str]) -> dict[str, Money]:
    """Net paid (payments less reversals and reclaims) of each of `subjects` in the open scope; zero for none."""
    net = dict.fromkeys(subjects, 0)
    for subject, source, target, amount in Posting.objects.filter(
        Q(source=Account.PAID) | Q(target=Account.PAID)
    ).values_list("subject", "source", "target", "amount"):
        if subject in net:
            net[subject] += amount.ore * ((target == Account.PAID) - (source == Account.PAID))
    return {subject: Money(ore) for subject, ore in net.items()}


def entries_of(subject: str) -> list[EntryLine]:
    """Every posting of a subject, oldest first."""
    rows = Posting.objects.filter(subject=subject).select_related("entry", "entry__reversed_by").order_by("pk")
    return [
        EntryLine(
            key=row.entry.key,
            movement=Movement(row.entry.movement),
            occurred_on=row.entry.occurred_on,
            recorded_at=row.entry.recorded_at,
            recorded_by=row.entry.recorded_by,
            frame_id=row.frame_id,
            source=Account(row.source),
            target=Account(row.target),
            subject=row.subject,
            amount=row.amount,
            reversed=hasattr(row.entry, "reversed_by"),
        )
        for row in rows
    ]


def check() -> list[Problem]:
    """Every place where the ledger does not hold, in all tenants: what the triggers should have refused."""
    problems: list[Problem] = []
    with everywhere("the ledger is checked as a whole"):
        balances: dict[tuple[int, int, str, str], int] = defaultdict(int)
        entries = {entry.pk: entry for entry in Entry.objects.all()}
        frames = dict(Frame.objects.values_list("pk", "tenant_id"))
        lines: dict[int, list[Posting]] = defaultdict(list)
        for posting in Posting.objects.order_by("pk").iterator(chunk_size=2000):
            lines[posting.entry_id].append(posting)
            where = f"posting {posting.pk}"
            if not posting.tenant_id == entries[posting.entry_id].tenant_id == frames[posting.frame_id]:
                problems.append(Problem(posting.tenant_id, where, "belongs to several tenants"))
            if posting.amount <= Money.ZERO or posting.source == posting.target:
                problems.append(Problem(posting.tenant_id, where, "moves nothing"))
            for account, sign in ((posting.source, -1), (posting.target, 1)):
                for subject in {"", posting.subject if account in (Account.COMMITTED, Account.PAID) else ""}:
                    key = (posting.tenant_id, posting.frame_id, account, subject)
                    balances[key] += sign * posting.amount.ore
                    if balances[key] < 0 and account != Account.SOURCE:
                        what = f"overdraws {account}{f' of {subject}' if subject else ''} by {Money(-balances[key])}"
                        problems.append(Problem(posting.tenant_id, where, what))
        for entry in entries.values():
            problems += _entry_problems(entry, lines)
    return problems


@dataclass(frozen=True, slots=True)
class Totals:
    """How much the ledger holds, over all tenants. The balances add up to nothing."""

    entries: int
    postings: int
    balances: dict[str, Money]


def totals() -> Totals:
    """Number of entries and postings, and the balance of each account over all tenants."""
    with everywhere("the ledger is counted as a whole"):
        moved = _moved()
        return Totals(
            entries=Entry.objects.count(),
            postings=len(moved),
            balances={account.value: _balance(moved, account) for account in Account},
        )


def _entry_problems(entry: Entry, lines: dict[int, list[Posting]]) -> list[Problem]:
    where = f"entry {entry.pk} ({entry.key})"
    mine = lines[entry.pk]
    if not mine:
        return [Problem(entry.tenant_id, where, "has no posting")]
    if entry.reverses_id is not None:
        forth = sorted((p.frame_id, p.source, p.target, p.subject, p.amount.ore) for p in lines[entry.reverses_id])
        back = sorted((p.frame_id, p.target, p.source, p.subject, p.amount.ore) for p in mine)
        return [] if forth == back else [Problem(entry.tenant_id, where, "does not mirror what it reverses")]
    route = ROUTES[Movement(entry.movement)]
    if any((posting.source, posting.target) != route for posting in mine):
        return [Problem(entry.tenant_id, where, f"is no {entry.movement}")]
    return []


@dataclass(frozen=True, slots=True)
class _Moved:
    """One posting, read as the movement that it makes (+1) or takes back (-1)."""

    movement: str
    sign: int
    source: str
    target: str
    ore: int


def _moved(**which: object) -> list[_Moved]:
    rows = Posting.objects.filter(**which).values_list(
        "entry__movement", "entry__reverses__movement", "source", "target", "amount"
    )
    return [
        _Moved(reversed_movement or movement, -1 if reversed_movement else 1, source, target, amount.ore)
        for movement, reversed_movement, source, target, amount in rows
    ]


def _balance(moved: list[_Moved], account: Account) -> Money:
    return Money(sum(row.ore * ((row.target == account) - (row.source == account)) for row in moved))


def _net(moved: list[_Moved], movement: Movement) -> Money:
    return Money(sum(row.ore * row.sign for row in moved if row.movement == movement))
