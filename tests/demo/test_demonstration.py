"""The demonstration's rows are counted live, are marked, and add up to what the catalogue entry says."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.apps import apps
from django.test import Client

from bulyst.audit import trail
from bulyst.cases import actions as cases
from bulyst.cases.drafts import GuidanceDraft, OutcomeDraft
from bulyst.cases.lifecycle import PaymentState
from bulyst.cases.models import Case, PaymentRequest
from bulyst.courses import actions as courses
from bulyst.courses.drafts import CourseDraft, DayDraft, Participant
from bulyst.courses.models import Attendance
from bulyst.ledger import queries as ledger
from bulyst.parties.models import Party
from bulyst.parties.recognition import Described
from bulyst.programmes.models import Programme
from bulyst.results.queries import account
from bulyst.tenancy.actor import Actor, staff_actor
from bulyst.tenancy.models import ConstructedModel, Membership, Municipality, ScopedModel
from bulyst.tenancy.roles import Role
from bulyst.tenancy.scope import opened

ON = date(2026, 3, 3)
THEN = datetime(2010, 3, 3, 11, tzinfo=UTC)
ENTRY = {
    "cases.handled": 140,
    "firms.funded": 43,
    "associations.active": 31,
    "people.on_courses": 200,
    "firms.new": 15,
    "enterprises.pupil": 10,
}


def counted(programme: Programme) -> dict[str, int]:
    with opened(programme.tenant_id):
        return {figure.key: figure.value for figure in account(programme, ON).figures}


def actor(lierne: Municipality, role: Role) -> Actor:
    membership = Membership.objects.get(municipality=lierne, role=role)
    return staff_actor(membership.user, lierne, now=THEN)


def test_the_figures_are_the_entrys(programme: Programme) -> None:
    assert counted(programme) == ENTRY


def test_one_more_case_makes_141(programme: Programme, lierne: Municipality) -> None:
    officer = actor(lierne, Role.CASE_OFFICER)
    with opened(lierne):
        party = Party.objects.filter(kind="FARM").first()
    assert party is not None
    case = cases.open_guidance(
        actor=officer, programme_id=programme.pk, applicant_id=party.pk, topic="Enda en sak", now=THEN
    )
    assert counted(programme) == ENTRY
    held = GuidanceDraft(held_on=THEN.date(), hours=Decimal(1), text="Snakket sammen.")
    cases.log_guidance(actor=officer, case_id=case.pk, draft=held, now=THEN)
    cases.finish_guidance(actor=officer, case_id=case.pk, draft=OutcomeDraft("Ferdig."), now=THEN)
    assert counted(programme) == ENTRY | {"cases.handled": 141}


@pytest.mark.parametrize(("is_known", "people"), [(True, 200), (False, 201)])
def test_a_person_is_counted_once_however_many_courses(
    programme: Programme, lierne: Municipality, is_known: bool, people: int
) -> None:
    coordinator = actor(lierne, Role.COORDINATOR)
    with opened(lierne):
        attendance = Attendance.objects.select_related("enrolment__person").first()
        assert attendance is not None
        person = attendance.enrolment.person
    described = Described(person.name if is_known else "En til (oppdiktet)", email=person.email if is_known else "")
    course = courses.create_course(
        actor=coordinator,
        draft=CourseDraft(programme_id=programme.pk, title="Enda et kurs", subject="OTHER"),
        days=(DayDraft(date(2010, 3, 1), Decimal(3)),),
        now=THEN,
    )
    participant = Participant(described, known_as=person.pk if is_known else None, is_new=not is_known)
    [enrolment] = courses.enrol_many(actor=coordinator, course_id=course.pk, participants=[participant], now=THEN)
    assert counted(programme) == ENTRY
    with opened(lierne):
        session = course.sessions.get()
    courses.record_attendance(actor=coordinator, session_id=session.pk, present=[enrolment.pk], now=THEN)
    assert counted(programme) == ENTRY | {"people.on_courses": people}


def test_a_reversed_only_payment_takes_its_firm_out(programme: Programme, lierne: Municipality) -> None:
    with opened(lierne):
        businesses = {"FIRM", "FARM"}
        of_business = PaymentRequest.objects.filter(state=PaymentState.PAID, case__applicant__kind__in=businesses)
        by_party: dict[int, list[int]] = {}
        for request, party in of_business.order_by("pk").values_list("pk", "case__applicant_id"):
            by_party.setdefault(party, []).append(request)
        only = next(requests[0] for requests in by_party.values() if len(requests) == 1)
        several = next(requests[0] for requests in by_party.values() if len(requests) > 2)
    finance = actor(lierne, Role.FINANCE_OFFICER)
    cases.reverse_payment(actor=finance, request_id=several, reason="Feil konto", now=THEN)
    assert counted(programme) == ENTRY
    cases.reverse_payment(actor=finance, request_id=only, reason="Feil konto", now=THEN)
    assert counted(programme) == ENTRY | {"firms.funded": 42}
    assert ledger.check() == []


def test_every_row_that_is_shown_by_itself_is_marked_as_constructed(lierne: Municipality) -> None:
    marked = [model for model in apps.get_models() if issubclass(model, ConstructedModel)]
    assert len(marked) >= 6
    with opened(lierne):
        for model in marked:
            manager = model._default_manager
            assert not manager.filter(constructed=False).exists(), model.__name__


def test_what_is_counted_happened_inside_the_known_bounds(programme: Programme) -> None:
    with opened(programme.tenant_id):
        for figure in account(programme, ON).figures:
            years = {part.value for split in figure.splits if split.column == "year" for part in split.parts}
            assert years and min(years) >= 1999 and max(years) <= 2012, figure.key


def test_most_new_firms_are_sole_proprietorships_and_most_money_went_to_studies_and_development(
    programme: Programme,
) -> None:
    with opened(programme.tenant_id):
        figures = {figure.key: figure for figure in account(programme, ON).figures}
    parts = {
        (key, split.column): {part.value: part.count for part in split.parts}
        for key, figure in figures.items()
        for split in figure.splits
    }
    assert parts["firms.new", "legal_form"]["ENK"] == 11
    by_purpose = parts["firms.funded", "purpose"]
    assert by_purpose["STUDY"] + by_purpose["BUSINESS_DEVELOPMENT"] > 43 / 2
    assert sorted(parts["enterprises.pupil", "school_id"].values()) == [4, 6]


def test_money_and_trail_hold(lierne: Municipality) -> None:
    assert ledger.check() == []
    assert trail.verify() == []
    with opened(lierne):
        decided = Case.objects.filter(decision__isnull=False)
        open_promises = [case.number for case in decided if ledger.subject_balances(case.subject).committed]
    assert open_promises == []


def test_nobody_is_named(lierne: Municipality) -> None:
    """Parties and users are roles and numbers; only the two schools of the entry have their own names."""
    with opened(lierne):
        names = set(Party.objects.values_list("name", flat=True))
    unmarked = {name for name in names if "oppdiktet" not in name.lower()}
    assert unmarked == {"Stortangen skole", "Sørli skole"}


def test_no_row_of_the_demonstration_belongs_to_another_tenant(lierne: Municipality) -> None:
    scoped = [model for model in apps.get_models() if issubclass(model, ScopedModel)]
    assert Municipality.objects.count() == 1
    with opened(lierne):
        assert sum(model._default_manager.count() for model in scoped) > 1500


def test_the_public_account_shows_what_is_counted(programme: Programme, client: Client) -> None:
    page = client.get("/program/5042-lierne/lierne-2/")
    text = page.content.decode()
    assert page.status_code == 200
    for value in ENTRY.values():
        assert f">{value}<" in text.replace("\n", "").replace(" ", "")
    assert "Oppdiktet eksempel" in text
    assert text.index("Folketallet gikk ned") < text.index("200")
