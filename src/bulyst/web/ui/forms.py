"""The base of every form: Norwegian sentences for what is missing, fields that look alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from django import forms
from django.forms.boundfield import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext

from bulyst.web.ui.fields import (
    AccountNumberField,
    ClockField,
    DateField,
    DecimalNumberField,
    MoneyFormField,
    OrganisationNumberField,
    WholeNumberField,
    YearField,
    YesNoField,
)

__all__ = [
    "AccountNumberField",
    "ClockField",
    "DateField",
    "DecimalNumberField",
    "LongText",
    "MoneyFormField",
    "OrganisationNumberField",
    "PlainForm",
    "WholeNumberField",
    "YearField",
    "YesNoField",
    "as_typed",
    "dress",
    "not_marked_optional",
    "offer",
]

Label = str | Promise
Choice = tuple[str | int, Label]
Choices = Sequence[Choice | tuple[str, Any]]
AnyForm = TypeVar("AnyForm", bound=forms.BaseForm)
Made = TypeVar("Made", bound=forms.Field)


class LongText(forms.Textarea):
    """A text of several lines."""

    def __init__(self, rows: int = 6) -> None:
        super().__init__(attrs={"rows": rows})


class PlainForm(forms.Form):
    """A form whose fields tell what is missing in plain words.

    The browser's own messages are left out (they come in the browser's language): the server checks everything.
    """

    use_required_attribute = False

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("label_suffix", "")
        super().__init__(*args, **options)
        dress(self)


def dress(form: forms.BaseForm) -> None:
    """Give the visible fields of `form` the look of Designsystemet, and words of their own for what is missing."""
    for bound in form.visible_fields():
        attrs = bound.field.widget.attrs
        attrs["class"] = " ".join(filter(None, ["ds-input", attrs.get("class", "")]))
        if bound.field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
            bound.field.error_messages["required"] = _what_is_missing(bound)


def as_typed(form: AnyForm) -> AnyForm:
    """The form with what was typed, and nothing said of it: for a button that does something else on its page."""
    form.errors.clear()
    return form


def not_marked_optional(field: Made) -> Made:
    """The field without "(valgfritt)" beside it: that it may be left open goes without saying, or it may not."""
    field.mark_optional = False  # type: ignore[attr-defined]
    return field


def offer(form: forms.BaseForm, name: str, choices: Choices) -> None:
    """Let a field of the form offer these choices. Raises TypeError for a field that is no choice."""
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(f"{name} is no choice")
    field.choices = choices


def _what_is_missing(bound: BoundField) -> str:
    asked = {"label": bound.label}
    if isinstance(bound.field, forms.ChoiceField):
        return gettext("Velg et svar under «%(label)s».") % asked
    if isinstance(bound.field, forms.BooleanField):
        return gettext("Kryss av for «%(label)s».") % asked
    return gettext("Fyll ut «%(label)s».") % asked
