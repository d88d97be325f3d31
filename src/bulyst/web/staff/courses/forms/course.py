"""What is asked about a course and its days."""

from __future__ import annotations

from datetime import time
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from bulyst.courses.drafts import CourseDraft, DayDraft
from bulyst.courses.models import Course, Session, Subject
from bulyst.courses.reading import DayLine, read_days
from bulyst.programmes.models import Programme
from bulyst.tenancy.wording import say
from bulyst.web.staff.choices import area_choices, chosen, programme_choices, worded
from bulyst.web.ui.forms import DateField, DecimalNumberField, LongText, PlainForm, WholeNumberField, offer


class CourseForm(PlainForm):
    """A course, without its days."""

    title = forms.CharField(label=_("Hva heter kurset?"), max_length=200)
    subject = forms.ChoiceField(label=_("Emne"))
    programme = forms.ChoiceField(label=_("Program"))
    area = forms.ChoiceField(label=_("Programområde"), required=False)
    organiser = forms.CharField(label=_("Arrangør"), max_length=200, required=False)
    place = forms.CharField(label=_("Sted"), max_length=200, required=False)
    description = forms.CharField(label=_("Om kurset"), widget=LongText(4), required=False)
    seats = WholeNumberField(
        label=_("Antall plasser"), required=False, help_text=_("La feltet stå tomt hvis det ikke er noen grense.")
    )
    announced = forms.BooleanField(
        label=_("Kunngjør kurset"),
        required=False,
        help_text=_("Kurset vises for alle på de åpne sidene, med dager, sted og kontaktperson."),
    )
    contact_name = forms.CharField(label=_("Kontaktperson"), max_length=200, required=False)
    contact_email = forms.EmailField(label=_("E-post til kontaktpersonen"), required=False)
    contact_phone = forms.CharField(label=_("Telefon til kontaktpersonen"), max_length=30, required=False)

    def __init__(self, *args: Any, programmes: list[Programme], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "subject", [("", _("Velg emne")), *worded(Subject.choices)])
        offer(self, "programme", programme_choices(programmes, empty=_("Velg program")))
        offer(self, "area", area_choices(programmes))

    @property
    def draft(self) -> CourseDraft:
        """What the action takes."""
        said = self.cleaned_data
        return CourseDraft(
            programme_id=int(said["programme"]),
            area_id=chosen(said["area"]),
            title=said["title"],
            subject=said["subject"],
            organiser=said["organiser"],
            place=said["place"],
            description=said["description"],
            seats=said["seats"],
            contact_name=said["contact_name"],
            contact_email=said["contact_email"],
            contact_phone=said["contact_phone"],
            announced=said["announced"],
        )


class NewCourseForm(CourseForm):
    """A course with the days that are known when it is entered."""

    days = forms.CharField(
        label=_("Kursdager"),
        widget=LongText(4),
        required=False,
        help_text=_("Én dag på hver linje, gjerne med klokkeslett: 3.3.2026 18.00–21.00. Dager kan legges til senere."),
    )
    hours = DecimalNumberField(
        label=_("Timer hver dag"),
        required=False,
        help_text=_("Trengs bare for dager uten klokkeslett fra og til."),
    )

    def clean_days(self) -> list[DayLine]:
        """The days as they were read. Raises ValidationError with each line that is no day."""
        lines = read_days(self.cleaned_data["days"])
        problems = [ValidationError(say(line.problem)) for line in lines if line.problem]
        if problems:
            raise ValidationError(problems)
        return lines

    def clean(self) -> dict[str, Any]:
        """Every day lasts some time: from its own line, or from the hours that hold for all."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        unknown = [line for line in cleaned.get("days") or [] if line.hours is None]
        if unknown and cleaned.get("hours") is None and "hours" not in self.errors:
            missing = _("Skriv hvor mange timer en kursdag varer, eller klokkeslett fra og til for hver dag.")
            self.add_error("hours", missing)
        return cleaned

    @property
    def day_drafts(self) -> list[DayDraft]:
        """The days as the action takes them."""
        hours = self.cleaned_data["hours"] or Decimal(0)
        return [
            DayDraft(line.held_on, hours if line.hours is None else line.hours, line.starts_at)
            for line in self.cleaned_data["days"]
            if line.held_on is not None
        ]


class SessionForm(PlainForm):
    """One course day."""

    held_on = DateField(label=_("Dato"))
    starts_at = forms.TimeField(
        label=_("Begynner klokka"),
        required=False,
        input_formats=["%H.%M", "%H:%M", "%H"],
        widget=forms.TextInput(attrs={"size": 8, "autocomplete": "off"}),
        help_text=_("For eksempel 18.00."),
        error_messages={"invalid": _("Skriv et klokkeslett, for eksempel 18.00.")},
    )
    hours = DecimalNumberField(label=_("Timer"), help_text=_("For eksempel 2,5."), max_digits=4, decimal_places=1)

    @property
    def draft(self) -> DayDraft:
        """What the action takes."""
        return DayDraft(**self.cleaned_data)


class ReasonForm(PlainForm):
    """Why something is taken out."""

    reason = forms.CharField(
        label=_("Hvorfor?"),
        max_length=300,
        help_text=_("For eksempel «ført to ganger». Grunnen blir stående sammen med det som er fjernet."),
    )


def course_initial(course: Course) -> dict[str, Any]:
    """A course as its form shows it."""
    names = (
        "title", "subject", "organiser", "place", "description", "seats",
        "contact_name", "contact_email", "contact_phone",
    )  # fmt: skip
    return {
        **{name: getattr(course, name) for name in names},
        "programme": str(course.programme_id),
        "area": str(course.area_id or ""),
        "announced": course.published_at is not None,
    }


def session_initial(session: Session) -> dict[str, Any]:
    """A course day as its form shows it."""
    return {"held_on": session.held_on, "starts_at": clock(session.starts_at), "hours": session.hours}


def clock(value: time | None) -> str:
    """A time of day as "18.00"; nothing when it is not known."""
    return f"{value:%H.%M}" if value else ""
