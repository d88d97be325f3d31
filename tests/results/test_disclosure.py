"""Nobody can be picked out of a public count of people, neither directly nor by subtraction."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from bulyst.results.disclosure import SMALLEST, hidden, public
from bulyst.results.figures import Figure, Part, SplitCount, Unit

COUNTS = st.lists(st.integers(1, 40), min_size=1, max_size=7)


def figure(counts: list[int], unit: Unit = Unit.PEOPLE) -> Figure:
    parts = tuple(Part(chr(65 + place), chr(65 + place), count) for place, count in enumerate(counts))
    split = SplitCount("subject", parts, adds_up=True)
    return Figure("people.on_courses", unit, 1, sum(counts), (), len(counts), "abc", (split,), constructed=False)


@given(COUNTS)
def test_no_small_count_is_shown(counts: list[int]) -> None:
    shown = public(figure(counts))
    assert all(part.count is None or part.count >= SMALLEST for part in shown.splits[0].parts)
    assert shown.value is None or shown.value >= SMALLEST


@given(st.lists(st.integers(1, 9), min_size=1, max_size=4))
def test_no_held_back_count_follows_from_the_total(counts: list[int]) -> None:
    """Try every set of counts that fits what is shown: each held back count must be able to be another."""
    held = hidden(counts)
    together = sum(counts[place] for place in held)
    fitting = [guess for guess in product(range(1, together + 1), repeat=len(held)) if sum(guess) == together]
    if together >= SMALLEST and len(held) > 1:
        assert all(len({guess[place] for guess in fitting}) > 1 for place in range(len(held)))
    else:
        # Everything there is, is small: then the total is held back with it.
        assert not held or len(held) == len(counts)


@given(COUNTS)
def test_nothing_is_held_back_without_a_small_count(counts: list[int]) -> None:
    if all(count >= SMALLEST for count in counts):
        assert not hidden(counts)


def test_one_small_count_takes_the_next_smallest_with_it() -> None:
    parts = public(figure([120, 60, 17, 3])).splits[0].parts
    assert [(part.label, part.count) for part in parts] == [("A", 120), ("B", 60), ("C", None), ("D", None)]


def test_a_small_total_hides_all_its_parts() -> None:
    shown = public(figure([3]))
    assert (shown.value, shown.row_count, shown.row_hash) == (None, None, "")
    assert shown.splits[0].parts[0].count is None


def test_what_is_held_back_is_not_ordered_by_size() -> None:
    parts = public(figure([3, 120, 17])).splits[0].parts
    assert [part.label for part in parts if part.count is None] == ["A", "C"]


def test_counts_of_firms_are_told_as_they_are() -> None:
    parts = public(figure([11, 3, 1], Unit.FIRMS)).splits[0].parts
    assert [part.count for part in parts] == [11, 3, 1]
