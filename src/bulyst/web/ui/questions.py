"""A municipality's own questions as form fields: what a list of blocks looks like, and what was answered to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from bulyst.correspondence.files import Examined
from bulyst.kernel.money import Money
from bulyst.programmes.blocks import Block, read_answer, write_answer
from bulyst.programmes.blocks.answers import LARGEST, LINES, LONG, SHORT
from bulyst.programmes.choices import BlockKind
from bulyst.web.ui.fields import DateField, DecimalNumberField, MoneyFormField
from bulyst.web.ui.files import FilesField
from bulyst.web.ui.forms import LongText, PlainForm, dress, not_marked_optional

FEWEST_LINES, SPARE_LINES = 3, 2
TABLES = frozenset({BlockKind.COSTS, BlockKind.FINANCE, BlockKind.MILESTONES})


@dataclass(frozen=True, slots=True)
class Question:
    """One block on a page: a field, or the lines of a table (pairs of fields)."""

    block: Block
    label: str
    help: str
    field: BoundField | None = None
    lines: tuple[tuple[BoundField, BoundField], ...] = ()


class Questions:
    """The fields of some blocks.

    No field is mandatory: what is missing is said by `blocks.check`, before sending.
    """

    def __init__(self, blocks: Sequence[Block], language: str = "") -> None:
        self.blocks = tuple(blocks)
        self.language = language or ("nn" if get_language() == "nn" else "nb")

    def add_to(self, form: forms.Form, answers: Mapping[str, Any]) -> None:
        """Give the form a field for each block, filled with what was answered before."""
        for block in self.blocks:
            if block.kind in TABLES:
                self._add_lines(form, block, answers.get(block.key))
                continue
            made = self._field(block)
            form.fields[block.key] = made
            if block.kind != BlockKind.FILES:
                form.initial[block.key] = _shown(block, answers.get(block.key))
        dress(form)

    def answers(self, form: forms.Form, before: Mapping[str, Any]) -> dict[str, Any]:
        """What was answered, as JSON; a field that could not be read keeps what was saved before."""
        form.is_valid()
        found = dict(before)
        for block in self.blocks:
            if block.kind in TABLES:
                found[block.key] = self._lines_read(form, block)
            elif block.kind != BlockKind.FILES and block.key in form.cleaned_data:
                found[block.key] = write_answer(block, form.cleaned_data[block.key])
        return found

    @property
    def has_tables(self) -> bool:
        """Whether a question takes lines, of which more can be shown."""
        return any(block.kind in TABLES for block in self.blocks)

    def uploads(self, form: forms.Form) -> dict[str, Examined]:
        """The files that were sent with the form, examined, by the keys of their questions. Nothing is stored yet."""
        form.is_valid()
        sent = {block.key: form.cleaned_data.get(block.key) for block in self.blocks if block.kind == BlockKind.FILES}
        return {key: looked for key, looked in sent.items() if looked is not None and (looked.files or looked.refused)}

    def on(self, form: forms.Form) -> Iterator[Question]:
        """The questions as they stand on the page."""
        for block in self.blocks:
            label, help_text = block.label.text(self.language), block.help.text(self.language)
            if block.kind in TABLES:
                pairs = tuple((form[first], form[second]) for first, second in self._names(form, block))
                yield Question(block, label, help_text, lines=pairs)
            else:
                yield Question(block, label, help_text, field=form[block.key])

    def _field(self, block: Block) -> forms.Field:
        said: dict[str, Any] = {
            "label": block.label.text(self.language),
            "help_text": block.help.text(self.language),
            "required": False,
        }
        options = [(each.key, each.label.text(self.language)) for each in block.options]
        match block.kind:
            case BlockKind.LONG_TEXT:
                made: forms.Field = forms.CharField(max_length=LONG, widget=LongText(6), **said)
            case BlockKind.NUMBER:
                made = DecimalNumberField(min_value=block.least, max_value=block.most, max_digits=20, **said)
                made.affix = block.unit  # type: ignore[attr-defined]
            case BlockKind.MONEY:
                made = MoneyFormField(allow_zero=True, maximum=LARGEST, **said)
            case BlockKind.DATE:
                made = DateField(**(said if said["help_text"] else {**said, "help_text": _("For eksempel 3.3.2026.")}))
            case BlockKind.FILES:
                made = FilesField(**(said if said["help_text"] else {"label": said["label"]}))
            case BlockKind.CHOICE:
                made = forms.ChoiceField(choices=options, widget=forms.RadioSelect, **said)
            case BlockKind.CHOICES:
                made = forms.MultipleChoiceField(choices=options, widget=forms.CheckboxSelectMultiple, **said)
            case _:
                made = forms.CharField(max_length=SHORT, widget=forms.TextInput(attrs={"autocomplete": "off"}), **said)
        return not_marked_optional(made) if block.required else made

    def _add_lines(self, form: forms.Form, block: Block, before: Any) -> None:
        held = list(_pairs(block, before))
        for number, (first, second) in enumerate(self._names(form, block, len(held)), start=1):
            form.fields[first] = not_marked_optional(
                forms.CharField(
                    label=f"{_FIRST[block.kind]()} {number}",
                    max_length=SHORT,
                    required=False,
                    widget=forms.TextInput(attrs={"autocomplete": "off"}),
                )
            )
            label = _("Frist") if block.kind == BlockKind.MILESTONES else _("Beløp")
            options: dict[str, Any] = {"label": f"{label} {number}", "required": False, "help_text": ""}
            form.fields[second] = not_marked_optional(
                DateField(**options)
                if block.kind == BlockKind.MILESTONES
                else MoneyFormField(allow_zero=True, maximum=LARGEST, **options)
            )
            if number <= len(held):
                form.initial[first], form.initial[second] = held[number - 1]

    def _names(self, form: forms.Form, block: Block, held: int | None = None) -> list[tuple[str, str]]:
        """The names of a table's fields: of as many lines as were sent, or as are held with some to spare."""
        if held is None:
            count = sum(name.startswith(f"{block.key}__first_") for name in form.fields)
        else:
            sent = sum(f"{form.prefix}-{block.key}__first_{n}" in form.data for n in range(1, LINES + 1))
            count = max(FEWEST_LINES, min(LINES, sent if form.is_bound else held + SPARE_LINES))
        return [(f"{block.key}__first_{number}", f"{block.key}__second_{number}") for number in range(1, count + 1)]

    def _lines_read(self, form: forms.Form, block: Block) -> list[dict[str, Any]] | None:
        """The lines that say anything, also half of one: what is missing in it is said before sending."""
        found: list[dict[str, Any]] = []
        for first, second in self._names(form, block):
            text, value = form.cleaned_data.get(first) or "", form.cleaned_data.get(second)
            if not text and value is None:
                continue
            if block.kind == BlockKind.MILESTONES:
                found.append({"text": text, "due": value.isoformat() if value else ""})
            else:
                found.append({"text": text, "amount": value.ore if value else 0})
        return found or None


class QuestionsForm(PlainForm):
    """A form of nothing but a municipality's own questions, such as those of a report."""

    prefix = "eget"

    def __init__(
        self, data: Any = None, *, blocks: Sequence[Block], answers: Mapping[str, Any] | None = None, **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.before = dict(answers or {})
        self.questions = Questions(blocks)
        self.questions.add_to(self, self.before)

    @property
    def answers(self) -> dict[str, Any]:
        """What was answered, as JSON by the blocks' keys."""
        return self.questions.answers(self, self.before)

    def asked(self) -> Iterator[Question]:
        """The questions as they stand on the page."""
        return self.questions.on(self)


_FIRST = {
    BlockKind.COSTS: lambda: _("Kostnad"),
    BlockKind.FINANCE: lambda: _("Hvem"),
    BlockKind.MILESTONES: lambda: _("Milepæl"),
}


def _shown(block: Block, value: Any) -> Any:
    """An answer as its field shows it; nothing for one that cannot be read any more."""
    try:
        return read_answer(block, value)
    except ValueError:
        return None


def _pairs(block: Block, value: Any) -> Iterator[tuple[str, Any]]:
    """The lines of a table as they were saved, also half ones."""
    for each in value if isinstance(value, list) else ():
        if not isinstance(each, Mapping):
            continue
        text = each.get("text")
        amount, due = each.get("amount"), each.get("due")
        if block.kind == BlockKind.MILESTONES:
            second: Any = _day(due)
        else:
            second = Money(amount) if isinstance(amount, int) and amount else None
        yield (text if isinstance(text, str) else "", second)


def _day(text: Any) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
