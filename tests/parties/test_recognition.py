"""Nobody is taken for another and nobody is entered twice unseen."""

import pytest

from bulyst.parties.recognition import Described, Likeness, Register, likeness

KARI = Described("Kari Nordmann", "kari@example.no", "912 34 567", 1984)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (Described("kari  nordmann", born_year=1984), Likeness.SAME),
        (Described("Kari Nordmann", "KARI@example.no"), Likeness.SAME),
        (Described("Kari Nordmann", phone="+47 91234567"), Likeness.SAME),
        (Described("Kari Nordmann", phone="004791234567"), Likeness.SAME),
        (Described("Kari Nordmann"), Likeness.LIKELY),
        (Described("Lise Nordmann", phone="912 34 567"), Likeness.LIKELY),
        (Described("K. Nordmann", "kari@example.no"), Likeness.LIKELY),
        (Described("Kari Nordmann", "kari@example.no", born_year=1954), Likeness.LIKELY),
        (Described("Kari Nordmann", born_year=1954), None),
        (Described("Ola Hansen", born_year=1984), None),
        (Described("Ola Hansen"), None),
    ],
)
def test_how_alike_two_descriptions_are(other: Described, expected: Likeness | None) -> None:
    match = likeness(other, KARI)

    assert (match and match.likeness) == expected


def test_empty_contact_details_are_nothing_in_common() -> None:
    assert likeness(Described("Ola Hansen", email="", phone=""), Described("Per Hansen", email="", phone="")) is None


def test_a_register_offers_the_surest_first() -> None:
    register = Register([(1, Described("Lise Nordmann", phone="91234567")), (2, KARI), (3, Described("Ola Hansen"))])

    assert [match.party_id for match in register.matches(KARI)] == [2, 1]


def test_a_register_grows() -> None:
    register = Register([])
    register.add(5, KARI)

    assert [match.party_id for match in register.matches(Described("Kari Nordmann", born_year=1984))] == [5]
