"""Lines of text and money, as many as are needed: a budget, a payment plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bulyst.kernel.money import Money
from bulyst.web.ui.forms import DateField, MoneyFormField, PlainForm, not_marked_optional

SPARE, MOST = 2, 20


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """One line that says something."""

    text: str
    amount: Money
    due: date | None = None


class LinesForm(PlainForm):
    """A form that ends in lines. `lines` is what it begins with; two empty ones follow. `dated` lines have a day.

    A line with a text and no sum, or the other way round, is said to be unfinished; an empty line is left out.
    """

    dated = False
    line_label = _("Linje %(number)s")

    def __init__(self, data: Any = None, *, lines: Sequence[WrittenLine] = (), **options: Any) -> None:
        initial = dict(options.pop("initial", None) or {})
        self.count = min(MOST, max(3, len(lines) + SPARE, _sent(data)))
        for number, line in enumerate(lines, start=1):
            initial |= {f"text_{number}": line.text, f"amount_{number}": line.amount, f"due_{number}": line.due}
        super().__init__(data, initial=initial, **options)
        for number in range(1, self.count + 1):
            self._add(number)

    @property
    def rows(self) -> Iterator[list[BoundField]]:
        """The fields of each line, as they stand on the page."""
        for number in range(1, self.count + 1):
            yield [self[name] for name in self._names(number)]

    @property
    def head(self) -> list[BoundField]:
        """The fields above the lines."""
        in_rows = {name for number in range(1, self.count + 1) for name in self._names(number)}
        return [field for field in self.visible_fields() if field.name not in in_rows]

    @property
    def written(self) -> tuple[WrittenLine, ...]:
        """The lines that say something, after validation."""
        read = self.cleaned_data
        return tuple(
            WrittenLine(read[f"text_{number}"], read[f"amount_{number}"], read.get(f"due_{number}"))
            for number in range(1, self.count + 1)
            if read.get(f"text_{number}") and read.get(f"amount_{number}")
        )

    def clean(self) -> dict[str, Any]:
        """Every line that is begun is whole."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for number in range(1, self.count + 1):
            names = self._names(number)
            given = [name for name in names if cleaned.get(name)]
            for name in names:
                if given and name not in given and name not in self.errors:
                    self.add_error(name, ValidationError(_MISSING[name.partition("_")[0]], code="unfinished"))
        return cleaned

    def _names(self, number: int) -> list[str]:
        return [f"text_{number}", *([f"due_{number}"] if self.dated else []), f"amount_{number}"]

    def _add(self, number: int) -> None:
        label = str(self.line_label) % {"number": number}
        plain = {"class": "ds-input", "autocomplete": "off"}
        fields: dict[str, forms.Field] = {
            f"text_{number}": forms.CharField(
                label=label, max_length=200, required=False, widget=forms.TextInput(attrs=plain)
            ),
            f"due_{number}": DateField(
                label=gettext("Dato %(number)s") % {"number": number},
                required=False,
                help_text="",
                widget=forms.TextInput(attrs={**plain, "size": 12}),
            ),
            f"amount_{number}": MoneyFormField(
                label=gettext("Beløp %(number)s") % {"number": number},
                required=False,
                widget=forms.TextInput(attrs={**plain, "inputmode": "decimal", "size": 14}),
            ),
        }
        for name in self._names(number):
            self.fields[name] = not_marked_optional(fields[name])


_MISSING = {
    "text": _("Skriv hva linjen gjelder, eller ta den bort."),
    "due": _("Skriv datoen for linjen."),
    "amount": _("Skriv beløpet for linjen."),
}


def _sent(data: Any) -> int:
    """How many lines a form that was sent has."""
    numbers = [int(name[5:]) for name in data or () if name.startswith("text_") and name[5:].isdecimal()]
    return max(numbers, default=0)
