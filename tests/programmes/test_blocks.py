"""Questions that a municipality makes itself: they survive being stored, and no answer is too odd to be judged."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulyst.kernel.money import Money
from bulyst.programmes.blocks import (
    BadForm,
    Block,
    ChangeKind,
    Form,
    Option,
    QuestionGroup,
    Words,
    changes,
    check,
    counts,
    is_sound,
    key_for,
    read_answer,
    read_form,
    total,
    write_answer,
    write_form,
)
from bulyst.programmes.choices import BlockKind
from bulyst.tenancy.wording import say

YES_NO = (Option("ja", Words("Ja")), Option("nei", Words("Nei", "Nei")))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)
KEYS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,9}", fullmatch=True)
WORDS = st.builds(Words, st.text(min_size=1, max_size=12), st.text(max_size=12))
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9)


def block(kind: BlockKind, key: str = "felt", **more) -> Block:
    options = YES_NO if kind in (BlockKind.CHOICE, BlockKind.CHOICES) else ()
    return Block(key, kind, Words("Antall hus", "Talet på hus"), **{"options": options, **more})


ALL = tuple(block(kind, kind.value.lower().replace("_", "-"), required=True) for kind in BlockKind)
BLOCKS = st.builds(
    Block,
    key=KEYS,
    kind=st.sampled_from(BlockKind),
    label=WORDS,
    help=WORDS,
    required=st.booleans(),
    options=st.lists(st.builds(Option, KEYS, WORDS), max_size=3).map(tuple),
    unit=st.text(max_size=5),
    least=st.none() | NUMBERS,
    most=st.none() | NUMBERS,
)


@st.composite
def forms(draw: st.DrawFn) -> Form:
    made = draw(st.lists(BLOCKS, max_size=6, unique_by=lambda each: each.key))
    groups = draw(st.lists(st.tuples(KEYS, WORDS, WORDS), max_size=3, unique_by=lambda each: each[0]))
    return Form(
        tuple(
            QuestionGroup(key, heading, lead, tuple(made[place :: len(groups)]))
            for place, (key, heading, lead) in enumerate(groups)
        )
    )


@given(forms())
@settings(max_examples=40)
def test_a_form_is_the_same_after_being_stored(form: Form) -> None:
    assert read_form(write_form(form)) == form


@given(JSON)
@settings(max_examples=50)
def test_no_json_makes_reading_a_form_fail_otherwise_than_by_saying_so(value: object) -> None:
    try:
        assert isinstance(read_form({"groups": value}), Form)
    except BadForm as bad:
        assert say(bad.message)


@given(JSON, st.dictionaries(st.sampled_from([each.key for each in ALL]), JSON))
@settings(max_examples=60)
def test_any_json_is_judged_as_an_answer_in_words_that_name_the_question(whole: object, answers: dict) -> None:
    for given_answers in (whole, answers):
        verdicts = check(ALL, given_answers)
        assert len(verdicts) == len(ALL)
        assert all(verdict.ok or "Antall hus" in say(verdict.message) for verdict in verdicts)


GOOD = {
    BlockKind.SHORT_TEXT: "Et hus",
    BlockKind.LONG_TEXT: "Et hus\nmed to rom",
    BlockKind.NUMBER: "12.5",
    BlockKind.MONEY: 150_000_00,
    BlockKind.DATE: "2026-03-03",
    BlockKind.CHOICE: "ja",
    BlockKind.CHOICES: ["ja", "nei"],
    BlockKind.COSTS: [{"text": "Tømmer", "amount": 100_00}],
    BlockKind.FINANCE: [{"text": "Banken", "amount": 1}],
    BlockKind.MILESTONES: [{"text": "Taket er på", "due": "2026-09-01"}],
    BlockKind.FILES: [7, 8],
}
BAD = {
    BlockKind.SHORT_TEXT: ("x" * 201, "blocks.too_long"),
    BlockKind.LONG_TEXT: (12, "blocks.unreadable"),
    BlockKind.NUMBER: ("tolv", "blocks.unreadable"),
    BlockKind.MONEY: (-1, "blocks.unreadable"),
    BlockKind.DATE: ("31. februar", "blocks.unreadable"),
    BlockKind.CHOICE: ("kanskje", "blocks.no_such_option"),
    BlockKind.CHOICES: (["ja", "kanskje"], "blocks.no_such_option"),
    BlockKind.COSTS: ([{"text": "", "amount": 100}], "blocks.line_incomplete"),
    BlockKind.FINANCE: ([{"text": "Banken", "amount": 0}], "blocks.line_incomplete"),
    BlockKind.MILESTONES: ([{"text": "Taket"}], "blocks.milestone_incomplete"),
    BlockKind.FILES: (["../../etc/passwd"], "blocks.unreadable"),
}


@pytest.mark.parametrize("kind", BlockKind)
def test_each_kind_takes_its_answers_and_no_others(kind: BlockKind) -> None:
    asked = block(kind, required=True)
    assert [each.ok for each in check([asked], {"felt": GOOD[kind]})] == [True]
    assert write_answer(asked, read_answer(asked, GOOD[kind])) == GOOD[kind]
    value, expected = BAD[kind]
    assert check([asked], {"felt": value})[0].message.key == expected
    for nothing in ({}, {"felt": None}, {"felt": ""}, {"felt": []}):
        assert check([asked], nothing)[0].message.key == "blocks.missing"
        assert check([replace(asked, required=False)], nothing)[0].ok, "what is not needed is never asked twice"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [("1", "blocks.too_low"), ("2", "blocks.answered"), ("8", "blocks.answered"), ("8.5", "blocks.too_high")],
)
def test_a_number_keeps_within_its_bounds(answer: str, expected: str) -> None:
    asked = block(BlockKind.NUMBER, least=Decimal(2), most=Decimal(8), unit="hus")
    verdict = check([asked], {"felt": answer})[0]
    assert verdict.message.key == expected


def test_the_sentence_names_the_question_in_the_written_standard_of_the_reader() -> None:
    asked = block(BlockKind.NUMBER, required=True)
    assert "Talet på hus" in say(check([asked], {}, "nn")[0].message)
    assert Words("Bare bokmål").text("nn") == "Bare bokmål"


def test_answers_of_many_people_are_added_up_and_silence_is_not_zero() -> None:
    houses, costs, choice = block(BlockKind.NUMBER), block(BlockKind.COSTS), block(BlockKind.CHOICE)
    found = total(houses, [{"felt": "2"}, {"felt": "0.5"}, {}, {"felt": "mange"}, None])
    assert (found.asked, found.answered, found.sum) == (5, 2, Decimal("2.5"))
    lines = [{"text": "a", "amount": 100}, {"text": "b", "amount": 50}]
    assert total(costs, [{"felt": lines}, {"felt": lines}]).sum == Money(300)
    assert counts(choice, [{"felt": "ja"}, {"felt": "ja"}, {"felt": "?"}, {}]) == {"ja": 2, "nei": 0}
    with pytest.raises(ValueError, match="no sum"):
        total(block(BlockKind.DATE), [])


# The form as it is built

HOUSES, JOBS = block(BlockKind.NUMBER, "hus"), block(BlockKind.NUMBER, "jobber")
FORM = Form(
    (QuestionGroup("bygg", Words("Bygg"), blocks=(HOUSES,)), QuestionGroup("folk", Words("Folk"), blocks=(JOBS,)))
)


def keys(form: Form) -> list[list[str]]:
    return [[each.key for each in group.blocks] for group in form.groups]


def test_questions_move_within_their_page_and_on_to_the_next() -> None:
    wider = FORM.with_block(block(BlockKind.DATE, "ferdig"), "bygg")
    assert keys(wider) == [["hus", "ferdig"], ["jobber"]]
    assert keys(wider.moved_block("ferdig", -1)) == [["ferdig", "hus"], ["jobber"]]
    assert keys(wider.moved_block("ferdig", 1)) == [["hus"], ["ferdig", "jobber"]]
    assert keys(wider.moved_block("jobber", -1)) == [["hus", "ferdig", "jobber"], []]
    assert wider.moved_block("hus", -1) == wider, "the first stays first"
    assert keys(wider.moved_group("folk", -1)) == [["jobber"], ["hus", "ferdig"]]
    assert wider.moved_group("folk", 1) == wider
    assert keys(wider.without_block("hus").without_group("folk")) == [["ferdig"]]


def test_what_differs_between_versions_is_told_question_by_question() -> None:
    after = FORM.with_block(replace(HOUSES, required=True), "bygg").without_block("jobber")
    after = after.with_block(block(BlockKind.DATE, "ferdig"), "folk")
    assert [(each.kind, each.block.key) for each in changes(FORM, after)] == [
        (ChangeKind.CHANGED, "hus"),
        (ChangeKind.ADDED, "ferdig"),
        (ChangeKind.REMOVED, "jobber"),
    ]
    moved = changes(FORM, FORM.moved_block("jobber", -1))
    assert [(each.kind, each.block.key) for each in moved] == [(ChangeKind.MOVED, "jobber")]
    assert changes(FORM, FORM) == ()


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (FORM, "blocks.sound"),
        (FORM.without_block("hus"), "blocks.group_is_empty"),
        (FORM.with_block(replace(HOUSES, label=Words(" ")), ""), "blocks.without_label"),
        (FORM.with_block(replace(HOUSES, least=Decimal(2), most=Decimal(1)), ""), "blocks.bounds_cross"),
        (FORM.with_block(block(BlockKind.CHOICE, "hus", options=YES_NO[:1]), ""), "blocks.too_few_options"),
        (FORM.with_group(QuestionGroup("bygg", Words(""), blocks=(HOUSES,))), "blocks.group_without_heading"),
    ],
)
def test_a_form_that_nobody_could_answer_is_not_sound(form: Form, expected: str) -> None:
    assert [verdict.message.key for verdict in is_sound(form)] == [expected]


def test_one_key_names_one_question() -> None:
    assert key_for("Hvor mange hus?", []) == "hvor-mange-hus"
    assert key_for("Hus", ["hus", "hus-2"]) == "hus-3"
    assert key_for("???", []) == "felt"
    doubled = write_form(FORM)
    doubled["groups"][1]["blocks"] = doubled["groups"][0]["blocks"]
    with pytest.raises(BadForm):
        read_form(doubled)
