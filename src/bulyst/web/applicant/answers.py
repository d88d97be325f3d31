"""An application as it is read: labels and answers, group by group. Used by the applicant and by the staff."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext

from bulyst.cases.drafts import ApplicationDraft
from bulyst.cases.kinds import FinanceSource, Language
from bulyst.kernel.money import Money
from bulyst.programmes.choices import ApplicantKind, Purpose
from bulyst.web.applicant.forms.questions import GROUPS
from bulyst.web.applicant.plan import plan_of
from bulyst.web.ui.formats import day, kroner


@dataclass(frozen=True, slots=True)
class Answer:
    """One question's label and its answer."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """One group's answers."""

    key: str
    heading: str | Promise
    answers: tuple[Answer, ...]


def sections(draft: ApplicationDraft) -> list[Section]:
    """The whole application. What was left out is said to be so, never guessed."""
    return [Section(group.key, group.heading, _TOLD[group.key](draft)) for group in GROUPS]


def _project(draft: ApplicationDraft) -> tuple[Answer, ...]:
    return (
        Answer(gettext("Navn"), draft.title or _unanswered()),
        Answer(gettext("Hva dere vil gjøre"), draft.description or _unanswered()),
    )


def _purpose(draft: ApplicationDraft) -> tuple[Answer, ...]:
    groups = ", ".join(str(ApplicantKind(group).label) for group in draft.groups)
    return (
        Answer(gettext("Formål"), _capital(Purpose(draft.purpose).label) if draft.purpose else _unanswered()),
        Answer(gettext("Begynner"), day(draft.starts_on) if draft.starts_on else _unanswered()),
        Answer(gettext("Ferdig"), day(draft.ends_on) if draft.ends_on else _unanswered()),
        *((Answer(gettext("Søkeren er"), groups),) if groups else ()),
    )


def _costs(draft: ApplicationDraft) -> tuple[Answer, ...]:
    lines = [Answer(line.text or gettext("Uten navn"), _sum(line.amount)) for line in draft.costs]
    return (*lines, Answer(gettext("Til sammen"), kroner(plan_of(draft).costs)))


def _finance(draft: ApplicationDraft) -> tuple[Answer, ...]:
    lines = [Answer(_source(line.source, line.text), kroner(line.amount)) for line in draft.finance]
    applied = kroner(draft.applied_amount) if draft.applied_amount else _unanswered()
    return (
        Answer(gettext("Søknadsbeløp"), applied),
        *lines,
        Answer(gettext("Til sammen"), kroner(plan_of(draft).financed)),
    )


def _rest(draft: ApplicationDraft) -> tuple[Answer, ...]:
    aid = _unanswered() if draft.aid_declared is None else kroner(draft.aid_declared)
    return (
        Answer(gettext("Offentlig støtte de siste tre årene"), aid),
        Answer(gettext("Målform i brev"), _capital(Language(draft.language).label)),
    )


_TOLD: dict[str, Callable[[ApplicationDraft], tuple[Answer, ...]]] = {
    "prosjekt": _project,
    "formal": _purpose,
    "kostnader": _costs,
    "finansiering": _finance,
    "annet": _rest,
}


def _source(source: str, text: str) -> str:
    label = _capital(FinanceSource(source).label)
    return f"{label}: {text}" if text else label


def _sum(amount: Money) -> str:
    return kroner(amount) if amount else _unanswered()


def _unanswered() -> str:
    return gettext("Ikke besvart")


def _capital(label: object) -> str:
    text = str(label)
    return text[:1].upper() + text[1:]
