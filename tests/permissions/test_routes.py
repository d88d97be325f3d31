"""Who may open what: every route against every kind of visitor. A route without a line fails.

SIGN_IN: asked to sign in. 404: as if it were not there. 403: a member of the staff without the right. 302: led on.
422: an empty form, or a step that cannot be taken now, with the reason. What only takes a POST is sent an empty one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from tests.demonstration import Demonstration
from tests.permissions.visitors import SIGN_IN, VISITORS, answer, clients, examples, routes

# fmt: off
#   anonymous, stranger, other applicant, applicant, coordinator, manager, officer, board, finance, editor
TABLE: dict[str, tuple[int | str, ...]] = {
    "account:entrance": (SIGN_IN, 302, 302, 302, 302, 302, 302, 302, 302, 302),
    "account:sign_in": (200, 302, 302, 302, 302, 302, 302, 302, 302, 302),
    "account:sign_out": (302, 302, 302, 302, 302, 302, 302, 302, 302, 302),
    "account:enter_demo": (404, 404, 404, 404, 404, 404, 404, 404, 404, 404),
    "account:language": (302, 302, 302, 302, 302, 302, 302, 302, 302, 302),
    "account_login": (200, 302, 302, 302, 302, 302, 302, 302, 302, 302),
    "account_logout": (302, 302, 302, 302, 302, 302, 302, 302, 302, 302),
    "account_inactive": (SIGN_IN, SIGN_IN, SIGN_IN, SIGN_IN, SIGN_IN, SIGN_IN, SIGN_IN, SIGN_IN, SIGN_IN, SIGN_IN),
    "account_signup": (200, 302, 302, 302, 302, 302, 302, 302, 302, 302),
    "account_email_verification_sent": (200, 200, 200, 200, 200, 200, 200, 200, 200, 200),
    "account_confirm_email": (200, 200, 200, 200, 200, 200, 200, 200, 200, 200),
    "account_reset_password": (200, 200, 200, 200, 200, 200, 200, 200, 200, 200),
    "account_reset_password_done": (200, 200, 200, 200, 200, 200, 200, 200, 200, 200),
    "account_reset_password_from_key": (200, 200, 200, 200, 200, 200, 200, 200, 200, 200),
    "account_reset_password_from_key_done": (200, 200, 200, 200, 200, 200, 200, 200, 200, 200),
    "applicant:overview": (SIGN_IN, 200, 200, 200, 200, 200, 200, 200, 200, 200),
    "applicant:register": (SIGN_IN, 200, 200, 200, 200, 200, 200, 200, 200, 200),
    "applicant:contact": (SIGN_IN, 404, 404, 200, 404, 404, 404, 404, 404, 404),
    "applicant:people": (SIGN_IN, 404, 404, 200, 404, 404, 404, 404, 404, 404),
    "applicant:leave": (SIGN_IN, 404, 404, 200, 404, 404, 404, 404, 404, 404),
    "applicant:invitation": (SIGN_IN, 404, 404, 404, 404, 404, 404, 404, 404, 404),
    "applicant:begin": (SIGN_IN, 302, 302, 200, 302, 302, 302, 302, 302, 302),
    "applicant:resume": (SIGN_IN, 404, 404, 302, 404, 404, 404, 404, 404, 404),
    "applicant:summary": (SIGN_IN, 404, 404, 200, 404, 404, 404, 404, 404, 404),
    "applicant:question": (SIGN_IN, 404, 404, 200, 404, 404, 404, 404, 404, 404),
    "applicant:case": (SIGN_IN, 404, 404, 200, 404, 404, 404, 404, 404, 404),
    "applicant:receipt": (SIGN_IN, 404, 404, 200, 404, 404, 404, 404, 404, 404),
    "applicant:answer": (SIGN_IN, 404, 404, 302, 404, 404, 404, 404, 404, 404),
    "applicant:accept": (SIGN_IN, 404, 404, 200, 404, 404, 404, 404, 404, 404),
    "applicant:payment": (SIGN_IN, 404, 404, 200, 404, 404, 404, 404, 404, 404),
    "applicant:request": (SIGN_IN, 404, 404, 200, 404, 404, 404, 404, 404, 404),
    "applicant:request_back": (SIGN_IN, 404, 404, 302, 404, 404, 404, 404, 404, 404),
    "applicant:change_new": (SIGN_IN, 404, 404, 200, 404, 404, 404, 404, 404, 404),
    "applicant:change": (SIGN_IN, 404, 404, 200, 404, 404, 404, 404, 404, 404),
    "applicant:change_back": (SIGN_IN, 404, 404, 302, 404, 404, 404, 404, 404, 404),
    "applicant:claim": (SIGN_IN, 404, 404, 200, 404, 404, 404, 404, 404, 404),
    "applicant:withdraw": (SIGN_IN, 404, 404, 200, 404, 404, 404, 404, 404, 404),
    "applicant:move": (SIGN_IN, 404, 404, 200, 404, 404, 404, 404, 404, 404),
    "applicant:copy": (SIGN_IN, 404, 404, 200, 404, 404, 404, 404, 404, 404),
    "applicant:files": (SIGN_IN, 404, 404, 200, 404, 404, 404, 404, 404, 404),
    "applicant:attach": (SIGN_IN, 404, 404, 200, 404, 404, 404, 404, 404, 404),
    "applicant:file": (SIGN_IN, 404, 404, 200, 404, 404, 404, 404, 404, 404),
    "applicant:file_picture": (SIGN_IN, 404, 404, 200, 404, 404, 404, 404, 404, 404),
    "applicant:letter": (SIGN_IN, 404, 404, 200, 404, 404, 404, 404, 404, 404),
    "editor:desk": (SIGN_IN, 404, 404, 404, 404, 404, 404, 404, 404, 200),
    "editor:entry": (SIGN_IN, 404, 404, 404, 404, 404, 404, 404, 404, 200),
    "editor:fields": (SIGN_IN, 404, 404, 404, 404, 404, 404, 404, 404, 200),
    "editor:publish": (SIGN_IN, 404, 404, 404, 404, 404, 404, 404, 404, 302),
    "editor:withdraw": (SIGN_IN, 404, 404, 404, 404, 404, 404, 404, 404, 302),
    "editor:dismiss": (SIGN_IN, 404, 404, 404, 404, 404, 404, 404, 404, 302),
    "editor:figure": (SIGN_IN, 404, 404, 404, 404, 404, 404, 404, 404, 200),
    "editor:confirm": (SIGN_IN, 404, 404, 404, 404, 404, 404, 404, 404, 302),
    "editor:reject": (SIGN_IN, 404, 404, 404, 404, 404, 404, 404, 404, 302),
    "editor:settle": (SIGN_IN, 404, 404, 404, 404, 404, 404, 404, 404, 302),
    "staff:today": (SIGN_IN, 404, 404, 404, 200, 200, 200, 200, 200, 404),
    "staff:cases": (SIGN_IN, 404, 404, 404, 200, 200, 200, 200, 200, 404),
    "staff:case_export": (SIGN_IN, 404, 404, 404, 200, 200, 200, 200, 200, 404),
    "staff:filter_save": (SIGN_IN, 404, 404, 404, 200, 200, 200, 200, 200, 404),
    "staff:filter_remove": (SIGN_IN, 404, 404, 404, 404, 404, 302, 404, 404, 404),
    "staff:guidance_open": (SIGN_IN, 404, 404, 404, 200, 200, 200, 403, 403, 404),
    "staff:case": (SIGN_IN, 404, 404, 404, 200, 200, 200, 200, 200, 404),
    "staff:case_declare": (SIGN_IN, 404, 404, 404, 200, 200, 200, 200, 200, 404),
    "staff:case_ask": (SIGN_IN, 404, 404, 404, 200, 200, 200, 403, 403, 404),
    "staff:case_assess": (SIGN_IN, 404, 404, 404, 200, 200, 200, 403, 403, 404),
    "staff:case_decide": (SIGN_IN, 404, 404, 404, 403, 403, 403, 200, 403, 404),
    "staff:case_lapse": (SIGN_IN, 404, 404, 404, 200, 200, 200, 403, 403, 404),
    "staff:case_close": (SIGN_IN, 404, 404, 404, 200, 200, 200, 403, 403, 404),
    "staff:guidance_log": (SIGN_IN, 404, 404, 404, 200, 200, 200, 403, 403, 404),
    "staff:guidance_finish": (SIGN_IN, 404, 404, 404, 200, 200, 200, 403, 403, 404),
    "staff:payment_attest": (SIGN_IN, 404, 404, 404, 403, 200, 200, 403, 403, 404),
    "staff:payment_pay": (SIGN_IN, 404, 404, 404, 403, 403, 403, 403, 200, 404),
    "staff:payment_return": (SIGN_IN, 404, 404, 404, 403, 200, 200, 403, 200, 404),
    "staff:payment_reverse": (SIGN_IN, 404, 404, 404, 403, 403, 403, 403, 200, 404),
    "staff:case_plan": (SIGN_IN, 404, 404, 404, 200, 200, 200, 403, 403, 404),
    "staff:case_reclaim": (SIGN_IN, 404, 404, 404, 200, 200, 200, 403, 403, 404),
    "staff:change_step": (SIGN_IN, 404, 404, 404, 403, 403, 403, 200, 403, 404),
    "staff:reclaim_step": (SIGN_IN, 404, 404, 404, 403, 403, 403, 403, 200, 404),
    "staff:case_letter": (SIGN_IN, 404, 404, 404, 200, 200, 200, 200, 200, 404),
    "staff:case_move": (SIGN_IN, 404, 404, 404, 200, 200, 200, 403, 403, 404),
    "staff:case_file": (SIGN_IN, 404, 404, 404, 200, 200, 200, 200, 200, 404),
    "staff:case_file_picture": (SIGN_IN, 404, 404, 404, 200, 200, 200, 200, 200, 404),
    "staff:case_as_applicant": (SIGN_IN, 404, 404, 404, 200, 200, 200, 200, 200, 404),
    "staff:case_trail": (SIGN_IN, 404, 404, 404, 403, 200, 403, 403, 200, 404),
    "staff:applicants": (SIGN_IN, 404, 404, 404, 200, 200, 200, 200, 200, 404),
    "staff:duplicates": (SIGN_IN, 404, 404, 404, 200, 200, 200, 403, 403, 404),
    "staff:applicant": (SIGN_IN, 404, 404, 404, 200, 200, 200, 200, 200, 404),
    "staff:applicant_register": (SIGN_IN, 404, 404, 404, 302, 302, 302, 403, 403, 404),
    "staff:applicant_compare": (SIGN_IN, 404, 404, 404, 200, 200, 200, 403, 403, 404),
    "staff:applicant_undo": (SIGN_IN, 404, 404, 404, 404, 404, 404, 403, 403, 404),
    "staff:courses": (SIGN_IN, 404, 404, 404, 200, 200, 200, 200, 200, 404),
    "staff:person": (SIGN_IN, 404, 404, 404, 200, 200, 403, 403, 403, 404),
    "staff:person_correct": (SIGN_IN, 404, 404, 404, 200, 200, 403, 403, 403, 404),
    "staff:person_merge": (SIGN_IN, 404, 404, 404, 404, 404, 403, 403, 403, 404),
    "staff:course_new": (SIGN_IN, 404, 404, 404, 200, 200, 403, 403, 403, 404),
    "staff:course": (SIGN_IN, 404, 404, 404, 200, 200, 200, 200, 200, 404),
    "staff:course_change": (SIGN_IN, 404, 404, 404, 200, 200, 403, 403, 403, 404),
    "staff:course_remove": (SIGN_IN, 404, 404, 404, 200, 200, 403, 403, 403, 404),
    "staff:course_restore": (SIGN_IN, 404, 404, 404, 302, 302, 403, 403, 403, 404),
    "staff:session_new": (SIGN_IN, 404, 404, 404, 200, 200, 403, 403, 403, 404),
    "staff:attendance": (SIGN_IN, 404, 404, 404, 200, 200, 403, 403, 403, 404),
    "staff:session_change": (SIGN_IN, 404, 404, 404, 200, 200, 403, 403, 403, 404),
    "staff:session_remove": (SIGN_IN, 404, 404, 404, 200, 200, 403, 403, 403, 404),
    "staff:enrolment_list": (SIGN_IN, 404, 404, 404, 200, 200, 403, 403, 403, 404),
    "staff:enrolment_one": (SIGN_IN, 404, 404, 404, 200, 200, 403, 403, 403, 404),
    "staff:enrolment_known": (SIGN_IN, 404, 404, 404, 404, 404, 403, 403, 403, 404),
    "staff:enrolment_confirm": (SIGN_IN, 404, 404, 404, 200, 200, 403, 403, 403, 404),
    "staff:enrolment_leave": (SIGN_IN, 404, 404, 404, 200, 200, 403, 403, 403, 404),
    "staff:new_firms": (SIGN_IN, 404, 404, 404, 200, 200, 200, 200, 200, 404),
    "staff:new_firm_new": (SIGN_IN, 404, 404, 404, 200, 200, 403, 403, 403, 404),
    "staff:new_firm": (SIGN_IN, 404, 404, 404, 200, 200, 200, 200, 200, 404),
    "staff:new_firm_change": (SIGN_IN, 404, 404, 404, 200, 200, 403, 403, 403, 404),
    "staff:new_firm_remove": (SIGN_IN, 404, 404, 404, 200, 200, 403, 403, 403, 404),
    "staff:new_firm_restore": (SIGN_IN, 404, 404, 404, 302, 302, 403, 403, 403, 404),
    "staff:pupil_enterprises": (SIGN_IN, 404, 404, 404, 200, 200, 200, 200, 200, 404),
    "staff:pupil_enterprise_new": (SIGN_IN, 404, 404, 404, 200, 200, 403, 403, 403, 404),
    "staff:pupil_enterprise": (SIGN_IN, 404, 404, 404, 200, 200, 200, 200, 200, 404),
    "staff:pupil_enterprise_change": (SIGN_IN, 404, 404, 404, 200, 200, 403, 403, 403, 404),
    "staff:pupil_enterprise_remove": (SIGN_IN, 404, 404, 404, 200, 200, 403, 403, 403, 404),
    "staff:pupil_enterprise_restore": (SIGN_IN, 404, 404, 404, 302, 302, 403, 403, 403, 404),
    "staff:association_activities": (SIGN_IN, 404, 404, 404, 200, 200, 200, 200, 200, 404),
    "staff:association_activity_new": (SIGN_IN, 404, 404, 404, 200, 200, 403, 403, 403, 404),
    "staff:association_activity": (SIGN_IN, 404, 404, 404, 200, 200, 200, 200, 200, 404),
    "staff:association_activity_change": (SIGN_IN, 404, 404, 404, 200, 200, 403, 403, 403, 404),
    "staff:association_activity_remove": (SIGN_IN, 404, 404, 404, 200, 200, 403, 403, 403, 404),
    "staff:association_activity_restore": (SIGN_IN, 404, 404, 404, 302, 302, 403, 403, 403, 404),
    "staff:settings": (SIGN_IN, 404, 404, 404, 403, 200, 403, 403, 403, 404),
    "staff:programme_new": (SIGN_IN, 404, 404, 404, 403, 200, 403, 403, 403, 404),
    "staff:programme": (SIGN_IN, 404, 404, 404, 403, 200, 403, 403, 403, 404),
    "staff:programme_change": (SIGN_IN, 404, 404, 404, 403, 200, 403, 403, 403, 404),
    "staff:programme_publish": (SIGN_IN, 404, 404, 404, 403, 422, 403, 403, 403, 404),
    "staff:programme_part": (SIGN_IN, 404, 404, 404, 403, 200, 403, 403, 403, 404),
    "staff:goal_change": (SIGN_IN, 404, 404, 404, 403, 200, 403, 403, 403, 404),
    "staff:fund_money": (SIGN_IN, 404, 404, 404, 403, 200, 403, 403, 403, 404),
    "staff:call": (SIGN_IN, 404, 404, 404, 403, 200, 403, 403, 403, 404),
    "staff:call_change": (SIGN_IN, 404, 404, 404, 403, 200, 403, 403, 403, 404),
    "staff:call_extend": (SIGN_IN, 404, 404, 404, 403, 200, 403, 403, 403, 404),
    "staff:call_rounds": (SIGN_IN, 404, 404, 404, 403, 200, 403, 403, 403, 404),
    "staff:call_round": (SIGN_IN, 404, 404, 404, 403, 200, 403, 403, 403, 404),
    "staff:call_cancel": (SIGN_IN, 404, 404, 404, 403, 200, 403, 403, 403, 404),
    "staff:call_close": (SIGN_IN, 404, 404, 404, 403, 302, 403, 403, 403, 404),
    "staff:form": (SIGN_IN, 404, 404, 404, 403, 200, 403, 403, 403, 404),
    "staff:form_group_new": (SIGN_IN, 404, 404, 404, 403, 200, 403, 403, 403, 404),
    "staff:form_group_change": (SIGN_IN, 404, 404, 404, 403, 200, 403, 403, 403, 404),
    "staff:form_question_new": (SIGN_IN, 404, 404, 404, 403, 404, 403, 403, 403, 404),
    "staff:form_question_change": (SIGN_IN, 404, 404, 404, 403, 200, 403, 403, 403, 404),
    "staff:form_adopt": (SIGN_IN, 404, 404, 404, 403, 302, 403, 403, 403, 404),
    "staff:form_discard": (SIGN_IN, 404, 404, 404, 403, 302, 403, 403, 403, 404),
    "staff:form_version": (SIGN_IN, 404, 404, 404, 403, 200, 403, 403, 403, 404),
    "staff:form_preview": (SIGN_IN, 404, 404, 404, 403, 200, 403, 403, 403, 404),
    "staff:form_preview_page": (SIGN_IN, 404, 404, 404, 403, 200, 403, 403, 403, 404),
    "staff:rule_sets": (SIGN_IN, 404, 404, 404, 403, 200, 403, 403, 403, 404),
    "staff:rule_set_new": (SIGN_IN, 404, 404, 404, 403, 302, 403, 403, 403, 404),
    "staff:results": (SIGN_IN, 404, 404, 404, 302, 302, 302, 302, 302, 404),
    "staff:account": (SIGN_IN, 404, 404, 404, 200, 200, 200, 200, 200, 404),
    "staff:figure": (SIGN_IN, 404, 404, 404, 200, 200, 200, 200, 200, 404),
    "staff:figure_rows": (SIGN_IN, 404, 404, 404, 200, 200, 200, 200, 200, 404),
    "public:front": (200, 200, 200, 200, 200, 200, 200, 200, 200, 200),
    "public:about": (200, 200, 200, 200, 200, 200, 200, 200, 200, 200),
    "public:favicon": (302, 302, 302, 302, 302, 302, 302, 302, 302, 302),
    "public:catalogue": (200, 200, 200, 200, 200, 200, 200, 200, 200, 200),
    "public:catalogue_compare": (200, 200, 200, 200, 200, 200, 200, 200, 200, 200),
    "public:catalogue_entry": (200, 200, 200, 200, 200, 200, 200, 200, 200, 200),
    "public:courses": (200, 200, 200, 200, 200, 200, 200, 200, 200, 200),
    "public:course": (200, 200, 200, 200, 200, 200, 200, 200, 200, 200),
    "public:course_give_up": (SIGN_IN, 422, 422, 422, 422, 422, 422, 422, 422, 422),
    "public:programmes": (200, 200, 200, 200, 200, 200, 200, 200, 200, 200),
    "public:programmes_of": (200, 200, 200, 200, 200, 200, 200, 200, 200, 200),
    "public:programme": (200, 200, 200, 200, 200, 200, 200, 200, 200, 200),
    "public:programme_json": (200, 200, 200, 200, 200, 200, 200, 200, 200, 200),
    "public:programme_csv": (200, 200, 200, 200, 200, 200, 200, 200, 200, 200),
    "public:programme_population": (200, 200, 200, 200, 200, 200, 200, 200, 200, 200),
    "public:programme_migration": (200, 200, 200, 200, 200, 200, 200, 200, 200, 200),
    "public:figure": (200, 200, 200, 200, 200, 200, 200, 200, 200, 200),
    "public:figure_json": (200, 200, 200, 200, 200, 200, 200, 200, 200, 200),
    "public:figure_csv": (200, 200, 200, 200, 200, 200, 200, 200, 200, 200),
    "public:calls": (200, 200, 200, 200, 200, 200, 200, 200, 200, 200),
    "public:call": (200, 200, 200, 200, 200, 200, 200, 200, 200, 200),
    "public:studies": (200, 200, 200, 200, 200, 200, 200, 200, 200, 200),
    "public:study": (200, 200, 200, 200, 200, 200, 200, 200, 200, 200),
    "public:study_json": (200, 200, 200, 200, 200, 200, 200, 200, 200, 200),
    "public:study_csv": (200, 200, 200, 200, 200, 200, 200, 200, 200, 200),
}
# fmt: on


@pytest.fixture(scope="module")
def world(
    in_demonstration: Demonstration, django_db_blocker: Any
) -> Iterator[tuple[dict[str, Client], dict[str, Any]]]:
    """Everybody signed in, and an example of each address, in a copy of the demonstration."""
    with django_db_blocker.unblock():
        yield clients(), examples()


def test_every_route_has_a_line() -> None:
    assert set(routes()) == set(TABLE)


def test_every_line_says_it_of_every_visitor() -> None:
    assert {name for name, line in TABLE.items() if len(line) != len(VISITORS)} == set()


@pytest.mark.django_db
@pytest.mark.parametrize("name", TABLE)
def test_who_may_open_what(world: tuple[dict[str, Client], dict[str, Any]], name: str) -> None:
    browsers, addresses = world
    found = tuple(answer(browsers[visitor], name, addresses.get(name, {})) for visitor in VISITORS)
    assert dict(zip(VISITORS, found, strict=True)) == dict(zip(VISITORS, TABLE[name], strict=True))
