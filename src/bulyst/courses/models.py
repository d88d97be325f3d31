"""Courses, their days, who is on the list and who was there."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from bulyst.parties.models import Party
from bulyst.tenancy.models import ConstructedModel, ScopedModel
from bulyst.tenancy.removal import RemovableModel


class Subject(models.TextChoices):
    """What a course is in."""

    COMPUTING = "COMPUTING", _("data")
    LANGUAGES = "LANGUAGES", _("språk")
    NEGOTIATION = "NEGOTIATION", _("forhandling")
    SALES_SERVICE = "SALES_SERVICE", _("salg og service")
    PROJECT_MANAGEMENT = "PROJECT_MANAGEMENT", _("prosjektledelse")
    BUSINESS = "BUSINESS", _("økonomi og bedriftsledelse")
    OTHER = "OTHER", _("annet")


class Course(ScopedModel, ConstructedModel, RemovableModel):
    """A course that a programme held or will hold. When it is held is said by its sessions alone."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey("programmes.Area", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    slug = models.SlugField(_("adressenavn"), max_length=100, unique=True)
    title = models.CharField(_("tittel"), max_length=200)
    subject = models.CharField(_("emne"), max_length=20, choices=Subject.choices)
    organiser = models.CharField(_("arrangør"), max_length=200, blank=True)
    place = models.CharField(_("sted"), max_length=200, blank=True)
    description = models.TextField(_("om kurset"), blank=True)
    seats = models.PositiveSmallIntegerField(_("plasser"), null=True, blank=True)
    contact_name = models.CharField(_("kontaktperson"), max_length=200, blank=True)
    contact_email = models.EmailField(_("e-post til kontaktpersonen"), blank=True)
    contact_phone = models.CharField(_("telefon til kontaktpersonen"), max_length=30, blank=True)
    published_at = models.DateTimeField(_("kunngjort"), null=True, blank=True)
    created_at = models.DateTimeField(_("opprettet"))

    class Meta:
        ordering = ["-created_at", "-id"]
        verbose_name = _("kurs")
        verbose_name_plural = _("kurs")
        constraints = [
            models.CheckConstraint(condition=Q(seats__isnull=True) | Q(seats__gt=0), name="courses_seats_positive"),
        ]

    def __str__(self) -> str:
        return self.title


class Session(ScopedModel, RemovableModel):
    """One day of a course. `recorded_at`: when its attendance was recorded, also if nobody came."""

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="sessions")
    held_on = models.DateField(_("dato"))
    starts_at = models.TimeField(_("klokkeslett"), null=True, blank=True)
    hours = models.DecimalField(_("timer"), max_digits=4, decimal_places=1)
    recorded_at = models.DateTimeField(_("oppmøte ført"), null=True, blank=True)

    class Meta:
        ordering = ["held_on", F("starts_at").asc(nulls_first=True), "id"]
        verbose_name = _("kursdag")
        verbose_name_plural = _("kursdager")
        constraints = [
            models.CheckConstraint(condition=Q(hours__gt=0, hours__lte=24), name="courses_hours_within_a_day"),
            models.UniqueConstraint(
                fields=["course", "held_on", "starts_at"],
                condition=Q(removed_at__isnull=True),
                name="courses_one_session_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.course_id} {self.held_on}"


class Enrolment(ScopedModel, ConstructedModel, RemovableModel):
    """A person on a course's list. Withdrawn: left the course, what they attended stands. Removed: was never on it."""

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="enrolments")
    person = models.ForeignKey("parties.Party", on_delete=models.PROTECT, related_name="+")
    enrolled_at = models.DateTimeField(_("påmeldt"))
    withdrawn_at = models.DateTimeField(_("avmeldt"), null=True, blank=True)
    withdrawn_reason = models.CharField(_("grunn til avmelding"), max_length=300, blank=True)

    class Meta:
        ordering = ["person__name", "id"]
        verbose_name = _("påmelding")
        verbose_name_plural = _("påmeldinger")
        constraints = [
            models.UniqueConstraint(
                fields=["course", "person"], condition=Q(removed_at__isnull=True), name="courses_person_once_on_a_list"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.course_id}: {self.person_id}"

    @property
    def counted_person(self) -> Party:
        """The person as they are counted and shown: the one that a duplicate was merged into."""
        return self.person.canonical or self.person


class Attendance(ScopedModel, ConstructedModel, RemovableModel):
    """Someone on the list was there that day. The row that people on courses are counted from."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="attendances")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="attendances")
    recorded_at = models.DateTimeField(_("ført"))

    class Meta:
        ordering = ["session_id", "id"]
        verbose_name = _("oppmøte")
        verbose_name_plural = _("oppmøter")
        constraints = [
            models.UniqueConstraint(
                fields=["session", "enrolment"],
                condition=Q(removed_at__isnull=True),
                name="courses_present_once_a_session",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session_id}: {self.enrolment_id}"
