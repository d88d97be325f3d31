"""A page of the application: a form that can be saved half filled in."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from bulyst.cases.drafts import ApplicationDraft
from bulyst.programmes.models import Call
from bulyst.programmes.rulebook import RuleBook
from bulyst.web.ui.forms import PlainForm, not_marked_optional


class QuestionForm(PlainForm):
    """One group of questions of an application. Nothing is mandatory before the application is sent.

    `asks_for` names the fields of the draft that have a field of the same name here. What cannot be read is an
    error on the page, and never in the way of saving the rest.
    """

    asks_for: ClassVar[tuple[str, ...]] = ()

    def __init__(
        self, data: Any = None, *, draft: ApplicationDraft, call: Call | None, rules: RuleBook, **options: Any
    ) -> None:
        self.draft, self.call, self.rules = draft, call, rules
        super().__init__(data, initial=self.initial_from(draft), **options)
        for field in self.fields.values():
            not_marked_optional(field)

    def initial_from(self, draft: ApplicationDraft) -> dict[str, Any]:
        """What the fields hold when the page is opened."""
        return {name: getattr(draft, name) for name in self.asks_for}

    def merged(self) -> ApplicationDraft:
        """The draft with what could be read; a field that could not be read keeps what was saved before."""
        self.is_valid()
        return replace(self.draft, **{name: self.cleaned_data[name] for name in self.asks_for if self.could_read(name)})

    def could_read(self, name: str) -> bool:
        """Whether the field is here and what is typed in it makes sense."""
        return name in self.cleaned_data
