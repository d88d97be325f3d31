"""Who takes part: one person or a pasted list, the choices when somebody may be known, and how somebody leaves."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from bulyst.courses.drafts import Participant
from bulyst.courses.reading import ParticipantLine, read_participants
from bulyst.parties.recognition import Described
from bulyst.tenancy.wording import say
from bulyst.web.staff.choices import Choice, leave_open
from bulyst.web.staff.courses.preview import NEW, SKIP, PreviewLine, known_id
from bulyst.web.ui.forms import LongText, PlainForm, YearField, dress, offer


class ListForm(PlainForm):
    """Any number of people, one a line."""

    people = forms.CharField(
        label=_("Deltakere, én på hver linje"),
        widget=LongText(10),
        help_text=_(
            "Navn, fødselsår, e-post og telefon, skilt med semikolon eller limt inn fra et regneark. "
            "Bare navnet må være med. Skriv ikke fødselsnummer."
        ),
    )

    def clean_people(self) -> str:
        """The list as it was typed. Raises ValidationError with each line that is no person."""
        text: str = self.cleaned_data["people"]
        problems = [ValidationError(say(line.problem)) for line in read_participants(text) if line.problem]
        if problems:
            raise ValidationError(problems)
        return text

    @property
    def lines(self) -> list[ParticipantLine]:
        """The people that were read."""
        return read_participants(self.cleaned_data["people"])


class PersonForm(PlainForm):
    """One person; becomes a list of one line, so that one and many go the same way."""

    name = forms.CharField(label=_("Navn"), max_length=200)
    born_year = YearField(
        label=_("Fødselsår"), required=False, help_text=_("Skiller to med samme navn. Skriv ikke fødselsnummer.")
    )
    email = forms.EmailField(label=_("E-post"), required=False)
    phone = forms.CharField(label=_("Telefon"), max_length=30, required=False)

    def clean(self) -> dict[str, Any]:
        """The person as a line that is read back. Raises ValidationError when it is not understood."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors:
            problems = [say(line.problem) for line in read_participants(self.line) if line.problem]
            if problems:
                raise ValidationError(problems)
        return cleaned

    @property
    def person(self) -> Described:
        """The person as an action takes them."""
        return Described(**self.cleaned_data)

    @property
    def line(self) -> str:
        """The person as one line of a list."""
        said = self.cleaned_data
        parts = (said["name"], said["born_year"], said["email"], said["phone"])
        return "; ".join(str(part) for part in parts if part)


class ChoicesForm(PlainForm):
    """For everyone who may be known: which of them it is, another person, or left out."""

    people = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, preview: list[PreviewLine], **options: Any) -> None:
        super().__init__(*args, **options)
        self.preview = preview
        for line in preview:
            if line.options:
                self.fields[line.field] = forms.ChoiceField(
                    label=line.person.name,
                    choices=line.options,
                    initial=line.initial,
                    widget=forms.RadioSelect,
                    error_messages={"required": _("Velg hvem %(name)s er.") % {"name": line.person.name}},
                )
        dress(self)

    @property
    def participants(self) -> list[Participant]:
        """Everyone who is not left out, with what was chosen."""
        chosen = [(line, self.cleaned_data.get(line.field, "")) for line in self.preview]
        return [
            Participant(line.person, known_as=known_id(choice), is_new=choice == NEW)
            for line, choice in chosen
            if choice != SKIP
        ]


class LeaveForm(PlainForm):
    """Why somebody is taken off the list: they left, or were never to be on it."""

    LEFT, MISTAKE = "left", "mistake"

    what = forms.ChoiceField(
        label=_("Hva har skjedd?"),
        widget=forms.RadioSelect,
        choices=[
            (LEFT, _("Deltakeren har sluttet eller meldt seg av. Oppmøtet som er ført, blir stående.")),
            (MISTAKE, _("Påmeldingen var en feil. Oppmøtet som er ført, telles ikke lenger.")),
        ],
    )
    reason = forms.CharField(
        label=_("Hvorfor?"), max_length=300, required=False, help_text=_("Må fylles ut når påmeldingen var en feil.")
    )


class AttendanceForm(PlainForm):
    """Who was there: a tick for each person on the list."""

    present = forms.MultipleChoiceField(label=_("Hvem var der?"), required=False, widget=forms.CheckboxSelectMultiple)
    reason = forms.CharField(
        label=_("Hvorfor rettes listen?"),
        max_length=300,
        required=False,
        help_text=_("Må fylles ut når du tar bort noen som var krysset av."),
    )

    def __init__(self, *args: Any, names: list[Choice], correcting: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "present", names)
        leave_open(self, "present")
        if not correcting:
            del self.fields["reason"]

    @property
    def ticked(self) -> list[int]:
        """The enrolments that were there."""
        return [int(value) for value in self.cleaned_data["present"]]
