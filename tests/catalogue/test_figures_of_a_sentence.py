"""The grammar for figures: what a sentence states, and what it does not."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st
from tests.catalogue import phrases

from bulyst.catalogue.reading.figures import read_sentence
from bulyst.catalogue.reading.numerals import WORDS, quantities, value_of
from bulyst.catalogue.reading.sentences import sentences
from bulyst.catalogue.wording import figure_words


@pytest.mark.parametrize(("phrase", "expected"), phrases.FIGURES, ids=[phrase for phrase, _ in phrases.FIGURES])
def test_a_phrase_gives_its_figures_with_unit_group_role_and_qualifier(phrase: str, expected: tuple) -> None:
    read = read_sentence(phrase, 1)
    found = [
        (
            float(figure.value) if figure.value is not None else None,
            float(figure.value_to) if figure.value_to is not None else None,
            figure.unit.value,
            figure.group.value,
            figure.role.value,
            figure.bound.value,
        )
        for figure in read.figures
        if figure.role != "context" or figure.group == "staffing"
    ]
    assert found == list(expected)
    assert all(figure.sentence == phrase for figure in read.figures)


@pytest.mark.parametrize(("phrase", "expected"), phrases.FURTHER, ids=[phrase for phrase, _ in phrases.FURTHER])
def test_parts_totals_levels_and_deadlines_are_read_with_the_figure(phrase: str, expected: tuple) -> None:
    read = read_sentence(phrase, 1)
    found = [
        (figure.value, figure.value_to, figure.group, figure.role, figure.out_of, figure.by_when)
        for figure in read.figures
        if figure.value is not None
    ]
    assert [tuple(None if x is None else float(x) if isinstance(x, Decimal) else x for x in row) for row in found] == [
        *expected
    ]
    assert not read.unplaced


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("Det er 12 færre barn i barnehagen.", "12 færre barn"),
        ("Skolen har 20 % færre elever.", "20 % færre elever"),
        ("Netto innflytting var 12 personer.", "Netto innflytting 12"),
        ("Målet er å øke folketallet med 2 %.", "folketallet skal opp med 2\u00a0%"),
    ],
)
def test_a_change_is_told_in_the_pages_words_or_ours_but_not_in_both(phrase: str, words: str) -> None:
    with override("nb"):
        assert figure_words(read_sentence(phrase, 1).figures[0]) == words


def test_nobody_lost_is_no_bad_result() -> None:
    assert not read_sentence("Ingen har flyttet ut.", 1).figures[0].adverse
    assert read_sentence("Ingen har flyttet hit.", 1).figures[0].adverse


@pytest.mark.parametrize("phrase", phrases.NO_FIGURE)
def test_years_dates_durations_ages_and_references_are_no_figures(phrase: str) -> None:
    read = read_sentence(phrase, 1, names=("Lierne 2",))
    assert read.figures == []
    assert not read.unplaced


@pytest.mark.parametrize("row", phrases.DIRECTIONS, ids=[row[0] for row in phrases.DIRECTIONS])
def test_a_development_keeps_its_direction_with_and_without_a_number(row: tuple) -> None:
    phrase, value, value_to, unit, direction, measure, role, adverse = row
    figures = [figure for figure in read_sentence(phrase, 1).figures if figure.unit == unit]
    assert len(figures) == 1
    figure = figures[0]
    assert (figure.value, figure.value_to) == (value, value_to)
    assert (figure.direction, figure.measure, figure.role) == (direction, measure, role)
    assert figure.adverse is adverse


@pytest.mark.parametrize("phrase", phrases.NOT_PLACED)
def test_a_number_without_a_place_is_reported_and_not_guessed(phrase: str) -> None:
    read = read_sentence(phrase, 1)
    assert read.unplaced
    assert read.figures == []


@pytest.mark.parametrize(("phrase", "parts"), phrases.BREAKDOWNS)
def test_the_parts_that_a_page_names_follow_the_figure(phrase: str, parts: tuple[str, ...]) -> None:
    assert read_sentence(phrase, 1).figures[0].breakdown == parts


def test_a_goal_keeps_its_deadline_and_a_result_its_year() -> None:
    goal = read_sentence("Innen 2010 skal kommunen ha 20 nye arbeidsplasser.", 1).figures[0]
    result = read_sentence("I 2009 kom det 6 familier.", 1).figures[0]
    assert (goal.by_when, goal.year) == (2010, None)
    assert (result.by_when, result.year) == (None, 2009)


def test_a_part_of_a_total_keeps_the_total_and_does_not_count_it_twice() -> None:
    figures = read_sentence("25 av de 50 familiene har flyttet hit.", 1).figures
    assert [(figure.value, figure.out_of) for figure in figures] == [(25, 50)]


def test_a_count_in_brackets_is_a_second_count_of_the_same() -> None:
    first, second = read_sentence("Fem hus (12 personar) er tekne i bruk att.", 1).figures
    assert not first.second_count
    assert second.second_count
    assert second.group == first.group


@given(st.integers(min_value=0, max_value=999_999), st.sampled_from([" ", ".", "\u00a0", "\u2009", "\u202f"]))
def test_thousands_are_read_with_every_separator(number: int, separator: str) -> None:
    written = f"{number:,}".replace(",", separator)
    found = quantities(f"Ca. {written} personer deltok.")
    assert [int(quantity.low) for quantity in found] == [number]


@given(st.sampled_from(sorted(WORDS)))
def test_every_number_word_has_its_value(word: str) -> None:
    assert value_of(word) == WORDS[word]
    assert [quantity.low for quantity in quantities(f"{word} familier")] == [WORDS[word]]


@pytest.mark.parametrize(
    ("paragraph", "count"),
    [
        ("Ca. 200 kom. Det var bra.", 2),
        ("Kurs i data, språk m.m. Dette gjelder mest data.", 2),
        ("Den 3. juni kom bl.a. Oslo. Så ble det stille.", 2),
        ("Vi fikk 500 000 kr. Det holdt.", 2),
    ],
)
def test_abbreviations_do_not_end_a_sentence(paragraph: str, count: int) -> None:
    found = sentences(paragraph)
    assert len(found) == count
    assert " ".join(found) == paragraph
