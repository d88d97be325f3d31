"""The letters about a changed grant and about a claim for repayment, in the applicant's written standard.

Their texts are the municipality's own, or the house's (`money_letter_texts`); the headings stand here.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from bulyst.cases import letter_texts as common
from bulyst.cases import money_letter_texts as texts
from bulyst.cases.grounds import GROUNDS
from bulyst.cases.letters import EXAMPLE, addressed, appeal_values, author_of, common_values, spelled_day
from bulyst.cases.lifecycle import ChangeState
from bulyst.cases.models import Case, Change, Reclaim
from bulyst.cases.queries.facts import rules_of
from bulyst.cases.receipt import letter_received
from bulyst.correspondence.actions import make_letter
from bulyst.correspondence.models import Letter
from bulyst.correspondence.registry import LetterKind, register
from bulyst.correspondence.rendering import PACKAGE
from bulyst.kernel.deadlines import today
from bulyst.kernel.money import Money
from bulyst.ledger.queries import subject_balances
from bulyst.tenancy.actor import Actor

CHANGE = "cases.change"
RECLAIM_NOTICE = "cases.reclaim_notice"
RECLAIM = "cases.reclaim"

_HEADINGS: dict[str, dict[str, str]] = {
    "nb": {
        "change_title": "Vedtak om endring av tilskudd: {project}",
        "change_refused_title": "Avslag på søknad om endring av tilskudd: {project}",
        "notice_title": "Varsel om at tilskudd kan bli krevd tilbake: {project}",
        "reclaim_title": "Vedtak om tilbakebetaling av tilskudd: {project}",
        "decision": "Vedtaket",
        "reasons": "Begrunnelse",
        "budget": "Nytt budsjett",
        "line": "Post",
        "sum": "Beløp",
        "total": "Sum kostnader",
        "appeal": "Dere kan klage",
        "notice": "Varsel",
        "ground": "Grunnlaget",
        "happened": "Hva som har skjedd",
        "answer": "Slik svarer dere",
        "answered": "Svaret deres",
        "payment": "Betaling",
    },
    "nn": {
        "change_title": "Vedtak om endring av tilskot: {project}",
        "change_refused_title": "Avslag på søknad om endring av tilskot: {project}",
        "notice_title": "Varsel om at tilskot kan bli kravd tilbake: {project}",
        "reclaim_title": "Vedtak om tilbakebetaling av tilskot: {project}",
        "decision": "Vedtaket",
        "reasons": "Grunngjeving",
        "budget": "Nytt budsjett",
        "line": "Post",
        "sum": "Beløp",
        "total": "Sum kostnader",
        "appeal": "De kan klage",
        "notice": "Varsel",
        "ground": "Grunnlaget",
        "happened": "Kva som har hendt",
        "answer": "Slik svarer de",
        "answered": "Svaret dykkar",
        "payment": "Betaling",
    },
}

Section = dict[str, Any]
"""A heading with `parts` of the kind's texts under it, or something `written` by a person."""


def register_letters() -> None:
    """Make these letters known to correspondence."""
    template = PACKAGE / "cases" / "templates" / "letters" / "sections.typ"
    for key, label, parts, fields, received in (
        (CHANGE, _("Vedtak om endring"), texts.CHANGE, texts.ABOUT_CHANGE, letter_received),
        (RECLAIM_NOTICE, _("Varsel om tilbakebetaling"), texts.NOTICE, texts.ABOUT_NOTICE, None),
        (RECLAIM, _("Vedtak om tilbakebetaling"), texts.RECLAIM, texts.ABOUT_RECLAIM, letter_received),
    ):
        example = {**EXAMPLE, **_lines("nb", ()), "sections": [{"heading": "", "parts": [part.key for part in parts]}]}
        register(LetterKind(key, template, label, parts, fields, {**example, "closing": []}, received))


def change_letter(actor: Actor, change: Change, now: datetime) -> Letter:
    """The decision about an application for change."""
    case, granted = change.case, change.state == ChangeState.GRANTED
    decision = case.decision
    assert decision is not None  # only an accepted grant is changed
    before = decision.replaces.amount if granted and decision.replaces else decision.amount
    told = ["granted" if granted else "refused"]
    if granted and change.until:
        told.append("until")
    if granted and change.costs:
        told.append("cut" if decision.amount < before else "same")
    weeks = decision.appeal_weeks if granted else change.appeal_weeks
    with translation.override(case.language):
        values = {
            **appeal_values(weeks, rules_of(case, today(now)), case.language),
            common.AMOUNT.name: str(decision.amount),
            texts.BEFORE.name: str(before),
            common.COSTS.name: str(decision.approved_costs),
            common.VALID_UNTIL.name: spelled_day(change.until if granted and change.until else decision.valid_until),
        }
    sections = [
        _told(case, "decision", *told),
        _written(case, "reasons", decision.reasons if granted else change.reasons),
    ]
    lines = [(line["text"], Money(line["ore"])) for line in change.costs] if granted else []
    title = "change_title" if granted else "change_refused_title"
    closing = [_told(case, "appeal", "appeal")]
    return _letter(actor, case, CHANGE, title, sections, closing, values, now, lines)


def reclaim_notice_letter(actor: Actor, reclaim: Reclaim, now: datetime) -> Letter:
    """Notice beforehand that money may be claimed back."""
    case = reclaim.case
    sections = [
        _told(case, "notice", "notice"),
        _told(case, "ground", "ground"),
        _written(case, "happened", reclaim.notice),
    ]
    values, closing = _claim_values(reclaim, reclaim.notified_amount), [_told(case, "answer", "answer")]
    return _letter(actor, case, RECLAIM_NOTICE, "notice_title", sections, closing, values, now)


def reclaim_letter(actor: Actor, reclaim: Reclaim, now: datetime) -> Letter:
    """The decision to claim money back, with reasons and how to appeal."""
    case, language = reclaim.case, reclaim.case.language
    answered = _written(case, "answered", reclaim.answer) if reclaim.answer else _told(case, "answered", "not_answered")
    sections = [
        _told(case, "decision", "claimed"),
        _told(case, "ground", "ground"),
        _written(case, "happened", reclaim.notice),
        answered,
        _written(case, "reasons", reclaim.reasons),
    ]
    with translation.override(language):
        values = {
            **_claim_values(reclaim, reclaim.amount or Money.ZERO),
            **appeal_values(reclaim.appeal_weeks, rules_of(case, today(now)), language),
            texts.NOTIFIED.name: spelled_day(today(reclaim.notified_at)),
            texts.PAY_BY.name: spelled_day(reclaim.pay_by),
        }
    closing = [_told(case, "payment", "payment"), _told(case, "appeal", "appeal")]
    return _letter(actor, case, RECLAIM, "reclaim_title", sections, closing, values, now)


def _claim_values(reclaim: Reclaim, amount: Money) -> dict[str, str]:
    case = reclaim.case
    with translation.override(case.language):
        return {
            texts.CLAIMED.name: str(amount),
            texts.PAID.name: str(subject_balances(case.subject).paid),
            texts.GROUND.name: GROUNDS[reclaim.ground].text(case.language).rstrip("."),
            texts.CITATION.name: reclaim.citation,
            texts.ANSWER_BY.name: spelled_day(reclaim.answer_due),
        }


def _told(case: Case, heading: str, *parts: str) -> Section:
    return {"heading": _HEADINGS[case.language][heading], "parts": list(parts)}


def _written(case: Case, heading: str, text: str) -> Section:
    return {"heading": _HEADINGS[case.language][heading], "written": text}


def _lines(language: str, lines: Sequence[tuple[str, Money]]) -> dict[str, Any]:
    words = _HEADINGS[language]
    return {
        "lines": [{"text": text, "amount": str(amount)} for text, amount in lines],
        "lines_heading": words["budget"],
        "lines_sum": str(Money.total(amount for _text, amount in lines)),
        "line_words": [words["line"], words["sum"], words["total"]],
    }


def _letter(
    actor: Actor,
    case: Case,
    kind: str,
    title: str,
    sections: Sequence[Section],
    closing: Sequence[Section],
    values: Mapping[str, str],
    now: datetime,
    lines: Sequence[tuple[str, Money]] = (),
) -> Letter:
    with translation.override(case.language):
        written_on = spelled_day(today(now))
    return make_letter(
        actor=actor,
        kind=kind,
        language=case.language,
        subject=case.subject,
        title=_HEADINGS[case.language][title].format(project=case.heading),
        author=author_of(case),
        data={
            "recipient": addressed(case),
            "date": written_on,
            "number": case.number,
            "handler": case.officer.name if case.officer else "",
            "programme": case.programme.name,
            "sections": list(sections),
            "closing": list(closing),
            **_lines(case.language, lines),
        },
        values={**common_values(case), **values},
        now=now,
        constructed=case.constructed,
    )
