"""What the steps of an appeal have in common: letters, and time to accept or to pay afterwards."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils import translation

from bulyst.audit import trail
from bulyst.cases import letter_texts as texts
from bulyst.cases.appeal_rules import body_above
from bulyst.cases.consequences import pay_by_anew
from bulyst.cases.kinds import DecidingLevel
from bulyst.cases.letters import appeal_values, plain_letter, spelled_day
from bulyst.cases.lifecycle import AppealState, GrantState, ReclaimState
from bulyst.cases.models import Appeal, Case, Reclaim
from bulyst.cases.queries.facts import rules_of
from bulyst.cases.queries.repayments import overpaid, repaid
from bulyst.cases.receipt import send_to_applicant
from bulyst.correspondence.models import Letter
from bulyst.kernel.deadlines import today, weeks_after
from bulyst.kernel.money import Money
from bulyst.tenancy.actor import Actor

#: A section of a letter: a heading, and a part of the kind's texts or what somebody wrote.
Section = Mapping[str, str]

_REASONS = {"nb": "Begrunnelse", "nn": "Grunngjeving"}
_PAYMENT = {"nb": "Betaling", "nn": "Betaling"}


def tell_in_a_letter(
    actor: Actor,
    case: Case,
    appeal: Appeal,
    kind: str,
    title: str,
    sections: Sequence[Section],
    now: datetime,
    *,
    clock: bool = False,
) -> Letter:
    """Make a letter about the appeal and send it to the applicant. `clock`: days are counted from its receipt."""
    letter = plain_letter(actor, case, kind, title, sections, values_of(case, appeal, now), now)
    send_to_applicant(actor, case, letter, now, clock=clock)
    return letter


def reasons(language: str, text: str) -> Section:
    """What was written as reasons, under its heading."""
    return {"heading": _REASONS[language], "written": text}


def values_of(case: Case, appeal: Appeal, now: datetime) -> dict[str, str]:
    """What a letter about an appeal can fill in."""
    language, against = case.language, appeal.against
    amount = against.amount if isinstance(against, Reclaim) else (case.decision or appeal.decision).amount
    with translation.override(language):
        return {
            **appeal_values(against.appeal_weeks, rules_of(case, today(now)), language),
            texts.BODY.name: body_name(appeal.body or body_above(against.level)),
            texts.RECEIVED.name: spelled_day(today(appeal.filed_at)),
            texts.DECIDED.name: spelled_day(against.decided_on),
            texts.AMOUNT.name: str(amount),
            **_owed_values(appeal.reclaim),
        }


def _owed_values(reclaim: Reclaim | None) -> dict[str, str]:
    if reclaim is None:
        return dict.fromkeys((texts.PAY_BY.name, texts.OUTSTANDING.name, texts.OVERPAID.name), "")
    return {
        texts.PAY_BY.name: spelled_day(reclaim.pay_by),
        texts.OUTSTANDING.name: str((reclaim.amount or Money.ZERO) - repaid(reclaim)),
        texts.OVERPAID.name: str(overpaid(reclaim)),
    }


def owing(appeal: Appeal) -> list[Section]:
    """What a letter says of money to be paid after an appeal of a claim: what is left of it, or what is too much."""
    reclaim = appeal.reclaim
    if reclaim is None:
        return []
    heading = _PAYMENT[reclaim.case.language]
    if overpaid(reclaim):
        return [{"heading": heading, "part": "overpaid"}]
    return [{"heading": heading, "part": "payment"}] if reclaim.state == ReclaimState.DECIDED else []


def reasons_in_force(appeal: Appeal) -> str:
    """Why it was decided as it stands: a claim that an earlier appeal lowered has the reasons of that."""
    lowered = Appeal.objects.filter(reclaim=appeal.reclaim_id, state=AppealState.CHANGED).last()
    if appeal.reclaim_id is not None and lowered is not None:
        return lowered.review
    return appeal.against.reasons


def body_name(level: str) -> str:
    """What a deciding body is called, in the active language."""
    return str(DecidingLevel(level).label)


def give_time(actor: Actor, appeal: Appeal, now: datetime) -> None:
    """What stands after an appeal can be kept: there is time again to accept the grant, or to pay what is claimed."""
    _to_accept(actor, appeal.case, now)
    if appeal.reclaim is not None:
        _to_pay(actor, appeal.case, appeal.reclaim, now)


def _to_accept(actor: Actor, case: Case, now: datetime) -> None:
    """Whose grant stands after an appeal has as long to accept it as anybody, counted from today."""
    decision = case.decision
    if case.state != GrantState.GRANTED or decision is None or decision.accept_by is None:
        return
    rule = rules_of(case, today(now)).acceptance_weeks()
    prolonged = weeks_after(today(now), rule.weeks) if rule else decision.accept_by
    if prolonged > decision.accept_by:
        decision.accept_by = prolonged
        decision.save(update_fields=["accept_by"])
        trail.record(actor, "decision.acceptance_prolonged", case, at=now, decision=decision.pk, accept_by=prolonged)


def _to_pay(actor: Actor, case: Case, reclaim: Reclaim, now: datetime) -> None:
    pay_by = pay_by_anew(reclaim, today(now))
    if reclaim.state == ReclaimState.DECIDED and pay_by != reclaim.pay_by:
        reclaim.pay_by = pay_by
        reclaim.save(update_fields=["pay_by"])
        trail.record(actor, "reclaim.payment_prolonged", case, at=now, reclaim=reclaim.pk, pay_by=pay_by)
