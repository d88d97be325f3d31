"""An application as it is read: labels and answers, group by group. Used by the applicant and by the staff."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext

from bulyst.cases.aid import Product
from bulyst.cases.drafts import ApplicationDraft
from bulyst.cases.kinds import FinanceSource, Language
from bulyst.cases.models import Case
from bulyst.cases.queries import application_of, files_of
from bulyst.kernel.money import Money
from bulyst.programmes.blocks import EMPTY, Block, Form, read_answer
from bulyst.programmes.choices import ApplicantKind, BlockKind, Purpose
from bulyst.web.applicant.forms.own import OWN, form_of, groups_of
from bulyst.web.applicant.plan import plan_of
from bulyst.web.ui.formats import day, kroner, number


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


def sections(draft: ApplicationDraft, form: Form = EMPTY, files: Mapping[int, str] | None = None) -> list[Section]:
    """The whole application with the own questions of `form`. What was left out is said to be so, never guessed.

    `files`: the names of the case's files by id, where a question is answered with files.
    """
    language = "nn" if get_language() == "nn" else "nb"
    own = {f"{OWN}{group.key}": group for group in form.groups}
    return [
        Section(
            page.key,
            page.heading,
            tuple(told(block, draft.answers, language, files or {}) for block in own[page.key].blocks)
            if page.key in own
            else _TOLD[page.key](draft),
        )
        for page in groups_of(form)
    ]


def sections_of(case: Case, *, for_applicant: bool) -> list[Section]:
    """The application of a case. Files that are not sent are left out unless `for_applicant`."""
    return sections(application_of(case), form_of(case), _names_of(case, for_applicant))


def _names_of(case: Case, for_applicant: bool) -> dict[int, str]:
    """The names of a case's files by id; read only where a question asks for files."""
    if not any(block.kind == BlockKind.FILES for block in form_of(case).blocks):
        return {}
    return {file.pk: file.name for file in files_of(case, for_applicant=for_applicant)}


def told(block: Block, answers: Mapping[str, Any], language: str, files: Mapping[int, str]) -> Answer:
    """One own question with its answer in words."""
    label, value = block.label.text(language), answers.get(block.key)
    try:
        answer = read_answer(block, value)
    except ValueError:
        return Answer(label, _half_answered(value))
    return Answer(label, _unanswered() if answer is None else _spelled(block, answer, language, files))


def _spelled(block: Block, answer: Any, language: str, files: Mapping[int, str]) -> str:
    options = {option.key: option.label.text(language) for option in block.options}
    match block.kind:
        case BlockKind.NUMBER:
            return f"{number(answer)} {block.unit}".strip()
        case BlockKind.MONEY:
            return kroner(answer)
        case BlockKind.DATE:
            return day(answer)
        case BlockKind.CHOICE:
            return options[answer]
        case BlockKind.CHOICES:
            return ", ".join(options[each] for each in answer)
        case BlockKind.COSTS | BlockKind.FINANCE:
            lines = [f"{line.text}: {kroner(line.amount)}" for line in answer]
            total = kroner(Money.total(line.amount for line in answer))
            return "\n".join([*lines, gettext("Til sammen: %(total)s") % {"total": total}])
        case BlockKind.MILESTONES:
            return "\n".join(f"{day(each.due)}: {each.text}" for each in answer)
        case BlockKind.FILES:
            return ", ".join(files[each] for each in answer if each in files) or _unanswered()
        case _:
            return str(answer)


def _half_answered(value: Any) -> str:
    """What can be shown of an answer that is not whole yet: the texts of its lines."""
    lines = value if isinstance(value, list) else []
    texts = [str(each["text"]) for each in lines if isinstance(each, dict) and each.get("text")]
    return "\n".join(texts) or _unanswered()


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
    product = (Answer(gettext("Prosjektet gjelder"), _capital(Product(draft.product).label)),) if draft.product else ()
    return (
        *product,
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
