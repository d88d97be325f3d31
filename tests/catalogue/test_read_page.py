"""Whole pages: constructed ones, except Lierne 2, whose facts are real and whose sentences are our own."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulyst.catalogue.reading.layout import HEADINGS
from bulyst.catalogue.reading.page import read_page
from bulyst.catalogue.reading.refusal import NotAnEntry
from bulyst.catalogue.reading.shape import ReadEntry, as_json

PAGES = Path(__file__).parent / "pages"
ENTRIES = sorted(path for path in PAGES.iterdir() if path.is_file())
REFUSED = sorted((PAGES / "refused").iterdir())
NUMBERS = {"Lierne": "5042"}


def read(name: str) -> ReadEntry:
    return read_page((PAGES / name).read_bytes(), NUMBERS)


def figure(entry: ReadEntry, group: str, role: str = "result"):
    return next(f for f in entry.figures if f.group == group and f.role == role)


class TestLierne2:
    def test_name_area_place_and_goals(self) -> None:
        entry = read("lierne-2.txt")
        assert entry.title == "Lierne 2"
        assert entry.subject_areas == ("Tilflytting",)
        assert [(place.name, place.number) for place in entry.places] == [("Lierne", "5042")]
        assert entry.main_goal == "Økt tilflytting"
        assert [(goal.kind, goal.is_main) for goal in entry.goals] == [
            ("quantitative", True), ("quantitative", False), ("qualitative", False),
        ]  # fmt: skip
        assert entry.programme_areas == ("bulyst", "næringsutvikling")
        assert entry.values == ("plass til alle", "driftighet", "gode forvaltere")

    @pytest.mark.parametrize(
        ("group", "value", "unit", "approximate", "parts"),
        [
            ("course_participants", 200, "persons", True, 6),
            ("active_associations", 31, "associations", True, 2),
            ("new_firms", 15, "firms", True, 1),
            ("funded_firms", 43, "firms", True, 2),
            ("pupil_enterprises", 10, "pupil_enterprises", True, 2),
            ("cases_handled", 140, "cases", False, 0),
        ],
    )
    def test_figures(self, group: str, value: int, unit: str, approximate: bool, parts: int) -> None:
        found = figure(read("lierne-2.txt"), group)
        assert (found.value, found.unit, found.approximate) == (value, unit, approximate)
        assert len(found.breakdown) == parts
        assert found.confidence == "sure"

    def test_the_falling_population_is_a_negative_result(self) -> None:
        negative = read("lierne-2.txt").negative_results
        assert [(f.unit, f.direction, f.value) for f in negative] == [("inhabitants", "decrease", None)]

    def test_soft_outcomes_status_and_no_period(self) -> None:
        entry = read("lierne-2.txt")
        assert len(entry.soft_outcomes) == 4
        assert (entry.assessment, entry.tier) == ("not_assessed", "catalogue")
        assert entry.periods == ()

    def test_another_spelling_of_the_name_is_told_the_editor(self) -> None:
        entry = read("lierne-2.txt")
        assert [(remark.key, remark.text) for remark in entry.remarks] == [("catalogue.name_differs", "Lierne2")]


@pytest.mark.parametrize("path", [path for path in ENTRIES if path.suffix == ".txt"], ids=lambda path: path.name)
def test_every_line_of_the_file_has_its_place(path: Path) -> None:
    text = path.read_text("utf-8")
    entry = read_page(text.encode())
    full = {number for number, line in enumerate(text.split("\n"), start=1) if line.strip()}
    assert {number for number, _ in entry.placed} == full


@pytest.mark.parametrize("path", ENTRIES, ids=lambda path: path.name)
def test_every_word_of_the_page_is_kept_somewhere(path: Path) -> None:
    entry = read_page(path.read_bytes())
    kept = str(as_json(entry)).lower()
    known_headings = {heading for variants in HEADINGS.values() for heading in variants}
    text = path.read_text("utf-8") if path.suffix == ".txt" else entry.text
    for line in text.split("\n"):
        bare = line.strip(" •*-·\t").lower().removeprefix("fagområde:").strip()
        bare = next((bare.removeprefix(known) for known in known_headings if bare.startswith(known)), bare)
        assert all(word.strip(".,;:") in kept for word in bare.split()), line


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="abæøå 0123456789.,-•()%Ca", min_size=1, max_size=60), max_size=8))
def test_no_line_is_lost_whatever_stands_in_the_text(lines: list[str]) -> None:
    """Whatever somebody wrote between name and status is placed, and kept word for word."""
    page = (PAGES / "hjem-til-storvatnet.txt").read_text("utf-8")
    text = page.replace("Dette ble gjort", "\n".join(["Dette ble gjort", "", *lines]))
    entry = read_page(text.encode())
    placed = {number for number, _ in entry.placed}
    kept = "".join(str(as_json(entry)).split())
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            assert number in placed
    for line in lines:
        for word in line.strip().split():
            core = word.strip("•*-·.() ")
            assert core in kept


@pytest.mark.parametrize(
    "saved",
    [
        lambda text: text.encode("utf-8"),
        lambda text: b"\xef\xbb\xbf" + text.encode("utf-8"),
        lambda text: text.replace("•", "-").encode("latin-1"),
        lambda text: text.replace("\n", "\r\n").encode("utf-8"),
        lambda text: text.replace("\n", "\r").encode("utf-8"),
        lambda text: b"\xff\xfe" + text.encode("utf-16-le"),
        lambda text: text.encode("utf-8").decode("cp1252", "ignore").replace("â€¢", "-").encode("utf-8"),
        lambda text: text.replace("å", "a\u030a").encode("utf-8"),
        lambda text: text.replace("Ca. 31", "Ca.\u00a031").replace("•", "* ").encode("utf-8"),
    ],
    ids=["utf-8", "mark", "latin-1", "crlf", "cr", "utf-16", "twice encoded", "decomposed", "hard spaces"],
)
def test_the_way_of_saving_changes_nothing(saved) -> None:
    entry = read_page(saved((PAGES / "lierne-2.txt").read_text("utf-8")), NUMBERS)
    expected = read("lierne-2.txt")
    assert [(f.value, f.unit, f.group, f.role) for f in entry.figures] == [
        (f.value, f.unit, f.group, f.role) for f in expected.figures
    ]
    assert entry.main_goal == expected.main_goal
    assert len(entry.soft_outcomes) == 4


def test_html_is_read_as_the_text_that_it_shows() -> None:
    entry = read("lys-i-heimane.html")
    assert entry.title == "Lys i heimane"
    assert [choice.code for choice in entry.activities] == ["website", "letters"]
    assert [(f.value, f.role) for f in entry.figures] == [
        (12, "goal"),
        (4, "result"),
        (11, "result"),
        (3, "result"),
        (8, "result"),
    ]
    assert {part.text for part in entry.not_interpreted} == {"Framsida", "• Tema", "• Prosjekt", "Kontakt oss"}
    assert "1000" not in str(as_json(entry))


def test_glued_items_and_two_options_in_one_give_every_code_once() -> None:
    assert [c.code for c in read("hjem-til-storvatnet.txt").target_groups] == ["everyone", "families"]
    assert [c.code for c in read("dalen-2020.txt").target_groups] == ["youth", "returners"]
    assert [c.code for c in read("dalen-2020.txt").activities] == ["school_visits", "place_campaign", "cooperation"]


def test_a_result_list_is_not_a_goal_list_though_its_name_says_result() -> None:
    entry = read("dalen-2020.txt")
    assert [goal.kind for goal in entry.goals if not goal.is_main] == ["quantitative"] * 3
    assert (figure(entry, "jobs", "goal").value_to, figure(entry, "jobs", "goal").by_when) == (30, 2015)


def test_an_honest_page_keeps_every_bad_result() -> None:
    entry = read("vi-proevde.txt")
    assert [(f.unit, f.value) for f in entry.negative_results] == [
        ("goals", None), ("persons", 0), ("jobs", 85), ("inhabitants", 1566),
    ]  # fmt: skip
    assert [outcome.text for outcome in entry.soft_outcomes] == [
        "Prosjektet har ført til bedre samarbeid mellom lagene."
    ]


def test_two_projects_keep_both_periods_and_are_told_the_editor() -> None:
    entry = read("to-prosjekt-i-fjellbygda.txt")
    assert [(p.from_year, p.to_year) for p in entry.periods] == [(2004, 2006), (2004, 2007)]
    keys = {remark.key for remark in entry.remarks}
    assert {"catalogue.several_projects", "catalogue.many_arguments"} <= keys
    assert [partner.text for partner in entry.partners] == ["Fylkeskommunen", "næringslivet", "Bygdelaget"]


def test_what_is_on_no_pick_list_is_kept_word_for_word() -> None:
    entry = read("to-prosjekt-i-fjellbygda.txt")
    left = {part.text for part in entry.not_interpreted if part.reason == "unknown_choice"}
    assert left == {"Felles grillkveld på 3. dag jul", "Kort vei til skytterbanen"}
    assert [c.text for c in entry.activities if not c.code] == ["Felles grillkveld på 3. dag jul"]


def test_numbers_that_are_no_results_stay_numbers_that_are_no_results() -> None:
    entry = read("mange-tall.txt")
    assert [(f.value, f.unit) for f in entry.figures] == [(1200, "persons")]
    unplaced = [part.text for part in entry.not_interpreted if part.reason == "number_not_placed"]
    assert unplaced == ["Kommunen delte ut 17 flurber til alle."]


def test_the_text_around_the_entry_stays_outside() -> None:
    entry = read("hele-skjermen.txt")
    assert entry.title == "Hele skjermen"
    outside = [part.text for part in entry.not_interpreted if part.reason == "outside_the_entry"]
    assert outside == [
        "Hopp til innhold",
        "Meny",
        "Søk",
        "Tema",
        "Prosjekter",
        "Publisert 04.10.2012",
        "Del denne siden",
    ]


def test_a_page_without_empty_lines_is_read_as_well() -> None:
    entry = read("uten-luft.txt")
    assert (entry.title, entry.main_goal) == ("Uten luft mellom linjene", "Økt tilflytting")
    assert [c.code for c in entry.activities] == ["website", "media"]


def test_a_repeated_list_is_counted_once() -> None:
    entry = read("heim-att.txt")
    assert len([f for f in entry.figures if f.value == 40]) == 1
    assert [c.code for c in entry.activities] == ["website"]
    assert "catalogue.repeated_item" in {remark.key for remark in entry.remarks}


def test_tier_and_assessment_are_what_the_page_says() -> None:
    assert (read("inn-til-kysten.txt").tier, read("inn-til-kysten.txt").assessment) == ("bolyst", "not_assessed")
    assert (read("vurdert-arbeid.txt").tier, read("vurdert-arbeid.txt").assessment) == ("local_work", "not_stated")


def test_background_is_no_result() -> None:
    entry = read("vurdert-arbeid.txt")
    assert [(f.unit, f.role) for f in entry.figures if f.direction == "decrease"] == [("inhabitants", "context")]
    assert entry.negative_results == ()


def test_language_is_seen() -> None:
    assert read("lierne-2.txt").language == "nb"
    assert read("nye-grannar-i-langdalen.txt").language == "nn"


@pytest.mark.parametrize("path", REFUSED, ids=lambda path: path.name)
def test_another_page_is_refused(path: Path) -> None:
    with pytest.raises(NotAnEntry) as refusal:
        read_page(path.read_bytes())
    assert refusal.value.reason == "other_page"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(200), "binary"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 4, "binary"),
        (b"Fagomr\xe5de: Tilflytting\n", "no_title"),
        (b"x" * 1_000_001, "too_large"),
        (b"ord og ord " * 20_000, "too_large"),
    ],
    ids=["empty", "blank", "mark only", "picture", "pdf", "no name", "too large", "too long"],
)
def test_a_file_that_is_no_page_is_refused_with_its_reason(raw: bytes, reason: str) -> None:
    with pytest.raises(NotAnEntry) as refusal:
        read_page(raw)
    assert refusal.value.reason == reason


def told(entry: ReadEntry) -> list[tuple[float | None, float | None, str, str]]:
    """(value, second value, group, role) of every figure but the context."""
    return [
        (*(None if x is None else float(x) for x in (f.value, f.value_to)), f.group.value, f.role.value)
        for f in entry.figures
        if f.role != "context"
    ]  # fmt: skip


class TestFurtherPages:
    def test_an_assessed_entry_without_the_sentence_keeps_goals_results_and_losses_apart(self) -> None:
        entry = read("levande-sentrum.txt")
        assert (entry.assessment, entry.tier) == ("assessed", "local_work")
        assert entry.subject_areas == ("Stedsutvikling", "Tilflytting")
        assert (40, None, "jobs", "goal") in told(entry)
        assert (52, None, "jobs", "result") in told(entry)
        assert [f.counts for f in entry.negative_results] == ["butikkar"]
        assert len(entry.soft_outcomes) == 2
        assert entry.periods == ()

    def test_a_page_of_losses_hides_none_of_them(self) -> None:
        negative = read("snuoperasjonen.txt").negative_results
        assert [(f.value, f.value_to, f.unit.value) for f in negative] == [
            (None, None, "goals"), (1450, 1402, "inhabitants"), (3, None, "percent"), (0, None, "families"),
            (3, None, "families"), (None, None, "firms"), (12, None, "jobs"), (20, None, "percent"),
            (None, None, "goals"),
        ]  # fmt: skip

    def test_closed_schools_and_negative_developments_are_results_without_a_number(self) -> None:
        entry = read("samling-om-bygda.txt")
        assert [(f.unit.value, f.direction.value) for f in entry.negative_results if f.value is None] == [
            ("inhabitants", "none"), ("schools", "decrease"), ("inhabitants", "decrease"),
        ]  # fmt: skip
        assert next(f for f in entry.figures if f.group == "stayed").out_of == 14

    def test_a_deadline_above_a_list_of_goals_is_every_goals_deadline(self) -> None:
        entry = read("vekst-i-vika.txt")
        goals = [f for f in entry.figures if f.role == "goal" and f.counts in {"nye familier", "boliger"}]
        assert {f.by_when for f in goals} == {2015}
        kinds = {goal.text: goal.kind.value for goal in entry.goals}
        assert (kinds["Stolte innbyggere"], kinds["Minst 3 nye etableringer per år"]) == ("qualitative", "quantitative")
        assert [row for row in told(entry) if row[3] == "result"] == [
            (22, None, "moved_in", "result"), (14, None, "jobs", "result"), (4, None, "housing", "result"),
        ]  # fmt: skip

    def test_lists_without_bullets_are_read_as_lists(self) -> None:
        entry = read("arbeid-for-alle.txt")
        assert entry.programme_areas == ("Bolig", "Arbeid", "Integrering")
        assert told(entry) == [(11, None, "moved_in", "result"), (20, None, "jobs", "result")]
        assert [outcome.text for outcome in entry.soft_outcomes] == ["Mer samarbeid"]
        assert [(period.from_year, period.to_year) for period in entry.periods] == [(2006, 2010)]

    def test_windows_line_ends_latin_letters_tabs_and_odd_bullets(self) -> None:
        entry = read("other_forms/hjem-til-oeyvaeret-cp1252.txt")
        assert entry.title == "Hjem til Øyværet"
        assert [outcome.text for outcome in entry.soft_outcomes] == ["Bedre samhold i bygda"]
        assert [partner.text for partner in entry.partners] == [
            "Næringsforeningen", "Øyværet bygdelag", "Fylkesmannen",
        ]  # fmt: skip
        assert (812, 790, "population", "result") in told(entry)

    def test_emphasis_does_not_hide_what_is_said_about_a_number(self) -> None:
        entry = read("other_forms/nytt-liv-i-nesbygda.txt")
        assert entry.subject_areas == ("Tilflytting",)
        assert [(f.value, f.approximate) for f in entry.figures] == [(25, True), (3, False)]

    def test_short_lines_that_break_a_sentence_are_joined(self) -> None:
        entry = read("brutte-linjer.txt")
        assert told(entry) == [
            (3, None, "events", "result"), (200, None, "approached", "result"), (12, None, "moved_in", "result"),
            (30, None, "moved_in", "result"),
        ]  # fmt: skip

    def test_glued_options_give_both_and_known_options_none_is_left(self) -> None:
        entry = read("bu-i-brattdalen.txt")
        assert [choice.code for choice in entry.activities] == [
            "event_away", "event_home", "media", "website", "brochures", "fairs", "hosts", "integration",
        ]  # fmt: skip
        assert {choice.code for choice in entry.target_groups} == {
            "youth", "returners", "workers", "skilled_workers", "from_abroad",
        }  # fmt: skip

    def test_what_stands_around_the_entry_in_html_is_not_read_into_it(self) -> None:
        entry = read("folk-til-fjorden.html")
        assert entry.subject_areas == ("Tilflytting", "Bustad")
        assert told(entry) == [
            (20, None, "moved_in", "goal"), (13, None, "moved_in", "result"), (41, None, "moved_in", "result"),
            (1450, 1402, "population", "result"), (12, 15, "housing", "result"), (300, None, "interested", "result"),
        ]  # fmt: skip


@pytest.mark.parametrize(
    "words",
    ["12 ", "25 familier har flyttet til bygda, ", "og ", "Aaa Bbb, ", "folketallet har gått ned ", "hundre og "],
)
def test_a_long_page_of_one_phrase_is_read_in_time(words: str) -> None:
    page = (PAGES / "uten-luft.txt").read_text() + "\n\n" + words * (60_000 // len(words))
    began = process_time()
    read_page(page.encode(), NUMBERS)
    assert process_time() - began < 5
