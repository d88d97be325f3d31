"""What a case officer pastes is understood as it comes, or answered line by line."""

from datetime import date, time
from decimal import Decimal

import pytest

from bulyst.courses.reading import read_days, read_participants
from bulyst.parties.recognition import Described


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("Kari Nordmann", Described("Kari Nordmann")),
        (
            "Kari Nordmann; 1984; kari@example.no; 912 34 567",
            Described("Kari Nordmann", "kari@example.no", "912 34 567", 1984),
        ),
        ("Kari\tNordmann\t1984\t91234567", Described("Kari Nordmann", "", "91234567", 1984)),
        ("Nordmann, Kari; 1984", Described("Kari Nordmann", "", "", 1984)),
        ("Kari Nordmann 1984 91234567", Described("Kari Nordmann", "", "91234567", 1984)),
        ("Kari Nordmann <kari@example.no>", Described("Kari Nordmann", "kari@example.no")),
        ("Kari Nordmann, 22 90 19 50", Described("Kari Nordmann", "", "22 90 19 50")),
        ("Åse Øyen-Dahl;3.3.1984", Described("Åse Øyen-Dahl", "", "", 1984)),
        ("Lars Larsson; +46 70 123 45 67", Described("Lars Larsson", "", "+46 70 123 45 67")),
        ("  Ola\u00a0Hansen  ", Described("Ola Hansen")),
        ("Deltaker 3 (oppdiktet); 1953", Described("Deltaker 3 (oppdiktet)", "", "", 1953)),
    ],
)
def test_one_person_a_line_in_any_common_form(line: str, person: Described) -> None:
    (read,) = read_participants(line)

    assert read.problem is None
    assert read.person == person


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("Kari Nordmann 010184 12345", "courses.line_has_identity_number"),
        ("Kari Nordmann; 01018412345", "courses.line_has_identity_number"),
        ("Kari Nordmann 84", "courses.line_not_understood"),
        ("84 Kari Nordmann", "courses.line_not_understood"),
        ("Kari 22901 Nordmann", "courses.line_not_understood"),
        ("Kari Nordmann; kari@", "courses.line_not_understood"),
        ("kari@example.no", "courses.line_without_name"),
        ("1984;", "courses.line_without_name"),
    ],
)
def test_a_line_that_is_not_a_person_is_answered_with_its_number(line: str, key: str) -> None:
    read = read_participants("Ola Hansen\n\n" + line)

    assert read[0].problem is None
    assert read[1].person is None
    assert read[1].problem is not None
    assert (read[1].problem.key, read[1].problem.facts["line"]) == (key, 3)


def test_an_identity_number_is_never_repeated_in_the_answer() -> None:
    (read,) = read_participants("Kari Nordmann; 01018412345")

    assert read.problem is not None
    assert "01018412345" not in str(read.problem.facts)


def test_a_line_of_headings_is_no_person() -> None:
    assert [line.person for line in read_participants("Navn;Født;E-post\nKari Nordmann;1984")] == [
        Described("Kari Nordmann", "", "", 1984)
    ]


@pytest.mark.parametrize(
    ("line", "held_on", "starts_at", "hours"),
    [
        ("3.3.2026", date(2026, 3, 3), None, None),
        ("2026-03-03", date(2026, 3, 3), None, None),
        ("3.3.2026 18.00–21.00", date(2026, 3, 3), time(18), Decimal("3.0")),
        ("3.3.2026 kl. 18-20:30", date(2026, 3, 3), time(18), Decimal("2.5")),
        ("3.3.2026, kl 18", date(2026, 3, 3), time(18), None),
    ],
)
def test_a_course_day_a_line(line: str, held_on: date, starts_at: time | None, hours: Decimal | None) -> None:
    (read,) = read_days(line)

    assert (read.held_on, read.starts_at, read.hours, read.problem) == (held_on, starts_at, hours, None)


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("tirsdag", "courses.day_not_understood"),
        ("31.2.2026", "courses.day_not_understood"),
        ("3.3.2026 på kvelden", "courses.day_not_understood"),
        ("3.3.2026 25.00", "courses.day_not_understood"),
        ("3.3.2026 21.00-18.00", "courses.ends_before_start"),
    ],
)
def test_a_line_that_is_no_course_day_is_answered(line: str, key: str) -> None:
    (read,) = read_days(line)

    assert read.held_on is None
    assert read.problem is not None
    assert read.problem.key == key
