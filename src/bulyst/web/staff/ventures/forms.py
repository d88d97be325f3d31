"""What is asked about a new firm, a pupil enterprise and an association's activity."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bulyst.parties.models import Party, PartyKind
from bulyst.programmes.models import Programme
from bulyst.ventures.drafts import AssociationActivityDraft, NewFirmDraft, PartyChoice, PupilEnterpriseDraft
from bulyst.ventures.models import AssociationActivity, LegalForm, NewFirm, PupilEnterprise, Support
from bulyst.web.staff.choices import area_choices, chosen, leave_open, programme_choices, project_choices, worded
from bulyst.web.ui.forms import DateField, LongText, OrganisationNumberField, PlainForm, WholeNumberField, offer

FIRM_KINDS = [(kind.value, kind.label) for kind in (PartyKind.FIRM, PartyKind.FARM)]
NO_FORM = ("", _("Velg organisasjonsform"))


class SearchForm(PlainForm):
    """Words and a programme; each may be left open."""

    text = forms.CharField(label=_("Navn"), required=False)
    programme = forms.ChoiceField(label=_("Program"), required=False)

    def __init__(self, *args: Any, programmes: list[Programme], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "programme", [("", _("Alle programmer")), *programme_choices(programmes)])
        leave_open(self, *self.fields)

    @property
    def wanted(self) -> dict[str, Any]:
        """What the query takes; nothing from a form that was not sent or does not read."""
        if not self.is_valid():
            return {}
        return {"text": self.cleaned_data["text"], "programme_id": chosen(self.cleaned_data["programme"])}


class _InProgrammeForm(PlainForm):
    """A row of a programme and, if one is chosen, of one of its areas."""

    programme = forms.ChoiceField(label=_("Program"))
    area = forms.ChoiceField(label=_("Programområde"), required=False)

    def __init__(self, *args: Any, programmes: list[Programme], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "programme", programme_choices(programmes, empty=_("Velg program")))
        offer(self, "area", area_choices(programmes))

    @property
    def programme_and_area(self) -> dict[str, Any]:
        """Where the row belongs."""
        said = self.cleaned_data
        return {"programme_id": int(said["programme"]), "area_id": chosen(said["area"])}


class NewFirmForm(_InProgrammeForm):
    """A new firm, known by its number."""

    organisation_number = OrganisationNumberField(label=_("Organisasjonsnummer"))
    name = forms.CharField(label=_("Navn"), max_length=200)
    kind = forms.ChoiceField(label=_("Slag"), widget=forms.RadioSelect, initial=PartyKind.FIRM)
    legal_form = forms.ChoiceField(label=_("Organisasjonsform"))
    registered_on = DateField(label=_("Registrert"), help_text=_("Datoen i Enhetsregisteret, for eksempel 3.3.2026."))

    field_order = ("organisation_number", "name", "kind", "legal_form", "registered_on", "programme", "area")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "kind", worded(FIRM_KINDS))
        offer(self, "legal_form", [NO_FORM, *worded(LegalForm.choices)])

    @property
    def draft(self) -> NewFirmDraft:
        """What the action takes."""
        names = ("organisation_number", "name", "kind", "legal_form", "registered_on")
        return NewFirmDraft(**{name: self.cleaned_data[name] for name in names}, **self.programme_and_area)


class FirmChangeForm(PlainForm):
    """What can be corrected about a new firm; which firm it is stays."""

    legal_form = forms.ChoiceField(label=_("Organisasjonsform"))
    registered_on = DateField(label=_("Registrert"))
    area = forms.ChoiceField(label=_("Programområde"), required=False)

    def __init__(self, *args: Any, firm: NewFirm, **options: Any) -> None:
        initial = {
            "legal_form": firm.legal_form,
            "registered_on": firm.registered_on,
            "area": str(firm.area_id or ""),
        }
        super().__init__(*args, initial=initial, **options)
        offer(self, "legal_form", worded(LegalForm.choices))
        offer(self, "area", area_choices([firm.programme]))

    @property
    def changes(self) -> dict[str, Any]:
        """What the action takes."""
        said = self.cleaned_data
        return {
            "legal_form": said["legal_form"],
            "registered_on": said["registered_on"],
            "area_id": chosen(said["area"]),
        }


class _PartyForm(_InProgrammeForm):
    """A row about a registered party, or a new one by name; doubles are for a person to confirm."""

    party_is_new = forms.BooleanField(
        label=_("Dette er en annen med samme navn"),
        required=False,
        help_text=_("Kryss bare av når en med dette navnet er registrert fra før, og dette ikke er den."),
    )

    missing: Any = ""

    def __init__(self, *args: Any, parties: list[Party], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "party", [("", _("Ny, med navnet under")), *((str(each.pk), each.name) for each in parties)])
        leave_open(self, "party", "party_name")

    def clean(self) -> dict[str, Any]:
        """Somebody is chosen, or named; never both."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("party") and not cleaned.get("party_name") and "party" not in self.errors:
            self.add_error("party", self.missing)
        if cleaned.get("party") and cleaned.get("party_name"):
            self.add_error("party_name", _("Velg en fra listen, eller skriv navnet på en ny. Ikke begge deler."))
        return cleaned

    @property
    def party_choice(self) -> PartyChoice:
        """Which party it is, as the action takes it."""
        said = self.cleaned_data
        return PartyChoice(chosen(said["party"]), said["party_name"], said["party_is_new"])


class PupilEnterpriseForm(_PartyForm):
    """A pupil enterprise: a count of pupils, no names."""

    party = forms.ChoiceField(label=_("Skole"), required=False)
    party_name = forms.CharField(label=_("Navn på ny skole"), max_length=200, required=False)
    name = forms.CharField(label=_("Navn på elevbedriften"), max_length=200)
    school_year = forms.CharField(
        label=_("Skoleår"),
        max_length=9,
        widget=forms.TextInput(attrs={"size": 12, "autocomplete": "off"}),
        help_text=_("For eksempel 2004/2005."),
    )
    pupils = WholeNumberField(label=_("Antall elever"), help_text=_("Bare antallet. Skriv aldri navn på elever."))
    started_on = DateField(label=_("Startet"))
    closed_on = DateField(label=_("Avviklet"), required=False)

    field_order = (
        "party", "party_name", "party_is_new", "name", "school_year", "pupils", "started_on", "closed_on",
        "programme", "area",
    )  # fmt: skip
    missing = _("Velg skolen, eller skriv navnet på en ny.")

    @property
    def draft(self) -> PupilEnterpriseDraft:
        """What the action takes."""
        names = ("name", "school_year", "pupils", "started_on", "closed_on")
        said = {name: self.cleaned_data[name] for name in names}
        return PupilEnterpriseDraft(school=self.party_choice, **said, **self.programme_and_area)


class AssociationActivityForm(_PartyForm):
    """Something an association did with the programme."""

    party = forms.ChoiceField(label=_("Lag eller forening"), required=False)
    party_name = forms.CharField(label=_("Navn på nytt lag"), max_length=200, required=False)
    title = forms.CharField(label=_("Hva gjorde laget?"), max_length=200, help_text=_("For eksempel «julemesse»."))
    held_on = DateField(label=_("Dato"))
    support = forms.ChoiceField(label=_("Hva bidro programmet med?"), choices=Support.choices, widget=forms.RadioSelect)
    project = forms.ChoiceField(label=_("Stedsutviklingsprosjekt"), required=False)
    description = forms.CharField(label=_("Beskrivelse"), widget=LongText(3), required=False)

    field_order = (
        "party", "party_name", "party_is_new", "title", "held_on", "support", "programme", "area", "project",
        "description",
    )  # fmt: skip
    missing = _("Velg laget, eller skriv navnet på et nytt.")

    def __init__(self, *args: Any, programmes: list[Programme], **options: Any) -> None:
        super().__init__(*args, programmes=programmes, **options)
        offer(self, "project", project_choices(programmes))
        offer(self, "support", worded(Support.choices))

    @property
    def draft(self) -> AssociationActivityDraft:
        """What the action takes."""
        said = self.cleaned_data
        return AssociationActivityDraft(
            association=self.party_choice,
            title=said["title"],
            held_on=said["held_on"],
            support=said["support"],
            project_id=chosen(said["project"]),
            description=said["description"],
            **self.programme_and_area,
        )


def enterprise_initial(row: PupilEnterprise) -> dict[str, Any]:
    """A pupil enterprise as its form shows it."""
    names = ("name", "school_year", "pupils", "started_on", "closed_on")
    return {**{name: getattr(row, name) for name in names}, **_initial(row, row.school_id)}


def activity_initial(row: AssociationActivity) -> dict[str, Any]:
    """An association's activity as its form shows it."""
    names = ("title", "held_on", "support", "description")
    said = {name: getattr(row, name) for name in names}
    return {**said, **_initial(row, row.party_id), "project": str(row.project_id or "")}


def _initial(row: PupilEnterprise | AssociationActivity, party_id: int) -> dict[str, str]:
    return {"party": str(party_id), "programme": str(row.programme_id), "area": str(row.area_id or "")}
