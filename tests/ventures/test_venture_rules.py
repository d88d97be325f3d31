"""Every rule of the ventures room, its yes beside its no."""

from datetime import date

import pytest

from bulyst.kernel.verdict import Verdict
from bulyst.tenancy.wording import say
from bulyst.ventures import rules

DAY = date(2005, 3, 1)
NEXT = date(2005, 3, 2)
FIRMS = {"FIRM", "FARM"}


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        (rules.has_name("Lierne Ysteri"), rules.has_name(" ")),
        (rules.has_happened(DAY, DAY), rules.has_happened(NEXT, DAY)),
        (rules.is_a_firm("FARM", FIRMS, "Gården"), rules.is_a_firm("SCHOOL", FIRMS, "Skolen")),
        (rules.is_a_firm("FIRM", FIRMS, "Ysteriet"), rules.is_a_firm("ASSOCIATION", FIRMS, "Laget")),
        (rules.is_a_school(True, "Skolen"), rules.is_a_school(False, "Laget")),
        (rules.is_an_association(True, "Laget"), rules.is_an_association(False, "Skolen")),
        (rules.new_once(None, "Ysteriet"), rules.new_once(DAY, "Ysteriet")),
        (rules.pupils_make_sense(1), rules.pupils_make_sense(0)),
        (rules.pupils_make_sense(200), rules.pupils_make_sense(201)),
        (rules.pupils_make_sense(8), rules.pupils_make_sense(-8)),
        (rules.school_year_reads("2004/2005"), rules.school_year_reads("2004/2006")),
        (rules.school_year_reads("1999/2000"), rules.school_year_reads("2004")),
        (rules.school_year_reads("2004/2005"), rules.school_year_reads("2004/05")),
        (
            rules.starts_in_school_year(date(2004, 8, 1), "2004/2005"),
            rules.starts_in_school_year(date(2004, 7, 31), "2004/2005"),
        ),
        (
            rules.starts_in_school_year(date(2005, 7, 31), "2004/2005"),
            rules.starts_in_school_year(date(2005, 8, 1), "2004/2005"),
        ),
        (rules.closes_after_start(DAY, None), rules.closes_after_start(NEXT, DAY)),
        (rules.closes_after_start(DAY, DAY), rules.closes_after_start(NEXT, DAY)),
        (rules.entered_once(False, "Julemesse"), rules.entered_once(True, "Julemesse")),
        (rules.in_programme(None, set()), rules.in_programme(3, {1, 2})),
        (rules.in_programme(1, {1, 2}), rules.in_programme(1, set())),
        (rules.choice_made("Laget", [], None, False), rules.choice_made("Laget", [7], None, False)),
        (rules.choice_made("Laget", [7], None, True), rules.choice_made("Laget", [7, 8], None, False)),
        (rules.reason_given("Feil nummer"), rules.reason_given("")),
        (rules.still_there(False), rules.still_there(True)),
    ],
)
def test_each_rule_says_yes_and_no_and_why(yes: Verdict, no: Verdict) -> None:
    assert yes.ok
    assert not no.ok
    assert yes.rule == no.rule
    assert "%(" not in say(no.message)
    assert no.as_json()["ok"] is False


def test_an_unreadable_school_year_is_complained_of_once() -> None:
    assert rules.starts_in_school_year(DAY, "våren").ok
