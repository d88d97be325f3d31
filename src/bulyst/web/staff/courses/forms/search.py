"""What a list of courses is narrowed by."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bulyst.programmes.models import Programme
from bulyst.web.staff.choices import Choice, chosen, leave_open, programme_choices, worded
from bulyst.web.ui.forms import PlainForm, offer


class SearchForm(PlainForm):
    """Words, a programme and a subject; each may be left open."""

    text = forms.CharField(label=_("Tittel, arrangør eller sted"), required=False)
    subject = forms.ChoiceField(label=_("Emne"), required=False)
    programme = forms.ChoiceField(label=_("Program"), required=False)

    def __init__(self, *args: Any, programmes: list[Programme], subjects: Iterable[Choice], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "subject", [("", _("Alle emner")), *worded(subjects)])
        offer(self, "programme", [("", _("Alle programmer")), *programme_choices(programmes)])
        leave_open(self, *self.fields)

    @property
    def wanted(self) -> dict[str, Any]:
        """What the query takes; nothing from a form that was not sent or does not read."""
        if not self.is_valid():
            return {}
        said = self.cleaned_data
        return {"text": said["text"], "subject": said["subject"], "programme_id": chosen(said["programme"])}
