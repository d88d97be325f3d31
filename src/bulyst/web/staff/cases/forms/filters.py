"""What of the case list is wanted, and the name it is kept under."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bulyst.cases.kinds import CaseKind
from bulyst.cases.queries import Show, WorkFilters
from bulyst.programmes.models import Programme
from bulyst.web.ui.forms import DateField, PlainForm, not_marked_optional, offer

FINISHED = "avsluttet"
_SHOWN = {"": Show.ALL, "forfalt": Show.OVERDUE, "uken": Show.WEEK, "sokeren": Show.APPLICANT}
MINE = "mine"


class FilterForm(PlainForm):
    """Everything is optional; a choice that does not exist is as if it were not made."""

    sok = forms.CharField(label=_("Søk"), required=False, widget=forms.TextInput(attrs={"type": "search"}))
    vis = forms.ChoiceField(
        label=_("Vis"),
        required=False,
        choices=[
            ("", _("Åpne saker")),
            ("forfalt", _("Forfalt")),
            ("uken", _("Frist innen en uke")),
            ("sokeren", _("Venter på søkeren")),
            (FINISHED, _("Avsluttede saker")),
        ],
    )
    hvem = forms.ChoiceField(label=_("Hvem sine"), required=False, choices=[("", _("Alle")), (MINE, _("Mine"))])
    slag = forms.ChoiceField(
        label=_("Slag"),
        required=False,
        choices=[("", _("Alle")), (CaseKind.GRANT.value, _("Tilskudd")), (CaseKind.GUIDANCE.value, _("Veiledning"))],
    )
    program = forms.ChoiceField(label=_("Program"), required=False)
    frist = DateField(label=_("Frist senest"), required=False, help_text="")

    def __init__(self, *args: Any, programmes: list[Programme], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [("", _("Alle")), *((str(each.pk), each.name) for each in programmes)]
        offer(self, "program", choices)
        for field in self.fields.values():
            not_marked_optional(field)

    @property
    def finished(self) -> bool:
        """Whether it is the finished cases that are wanted."""
        return bool(self._chosen("vis") == FINISHED)

    @property
    def filters(self) -> WorkFilters:
        """What the query takes."""
        programme = self._chosen("program")
        return WorkFilters(
            mine=self._chosen("hvem") == MINE,
            show=_SHOWN.get(self._chosen("vis") or "", Show.ALL),
            kind=self._chosen("slag") or "",
            programme_id=int(programme) if programme else None,
            text=self._chosen("sok") or "",
            due_by=self._chosen("frist"),
        )

    @property
    def choices(self) -> dict[str, str]:
        """What was chosen, as an address holds it; nothing for what was left open or does not exist."""
        return {name: str(self.data.get(name, "")).strip() for name in self.fields if self._chosen(name)}

    def _chosen(self, name: str) -> Any:
        self.is_valid()
        return self.cleaned_data.get(name)


class SaveFilterForm(PlainForm):
    """The name that a choice is kept under."""

    name = forms.CharField(
        label=_("Navn på utvalget"), max_length=80, help_text=_("For eksempel «Forfalte saker i mai».")
    )
    shared = forms.BooleanField(
        label=_("Del med kollegene mine"), required=False, help_text=_("Da står det også i deres liste.")
    )
