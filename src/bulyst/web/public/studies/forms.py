"""The start year that a reader believes in, for a programme whose start nobody knows."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bulyst.web.ui.forms import PlainForm


class StartYearForm(PlainForm):
    """One of the years that have been computed; sent by GET, so that the answer has an address."""

    start = forms.TypedChoiceField(
        label=_("Startår"),
        help_text=_("Det første året da folketallet 1. januar kan være påvirket."),
        coerce=int,
    )

    def __init__(self, *args: Any, years: Sequence[int], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["start"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [("", gettext("Velg år")), *((str(year), str(year)) for year in years)]
        field.error_messages["invalid_choice"] = gettext("Velg et startår fra %(first)s til %(last)s.") % {
            "first": years[0],
            "last": years[-1],
        }
