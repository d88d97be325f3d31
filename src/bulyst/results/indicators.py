"""Every figure that the house counts: one line each. Nothing else in the program knows how a figure is counted."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import TextChoices

from bulyst.cases import queries as cases
from bulyst.cases.kinds import CaseKind
from bulyst.courses import queries as courses
from bulyst.courses.models import Subject
from bulyst.parties import queries as parties
from bulyst.programmes import queries as programmes
from bulyst.programmes.choices import Purpose
from bulyst.results.figures import YEAR, Indicator, Names, Split, Unit
from bulyst.ventures import queries as ventures
from bulyst.ventures.models import LegalForm, Support


def _words(choices: type[TextChoices]) -> Names:
    def names(values: Collection[Any]) -> Mapping[Any, str]:
        return {value: str(choices(value).label) for value in values if value in choices.values}

    return names


BY_YEAR = Split(YEAR)
BY_KIND = Split("kind", _words(CaseKind))
BY_PURPOSE = Split("purpose", _words(Purpose))
BY_SUPPORT = Split("support", _words(Support))
BY_SUBJECT = Split("subject", _words(Subject))
BY_FORM = Split("legal_form", _words(LegalForm))
BY_AREA = Split("area_id", programmes.area_names)
BY_SCHOOL = Split("school_id", parties.names_of)

INDICATORS = (
    Indicator(
        "cases.handled", Unit.CASES, cases.decided, "case",
        on="decided_on", split=(BY_KIND, BY_YEAR),
    ),
    Indicator(
        "firms.funded", Unit.FIRMS, cases.paid_to_businesses, "case",
        on="paid_on", split=(BY_PURPOSE, BY_AREA, BY_YEAR), distinct="party_id",
    ),
    Indicator(
        "associations.active", Unit.ASSOCIATIONS, ventures.association_activities, "activity",
        on="held_on", split=(BY_SUPPORT, BY_YEAR), distinct="party_id",
    ),
    Indicator(
        "people.on_courses", Unit.PEOPLE, courses.attended, "attendance",
        on="held_on", split=(BY_SUBJECT, BY_YEAR), distinct="person_id",
    ),
    Indicator(
        "firms.new", Unit.FIRMS, ventures.new_firms, "new_firm",
        on="registered_on", split=(BY_FORM, BY_YEAR), distinct="party_id",
    ),
    Indicator(
        "enterprises.pupil", Unit.ENTERPRISES, ventures.pupil_enterprises, "enterprise",
        on="started_on", split=(BY_SCHOOL, BY_YEAR),
    ),
)  # fmt: skip

KEYS = tuple(indicator.key for indicator in INDICATORS)


def indicator(key: str) -> Indicator | None:
    """The indicator with this key, or None."""
    return next((each for each in INDICATORS if each.key == key), None)
