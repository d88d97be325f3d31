"""Finding entries: words, facets, comparison; and how a stated outcome is told."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest
from django.utils import translation
from tests.catalogue.conftest import Import

from bulyst.catalogue import queries, wording
from bulyst.catalogue.actions import publish_entry
from bulyst.catalogue.models import StatedFigure
from bulyst.catalogue.queries import Facets
from bulyst.tenancy.actor import Actor


@pytest.fixture
def some(take_in: Import, editor: Actor, now: datetime) -> None:
    for name in ("lierne-2.txt", "nye-grannar-i-langdalen.txt", "hele-skjermen.txt", "vi-proevde.txt"):
        publish_entry(actor=editor, entry_id=take_in(name).entry.pk, now=now)
    take_in("uten-luft.txt")


def titles(text: str = "", **facets: tuple[str, ...]) -> list[str]:
    return [entry.title for entry in queries.search(text, Facets(**facets)).entries]


@pytest.mark.usefixtures("some")
@pytest.mark.django_db
class TestSearch:
    def test_only_published_entries_are_found(self) -> None:
        assert len(titles()) == 4
        assert titles("luft") == []

    def test_every_word_must_be_found_and_case_and_accents_do_not_matter(self) -> None:
        assert titles("FORSTUDIER Lierne") == ["Lierne 2"]
        assert titles("forstudier Langdalen") == []
        assert titles("øya") == ["Vi prøvde"]

    def test_what_states_a_result_comes_before_what_does_not(self) -> None:
        assert titles()[-1] == "Hele skjermen"

    def test_facets_narrow_and_count(self) -> None:
        assert titles(activity=("hosts",)) == ["Nye grannar i Langdalen", "Hele skjermen"]
        assert titles(activity=("hosts", "website")) == ["Hele skjermen"]
        assert titles(outcome=("not_stated",)) == ["Hele skjermen"]
        assert titles(place=("Lierne",)) == ["Lierne 2"]
        counts = queries.search().counts
        assert dict(counts["outcome"]) == {"stated": 3, "not_stated": 1}
        assert dict(counts["activity"])["hosts"] == 2

    def test_comparing_takes_four_at_most_in_the_order_asked(self) -> None:
        slugs = ["vi-provde", "lierne-2", "nowhere", "lierne-2"]
        assert [entry.title for entry in queries.compare(slugs)] == ["Vi prøvde", "Lierne 2"]


@pytest.mark.django_db
def test_the_worst_comes_first_in_the_outcome_line(take_in: Import) -> None:
    line = wording.outcome_line(queries.results(take_in("lierne-2.txt").entry))
    assert line.startswith("Folketallet gikk ned; ca. 200 personer på kurs")


def test_an_unknown_outcome_is_said() -> None:
    assert wording.outcome_line([]) == "Resultat ikke oppgitt"
    assert wording.outcome_line([], soft_outcomes=2) == "Oppgir virkninger, men ingen tall"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (
            {
                "value": Decimal(200),
                "unit": "persons",
                "counts": "personer",
                "group": "course_participants",
                "bound": "about",
            },
            "ca. 200 personer på kurs",
        ),
        (
            {
                "value": Decimal(20),
                "value_to": Decimal(30),
                "unit": "jobs",
                "counts": "arbeidsplasser",
                "measure": "range",
                "role": "goal",
            },
            "20–30 arbeidsplasser",
        ),
        (
            {
                "value": Decimal(25),
                "out_of": Decimal(50),
                "unit": "families",
                "counts": "familier",
                "group": "moved_in",
            },
            "25 av 50 familier flyttet inn",
        ),
        (
            {
                "value": Decimal(14),
                "unit": "inhabitants",
                "group": "population",
                "measure": "change_by",
                "direction": "decrease",
            },
            "folketallet gikk ned med 14",
        ),
        (
            {
                "value": Decimal(1566),
                "value_to": Decimal(1410),
                "unit": "inhabitants",
                "group": "population",
                "measure": "change_from_to",
                "direction": "decrease",
            },
            "folketallet gikk ned fra 1\u202f566 til 1\u202f410",
        ),
        ({"value": Decimal(500000), "unit": "kroner", "group": "funding", "role": "funding"}, "500\u202f000\u00a0kr"),
        ({"unit": "goals", "measure": "statement"}, "et mål ble ikke nådd"),
        (
            {"value": Decimal(85), "unit": "jobs", "group": "jobs", "measure": "change_by", "direction": "decrease"},
            "85 arbeidsplasser gikk tapt",
        ),
    ],
)
def test_a_figure_is_a_short_phrase(fields: dict[str, object], words: str) -> None:
    usual = {
        "group": "other",
        "role": "result",
        "measure": "count",
        "bound": "exact",
        "direction": "none",
        "counts": "",
    }
    assert wording.figure_words(StatedFigure(**(usual | fields))) == words


@pytest.mark.parametrize(
    ("unit", "group"), [("families", "interested"), ("firms", "new_firms"), ("persons", "course_participants")]
)
def test_the_pages_own_norwegian_words_stay_out_of_an_english_phrase(unit: str, group: str) -> None:
    figure = StatedFigure(
        group=group,
        role="result",
        measure="count",
        bound="exact",
        direction="none",
        value=Decimal(25),
        unit=unit,
        counts="folk",
    )
    assert "25 folk" in wording.figure_words(figure)
    with translation.override("en"):
        assert wording.figure_words(figure).startswith("25 ")
        assert "folk" not in wording.figure_words(figure)
