"""Files that the staff puts in a case."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from bulyst.correspondence.actions import Paper
from bulyst.web.ui.files import FilesField
from bulyst.web.ui.forms import DateField, PlainForm

SHARED, INTERNAL = "soker", "kommunen"


class PapersForm(PlainForm):
    """What came on paper or is the municipality's own, when, and who may see it."""

    filer = FilesField(label=_("Filer"), required=True)
    received_on = DateField(label=_("Når kom de inn?"))
    seen_by = forms.ChoiceField(
        label=_("Hvem skal se filene?"),
        choices=[
            (SHARED, _("Søkeren og kommunen. Søkeren får beskjed.")),
            (INTERNAL, _("Bare kommunen")),
        ],
        widget=forms.RadioSelect,
    )

    @property
    def paper(self) -> Paper:
        """What the action takes."""
        return Paper(self.cleaned_data["received_on"], internal=self.cleaned_data["seen_by"] == INTERNAL)
