"""What a study has come to, in words: never more than the figures can carry."""

from datetime import datetime

import pytest
from django.utils import translation

from bulyst.studies import queries
from bulyst.studies.actions import run_study
from bulyst.studies.models import Study
from bulyst.studies.queries import StartYear, StudyVerdict, _answer, _sweep_message
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.wording import say


def year(start: int, answer: str, effect: float = -20.0, detectable: float = 228.0) -> StartYear:
    return StartYear(start, start + 9, answer, "", 15.0, detectable, -1.5, effect, (-90.0, 50.0), 0.4, 40, 160)


def verdict(slug: str) -> StudyVerdict:
    study = queries.study(slug)
    assert study is not None
    return queries.verdict_of(study)


def test_the_account_finds_the_study_of_its_programme(manager: Actor, undated: Study, now: datetime) -> None:
    run_study(actor=manager, study_id=undated.pk, now=now)
    found = queries.verdict_for_programme("5042", "lierne-2")
    assert found is not None
    assert (found.slug, found.answer, found.word) == ("lierne-2", "underpowered", "Det kan ikke vites.")
    assert queries.verdict_for_programme("1738", "lierne-2") == found


def test_a_programme_without_a_study_has_no_verdict(undated: Study) -> None:
    assert queries.verdict_for_programme("5042", "lierne-1") is None
    assert queries.verdict_for_programme("5043", "lierne-2") is None


def test_an_unknown_start_is_said_before_anything_else(manager: Actor, undated: Study, now: datetime) -> None:
    run_study(actor=manager, study_id=undated.pk, now=now)
    sentence = verdict("lierne-2").sentence
    assert sentence.startswith("Vi vet ikke når Lierne 2 begynte. For alle startår fra 1999 til 2002")
    assert "%(" not in sentence


def test_a_dated_study_speaks_with_the_engines_sentence(manager: Actor, dated: Study, now: datetime) -> None:
    run_study(actor=manager, study_id=dated.pk, now=now)
    found = verdict("bakeriet")
    assert found.sentence.startswith("Det kan ikke sies om folketallet i Lierne ble påvirket")
    assert found.limits == "Tallene kan ikke skille nedleggelsen fra programmet."
    with translation.override("nn"):
        assert verdict("bakeriet").sentence.startswith("Det kan ikkje seiast")
    with translation.override("en"):
        assert verdict("bakeriet").sentence.startswith("It cannot be told")


def test_a_study_not_yet_computed_says_so(dated: Study) -> None:
    found = verdict("bakeriet")
    assert (found.answer, found.word, found.years) == ("not_computed", "Ikke regnet ut ennå.", ())


@pytest.mark.parametrize("answer", ["unfit", "increase", "decrease", "underpowered", "not_detected"])
def test_every_answer_that_all_start_years_share_has_its_sentence(undated: Study, answer: str) -> None:
    years = [year(1999, answer), year(2000, answer)]
    assert _answer(years) == answer
    assert "1999" in say(_sweep_message(undated, answer, years))


def test_answers_that_differ_between_start_years_are_counted_and_not_chosen(undated: Study) -> None:
    years = [year(1999, "underpowered"), year(2000, "decrease"), year(2001, "unfit")]
    assert _answer(years) == "depends"
    sentence = say(_sweep_message(undated, "depends", years))
    assert "Av 3 mulige startår gir 0 høyere folketall enn ventet, 1 lavere" in sentence
    assert "2 kan ikke besvares" in sentence


def test_all_studies_are_listed_with_their_verdicts(dated: Study, undated: Study) -> None:
    assert [each.slug for each in queries.studies()] == ["bakeriet", "lierne-2"]
    assert [each.slug for each in queries.studies_of("1738")] == ["bakeriet", "lierne-2"]
    assert queries.studies_of("5043") == []
