"""Every kind of visitor, and an example of each part of an address."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from tests.files import picture
from tests.permissions.board import board_examples
from tests.permissions.money import money_examples

from bulyst.cases.actions import attach_files, enter_aid, file_appeal, record_control, save_filter, start_application
from bulyst.cases.drafts import AppealDraft, KnownAidDraft
from bulyst.cases.lifecycle import GrantState, PaymentState
from bulyst.cases.models import Case, PaymentRequest
from bulyst.catalogue.models import Entry, Leftover, StatedFigure
from bulyst.correspondence.files import Limits, Upload, examine
from bulyst.correspondence.models import Letter, StoredFile
from bulyst.courses.models import Course, Enrolment, Session
from bulyst.kernel.money import Money
from bulyst.parties.models import MemberRole, PartyMember
from bulyst.programmes.actions import FormPlace, save_form
from bulyst.programmes.blocks import Block, Form, QuestionGroup, Words
from bulyst.programmes.choices import BlockKind
from bulyst.programmes.models import Area, Call, Fund, Goal, Programme
from bulyst.tenancy.actor import applicant_actor, staff_actor
from bulyst.tenancy.models import Membership, Municipality, User
from bulyst.tenancy.roles import STAFF_ROLES, Role
from bulyst.tenancy.scope import opened
from bulyst.ventures.models import AssociationActivity, NewFirm, PupilEnterprise

LONG_AGO = date(1990, 1, 1)

#: The columns of the table.
VISITORS = (
    "anonymous",
    "stranger",  # holds every staff role in another municipality
    "other",  # an applicant who acts for somebody else
    "applicant",
    "coordinator",
    "manager",
    "officer",
    "board",
    "finance",
    "editor",
)
SIGN_IN = "sign in"


def routes() -> list[str]:
    """The name of every route, as `reverse` knows it."""

    def walk(resolver: URLResolver, namespace: str = "") -> Iterator[str]:
        for each in resolver.url_patterns:
            if isinstance(each, URLResolver):
                yield from walk(each, f"{namespace}{each.namespace}:" if each.namespace else namespace)
            elif isinstance(each, URLPattern):
                yield f"{namespace}{each.name}"

    return list(dict.fromkeys(walk(get_resolver())))


def clients() -> dict[str, Client]:
    """A signed-in browser for each visitor."""
    elsewhere = Municipality.objects.create(number="5043", name="Røyrvik")
    stranger = User.objects.create_user("fremmed@example.test", None, name="Fremmed")
    for role in STAFF_ROLES:
        Membership.objects.create(user=stranger, municipality=elsewhere, role=role, since=LONG_AGO)
    users = {
        "stranger": stranger,
        "other": User.objects.create_user("annen@example.test", None, name="Annen søker"),
        "applicant": User.objects.get(email="soker@demo.bulyst.example"),
        "editor": Membership.objects.get(role=Role.CATALOGUE_EDITOR).user,
    }
    for name, role in (
        ("coordinator", Role.COORDINATOR),
        ("manager", Role.PROGRAMME_MANAGER),
        ("officer", Role.CASE_OFFICER),
        ("board", Role.BOARD_MEMBER),
        ("finance", Role.FINANCE_OFFICER),
    ):
        users[name] = Membership.objects.get(role=role, municipality__number="5042").user
    _let_the_applicant_have_a_paid_case_and_a_draft(users["applicant"])
    found = {"anonymous": Client()}
    for name, user in users.items():
        found[name] = Client()
        found[name].force_login(user, backend="bulyst.web.account.backends.SignIn")
    return {name: found[name] for name in VISITORS}


def _paid() -> PaymentRequest:
    return PaymentRequest.objects.filter(state=PaymentState.PAID).order_by("pk")[0]


def _let_the_applicant_have_a_paid_case_and_a_draft(applicant: User) -> None:
    lierne, now = Municipality.objects.get(number="5042"), timezone.now()
    with opened(lierne):
        party = _paid().case.applicant
        PartyMember.objects.create(tenant=lierne, party=party, user=applicant, role=MemberRole.OWNER, since=now)
        call = Call.objects.order_by("pk")[0]
    start_application(actor=applicant_actor(applicant, lierne), call_id=call.pk, applicant_id=party.pk, now=now)


def _sent_file(case: Case) -> StoredFile:
    """A picture that the applicant sent with the case."""
    (checked,) = examine([Upload("bilde.png", picture(kind="PNG"))], Limits()).files
    actor = applicant_actor(User.objects.get(email="soker@demo.bulyst.example"), case.tenant_id)
    (file,) = attach_files(actor=actor, case_id=case.pk, files=[checked], now=timezone.now()).files
    return file


def _ask_something_of_our_own(lierne: Municipality) -> None:
    user, now = Membership.objects.get(role=Role.PROGRAMME_MANAGER, municipality=lierne).user, timezone.now()
    asked = Block("jobber", BlockKind.NUMBER, Words("Hvor mange arbeidsplasser?"))
    with opened(lierne):
        programme = Programme.objects.get(slug="lierne-2")
    save_form(
        actor=staff_actor(user, lierne, now=now),
        place=FormPlace(programme.pk),
        form=Form((QuestionGroup("virkning", Words("Virkning"), blocks=(asked,)),)),
        now=now,
    )


def _let_a_paid_case_be_appealed(lierne: Municipality, paid: PaymentRequest) -> int:
    """The applicant appeals the grant of the case that was paid. Returns the appeal's id."""
    applicant = User.objects.get(email="soker@demo.bulyst.example")
    return file_appeal(
        actor=applicant_actor(applicant, lierne),
        case_id=paid.case_id,
        draft=AppealDraft("En oppdiktet klage."),
        now=timezone.now(),
    ).pk


def examples() -> dict[str, dict[str, Any]]:
    """The parts of each address that needs any: rows of the demonstration."""
    lierne = Municipality.objects.get(number="5042")
    _ask_something_of_our_own(lierne)
    with opened(lierne):
        mine = Case.objects.get(
            applicant__members__user__email="soker@demo.bulyst.example", kind="GRANT", state=GrantState.SUBMITTED
        )
        paid = _paid()
        draft = Case.objects.get(state=GrantState.DRAFT)
        guidance = Case.objects.filter(kind="GUIDANCE").order_by("pk")[0]
        letter = Letter.objects.filter(subject=paid.case.subject).order_by("pk")[0]
        session = Session.objects.order_by("pk")[0]
        place = {"kommune": lierne.slug}
        course = {**place, "course_id": session.course_id}
        slug = {**place, "slug": "lierne-2"}
        case = {**place, "number": mine.number}
        payment = {**place, "number": paid.case.number, "request_id": paid.pk}
        first = {
            model: model._default_manager.order_by("pk")[0].pk
            for model in (NewFirm, PupilEnterprise, AssociationActivity, Enrolment, Goal, Fund, Call, Area)
        }
        call = Call.objects.order_by("pk")[0]
        person = Enrolment.objects.order_by("pk")[0].person_id
        own_party = mine.applicant_id
        public_course = Course.objects.filter(published_at__isnull=False).order_by("pk")[0]
    found: dict[str, dict[str, Any]] = {}
    for name in routes():
        rest = name.partition(":")[2]
        if name.startswith("staff:course") and rest not in {"courses", "course_new"}:
            found[name] = course
        elif name.startswith(("staff:session", "staff:attendance")):
            found[name] = course if rest == "session_new" else {**course, "session_id": session.pk}
        elif name.startswith("staff:enrolment"):
            found[name] = {**course, "enrolment_id": first[Enrolment]} if rest == "enrolment_leave" else course
        elif name.startswith("staff:payment"):
            found[name] = payment
        elif name.startswith(("staff:case_", "staff:case", "staff:guidance_")) and rest not in {
            "cases",
            "case_export",
            "guidance_open",
        }:
            found[name] = {**place, "number": guidance.number} if rest.startswith("guidance") else case
        elif name.startswith("staff:"):
            found[name] = place
    found |= board_examples(lierne, case)
    for prefix, model in (
        ("new_firm", NewFirm),
        ("pupil_enterprise", PupilEnterprise),
        ("association_activity", AssociationActivity),
    ):
        for ending in ("", "_change", "_remove", "_restore"):
            found[f"staff:{prefix}{ending}"] = {**place, "venture_id": first[model]}
    for rest in ("programme", "programme_change", "programme_publish", "rule_sets", "rule_set_new", "account"):
        found[f"staff:{rest}"] = slug
    for rest in ("figure", "figure_rows"):
        found[f"staff:{rest}"] = {**slug, "key": "people.on_courses"}
    found["staff:programme_part"] = {**slug, "part": "verdi"}
    found["staff:part_change"] = {**slug, "part": "omrade", "part_id": first[Area]}
    found["staff:part_remove"] = {**slug, "part": "mal", "part_id": first[Goal]}
    found["staff:goal_change"] = {**slug, "goal_id": first[Goal]}
    form = {**slug, "place": "soknad"}
    for rest in ("", "_group_new", "_adopt", "_discard", "_preview"):
        found[f"staff:form{rest}"] = form
    found["staff:form_version"] = {**form, "version": 1}
    found["staff:form_preview_page"] = {**form, "page": "eget-virkning"}
    found["staff:form_group_change"] = found["staff:form_question_new"] = {**form, "group": "virkning"}
    found["staff:form_question_change"] = {**form, "group": "virkning", "key": "jobber"}
    found["staff:fund_money"] = {**slug, "fund_id": first[Fund]}
    for rest in ("", "_change", "_extend", "_rounds", "_cancel", "_close"):
        found[f"staff:call{rest}"] = {**slug, "call_id": first[Call]}
    found["staff:call_round"] = {**slug, "call_id": first[Call], "number": 0}
    found["staff:case_export"] = {**place, "ending": "xlsx"}
    found["staff:condition_open"] = {**case, "condition_id": 0}
    found["staff:conditions"] = found["staff:aid_enter"] = found["staff:control"] = case
    found |= {name: {**case, **parts} for name, parts in _aid_of(mine).items()}
    found["staff:filter_remove"] = {**place, "filter_id": _saved_filter(lierne)}
    appealed = _let_a_paid_case_be_appealed(lierne, paid)
    found["staff:appeal_register"] = {**place, "number": paid.case.number}
    found["staff:appeal_step"] = {**place, "number": paid.case.number, "appeal_id": appealed, "step": "forbered"}
    found["staff:letter_receipt"] = {**place, "number": paid.case.number, "letter_id": letter.pk}
    found["staff:letter_text"] = {**place, "kind": "decision", "language": "nb"}
    found["staff:case_letter"] = {**place, "number": paid.case.number, "letter_id": letter.pk}
    for name in routes():
        if name.startswith("applicant:") and name not in {"applicant:overview", "applicant:register"}:
            found[name] = {"case_id": mine.pk}
    found["applicant:begin"] = {"call_id": first[Call]}
    file = _sent_file(mine)
    for rest in ("file", "file_picture"):
        found[f"applicant:{rest}"] = {"case_id": mine.pk, "file_id": file.pk}
        found[f"staff:case_{rest}"] = {**case, "file_id": file.pk}
    for rest in ("resume", "summary", "files", "move", "withdraw"):
        found[f"applicant:{rest}"] = {"case_id": draft.pk}
    found["applicant:question"] = {"case_id": draft.pk, "key": "prosjekt"}
    for rest in ("accept", "payment"):
        found[f"applicant:{rest}"] = {"case_id": paid.case_id}
    with opened(lierne):
        found |= money_examples(paid)
    found["applicant:impartiality"] = {"case_id": paid.case_id}
    found["applicant:appeal"] = {"case_id": paid.case_id}
    for rest in ("appeal_withdraw", "appeal_contest"):
        found[f"applicant:{rest}"] = {"case_id": paid.case_id, "appeal_id": appealed}
    found["applicant:letter"] = {"case_id": paid.case_id, "letter_id": letter.pk}
    for rest in ("contact", "people", "leave"):
        found[f"applicant:{rest}"] = {"party_id": own_party}
    found["applicant:invitation"] = {"token": "oppdiktet"}
    for rest in ("applicant", "applicant_register"):
        found[f"staff:{rest}"] = {**place, "party_id": own_party}
    found["staff:applicant_compare"] = {**place, "party_id": own_party, "other_id": paid.case.applicant_id}
    found["staff:applicant_undo"] = {**place, "party_id": own_party, "duplicate_id": paid.case.applicant_id}
    for rest in ("person", "person_correct", "person_merge"):
        found[f"staff:{rest}"] = {**place, "person_id": person}
    entry = Entry.objects.exclude(published_at=None).order_by("pk")[0]
    for rest in ("entry", "fields", "publish", "withdraw", "dismiss"):
        found[f"editor:{rest}"] = {"entry_id": entry.pk}
    for rest in ("figure", "confirm", "reject"):
        found[f"editor:{rest}"] = {"figure_id": StatedFigure.objects.order_by("pk")[0].pk}
    found["editor:settle"] = {"leftover_id": Leftover.objects.order_by("pk")[0].pk}
    found["public:catalogue_entry"] = {"slug": entry.slug}
    found["public:course_give_up"] = {"slug": public_course.slug}
    found["account_confirm_email"] = {"key": "ukjent"}
    found["account_reset_password_from_key"] = {"uidb36": "1", "key": "ukjent"}
    found["account:enter_demo"] = {"user_id": User.objects.get(email="soker@demo.bulyst.example").pk}
    found["public:course"] = {"slug": public_course.slug}
    found["public:programmes_of"] = place
    for rest in ("programme", "programme_json", "programme_csv", "programme_population", "programme_migration"):
        found[f"public:{rest}"] = slug
    for rest in ("figure", "figure_json", "figure_csv"):
        found[f"public:{rest}"] = {**slug, "key": "cases.handled"}
    found["public:call"] = {**place, "slug": call.slug}
    for rest in ("study", "study_json"):
        found[f"public:{rest}"] = {"slug": "lierne-2"}
    found["public:study_csv"] = {"slug": "lierne-2", "table": "start-years"}
    return found


def _aid_of(case: Case) -> dict[str, dict[str, int]]:
    """Aid that the applicant has had from somebody, and a party that it controls."""
    with opened(case.tenant_id):
        officer = User.objects.get(memberships__role=Role.CASE_OFFICER, memberships__municipality=case.tenant_id)
        other = Case.objects.exclude(applicant=case.applicant).order_by("pk")[0].applicant_id
    now = timezone.now()
    actor = staff_actor(officer, case.tenant, now=now)
    draft = KnownAidDraft("Eksempelfondet", date(2012, 1, 2), Money.kroner(1), Decimal(8), date(2012, 1, 2), "Eksempel")
    known = enter_aid(actor=actor, party_id=case.applicant_id, draft=draft, now=now)
    link = record_control(actor=actor, controller_id=case.applicant_id, controlled_id=other, ground="Eier alt", now=now)
    return {"staff:aid_remove": {"aid_id": known.pk}, "staff:control_remove": {"control_id": link.pk}}


def _saved_filter(lierne: Municipality) -> int:
    """A choice of the case list that the case officer keeps."""
    officer = User.objects.get(memberships__role=Role.CASE_OFFICER, memberships__municipality=lierne)
    now = timezone.now()
    saved = save_filter(
        actor=staff_actor(officer, lierne, now=now), name="Forfalt", choices={"vis": "forfalt"}, now=now
    )
    return saved.pk


def answer(client: Client, name: str, parts: dict[str, Any]) -> int | str:
    """The status of the page, or SIGN_IN for one that leads there first.

    What only takes a POST is sent an empty one. Whatever the page does is undone.
    """
    visitor = Client()
    visitor.cookies.update(client.cookies)
    address = reverse(name, kwargs=parts)
    with transaction.atomic():
        response: HttpResponseBase = visitor.get(address)
        if response.status_code == 405:
            response = visitor.post(address)
        transaction.set_rollback(True)
    if response.status_code == 302 and response["Location"].startswith(reverse("account:sign_in")):
        return SIGN_IN
    return response.status_code
