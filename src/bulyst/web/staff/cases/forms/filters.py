"""What of the case list is wanted."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bulyst.cases.kinds import CaseKind
from bulyst.cases.queries import WorkFilters
from bulyst.programmes.models import Programme
from bulyst.web.staff.cases.worklist import FINISHED, MINE, OPEN
from bulyst.web.ui.forms import PlainForm


class FilterForm(PlainForm):
    """Everything is optional; a choice that does not exist is as if it were not made."""

    sok = forms.CharField(label=_("Søk"), required=False, widget=forms.TextInput(attrs={"type": "search"}))
    vis = forms.ChoiceField(
        label=_("Vis"),
        required=False,
        choices=[(OPEN, _("Åpne saker")), (MINE, _("Mine saker")), (FINISHED, _("Avsluttede saker"))],
    )
    slag = forms.ChoiceField(
        label=_("Slag"),
        required=False,
        choices=[("", _("Alle")), (CaseKind.GRANT.value, _("Tilskudd")), (CaseKind.GUIDANCE.value, _("Veiledning"))],
    )
    program = forms.ChoiceField(label=_("Program"), required=False)

    def __init__(self, *args: Any, programmes: list[Programme], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [("", _("Alle")), *((str(each.pk), each.name) for each in programmes)]
        self.fields["program"].choices = choices  # type: ignore[attr-defined]
        for field in self.fields.values():
            field.mark_optional = False  # type: ignore[attr-defined]

    @property
    def which(self) -> str:
        """Open, mine or finished."""
        return self._chosen("vis") or OPEN

    @property
    def filters(self) -> WorkFilters:
        """What the query takes."""
        programme = self._chosen("program")
        return WorkFilters(
            kind=self._chosen("slag"),
            programme_id=int(programme) if programme else None,
            text=self._chosen("sok"),
        )

    def _chosen(self, name: str) -> str:
        self.is_valid()
        return str(self.cleaned_data.get(name) or "")
