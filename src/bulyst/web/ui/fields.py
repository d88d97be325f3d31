"""Form fields for what people in a municipality write: sums, dates, numbers. Texts are kept as they were typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.forms.formsets import BaseFormSet
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from bulyst.kernel.message import Refusable
from bulyst.kernel.money import Money
from bulyst.kernel.numbers import AccountNumber, OrganisationNumber
from bulyst.tenancy.wording import say
from bulyst.web.ui.formats import MINUS, number

MONTHS = (
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
)


_CLOCK = re.compile(r"(?:kl\.? ?)?(?P<hour>[01]?\d|2[0-3])(?:[.:](?P<minute>[0-5]\d))?")


class MoneyFormField(forms.Field):
    """A sum of kroner as people write it: "150 000", "150.000,50", "kr 1 200,-". Gives Money, or None."""

    affix = _("kr")

    def __init__(self, *, allow_zero: bool = False, maximum: Money | None = None, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "size": 14, "autocomplete": "off"}))
        super().__init__(**options)
        self.allow_zero = allow_zero
        self.maximum = maximum

    def to_python(self, value: Any) -> Money | None:
        if value in self.empty_values:
            return None
        return value if isinstance(value, Money) else _parsed(Money.parse, str(value))

    def validate(self, value: Money | None) -> None:
        super().validate(value)
        if value is None:
            return
        if value < Money.ZERO:
            raise ValidationError(_("Summen kan ikke være mindre enn null."), code="negative")
        if not value and not self.allow_zero:
            raise ValidationError(_("Summen må være større enn null."), code="zero")
        if self.maximum is not None and value > self.maximum:
            raise ValidationError(
                _("Summen kan ikke være større enn %(most)s."), code="large", params={"most": self.maximum}
            )

    def prepare_value(self, value: Any) -> Any:
        return str(value).removesuffix("kr").strip() if isinstance(value, Money) else value


class OrganisationNumberField(forms.CharField):
    """Nine digits, with or without spaces. Numbers made for testing are let in outside production."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric", "size": 14, "autocomplete": "off"}))
        options.setdefault("help_text", _("Ni sifre, for eksempel 999 999 999."))
        super().__init__(**options)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return text
        synthetic = settings.BULYST_SYNTHETIC_NUMBERS
        return _parsed(lambda typed: OrganisationNumber.parse(typed, synthetic=synthetic), text)


class AccountNumberField(forms.CharField):
    """A Norwegian bank account, eleven digits with or without dots and spaces."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric", "size": 16, "autocomplete": "off"}))
        options.setdefault("help_text", _("Elleve sifre."))
        super().__init__(**options)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return _parsed(AccountNumber.parse, text) if text else text


class DateField(forms.DateField):
    """A day as "3.3.2026", "3. mars 2026" or "2026-03-03"."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"size": 14, "autocomplete": "off"}))
        options.setdefault("help_text", _("Dag, måned og år, for eksempel 3.3.2026."))
        super().__init__(**options)

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            return value
        found = _read_day(str(value).strip().lower())
        if found is None:
            raise ValidationError(
                _("«%(text)s» er ikke en dato. Skriv dag, måned og år, for eksempel 3.3.2026."),
                code="invalid",
                params={"text": value},
            )
        return found

    def prepare_value(self, value: Any) -> Any:
        return f"{value.day}.{value.month}.{value.year}" if isinstance(value, date) else value


class ClockField(forms.TimeField):
    """A time of the day as "12", "12.30" or "kl. 12:30"."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"size": 6, "autocomplete": "off"}))
        options.setdefault("help_text", _("For eksempel 12.00. Tomt felt: hele dagen."))
        super().__init__(**options)

    def to_python(self, value: Any) -> time | None:
        if value in self.empty_values:
            return None
        if isinstance(value, time):
            return value
        found = _CLOCK.fullmatch(str(value).strip().lower())
        if found is None:
            raise ValidationError(_("Skriv et klokkeslett, for eksempel 12.00."), code="invalid")
        return time(int(found["hour"]), int(found["minute"] or 0))

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%H.%M}" if isinstance(value, time) else value


class WholeNumberField(forms.IntegerField):
    """A whole number, spaces between thousands allowed."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric", "size": 8, "autocomplete": "off"}))
        super().__init__(**options)

    def to_python(self, value: Any) -> int | None:
        if isinstance(value, str):
            value = "".join(value.split()).replace(MINUS, "-")
        try:
            return super().to_python(value)
        except ValidationError as error:
            raise ValidationError(_("Skriv et helt tall, for eksempel 12."), code="invalid") from error


class YearField(WholeNumberField):
    """A calendar year with four digits."""

    def __init__(self, *, earliest: int = 1900, latest: int = 2100, **options: Any) -> None:
        super().__init__(min_value=earliest, max_value=latest, **options)


class DecimalNumberField(forms.DecimalField):
    """A number with a decimal comma (a point is understood as well)."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "size": 8, "autocomplete": "off"}))
        super().__init__(**options)

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values:
            return None
        if isinstance(value, Decimal):
            return value
        try:
            found = Decimal("".join(str(value).split()).replace(",", ".").replace(MINUS, "-"))
        except InvalidOperation as error:
            raise ValidationError(_("Skriv et tall, for eksempel 1,5."), code="invalid") from error
        if not found.is_finite():
            raise ValidationError(_("Skriv et tall, for eksempel 1,5."), code="invalid")
        return found

    def prepare_value(self, value: Any) -> Any:
        return number(value) if isinstance(value, Decimal) else value


class YesNoField(forms.TypedChoiceField):
    """A question answered yes or no; gives a bool, and nothing is chosen beforehand."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.RadioSelect)
        super().__init__(
            choices=[("ja", _("Ja")), ("nei", _("Nei"))],
            coerce=lambda chosen: chosen == "ja",
            empty_value=None,
            **options,
        )

    def prepare_value(self, value: Any) -> Any:
        return {True: "ja", False: "nei"}.get(value, value) if isinstance(value, bool) else value


@dataclass(frozen=True, slots=True)
class FieldError:
    """A line of the error summary; `target` is the id that it leads to."""

    text: str
    target: str = ""


def widget_kind(field: BoundField) -> str:
    """How a field is laid out: "checkbox" (label after), "group" (a fieldset of choices), "files" or "single"."""
    widget = field.field.widget
    if isinstance(widget, forms.FileInput) and widget.allow_multiple_selected:
        return "files"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "group"
    return "checkbox" if isinstance(widget, forms.CheckboxInput) else "single"


def summary_of(form: forms.BaseForm | BaseFormSet[Any]) -> list[FieldError]:
    """Every error of a form, or of the forms of a formset, in the order of the fields."""
    if isinstance(form, BaseFormSet):
        own = [FieldError(str(text)) for text in form.non_form_errors()] if form.is_bound else []
        return own + [error for each in form.forms for error in _errors_of(each)]
    return list(_errors_of(form))


def _errors_of(form: forms.BaseForm) -> Iterator[FieldError]:
    if not form.is_bound:
        return
    yield from (FieldError(str(text)) for text in form.non_field_errors())
    for field in form:
        first = f"{field.auto_id}_0" if widget_kind(field) == "group" else field.auto_id
        yield from (FieldError(str(text), "" if field.is_hidden else first) for text in field.errors)


def _parsed(parse: Callable[[str], Any], text: str) -> Any:
    try:
        return parse(text)
    except Refusable as refused:
        raise ValidationError(say(refused.message), code="invalid") from refused


def _read_day(text: str) -> date | None:
    spelled = text.replace(".", " ").replace("/", " ").split()
    if len(spelled) == 3:
        day, month, year = spelled
        month = str(MONTHS.index(month) + 1) if month in MONTHS else month
        if not (day.isdecimal() and month.isdecimal() and year.isdecimal() and len(year) == 4):
            return None
        text = f"{year}-{int(month):02d}-{int(day):02d}"
    try:
        return parse_date(text)
    except ValueError:
        return None
