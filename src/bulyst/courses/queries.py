"""Every read of courses. `participants` is the way to names: it answers only who may see people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypedDict

from django.db.models import Count, Exists, F, Max, Min, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from bulyst.courses.models import Attendance, Course, Enrolment, Session
from bulyst.parties import queries as parties
from bulyst.parties.models import Party, PartyKind
from bulyst.parties.recognition import Described, Match, Register
from bulyst.tenancy import scope
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    class _Days(TypedDict):
        first_day: date | None
        last_day: date | None
        days: int
        enrolled: int

    class _Public(_Days):
        public_days: list[Session]

    class _Present(TypedDict):
        present: int

    class _Attended(TypedDict):
        attended: int

    CountedCourse = WithAnnotations[Course, _Days]
    PublicCourse = WithAnnotations[Course, _Public]
    CountedSession = WithAnnotations[Session, _Present]
    CountedEnrolment = WithAnnotations[Enrolment, _Attended]

STANDING = Q(removed_at__isnull=True)
ON_THE_LIST = STANDING & Q(withdrawn_at__isnull=True)


@dataclass(frozen=True, slots=True)
class Attended:
    """One person at one session: what people on courses are counted from."""

    id: int
    person_id: int
    subject: str
    held_on: date
    course_id: int
    area_id: int | None
    constructed: bool

    @property
    def year(self) -> int:
        """The calendar year of the session."""
        return self.held_on.year


def attended(programme_id: int) -> list[Attended]:
    """Every attendance that stands in a programme, by id; a merged person is the one they were merged into."""
    rows = (
        Attendance.objects.filter(
            removed_at__isnull=True,
            enrolment__removed_at__isnull=True,
            session__removed_at__isnull=True,
            session__course__removed_at__isnull=True,
            session__course__programme_id=programme_id,
        )
        .annotate(counted=Coalesce("enrolment__person__canonical_id", "enrolment__person_id"))
        .order_by("id")
        .values_list(
            "id",
            "counted",
            "session__course__subject",
            "session__held_on",
            "session__course_id",
            "session__course__area_id",
            "constructed",
        )
    )
    return [Attended(*row) for row in rows]


def courses() -> QuerySet[CountedCourse]:
    """The courses of the open scope that stand, with their first and last day and the number on their list."""
    return with_days(Course.objects.filter(STANDING)).select_related("programme", "area", "tenant")


def with_days(found: QuerySet[Course]) -> QuerySet[CountedCourse]:
    """Add `first_day`, `last_day`, `days` and `enrolled` to courses."""
    days = Session.objects.filter(STANDING, course=OuterRef("pk")).order_by().values("course")
    people = Enrolment.objects.filter(ON_THE_LIST, course=OuterRef("pk")).order_by().values("course")
    return found.annotate(
        first_day=Subquery(days.annotate(value=Min("held_on")).values("value")),
        last_day=Subquery(days.annotate(value=Max("held_on")).values("value")),
        days=Coalesce(Subquery(days.annotate(value=Count("pk")).values("value")), 0),
        enrolled=Coalesce(Subquery(people.annotate(value=Count("pk")).values("value")), 0),
    )


def search_courses(text: str = "", programme_id: int | None = None, subject: str = "") -> QuerySet[CountedCourse]:
    """The standing courses whose title, organiser or place contains `text`; those held last come first."""
    found = courses()
    if text.strip():
        wanted = text.strip()
        found = found.filter(Q(title__icontains=wanted) | Q(organiser__icontains=wanted) | Q(place__icontains=wanted))
    if programme_id is not None:
        found = found.filter(programme_id=programme_id)
    if subject:
        found = found.filter(subject=subject)
    return found.order_by(F("last_day").desc(nulls_first=True), "-id")


def access_course(course_id: int, *, for_update: bool = False) -> CountedCourse:
    """One course of the open scope, removed or not. Raises `Course.DoesNotExist`, also for another municipality's.

    `for_update` lets one action at a time go on, so that two people cannot take the last seat.
    """
    if for_update:
        Course.objects.select_for_update().get(pk=course_id)
    return with_days(Course.objects.select_related("programme", "area", "tenant")).get(pk=course_id)


def access_session(session_id: int) -> Session:
    """One course day of the open scope with its course. Raises `Session.DoesNotExist`."""
    return Session.objects.select_related("course__programme").get(pk=session_id)


def access_enrolment(enrolment_id: int) -> Enrolment:
    """One enrolment of the open scope with its course and person. Raises `Enrolment.DoesNotExist`."""
    return Enrolment.objects.select_related("course__programme", "person").get(pk=enrolment_id)


def sessions(course_id: int) -> QuerySet[CountedSession]:
    """The standing days of a course in order, with the number present as `present`."""
    stands = Q(attendances__removed_at__isnull=True, attendances__enrolment__removed_at__isnull=True)
    found = Session.objects.filter(STANDING, course_id=course_id).annotate(present=Count("attendances", filter=stands))
    # A query that groups does not take the model's own order.
    return found.order_by("held_on", F("starts_at").asc(nulls_first=True), "id")


def present(session_id: int) -> frozenset[int]:
    """The enrolments that are ticked off on a course day."""
    rows = Attendance.objects.filter(STANDING, session_id=session_id, enrolment__removed_at__isnull=True)
    return frozenset(rows.values_list("enrolment_id", flat=True))


def listed(session: Session) -> QuerySet[Enrolment]:
    """Whom a day's attendance can be ticked for: all on the list, and those who left but had been there that day."""
    was_there = Attendance.objects.filter(STANDING, session=session, enrolment=OuterRef("pk"))
    return (
        Enrolment.objects.filter(STANDING, course_id=session.course_id)
        .filter(Q(withdrawn_at__isnull=True) | Q(Exists(was_there)))
        .select_related("person__canonical")
    )


def participants(actor: Actor, course_id: int) -> list[CountedEnrolment]:
    """Who is or was on a course's list, with the number of days attended as `attended`; none without SEE_PEOPLE."""
    if not actor.has(Right.SEE_PEOPLE):
        return []
    found = _with_attended(Enrolment.objects.filter(STANDING, course_id=course_id))
    return list(found.order_by(F("withdrawn_at").asc(nulls_first=True), "person__name", "id"))


def _with_attended(found: QuerySet[Enrolment]) -> QuerySet[CountedEnrolment]:
    stands = Q(attendances__removed_at__isnull=True, attendances__session__removed_at__isnull=True)
    return found.select_related("person__canonical", "course").annotate(attended=Count("attendances", filter=stands))


def enrolled_people(course_id: int) -> dict[int, Enrolment]:
    """The standing enrolments of a course by the id that counts for their person, withdrawn ones too."""
    rows = Enrolment.objects.filter(STANDING, course_id=course_id).select_related("person")
    rows = rows.order_by(F("withdrawn_at").asc(nulls_last=True), "id")  # who is on the list hides who left it
    return {row.person.counted_id: row for row in rows}


def known_people() -> Register:
    """Everyone registered in the open scope, to recognise people by."""
    rows = parties.parties().filter(kind=PartyKind.PERSON)
    return Register(
        (party_id, Described(name, email, phone, born_year))
        for party_id, name, email, phone, born_year in rows.values_list("id", "name", "email", "phone", "born_year")
    )


def people(ids: Iterable[int]) -> dict[int, Described]:
    """Registered people of the open scope by id."""
    rows = parties.parties().filter(kind=PartyKind.PERSON, pk__in=set(ids))
    return {
        party_id: Described(name, email, phone, born_year)
        for party_id, name, email, phone, born_year in rows.values_list("id", "name", "email", "phone", "born_year")
    }


def _described(person: Party) -> Described:
    return Described(person.name, person.email, person.phone, person.born_year)


def access_person(actor: Actor, person_id: int) -> Party:
    """One registered person of the open scope. Raises `Party.DoesNotExist`, also without SEE_PEOPLE."""
    found = parties.parties().filter(kind=PartyKind.PERSON)
    return (found if actor.has(Right.SEE_PEOPLE) else found.none()).get(pk=person_id)


def courses_of(actor: Actor, person_id: int) -> list[CountedEnrolment]:
    """A person's standing enrolments, also of those merged into them, the latest first; none without SEE_PEOPLE."""
    same = Q(person_id=person_id) | Q(person__canonical_id=person_id)
    found = _with_attended(Enrolment.objects.filter(STANDING, same, course__removed_at__isnull=True))
    return list(found.order_by("-enrolled_at", "-id")) if actor.has(Right.SEE_PEOPLE) else []


def possibly_same(actor: Actor, person: Party) -> list[tuple[Party, Match]]:
    """Other registered people that this person may be, the surest first; none without SEE_PEOPLE."""
    if not actor.has(Right.SEE_PEOPLE):
        return []
    matches = [match for match in known_people().matches(_described(person)) if match.party_id != person.pk]
    found = parties.parties().in_bulk([match.party_id for match in matches])
    return [(found[match.party_id], match) for match in matches]


def maybe_registered_before(actor: Actor, course_id: int) -> list[Party]:
    """People who signed up for a course by themselves and whom staff may know already; none without SEE_PEOPLE."""
    if not actor.has(Right.SEE_PEOPLE):
        return []
    own = parties.parties().filter(members__isnull=False, pk__in=enrolled_people(course_id)).distinct()
    register = known_people() if own else Register([])
    return [person for person in own if len(register.matches(_described(person))) > 1]


def search_people(actor: Actor, text: str) -> QuerySet[Party]:
    """The registered people of the open scope whose name contains `text`; none without SEE_PEOPLE."""
    found = parties.search_parties(text, [PartyKind.PERSON])
    return found if actor.has(Right.SEE_PEOPLE) else found.none()


def unrecorded_sessions(until: date) -> QuerySet[Session]:
    """The standing days up to and with `until` whose attendance nobody has recorded, oldest first."""
    return (
        Session.objects.filter(STANDING, held_on__lte=until, recorded_at__isnull=True, course__removed_at__isnull=True)
        .select_related("course__programme")
        .order_by("held_on", "starts_at", "id")
    )


def sessions_between(first: date, last: date) -> QuerySet[Session]:
    """The standing days from `first` to `last`, both included."""
    return (
        Session.objects.filter(STANDING, held_on__range=(first, last), course__removed_at__isnull=True)
        .select_related("course__programme")
        .order_by("held_on", "starts_at", "id")
    )


def announced_courses(on: date) -> list[PublicCourse]:
    """The announced courses of every municipality that are not over on that day, the next to begin first."""
    with scope.everywhere("announced courses are public in every municipality"):
        coming = _announced().filter(Q(last_day__gte=on) | Q(last_day__isnull=True))
        return list(coming.order_by(F("first_day").asc(nulls_last=True), "title", "id"))


def announced_course(slug: str) -> PublicCourse | None:
    """One announced course, also when it is over, or None."""
    with scope.everywhere("announced courses are public in every municipality"):
        return _announced().filter(slug=slug).first()


def own_person(actor: Actor) -> Party | None:
    """The person that a signed-in user is in the actor's municipality, or None when they are none there yet."""
    if actor.user_id is None:
        return None
    mine = [party for party in parties.my_parties(actor.user_id) if party.tenant_id == actor.tenant_id]
    return next((party for party in mine if party.kind == PartyKind.PERSON), None)


def own_enrolments(user_id: int) -> list[Enrolment]:
    """Where a signed-in user is on the list, in every municipality, the latest first."""
    mine = [party for party in parties.my_parties(user_id) if party.kind == PartyKind.PERSON]
    ids = [party.pk for party in mine]
    with scope.across({party.tenant_id for party in mine}):
        same = Q(person_id__in=ids) | Q(person__canonical_id__in=ids)
        found = Enrolment.objects.filter(ON_THE_LIST, same, course__removed_at__isnull=True)
        return list(found.select_related("course__tenant").order_by("-enrolled_at", "-id"))


def _announced() -> QuerySet[PublicCourse]:
    days = Prefetch("sessions", queryset=Session.objects.filter(STANDING), to_attr="public_days")
    return courses().filter(published_at__isnull=False).prefetch_related(days)


def removed_courses() -> QuerySet[Course]:
    """The courses of the open scope that were taken out, the latest first."""
    return Course.objects.filter(removed_at__isnull=False).select_related("programme").order_by("-removed_at")


def slugs_like(stem: str) -> frozenset[str]:
    """The addresses of the open scope's courses that begin with `stem`."""
    return frozenset(Course.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
