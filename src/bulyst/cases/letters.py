"""The letters of the room: which there are, and what they are filled with."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from bulyst.cases import letter_texts as texts
from bulyst.cases.aid import Aid, whole_cents
from bulyst.cases.kinds import FinanceSource
from bulyst.cases.models import Case, Decision
from bulyst.cases.plans import plan_of
from bulyst.cases.receipt import letter_received, receipt_days
from bulyst.correspondence.actions import make_letter
from bulyst.correspondence.models import Letter
from bulyst.correspondence.registry import LetterKind, register
from bulyst.correspondence.rendering import PACKAGE
from bulyst.kernel.deadlines import today
from bulyst.kernel.verdict import Verdict
from bulyst.programmes.rulebook import RuleBook
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.wording import spelled

DECISION = "cases.decision"
APPEAL_DISMISSED = "cases.appeal_dismissed"
APPEAL_UPHELD = "cases.appeal_upheld"
APPEAL_FORWARDED = "cases.appeal_forwarded"
APPEAL_RULED = "cases.appeal_ruled"
CLAIM_REVISED = "cases.claim_revised"
INTERIM_REPLY = "cases.interim_reply"

_TITLES = {
    "nb": {True: "Vedtak om tilskudd: {heading}", False: "Avslag på søknad om tilskudd: {heading}"},
    "nn": {True: "Vedtak om tilskot: {heading}", False: "Avslag på søknad om tilskot: {heading}"},
}
_AFTER_APPEAL = {"nb": "Nytt vedtak etter klage: {heading}", "nn": "Nytt vedtak etter klage: {heading}"}
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

_PLAIN = PACKAGE / "correspondence" / "templates" / "letters" / "plain.typ"
EXAMPLE: Mapping[str, Any] = {
    "recipient": [texts.APPLICANT.example, "Eksempelveien 1", "0000 Eksempel"],
    "date": texts.DECIDED.example,
    "number": texts.NUMBER.example,
    "handler": "",
    "programme": texts.PROGRAMME.example,
}


def register_letters() -> None:
    """Make the room's letters known to correspondence."""
    decision = PACKAGE / "cases" / "templates" / "letters" / "decision.typ"
    register(
        LetterKind(
            DECISION,
            decision,
            _("Vedtak om tilskudd"),
            texts.DECISION,
            texts.ABOUT_DECISION,
            {**EXAMPLE, **_EXAMPLE_DECISION},
            letter_received,
        )
    )
    for key, label, parts, fields in (
        (APPEAL_DISMISSED, _("Klagen er avvist"), texts.DISMISSED, texts.ABOUT_APPEAL),
        (APPEAL_UPHELD, _("Vedtaket står etter klage"), texts.UPHELD, texts.ABOUT_APPEAL),
        (APPEAL_FORWARDED, _("Klagen sendes til klageinstansen"), texts.FORWARDED, texts.ABOUT_APPEAL),
        (APPEAL_RULED, _("Klagen er avgjort"), texts.RULED, texts.ABOUT_APPEAL),
        (CLAIM_REVISED, _("Krav om tilbakebetaling etter klage"), texts.CLAIM_REVISED, texts.ABOUT_APPEAL),
        (INTERIM_REPLY, _("Foreløpig svar"), texts.REPLY, texts.ABOUT_REPLY),
    ):
        sections = [{"heading": "", "part": part.key} for part in parts]
        register(LetterKind(key, _PLAIN, label, parts, fields, {**EXAMPLE, "sections": sections}, letter_received))


def decision_letter(
    actor: Actor, case: Case, decision: Decision, book: RuleBook, verdicts: Sequence[Verdict], now: datetime
) -> Letter:
    """Make the letter about a decision, in the applicant's written standard."""
    language = case.language
    with translation.override(language):
        data = _decision_data(case, decision, book, verdicts)
        values = decision_values(case, decision, book) | {texts.EURO.name: _euro(decision, book)}
    titles = _AFTER_APPEAL[language] if decision.replaces_id else _TITLES[language][decision.granted]
    return make_letter(
        actor=actor,
        kind=DECISION,
        language=language,
        subject=case.subject,
        title=titles.format(heading=case.heading),
        author=author_of(case),
        data=data,
        values=values,
        now=now,
        constructed=case.constructed,
    )


def plain_letter(
    actor: Actor,
    case: Case,
    kind: str,
    title: str,
    sections: Sequence[Mapping[str, str]],
    values: Mapping[str, str],
    now: datetime,
    recipient: Sequence[str] = (),
) -> Letter:
    """Make a letter of headings and texts about a case, in the applicant's written standard.

    Each section has a `heading`, and a `part` of the kind's texts or something `written` by a person.
    """
    with translation.override(case.language):
        date_of_letter = spelled_day(today(now))
    return make_letter(
        actor=actor,
        kind=kind,
        language=case.language,
        subject=case.subject,
        title=title,
        author=author_of(case),
        data={
            "recipient": list(recipient) or addressed(case),
            "date": date_of_letter,
            "number": case.number,
            "handler": case.officer.name if case.officer else "",
            "programme": case.programme.name,
            "sections": [dict(section) for section in sections],
        },
        values={**common_values(case), **values},
        now=now,
        constructed=case.constructed,
    )


def author_of(case: Case) -> str:
    """Who writes."""
    return f"{case.tenant.name} kommune"


def addressed(case: Case) -> list[str]:
    """The applicant with their address."""
    return [case.applicant.name, *case.applicant.postal_address.splitlines()]


def common_values(case: Case) -> dict[str, str]:
    """What every letter about a case can fill in."""
    return {
        texts.APPLICANT.name: case.applicant.name,
        texts.MUNICIPALITY.name: author_of(case),
        texts.NUMBER.name: case.number,
        texts.PROJECT.name: case.title,
        texts.PROGRAMME.name: case.programme.name,
    }


def appeal_values(weeks: int, book: RuleBook, language: str) -> dict[str, str]:
    """What the notice of the right to appeal can fill in. Said in the active language, which is `language`."""
    rule = book.appeal_weeks()
    return {
        texts.WEEKS.name: _WEEKS[language].get(weeks, _WEEKS[language][None]).format(weeks=weeks),
        texts.RECEIPT_DAYS.name: str(receipt_days(book)),
        texts.LAW.name: rule.citation if rule else _APPEAL_CITATION[language],
    }


def decision_values(case: Case, decision: Decision, book: RuleBook) -> dict[str, str]:
    """What the letter about a decision can fill in. Said in the active language."""
    return {
        **common_values(case),
        **appeal_values(decision.appeal_weeks, book, case.language),
        texts.APPLIED.name: str(case.applied_amount),
        texts.AMOUNT.name: str(decision.amount),
        texts.COSTS.name: str(decision.approved_costs),
        texts.SHARE.name: _percent(decision),
        texts.ACCEPT_BY.name: spelled_day(decision.accept_by),
        texts.VALID_UNTIL.name: spelled_day(decision.valid_until),
    }


def _decision_data(case: Case, decision: Decision, book: RuleBook, verdicts: Sequence[Verdict]) -> dict[str, Any]:
    language = case.language
    return {
        "recipient": addressed(case),
        "date": spelled_day(decision.decided_on),
        "number": case.number,
        "handler": case.officer.name if case.officer else "",
        "programme": case.programme.name,
        "outcome": decision.outcome,
        "amount": str(decision.amount),
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
        "rule_set_from": spelled_day(book.valid_from),
        "rule_set_version": book.version,
        "accept_by": spelled_day(decision.accept_by),
        "valid_until": spelled_day(decision.valid_until),
        "accepted": decision.accepted_at is not None,
        "milestones": _milestones(case) if decision.granted else [],
        "report_rules": [
            rule.text(language)
            for rule in (book.report_interval(), book.report_months())
            if rule is not None and decision.granted
        ],
        "aid": decision.granted and any(each.message.key in _DE_MINIMIS for each in verdicts),
    }


def _milestones(case: Case) -> list[dict[str, str]]:
    return [{"text": each.text, "due": spelled_day(each.due_on), "amount": str(each.amount)} for each in plan_of(case)]


def _euro(decision: Decision, book: RuleBook) -> str:
    """The grant in euro at the rate of the rules; nothing when they know no rate."""
    rule = book.de_minimis()
    return spelled(whole_cents(Aid(decision.decided_on, decision.amount, rule.rate).eur)) if rule else ""


_DE_MINIMIS = frozenset({"cases.within_de_minimis.ok", "cases.within_de_minimis.not_stated"})

_EXAMPLE_DECISION: Mapping[str, Any] = {
    "outcome": "PARTIAL",
    "amount": texts.AMOUNT.example,
    "costs": texts.COSTS.example,
    "reasons": "Her står begrunnelsen.",
    "conditions": "Her står vilkårene.",
    "cost_lines": [{"text": "Ovn", "amount": texts.COSTS.example}],
    "finance_lines": [],
    "rules": [],
    "rule_set": "",
    "rule_set_from": "",
    "rule_set_version": "",
    "accept_by": texts.ACCEPT_BY.example,
    "valid_until": texts.VALID_UNTIL.example,
    "accepted": False,
    "milestones": [{"text": "Ovnen er bestilt", "due": texts.ACCEPT_BY.example, "amount": "50\u202f000\u00a0kr"}],
    "report_rules": ["Her står regelen om rapporter."],
    "aid": True,
    "everything": True,
}
"""A preview shows every text of the letter, one after the other."""


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


def spelled_day(day: date | None) -> str:
    """ "3. mars 2026", never broken over two lines; nothing for no date. Said in the active language."""
    return spelled(day).replace(" ", "\u00a0") if day else ""
