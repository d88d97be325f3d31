"""Figures follow the rows at once, through the same actions as the pages use."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.results.world import World

from bulyst.cases import actions as cases
from bulyst.courses import actions as courses
from bulyst.parties import actions as parties
from bulyst.parties.models import MemberRole, PartyKind
from bulyst.parties.recognition import Described
from bulyst.programmes import actions as programmes
from bulyst.results import queries
from bulyst.tenancy import scope

KARI, OLA, LIV = Described("Kari Berg", born_year=1970), Described("Ola Dal", born_year=1980), Described("Liv Eng")


def test_one_more_handled_case_is_one_more(world: World) -> None:
    firm = world.firm()
    world.decided(firm)
    world.decided(firm, refused=True)
    before = world.figure("cases.handled")
    world.guided(firm)
    after = world.figure("cases.handled")
    assert (before.value, after.value) == (2, 3)
    assert before.row_hash != after.row_hash
    assert {part.value: part.count for part in after.split("kind").parts} == {"GRANT": 2, "GUIDANCE": 1}


def test_a_case_that_waits_for_its_decision_is_not_handled(world: World) -> None:
    case = cases.start_application(
        actor=world.applicant, call_id=world.call.pk, applicant_id=world.firm().pk, now=world.now
    )
    assert world.value("cases.handled") == 0
    assert case.pk


def test_the_same_person_on_a_second_course_leaves_the_count(world: World) -> None:
    first = world.course("COMPUTING", KARI, OLA, LIV)
    assert world.value("people.on_courses") == 3
    world.course("LANGUAGES", first[0].person_id)
    figure = world.figure("people.on_courses")
    assert (figure.value, len(figure.rows)) == (3, 4)
    assert not figure.split("subject").adds_up
    assert figure.split("subject").of("COMPUTING") == 3
    assert figure.split("subject").of("LANGUAGES") == 1


def test_two_entries_of_one_person_count_once_after_they_are_merged(world: World) -> None:
    one, other = world.course("COMPUTING", KARI, Described("Kari B."))
    assert world.value("people.on_courses") == 2
    parties.merge_parties(actor=world.officer, duplicate_id=other.person_id, into_id=one.person_id, now=world.now)
    assert world.value("people.on_courses") == 1


def test_who_is_on_the_list_but_never_came_is_not_counted(world: World) -> None:
    (enrolment,) = world.course("COMPUTING", KARI)
    with scope.opened(world.municipality):
        session = enrolment.course.sessions.get()
    courses.record_attendance(
        actor=world.manager, session_id=session.pk, present=[], reason="Feil avkryssing", now=world.now
    )
    assert world.value("people.on_courses") == 0


def test_a_firm_counts_once_however_many_grants(world: World) -> None:
    firm, farm = world.firm(), world.firm(kind=PartyKind.FARM)
    world.paid(firm, "STUDY")
    world.paid(firm, "BUSINESS_DEVELOPMENT")
    world.paid(farm, "STUDY")
    figure = world.figure("firms.funded")
    assert (figure.value, len(figure.rows)) == (2, 3)
    purposes = figure.split("purpose")
    assert (purposes.of("STUDY"), purposes.of("BUSINESS_DEVELOPMENT"), purposes.adds_up) == (2, 1, False)


def test_a_reversed_only_payment_takes_its_firm_out(world: World) -> None:
    first, second = world.firm(), world.firm()
    request = world.paid(first)
    world.paid(second)
    assert world.value("firms.funded") == 2
    world.reverse(request)
    assert world.value("firms.funded") == 1


def test_a_firm_with_another_payment_stays_when_one_is_reversed(world: World) -> None:
    firm = world.firm()
    request = world.paid(firm, "STUDY")
    world.paid(firm, "BUSINESS_DEVELOPMENT")
    world.reverse(request)
    figure = world.figure("firms.funded")
    assert figure.value == 1
    assert figure.split("purpose").of("STUDY") == 0


def test_a_grant_that_was_never_paid_funds_nobody(world: World) -> None:
    world.decided(world.firm())
    assert world.value("firms.funded") == 0


def test_merged_firms_are_one_funded_firm(world: World) -> None:
    one = world.firm()
    other = parties.register_party(actor=world.officer, kind=PartyKind.FIRM, name="Uten nummer", now=world.now)
    member = {"party_id": other.pk, "user_id": world.applicant.user_id or 0, "role": MemberRole.OWNER}
    parties.join_party(actor=world.officer, now=world.now, **member)
    world.paid(one)
    world.paid(other)
    before = world.figure("firms.funded")
    parties.merge_parties(actor=world.officer, duplicate_id=other.pk, into_id=one.pk, now=world.now)
    assert (before.value, world.value("firms.funded")) == (2, 1)
    parties.undo_merge(actor=world.officer, duplicate_id=other.pk, now=world.now)
    after = world.figure("firms.funded")
    assert (after.value, after.row_hash) == (before.value, before.row_hash)


def test_new_firms_tell_how_many_are_sole_proprietorships(world: World) -> None:
    for form in ("ENK", "ENK", "AS"):
        world.new_firm(form)
    figure = world.figure("firms.new")
    assert (figure.value, figure.split("legal_form").of("ENK")) == (3, 2)


def test_an_association_counts_once_with_several_activities(world: World) -> None:
    party = world.activity("Sørli IL", "Skidag")
    world.activity("Sørli IL", "Turdag")
    other = world.activity("Sørli idrettslag", "Basar")
    assert world.value("associations.active") == 2
    parties.merge_parties(actor=world.officer, duplicate_id=other.pk, into_id=party.pk, now=world.now)
    assert world.value("associations.active") == 1


def test_pupil_enterprises_are_divided_by_school_and_are_no_new_firms(world: World) -> None:
    for school, name in (("Stortangen", "Ved AS"), ("Stortangen", "Kafé"), ("Sørli skole", "Vask")):
        world.enterprise(school, name)
    figure = world.figure("enterprises.pupil")
    assert figure.value == 3
    assert [(part.label, part.count) for part in figure.split("school_id").parts] == [
        ("Stortangen", 2),
        ("Sørli skole", 1),
    ]
    assert world.value("firms.new") == 0


@pytest.mark.parametrize("key", ["cases.handled", "firms.funded", "people.on_courses", "firms.new"])
def test_another_programme_counts_nothing_of_it(world: World, key: str) -> None:
    firm = world.firm()
    world.paid(firm)
    world.course("COMPUTING", KARI)
    world.new_firm("AS")
    other = programmes.create_programme(
        actor=world.manager, draft=programmes.ProgrammeDraft("Annet", "annet"), now=world.now
    )
    with scope.opened(world.municipality):
        assert queries.figure(other, key).value == 0


def test_a_key_that_is_no_indicator_has_no_figure(world: World) -> None:
    with scope.opened(world.municipality):
        assert queries.figure(world.programme, "cases.everything") is None


def test_counting_again_later_gives_the_same_hash(world: World) -> None:
    world.decided(world.firm())
    first = world.figure("cases.handled")
    world.now += timedelta(days=300)
    assert world.figure("cases.handled").row_hash == first.row_hash


def test_a_running_programme_is_held_against_the_newest_official_figures(world: World) -> None:
    goals = (("population.inhabitants", "INCREASE"), ("migration.in", "INCREASE"))
    for key, direction in goals:
        draft = programmes.GoalDraft(key, "QUANTITATIVE", indicator_key=key, direction=direction)
        programmes.add_goal(actor=world.manager, programme_id=world.programme.pk, draft=draft, now=world.now)
    with scope.opened(world.municipality):
        inhabitants, in_movers = queries.account(world.programme, date(2031, 5, 1)).goals
    assert (inhabitants.facts["from_year"], inhabitants.facts["to_year"]) == (2025, 2026)
    assert (in_movers.facts["from_year"], in_movers.facts["to_year"]) == (2025, 2025)


def test_a_known_last_year_counts_to_its_end(world: World) -> None:
    draft = programmes.ProgrammeDraft("Gammelt", "gammelt", period_from=date(2004, 3, 1), period_to=date(2008, 6, 30))
    old = programmes.create_programme(actor=world.manager, draft=draft, now=world.now)
    goal = programmes.GoalDraft("Flere", "QUANTITATIVE", indicator_key="population.inhabitants", direction="INCREASE")
    programmes.add_goal(actor=world.manager, programme_id=old.pk, draft=goal, now=world.now)
    with scope.opened(world.municipality):
        (answer,) = queries.account(old, world.now.date()).goals
    assert (answer.facts["from_year"], answer.facts["to_year"]) == (2004, 2009)
