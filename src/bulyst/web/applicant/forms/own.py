"""The questions that the municipality has made itself, one group a page, beside those that every application has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from django.utils.translation import get_language

from bulyst.cases.drafts import ApplicationDraft
from bulyst.cases.models import Case
from bulyst.correspondence.files import Examined
from bulyst.programmes.blocks import EMPTY, Form, QuestionGroup
from bulyst.web.applicant.forms.base import QuestionForm
from bulyst.web.applicant.forms.questions import GROUP_OF_RULE, GROUPS, Group
from bulyst.web.ui.questions import Question, Questions

OWN = "eget-"
"""What the address of an own page begins with: no fixed page has such a name."""


class OwnForm(QuestionForm):
    """One group of own questions."""

    prefix = "eget"

    def __init__(self, data: Any = None, *, asked: QuestionGroup, draft: ApplicationDraft, **options: Any) -> None:
        super().__init__(data, draft=draft, **options)
        self.questions = Questions(asked.blocks)
        self.questions.add_to(self, draft.answers)

    def merged(self) -> ApplicationDraft:
        """The draft with what could be read."""
        return replace(self.draft, answers=self.questions.answers(self, self.draft.answers))

    def asked(self) -> Iterator[Question]:
        """The questions as they stand on the page."""
        return self.questions.on(self)

    def uploads(self) -> dict[str, Examined]:
        """The files that were sent, by question."""
        return self.questions.uploads(self)


def form_of(case: Case) -> Form:
    """The municipality's own questions that the case was begun with."""
    return case.form.questions if case.form else EMPTY


def groups_of(form: Form) -> tuple[Group, ...]:
    """Every page of an application in order: the own ones before the last of those that every application has."""
    language = "nn" if get_language() == "nn" else "nb"
    own = [
        Group(
            f"{OWN}{each.key}",
            each.heading.text(language),
            each.lead.text(language),
            partial(OwnForm, asked=each),
            layout="own",
        )
        for each in form.groups
    ]
    return (*GROUPS[:-1], *own, *GROUPS[-1:])


def group_in(groups: Sequence[Group], key: str) -> Group | None:
    """The page with this key, or None."""
    return next((each for each in groups if each.key == key), None)


def page_of_rule(form: Form, message_key: str, question: str) -> str:
    """On which page an applicant puts right what was found missing; nothing for what no page can."""
    if not question:
        return GROUP_OF_RULE.get(message_key, "")
    group = form.group_of(question)
    return f"{OWN}{group.key}" if group else ""


def with_files(draft: ApplicationDraft, question: str, files: Sequence[int]) -> ApplicationDraft:
    """The draft with more files as the answer to a question."""
    before = draft.answers.get(question)
    held = [each for each in before if isinstance(each, int)] if isinstance(before, list) else []
    return replace(draft, answers={**draft.answers, question: list(dict.fromkeys([*held, *files]))})
