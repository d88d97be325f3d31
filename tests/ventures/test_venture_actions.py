"""What came of a programme is entered once, corrected, and taken out with a reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest

from bulyst.audit import trail
from bulyst.kernel.numbers import OrganisationNumber
from bulyst.kernel.verdict import Refused
from bulyst.parties.actions import merge_parties, register_party
from bulyst.programmes.models import Programme
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Role
from bulyst.tenancy.scope import opened
from bulyst.ventures import queries
from bulyst.ventures.actions import (
    change_association_activity,
    change_new_firm,
    change_pupil_enterprise,
    register_association_activity,
    register_new_firm,
    register_pupil_enterprise,
    remove_association_activity,
    remove_new_firm,
    remove_pupil_enterprise,
    restore_association_activity,
    restore_new_firm,
    restore_pupil_enterprise,
)
from bulyst.ventures.drafts import AssociationActivityDraft, NewFirmDraft, PartyChoice, PupilEnterpriseDraft

NUMBER = OrganisationNumber.parse("974 760 673")
DAY = date(2005, 3, 1)


@pytest.fixture
def firm(programme: Programme) -> NewFirmDraft:
    """A new firm as a coordinator fills it in."""
    return NewFirmDraft(programme.pk, NUMBER, "Lierne Ysteri", "FIRM", "ENK", DAY)


@pytest.fixture
def enterprise(programme: Programme) -> PupilEnterpriseDraft:
    """A pupil enterprise at a school that is not registered yet."""
    return PupilEnterpriseDraft(programme.pk, PartyChoice(name="Sørli skole"), "Smådyr EB", "2004/2005", 8, DAY)


@pytest.fixture
def activity(programme: Programme) -> AssociationActivityDraft:
    """An activity of an association that is not registered yet."""
    return AssociationActivityDraft(programme.pk, PartyChoice(name="Sørli bygdelag"), "Julemesse", DAY, "BOTH")


def refused_keys(refusal: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {message.key for message in refusal.value.messages}


def test_a_new_firm_is_registered_with_its_party(coordinator: Actor, firm: NewFirmDraft, now: datetime) -> None:
    row = register_new_firm(actor=coordinator, draft=firm, now=now)

    with opened(coordinator):
        (counted,) = queries.new_firms(firm.programme_id)
        assert queries.access_new_firm(row.pk).party.organisation_number == NUMBER
    assert (counted.party_id, counted.legal_form, counted.registered_on) == (row.party_id, "ENK", DAY)
    assert [line.event for line in trail.history(coordinator.tenant_id, row)] == ["new_firm.registered"]


def test_a_firm_that_is_registered_here_already_is_that_party(
    coordinator: Actor, firm: NewFirmDraft, now: datetime
) -> None:
    party = register_party(
        actor=coordinator, kind="FIRM", name="Lierne Ysteri AS", now=now, organisation_number=str(NUMBER)
    )

    assert register_new_firm(actor=coordinator, draft=firm, now=now).party_id == party.pk


def test_a_firm_is_new_once_and_the_refusal_says_since_when(
    coordinator: Actor, firm: NewFirmDraft, now: datetime
) -> None:
    register_new_firm(actor=coordinator, draft=firm, now=now)

    with pytest.raises(Refused) as refusal:
        register_new_firm(actor=coordinator, draft=replace(firm, registered_on=date(2006, 1, 1)), now=now)

    (message,) = refusal.value.messages
    assert message.key == "ventures.firm_already_new"
    assert message.facts["day"] == DAY


@pytest.mark.parametrize("kind", ["SCHOOL", "ASSOCIATION", "PUBLIC"])
def test_what_is_no_firm_is_never_a_new_firm(coordinator: Actor, firm: NewFirmDraft, kind: str, now: datetime) -> None:
    register_party(actor=coordinator, kind=kind, name="Sørli", now=now, organisation_number=str(NUMBER))

    with pytest.raises(Refused) as refusal:
        register_new_firm(actor=coordinator, draft=firm, now=now)

    assert refused_keys(refusal) == {"ventures.not_a_firm"}


def test_everything_wrong_with_a_firm_is_said_at_once(coordinator: Actor, firm: NewFirmDraft, now: datetime) -> None:
    wrong = replace(firm, name=" ", kind="PERSON", registered_on=date(2027, 1, 1), area_id=999)

    with pytest.raises(Refused) as refusal:
        register_new_firm(actor=coordinator, draft=wrong, now=now)

    assert refused_keys(refusal) == {
        "ventures.name_missing",
        "ventures.not_a_firm",
        "ventures.in_the_future",
        "programmes.after_period",
        "programmes.of_other_programme",
    }


def test_a_firm_is_corrected(coordinator: Actor, firm: NewFirmDraft, now: datetime) -> None:
    row = register_new_firm(actor=coordinator, draft=firm, now=now)

    changed = change_new_firm(
        actor=coordinator, new_firm_id=row.pk, legal_form="AS", registered_on=date(2005, 4, 1), now=now
    )

    assert (changed.legal_form, changed.registered_on) == ("AS", date(2005, 4, 1))
    with pytest.raises(Refused) as refusal:
        change_new_firm(actor=coordinator, new_firm_id=row.pk, legal_form="AS", registered_on=date(1998, 1, 1), now=now)
    assert refused_keys(refusal) == {"programmes.before_period"}


def test_a_removed_firm_counts_no_more_and_cannot_come_back_beside_itself(
    coordinator: Actor, firm: NewFirmDraft, now: datetime
) -> None:
    row = register_new_firm(actor=coordinator, draft=firm, now=now)
    remove_new_firm(actor=coordinator, new_firm_id=row.pk, reason="Feil program", now=now)
    with opened(coordinator):
        assert queries.new_firms(firm.programme_id) == []

    register_new_firm(actor=coordinator, draft=firm, now=now)
    with pytest.raises(Refused) as refusal:
        restore_new_firm(actor=coordinator, new_firm_id=row.pk, now=now)
    assert refused_keys(refusal) == {"ventures.firm_already_new"}


def test_merged_firms_are_one_party(coordinator: Actor, firm: NewFirmDraft, now: datetime) -> None:
    row = register_new_firm(actor=coordinator, draft=firm, now=now)
    target = register_party(actor=coordinator, kind="FIRM", name="Lierne Ysteri AS", now=now)
    merge_parties(actor=coordinator, duplicate_id=row.party_id, into_id=target.pk, now=now)

    with opened(coordinator):
        assert [counted.party_id for counted in queries.new_firms(firm.programme_id)] == [target.pk]


def test_a_pupil_enterprise_registers_its_school_once(
    coordinator: Actor, enterprise: PupilEnterpriseDraft, now: datetime
) -> None:
    first = register_pupil_enterprise(actor=coordinator, draft=enterprise, now=now)
    with pytest.raises(Refused) as refusal:
        register_pupil_enterprise(actor=coordinator, draft=replace(enterprise, name="Ved EB"), now=now)
    assert refused_keys(refusal) == {"ventures.party_recognised"}

    again = replace(enterprise, name="Ved EB", school=PartyChoice(first.school_id))
    second = register_pupil_enterprise(actor=coordinator, draft=again, now=now)

    assert second.school_id == first.school_id
    with opened(coordinator):
        rows = queries.pupil_enterprises(enterprise.programme_id)
    assert [(row.school, row.name, row.pupils) for row in rows] == [
        ("Sørli skole", "Smådyr EB", 8),
        ("Sørli skole", "Ved EB", 8),
    ]


def test_a_pupil_enterprise_is_no_new_firm(coordinator: Actor, enterprise: PupilEnterpriseDraft, now: datetime) -> None:
    register_pupil_enterprise(actor=coordinator, draft=enterprise, now=now)

    with opened(coordinator):
        assert queries.new_firms(enterprise.programme_id) == []


def test_everything_wrong_with_a_pupil_enterprise_is_said_at_once(
    coordinator: Actor, enterprise: PupilEnterpriseDraft, now: datetime
) -> None:
    club = register_party(actor=coordinator, kind="ASSOCIATION", name="Sørli bygdelag", now=now)
    wrong = replace(
        enterprise,
        school=PartyChoice(club.pk),
        name="",
        pupils=-3,
        started_on=date(2005, 8, 1),
        closed_on=date(2005, 7, 1),
        area_id=999,
    )

    with pytest.raises(Refused) as refusal:
        register_pupil_enterprise(actor=coordinator, draft=wrong, now=now)

    assert refused_keys(refusal) == {
        "ventures.name_missing",
        "ventures.not_a_school",
        "ventures.pupils_out_of_range",
        "ventures.outside_school_year",
        "ventures.closed_before_start",
        "programmes.of_other_programme",
    }


def test_a_pupil_enterprise_is_entered_once_and_corrected(
    coordinator: Actor, enterprise: PupilEnterpriseDraft, now: datetime
) -> None:
    row = register_pupil_enterprise(actor=coordinator, draft=enterprise, now=now)
    same = replace(enterprise, school=PartyChoice(row.school_id), name="smådyr  eb")

    with pytest.raises(Refused) as refusal:
        register_pupil_enterprise(actor=coordinator, draft=same, now=now)
    assert refused_keys(refusal) == {"ventures.entered_already"}

    changed = change_pupil_enterprise(
        actor=coordinator, pupil_enterprise_id=row.pk, draft=replace(same, pupils=9), now=now
    )
    assert changed.pupils == 9


def test_an_association_is_offered_and_not_doubled(
    coordinator: Actor, activity: AssociationActivityDraft, now: datetime
) -> None:
    first = register_association_activity(actor=coordinator, draft=activity, now=now)
    by_name = replace(activity, title="Dugnad", association=PartyChoice(name="sørli bygdelag"))

    with pytest.raises(Refused) as refusal:
        register_association_activity(actor=coordinator, draft=by_name, now=now)
    assert refused_keys(refusal) == {"ventures.party_recognised"}

    another = replace(by_name, association=PartyChoice(name="Sørli bygdelag", is_new=True))
    second = register_association_activity(actor=coordinator, draft=another, now=now)
    assert second.party_id != first.party_id


def test_everything_wrong_with_an_activity_is_said_at_once(
    coordinator: Actor, activity: AssociationActivityDraft, now: datetime
) -> None:
    school = register_party(actor=coordinator, kind="SCHOOL", name="Sørli skole", now=now)
    wrong = replace(activity, association=PartyChoice(school.pk), title=" ", held_on=date(2026, 3, 4), project_id=999)

    with pytest.raises(Refused) as refusal:
        register_association_activity(actor=coordinator, draft=wrong, now=now)

    assert refused_keys(refusal) == {
        "ventures.name_missing",
        "ventures.not_an_association",
        "ventures.in_the_future",
        "programmes.after_period",
        "programmes.of_other_programme",
    }


def test_an_activity_is_entered_once_and_corrected(
    coordinator: Actor, activity: AssociationActivityDraft, now: datetime
) -> None:
    row = register_association_activity(actor=coordinator, draft=activity, now=now)
    same = replace(activity, association=PartyChoice(row.party_id))

    with pytest.raises(Refused) as refusal:
        register_association_activity(actor=coordinator, draft=same, now=now)
    assert refused_keys(refusal) == {"ventures.entered_already"}

    changed = change_association_activity(
        actor=coordinator, association_activity_id=row.pk, draft=replace(same, support="GUIDANCE"), now=now
    )
    assert changed.support == "GUIDANCE"
    with opened(coordinator):
        assert [counted.support for counted in queries.association_activities(activity.programme_id)] == ["GUIDANCE"]


def test_what_is_removed_stays_with_its_reason_and_can_be_put_back(
    coordinator: Actor, enterprise: PupilEnterpriseDraft, activity: AssociationActivityDraft, now: datetime
) -> None:
    held = register_association_activity(actor=coordinator, draft=activity, now=now)
    started = register_pupil_enterprise(actor=coordinator, draft=enterprise, now=now)
    programme_id = activity.programme_id

    remove_association_activity(actor=coordinator, association_activity_id=held.pk, reason="Ble avlyst", now=now)
    remove_pupil_enterprise(actor=coordinator, pupil_enterprise_id=started.pk, reason="Kom aldri i gang", now=now)
    with opened(coordinator):
        assert queries.association_activities(programme_id) == []
        assert queries.pupil_enterprises(programme_id) == []
        assert queries.access_association_activity(held.pk).removed_reason == "Ble avlyst"

    restore_association_activity(actor=coordinator, association_activity_id=held.pk, now=now)
    restore_pupil_enterprise(actor=coordinator, pupil_enterprise_id=started.pk, now=now)
    with opened(coordinator):
        assert len(queries.association_activities(programme_id)) == 1
        assert len(queries.pupil_enterprises(programme_id)) == 1


def test_nothing_is_removed_without_a_reason(coordinator: Actor, firm: NewFirmDraft, now: datetime) -> None:
    row = register_new_firm(actor=coordinator, draft=firm, now=now)

    with pytest.raises(Refused) as refusal:
        remove_new_firm(actor=coordinator, new_firm_id=row.pk, reason=" ", now=now)

    assert refused_keys(refusal) == {"ventures.reason_missing"}


def test_who_may_not_keep_ventures_is_refused(
    lierne: Municipality,
    make_actor: Callable[..., Actor],
    firm: NewFirmDraft,
    enterprise: PupilEnterpriseDraft,
    activity: AssociationActivityDraft,
    now: datetime,
) -> None:
    finance = make_actor(lierne, Role.FINANCE_OFFICER)
    for action, draft in (
        (register_new_firm, firm),
        (register_pupil_enterprise, enterprise),
        (register_association_activity, activity),
    ):
        with pytest.raises(Refused) as refusal:
            action(actor=finance, draft=draft, now=now)
        assert refused_keys(refusal) == {"tenancy.no_right"}
