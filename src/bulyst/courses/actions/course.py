"""Enter a course, change it, take it out and put it back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils.text import slugify

from bulyst.audit import trail
from bulyst.courses import queries, rules
from bulyst.courses.drafts import CourseDraft, DayDraft
from bulyst.courses.models import Course, Session
from bulyst.kernel.verdict import Verdict, require
from bulyst.programmes import queries as programmes
from bulyst.programmes.models import Programme
from bulyst.programmes.period import Period
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right

_LONGEST_TITLE_IN_SLUG = 60


@action
def create_course(*, actor: Actor, draft: CourseDraft, days: Sequence[DayDraft] = (), now: datetime) -> Course:
    """Enter a course with the days that are known. Raises `Refused` with everything that is wrong with it."""
    authorise(actor, Right.KEEP_COURSES)
    programme = programmes.access_programme(draft.programme_id)
    require([*_course_verdicts(draft), *day_verdicts(days, Period.of(programme))])
    course = Course(tenant_id=programme.tenant_id, constructed=actor.constructed, created_at=now)
    course.slug = _free_slug(draft.title, programme)
    _fill(course, draft, now)
    course.save()
    Session.objects.bulk_create(
        Session(
            tenant_id=course.tenant_id, course=course, held_on=day.held_on, starts_at=day.starts_at, hours=day.hours
        )
        for day in days
    )
    trail.record(actor, "course.created", course, at=now, programme=programme.pk, days=len(days))
    return course


@action
def change_course(*, actor: Actor, course_id: int, draft: CourseDraft, now: datetime) -> Course:
    """Change what is said about a course; its address stays. Raises `Refused`."""
    authorise(actor, Right.KEEP_COURSES)
    course = queries.access_course(course_id)
    programme = programmes.access_programme(draft.programme_id)
    period = Period.of(programme)
    require(
        [
            rules.still_there(course.is_removed),
            *_course_verdicts(draft),
            rules.seats_hold_the_enrolled(draft.seats, course.enrolled),
            *(period.holds(session.held_on) for session in queries.sessions(course.pk)),
        ]
    )
    _fill(course, draft, now)
    course.save()
    trail.record(actor, "course.changed", course, at=now, programme=programme.pk)
    return course


@action
def remove_course(*, actor: Actor, course_id: int, reason: str, now: datetime) -> Course:
    """Take a course out, and its attendance out of every count. Raises `Refused` without a reason."""
    authorise(actor, Right.KEEP_COURSES)
    course = queries.access_course(course_id)
    require([rules.still_there(course.is_removed), rules.reason_given(reason)])
    course.take_out(reason, now)
    trail.record(actor, "course.removed", course, at=now)
    return course


@action
def restore_course(*, actor: Actor, course_id: int, now: datetime) -> Course:
    """Put a removed course back, as it was."""
    authorise(actor, Right.KEEP_COURSES)
    course = queries.access_course(course_id)
    course.put_back()
    trail.record(actor, "course.restored", course, at=now)
    return course


def day_verdicts(days: Sequence[DayDraft], period: Period) -> list[Verdict]:
    """What the rules say about new course days."""
    verdicts = [rules.days_differ([(day.held_on, day.starts_at) for day in days])]
    for day in days:
        verdicts += [
            period.holds(day.held_on),
            rules.hours_make_sense(day.hours, day.held_on),
            rules.ends_the_same_day(day.starts_at, day.hours),
        ]
    return verdicts


def _course_verdicts(draft: CourseDraft) -> list[Verdict]:
    areas = {area.pk for area in programmes.areas(draft.programme_id)}
    return [
        rules.has_title(draft.title),
        rules.seats_make_sense(draft.seats),
        rules.can_be_asked(draft.announced, draft.contact_email, draft.contact_phone),
        rules.area_in_programme(draft.area_id, areas),
    ]


def _fill(course: Course, draft: CourseDraft, now: datetime) -> None:
    course.programme_id = draft.programme_id
    course.area_id = draft.area_id
    course.title = draft.title.strip()
    course.subject = draft.subject
    course.organiser = draft.organiser.strip()
    course.place = draft.place.strip()
    course.description = draft.description.strip()
    course.seats = draft.seats
    course.contact_name = draft.contact_name.strip()
    course.contact_email = draft.contact_email.strip()
    course.contact_phone = draft.contact_phone.strip()
    course.published_at = (course.published_at or now) if draft.announced else None


def _free_slug(title: str, programme: Programme) -> str:
    # The public address has no municipality in it, so the slug carries the number that tells municipalities apart.
    plain = title.lower().replace("æ", "ae").replace("ø", "o").replace("å", "a")
    stem = f"{slugify(plain)[:_LONGEST_TITLE_IN_SLUG].strip('-') or 'kurs'}-{programme.tenant.number}"
    taken = queries.slugs_like(stem)
    return next(slug for slug in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if slug not in taken)
