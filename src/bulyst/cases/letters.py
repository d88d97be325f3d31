"""The letters of the room: what the templates are filled with."""

from collections.abc import Sequence
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from django.utils import translation

from bulyst.cases.kinds import FinanceSource
from bulyst.cases.models import Case, Decision
from bulyst.cases.receipt import decision_received, receipt_days
from bulyst.correspondence.actions import make_letter
from bulyst.correspondence.models import Letter
from bulyst.correspondence.registry import LetterKind, register
from bulyst.correspondence.rendering import PACKAGE
from bulyst.kernel.verdict import Verdict
from bulyst.programmes.rulebook import RuleBook
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.wording import spelled

DECISION = "cases.decision"

_TITLES = {
    "nb": {True: "Vedtak om tilskudd: {heading}", False: "Avslag på søknad om tilskudd: {heading}"},
    "nn": {True: "Vedtak om tilskot: {heading}", False: "Avslag på søknad om tilskot: {heading}"},
}
_WEEKS = {
    "nb": {1: "én uke", 2: "to uker", 3: "tre uker", 4: "fire uker", 6: "seks uker", None: "{weeks} uker"},
    "nn": {1: "éi veke", 2: "to veker", 3: "tre veker", 4: "fire veker", 6: "seks veker", None: "{weeks} veker"},
}
_SOURCES = {
    "nb": {
        FinanceSource.OWN_MONEY: "Egne penger",
        FinanceSource.OWN_WORK: "Egen arbeidsinnsats",
        FinanceSource.LOAN: "Lån",
        FinanceSource.OTHER_PUBLIC: "Annen offentlig støtte",
        FinanceSource.OTHER_PRIVATE: "Andre private",
    },
    "nn": {
        FinanceSource.OWN_MONEY: "Eigne pengar",
        FinanceSource.OWN_WORK: "Eigen arbeidsinnsats",
        FinanceSource.LOAN: "Lån",
        FinanceSource.OTHER_PUBLIC: "Anna offentleg støtte",
        FinanceSource.OTHER_PRIVATE: "Andre private",
    },
}
_APPEAL_CITATION = {"nb": "forvaltningsloven kapittel VI", "nn": "forvaltingslova kapittel VI"}


def register_letters() -> None:
    """Make the room's letters known to correspondence."""
    register(LetterKind(DECISION, PACKAGE / "cases" / "templates" / "letters" / "decision.typ", decision_received))


def decision_letter(
    actor: Actor, case: Case, decision: Decision, book: RuleBook, verdicts: Sequence[Verdict], now: datetime
) -> Letter:
    """Make the letter about a decision, in the applicant's written standard."""
    language = case.language
    with translation.override(language):
        data = _decision_data(case, decision, book, verdicts)
    return make_letter(
        actor=actor,
        kind=DECISION,
        language=language,
        subject=case.subject,
        title=_TITLES[language][decision.granted].format(heading=case.heading),
        author=f"{case.tenant.name} kommune",
        data=data,
        now=now,
        constructed=case.constructed,
    )


def _decision_data(case: Case, decision: Decision, book: RuleBook, verdicts: Sequence[Verdict]) -> dict[str, Any]:
    language = case.language
    appeal = book.appeal_weeks()
    weeks = decision.appeal_weeks
    return {
        "recipient": [case.applicant.name, *case.applicant.postal_address.splitlines()],
        "date": _day(decision.decided_on),
        "number": case.number,
        "handler": case.officer.name if case.officer else "",
        "programme": case.programme.name,
        "applicant": case.applicant.name,
        "project": case.title,
        "outcome": decision.outcome,
        "amount": str(decision.amount),
        "applied": str(case.applied_amount),
        "share": _percent(decision),
        "costs": str(decision.approved_costs),
        "reasons": decision.reasons,
        "conditions": decision.conditions,
        "cost_lines": [{"text": line.text, "amount": str(line.amount)} for line in case.cost_lines.all()],
        "finance_lines": [
            {"text": _source(line.source, line.text, language), "amount": str(line.amount)}
            for line in case.finance_lines.all()
        ],
        "rules": _quoted(book, verdicts, language, granted=decision.granted),
        "rule_set": book.name,
        "rule_set_from": _day(book.valid_from),
        "rule_set_version": book.version,
        "accept_by": _day(decision.accept_by),
        "valid_until": _day(decision.valid_until),
        "receipt_days": receipt_days(book),
        "appeal_weeks": _WEEKS[language].get(weeks, _WEEKS[language][None]).format(weeks=weeks),
        "appeal_citation": appeal.citation if appeal else _APPEAL_CITATION[language],
    }


def _quoted(book: RuleBook, verdicts: Sequence[Verdict], language: str, *, granted: bool) -> list[dict[str, str]]:
    """The dated rules that the decision rests on: all that were judged for a grant, the broken ones for a refusal."""
    texts = {rule.rule_id: rule.text(language) for _, rule in book.rules}
    return [
        {"text": texts[verdict.rule], "citation": verdict.citation}
        for verdict in verdicts
        if verdict.rule in texts and (granted or not verdict.ok)
    ]


def _percent(decision: Decision) -> str:
    if not decision.approved_costs:
        return spelled(Fraction(0))
    return spelled(decision.amount.fraction_of(decision.approved_costs))


def _source(source: str, text: str, language: str) -> str:
    name = _SOURCES[language][FinanceSource(source)]
    return f"{name}: {text}" if text else name


def _day(day: date | None) -> str:
    """ "3. mars 2026", never broken over two lines; nothing for no date."""
    return spelled(day).replace(" ", "\u00a0") if day else ""
