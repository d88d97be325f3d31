"""When a letter reached the applicant, and what follows: the days to appeal are counted from there."""

from datetime import date, datetime

from bulyst.audit import trail
from bulyst.cases.appeal_rules import last_day
from bulyst.cases.models import Appeal, Case, Change, Decision, Reclaim
from bulyst.cases.queries.facts import rules_of
from bulyst.correspondence.actions import send_letter
from bulyst.correspondence.models import Letter
from bulyst.kernel.deadlines import today
from bulyst.parties import queries as parties
from bulyst.programmes.rulebook import RuleBook
from bulyst.tenancy.actor import Actor

RECEIPT_DAYS = 7
"""After so many days a letter that nobody opened counts as received, when the rule set says nothing else."""


def send_to_applicant(
    actor: Actor, case: Case, letter: Letter, now: datetime, *, book: RuleBook | None = None, clock: bool = True
) -> None:
    """Send a letter about `case` to its applicant; `clock`: some deadline is counted from its receipt."""
    ids = {case.applicant_id, case.applicant.counted_id}
    days = receipt_days(book or rules_of(case, today(now)))
    send_letter(
        actor=actor,
        letter=letter,
        recipient=case.applicant.name,
        on_my_page=any(parties.members(each).exists() for each in ids),
        deemed_after=days if clock else None,
        now=now,
    )


def receipt_days(book: RuleBook) -> int:
    """After how many days a letter that nobody opened counts as received."""
    rule = book.receipt_days()
    return rule.days if rule else RECEIPT_DAYS


def letter_received(actor: Actor, letter: Letter, on: date, receipt: str, now: datetime) -> None:
    """A letter was received: the last day to appeal what it is about is known from now on."""
    for kind in (Decision, Change, Reclaim):
        for decided in kind.objects.select_related("case").filter(letter=letter):
            _decided_received(actor, decided, on, receipt, now)
    for appeal in Appeal.objects.select_related("decision", "change", "reclaim").filter(dismissal_letter=letter):
        appeal.contest_by = last_day(on, appeal.against.appeal_weeks)
        appeal.save(update_fields=["contest_by"])


def _decided_received(
    actor: Actor, decided: Decision | Change | Reclaim, on: date, receipt: str, now: datetime
) -> None:
    decided.received_on = on
    decided.appeal_by = last_day(on, decided.appeal_weeks) if decided.appeal_weeks else None
    decided.save(update_fields=["received_on", "appeal_by"])
    if isinstance(decided, Decision):
        trail.record(
            actor,
            "decision.received",
            decided.case,
            at=now,
            decision=decided.pk,
            on=on,
            receipt=receipt,
            appeal_by=decided.appeal_by,
        )
