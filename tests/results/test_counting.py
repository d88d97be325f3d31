"""A figure counts what its definition says, whatever the order of its rows, and its hash names those rows."""

from dataclasses import dataclass
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bulyst.results.figures import YEAR, Figure, Indicator, Split, Unit, figure

DAYS = st.dates(date(1999, 1, 1), date(2012, 12, 31))


@dataclass(frozen=True)
class Attended:
    id: int
    person_id: int
    subject: str
    held_on: date
    constructed: bool = False
    note: str = ""


ROWS = st.lists(
    st.builds(Attended, st.integers(1, 10_000), st.integers(1, 20), st.sampled_from("ABCD"), DAYS),
    unique_by=lambda row: row.id,
    max_size=60,
)


def count(rows: list[Attended], *, distinct: str = "person_id", key: str = "people.on_courses") -> Figure:
    indicator = Indicator(
        key, Unit.PEOPLE, lambda _: rows, "attendance", "held_on", (Split("subject"), Split(YEAR)), distinct
    )
    return figure(indicator, programme_id=1)


@given(ROWS)
def test_a_person_is_counted_once_however_many_courses(rows: list[Attended]) -> None:
    assert count(rows).value == len({row.person_id for row in rows})


@given(ROWS)
def test_without_distinct_every_row_counts(rows: list[Attended]) -> None:
    assert count(rows, distinct="").value == len(rows)


@given(ROWS, st.randoms())
def test_the_order_of_rows_changes_nothing(rows: list[Attended], random) -> None:
    shuffled = list(rows)
    random.shuffle(shuffled)
    before, after = count(rows), count(shuffled)
    assert (before.value, before.row_hash, before.splits) == (after.value, after.row_hash, after.splits)


@given(ROWS, st.data())
def test_another_row_changes_the_hash(rows: list[Attended], data) -> None:
    new = data.draw(st.builds(Attended, st.just(20_000), st.integers(1, 20), st.sampled_from("ABCD"), DAYS))
    assert count(rows).row_hash != count([*rows, new]).row_hash


def test_a_counted_column_is_in_the_hash_and_another_is_not() -> None:
    row = Attended(1, 7, "A", date(2004, 5, 6))
    same = Attended(1, 7, "A", date(2004, 5, 6), constructed=True, note="noe annet")
    other = Attended(1, 7, "B", date(2004, 5, 6))
    assert count([row]).row_hash == count([same]).row_hash != count([other]).row_hash


def test_the_hash_is_the_documented_one() -> None:
    """SHA-256 over the sorted canonical JSON of id and counted columns, so that others can recount it."""
    import hashlib
    import json

    rows = [Attended(12, 7, "A", date(2004, 5, 6)), Attended(3, 8, "B", date(2005, 1, 2))]
    expected = sorted(
        json.dumps(
            {
                "id": f"attendance:{row.id}",
                "person_id": row.person_id,
                "subject": row.subject,
                "held_on": row.held_on.isoformat(),
            },
            sort_keys=True,
            separators=(",", ":"),
        )
        for row in rows
    )
    assert count(rows).row_hash == hashlib.sha256(f"[{','.join(expected)}]".encode()).hexdigest()


@given(ROWS)
def test_a_split_says_whether_its_parts_add_up(rows: list[Attended]) -> None:
    found = count(rows)
    for split in found.splits:
        together = sum(part.count or 0 for part in split.parts)
        assert together >= (found.value or 0)
        assert split.adds_up == (together == found.value)


def test_a_person_with_two_subjects_stands_in_both_parts() -> None:
    rows = [
        Attended(1, 7, "A", date(2004, 5, 6)),
        Attended(2, 7, "B", date(2004, 6, 6)),
        Attended(3, 8, "A", date(2004, 5, 6)),
    ]
    subjects = count(rows).split("subject")
    assert subjects is not None
    assert not subjects.adds_up
    assert [(part.value, part.count) for part in subjects.parts] == [("A", 2), ("B", 1)]


def test_a_figure_without_rows_is_zero_and_not_unknown() -> None:
    assert count([]).value == 0
    assert count([]).row_hash == count([]).row_hash
