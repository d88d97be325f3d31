"""Every balance is counted from the postings when it is asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.db.models import F, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce

from bulyst.kernel.money import Money
from bulyst.ledger.accounts import ROUTES, Account, Movement
from bulyst.ledger.models import Entry, Posting
from bulyst.tenancy.fields import MoneyField
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
    return _frame_balances(_moved(frame_id=frame_id))


def _frame_balances(moved: list[_Moved]) -> FrameBalances:
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
    return _subject_balances(_moved(subject=subject))


def balances_by_subject(subjects: Iterable[str]) -> dict[str, SubjectBalances]:
    """The same for many subjects, in one sum over some hundred of them at a time; nothing for one without postings."""
    wanted = list(subjects)
    moved: dict[str, list[_Moved]] = {subject: [] for subject in wanted}
    for some in _some(wanted):
        for subject, *row in _sums(Posting.objects.filter(subject__in=some), "subject"):
            moved[subject].append(_Moved(*row))
    return {subject: _subject_balances(rows) for subject, rows in moved.items()}


def _subject_balances(moved: list[_Moved]) -> SubjectBalances:
    return SubjectBalances(
        granted=_net(moved, Movement.COMMITMENT),
        committed=_balance(moved, Account.COMMITTED),
        paid=_balance(moved, Account.PAID),
        lapsed=_net(moved, Movement.LAPSE),
        reclaimed=_net(moved, Movement.RECLAIM),
    )


def available(frame_id: int) -> Money:
    """What of a frame is not promised to anyone."""
    return _standing(Posting.objects.filter(frame_id=frame_id), Account.AVAILABLE)


def holds(frame_id: int, account: Account, subject: str) -> Money:
    """What stands on a subject's own account in a frame: promised and not paid, or paid."""
    return _standing(Posting.objects.filter(frame_id=frame_id, subject=subject), account)


def paid_by_subject(subjects: Iterable[str]) -> dict[str, Money]:
    """Net paid (payments less reversals and reclaims) of each of `subjects` in the open scope; zero for none."""
    wanted = list(subjects)
    net = dict.fromkeys(wanted, Money.ZERO)
    for some in _some(wanted):
        rows = Posting.objects.filter(subject__in=some)
        for account, sign in (("target", 1), ("source", -1)):
            sums = rows.filter(**{account: Account.PAID}).values_list("subject").annotate(ore=Sum("amount")).order_by()
            for subject, ore in sums:
                net[subject] += ore * sign
    return net


def promised_or_paid(subjects: Iterable[str]) -> Money:
    """What all of `subjects` together have been promised and not paid, or been paid and kept."""
    found = Money.ZERO
    for some in _some(list(subjects)):
        rows = Posting.objects.filter(subject__in=some)
        found += _standing(rows, Account.COMMITTED) + _standing(rows, Account.PAID)
    return found


def promised_or_paid_by_subject(subjects: Iterable[str]) -> dict[str, Money]:
    """The same for each of `subjects`; zero for none."""
    wanted = list(subjects)
    standing = dict.fromkeys(wanted, Money.ZERO)
    kept = [Account.COMMITTED, Account.PAID]
    for some in _some(wanted):
        rows = Posting.objects.filter(subject__in=some)
        for account, sign in (("target", 1), ("source", -1)):
            sums = rows.filter(**{f"{account}__in": kept}).values_list("subject").annotate(ore=Sum("amount"))
            for subject, ore in sums.order_by():
                standing[subject] += ore * sign
    return standing


def balances_by_frame(frame_ids: Iterable[int]) -> dict[int, FrameBalances]:
    """Where the money of each frame stands now, in one sum over all of them."""
    wanted = list(frame_ids)
    moved: dict[int, list[_Moved]] = {frame_id: [] for frame_id in wanted}
    for frame_id, *row in _sums(Posting.objects.filter(frame_id__in=wanted), "frame_id"):
        moved[frame_id].append(_Moved(*row))
    return {frame_id: _frame_balances(rows) for frame_id, rows in moved.items()}


@dataclass(frozen=True, slots=True)
class YearLine:
    """What happened to one subject's money in a frame in one year; reversals are taken off what they take back."""

    subject: str
    committed: Money
    lapsed: Money
    paid: Money
    reclaimed: Money


def year_of_frame(frame_id: int, year: int) -> list[YearLine]:
    """The movements of a frame by subject in the calendar year in which they count, by subject."""
    rows = Posting.objects.filter(frame_id=frame_id, entry__occurred_on__year=year).exclude(subject="")
    lines = []
    for subject, some in groupby(sorted(_sums(rows, "subject")), key=lambda row: row[0]):
        moved = [_Moved(*row[1:]) for row in some]
        lines.append(
            YearLine(
                subject,
                committed=_net(moved, Movement.COMMITMENT),
                lapsed=_net(moved, Movement.LAPSE),
                paid=_net(moved, Movement.PAYMENT),
                reclaimed=_net(moved, Movement.RECLAIM),
            )
        )
    return lines


def years_of_frame(frame_id: int) -> list[int]:
    """The calendar years in which something of the frame moved, the last first."""
    days = Entry.objects.filter(postings__frame_id=frame_id).dates("occurred_on", "year", order="DESC")
    return [day.year for day in days]


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
    with everywhere("the ledger is checked as a whole"):
        return [*_misplaced(), *_overdrawn(), *_empty_entries(), *_wrong_ways(), *_wrong_reversals()]


def _misplaced() -> Iterator[Problem]:
    """Postings of several tenants, or that move nothing."""
    several = Posting.objects.filter(~Q(tenant_id=F("entry__tenant_id")) | ~Q(tenant_id=F("frame__tenant_id")))
    for tenant_id, pk in several.values_list("tenant_id", "pk"):
        yield Problem(tenant_id, f"posting {pk}", "belongs to several tenants")
    for tenant_id, pk in Posting.objects.filter(Q(amount__lte=0) | Q(source=F("target"))).values_list(
        "tenant_id", "pk"
    ):
        yield Problem(tenant_id, f"posting {pk}", "moves nothing")


def _overdrawn() -> Iterator[Problem]:
    """Every account is counted anew, posting by posting: none but the source was ever below zero."""
    balances: dict[tuple[int, str, str], int] = defaultdict(int)
    columns = ("pk", "tenant_id", "frame_id", "source", "target", "subject", "amount")
    rows = Posting.objects.order_by("pk").values_list(*columns).iterator(chunk_size=5000)
    for pk, tenant_id, frame_id, source, target, subject, amount in rows:
        for account, change in ((source, -amount.ore), (target, amount.ore)):
            for whose in ("", subject) if account in _BY_SUBJECT and subject else ("",):
                key = (frame_id, account, whose)
                balances[key] += change
                if change < 0 and balances[key] < 0 and account != Account.SOURCE:
                    what = f"overdraws {account}{f' of {whose}' if whose else ''} by {Money(-balances[key])}"
                    yield Problem(tenant_id, f"posting {pk}", what)


def _empty_entries() -> Iterator[Problem]:
    for entry in Entry.objects.filter(postings__isnull=True):
        yield Problem(entry.tenant_id, _named(entry), "has no posting")


def _wrong_ways() -> Iterator[Problem]:
    """Entries that go another way than their movement's."""
    for movement, (source, target) in ROUTES.items():
        strays = Posting.objects.filter(entry__movement=movement).exclude(source=source, target=target)
        for posting in strays.select_related("entry").order_by("entry_id", "pk").distinct():
            yield Problem(posting.tenant_id, _named(posting.entry), f"is no {movement}")


def _wrong_reversals() -> Iterator[Problem]:
    """Reversals that do not mirror what they reverse."""
    reversals = Entry.objects.filter(movement=Movement.REVERSAL).prefetch_related("postings", "reverses__postings")
    for entry in reversals.order_by("pk").iterator(chunk_size=500):
        assert entry.reverses is not None  # a constraint of the table
        mine = list(entry.postings.all())
        forth = sorted((p.frame_id, p.source, p.target, p.subject, p.amount.ore) for p in entry.reverses.postings.all())
        back = sorted((p.frame_id, p.target, p.source, p.subject, p.amount.ore) for p in mine)
        if mine and forth != back:
            yield Problem(entry.tenant_id, _named(entry), "does not mirror what it reverses")


def _named(entry: Entry) -> str:
    return f"entry {entry.pk} ({entry.key})"


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
            postings=Posting.objects.count(),
            balances={account.value: _balance(moved, account) for account in Account},
        )


@dataclass(frozen=True, slots=True)
class _Moved:
    """The sum of all postings of one kind; a reversal counts as the movement that it takes back (-1)."""

    movement: str
    reversed_movement: str | None
    source: str
    target: str
    ore: int

    @property
    def sign(self) -> int:
        return -1 if self.reversed_movement else 1


_BY_SUBJECT = frozenset({Account.COMMITTED, Account.PAID})
_AT_ONCE = 500


def _moved(**which: object) -> list[_Moved]:
    return [_Moved(*row) for row in _sums(Posting.objects.filter(**which))]


def _sums(postings: QuerySet[Posting], *by: str) -> list[tuple[Any, ...]]:
    """(*by, movement, reversed movement, source, target, øre) of each kind of posting, summed by the database."""
    kinds = ("entry__movement", "entry__reverses__movement", "source", "target")
    rows = postings.values_list(*by, *kinds).annotate(total=Sum("amount")).order_by()
    return [(*row[:-1], row[-1].ore) for row in rows]


def _standing(postings: QuerySet[Posting], account: Account) -> Money:
    """What stands on `account` by `postings`."""
    nothing = Value(0, output_field=MoneyField())
    sums = postings.aggregate(
        came=Coalesce(Sum("amount", filter=Q(target=account)), nothing),
        went=Coalesce(Sum("amount", filter=Q(source=account)), nothing),
    )
    return Money(sums["came"].ore - sums["went"].ore)


def _some(subjects: list[str]) -> Iterator[list[str]]:
    """A database takes only so many values in one question."""
    for first in range(0, len(subjects), _AT_ONCE):
        yield subjects[first : first + _AT_ONCE]


def _balance(moved: list[_Moved], account: Account) -> Money:
    return Money(sum(row.ore * ((row.target == account) - (row.source == account)) for row in moved))


def _net(moved: list[_Moved], movement: Movement) -> Money:
    return Money(sum(row.ore * row.sign for row in moved if movement in (row.movement, row.reversed_movement)))
