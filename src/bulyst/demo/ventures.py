"""Fifteen new firms, ten pupil enterprises at two schools, and the activities of 31 associations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from bulyst.demo.cases import Parties
from bulyst.demo.days import noon, spread
from bulyst.demo.people import Cast
from bulyst.demo.programme import Stage
from bulyst.kernel.numbers import OrganisationNumber
from bulyst.parties.models import PartyKind
from bulyst.ventures import actions
from bulyst.ventures.drafts import AssociationActivityDraft, NewFirmDraft, PartyChoice, PupilEnterpriseDraft
from bulyst.ventures.models import LegalForm, Support

ASSOCIATIONS = 31
ACTIVITIES = 44
#: The form of each new firm: most are sole proprietorships.
NEW_FIRMS = (*[LegalForm.ENK] * 11, *[LegalForm.AS] * 3, LegalForm.ANS)
#: (school, how many pupil enterprises)
SCHOOLS = (("Stortangen skole", 6), ("Sørli skole", 4))
ACTIVITY_TITLES = ("Bygdekveld", "Dugnad på grendehuset", "Skiløp for alle", "Kulturhelg", "Åpen møteplass")


def enter(
    cast: Cast, stage: Stage, parties: Parties, numbers: Iterator[OrganisationNumber], told: Callable[[str], None]
) -> None:
    """Enter all of them by the actions."""
    _new_firms(cast, stage, numbers)
    _pupil_enterprises(cast, stage)
    _activities(cast, stage, parties)
    told(f"{len(NEW_FIRMS)} nye bedrifter, {sum(n for _, n in SCHOOLS)} elevbedrifter, {ACTIVITIES} aktiviteter i lag")


def _new_firms(cast: Cast, stage: Stage, numbers: Iterator[OrganisationNumber]) -> None:
    for index, day in enumerate(spread(len(NEW_FIRMS), date(2002, 1, 7), date(2008, 11, 3))):
        draft = NewFirmDraft(
            programme_id=stage.programme.pk,
            organisation_number=next(numbers),
            name=f"Ny bedrift {index + 1} (oppdiktet)",
            kind=PartyKind.FIRM,
            # The few companies stand among the sole proprietorships and not all at the end.
            legal_form=NEW_FIRMS[(index * 4) % len(NEW_FIRMS)],
            registered_on=day,
            area_id=stage.business.pk,
        )
        actions.register_new_firm(actor=cast.coordinator, draft=draft, now=noon(day + timedelta(days=10)))


def _pupil_enterprises(cast: Cast, stage: Stage) -> None:
    for school, count in SCHOOLS:
        known: int | None = None
        for index in range(count):
            year = 2003 + index
            started = date(year, 9, 15)
            enterprise = actions.register_pupil_enterprise(
                actor=cast.coordinator,
                draft=PupilEnterpriseDraft(
                    programme_id=stage.programme.pk,
                    school=PartyChoice(party_id=known, name=school, is_new=known is None),
                    name=f"Elevbedrift {index + 1} ved {school} (oppdiktet)",
                    school_year=f"{year}/{year + 1}",
                    pupils=5 + index,
                    started_on=started,
                    closed_on=date(year + 1, 6, 10),
                    area_id=stage.business.pk,
                ),
                now=noon(date(year + 1, 6, 15)),
            )
            known = enterprise.school_id


def _activities(cast: Cast, stage: Stage, parties: Parties) -> None:
    support = (Support.FUNDING, Support.GUIDANCE, Support.BOTH)
    for index, day in enumerate(spread(ACTIVITIES, date(2001, 9, 3), date(2009, 5, 4))):
        draft = AssociationActivityDraft(
            programme_id=stage.programme.pk,
            association=PartyChoice(party_id=parties.associations[index % ASSOCIATIONS].pk),
            title=f"{ACTIVITY_TITLES[index % len(ACTIVITY_TITLES)]} {day.year} (oppdiktet)",
            held_on=day,
            support=support[index % 3],
            area_id=stage.bulyst.pk,
            project_id=stage.projects[index % 2].pk if index % 4 == 0 else None,
        )
        actions.register_association_activity(actor=cast.coordinator, draft=draft, now=noon(day + timedelta(days=3)))
