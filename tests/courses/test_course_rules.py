"""Every rule of the courses room, its yes beside its no."""

from datetime import date, time
from decimal import Decimal

import pytest

from bulyst.courses import rules
from bulyst.kernel.verdict import Verdict
from bulyst.parties.recognition import Described
from bulyst.tenancy.wording import say

DAY = date(2011, 3, 1)
NEXT = date(2011, 3, 2)
KARI = Described("Kari Nordmann", born_year=1984)


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        (rules.has_title("Engelsk"), rules.has_title("  ")),
        (rules.can_be_asked(True, "", "911 22 333"), rules.can_be_asked(True, " ", "")),
        (rules.can_be_asked(False, "", ""), rules.can_be_asked(True, "", "")),
        (rules.seats_make_sense(None), rules.seats_make_sense(0)),
        (rules.seats_make_sense(1), rules.seats_make_sense(-3)),
        (rules.hours_make_sense(Decimal("0.5"), DAY), rules.hours_make_sense(Decimal(0), DAY)),
        (rules.hours_make_sense(Decimal(24), DAY), rules.hours_make_sense(Decimal("24.1"), DAY)),
        (rules.hours_make_sense(Decimal(3), DAY), rules.hours_make_sense(Decimal(-3), DAY)),
        (rules.ends_the_same_day(time(21), Decimal(3)), rules.ends_the_same_day(time(21, 30), Decimal(3))),
        (rules.ends_the_same_day(None, Decimal(24)), rules.ends_the_same_day(time(0, 30), Decimal(24))),
        (rules.days_differ([(DAY, None), (NEXT, None)]), rules.days_differ([(DAY, None), (DAY, None)])),
        (rules.days_differ([(DAY, time(10)), (DAY, time(18))]), rules.days_differ([(DAY, None)], {(DAY, None)})),
        (rules.person_makes_sense(KARI, DAY)[0], rules.person_makes_sense(Described(" "), DAY)[0]),
        (rules.person_makes_sense(KARI, DAY)[1], rules.person_makes_sense(Described("Kari", born_year=2012), DAY)[1]),
        (rules.person_makes_sense(KARI, DAY)[1], rules.person_makes_sense(Described("Kari", born_year=1890), DAY)[1]),
        (rules.choice_made(KARI, [], None, False), rules.choice_made(KARI, [7], None, False)),
        (rules.choice_made(KARI, [7], 7, False), rules.choice_made(KARI, [7, 8], None, False)),
        (rules.choice_made(KARI, [7], None, True), rules.choice_made(KARI, [8], None, False)),
        (rules.somebody_given(1), rules.somebody_given(0)),
        (rules.is_a_known_person("Kari", None, {}), rules.is_a_known_person("Kari", 7, {8})),
        (rules.is_a_known_person("Kari", 7, {7}), rules.is_a_known_person("Kari", 7, {})),
        (rules.not_enrolled_yet("Kari", 7, {8}), rules.not_enrolled_yet("Kari", 7, {7})),
        (rules.not_enrolled_yet("Kari", None, {7}), rules.not_enrolled_yet("Kari", 7, {7, 8})),
        (rules.once_in_the_list("Kari", 1), rules.once_in_the_list("Kari", 2)),
        (rules.seats_left(None, 400, 1), rules.seats_left(12, 12, 1)),
        (rules.seats_left(12, 10, 2), rules.seats_left(12, 10, 3)),
        (rules.seats_hold_the_enrolled(10, 10), rules.seats_hold_the_enrolled(9, 10)),
        (rules.has_been_held(DAY, DAY), rules.has_been_held(NEXT, DAY)),
        (rules.attended_stays_held(NEXT, DAY, 0), rules.attended_stays_held(NEXT, DAY, 1)),
        (rules.attended_stays_held(DAY, DAY, 9), rules.attended_stays_held(NEXT, DAY, 9)),
        (rules.open_for_all(True), rules.open_for_all(False)),
        (rules.not_over(None, DAY), rules.not_over(DAY, NEXT)),
        (rules.not_over(DAY, DAY), rules.not_over(DAY, NEXT)),
        (rules.is_enrolled(True), rules.is_enrolled(False)),
        (rules.all_on_the_list({1}, {1, 2}), rules.all_on_the_list({1, 3}, {1, 2})),
        (rules.correction_explained(0, ""), rules.correction_explained(1, " ")),
        (rules.correction_explained(2, "Feil person"), rules.correction_explained(2, "")),
        (rules.reason_given("Ført to ganger"), rules.reason_given(" ")),
        (rules.still_enrolled(False, "Kari"), rules.still_enrolled(True, "Kari")),
        (rules.still_there(False), rules.still_there(True)),
        (rules.area_in_programme(None, set()), rules.area_in_programme(3, {1, 2})),
        (rules.area_in_programme(1, {1, 2}), rules.area_in_programme(1, set())),
    ],
)
def test_each_rule_says_yes_and_no_and_why(yes: Verdict, no: Verdict) -> None:
    assert yes.ok
    assert not no.ok
    assert yes.rule == no.rule
    assert "%(" not in say(no.message)
    assert no.as_json()["ok"] is False
