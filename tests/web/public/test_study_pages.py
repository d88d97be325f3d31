"""The public pages of studies: what cannot be told first, the same three questions always, everything to repeat it."""

import csv
import io
import json
from collections.abc import Callable
from datetime import datetime
from html import unescape

import pytest
from django.test import Client
from django.utils.safestring import SafeString

from bulyst.studies.actions import register_study, run_study
from bulyst.studies.actions.run import open_run
from bulyst.studies.models import Study
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Role
from bulyst.web.public.studies import donor_map
from bulyst.web.public.studies import pictures as study_pictures
from bulyst.web.ui.charts import pictures
from tests.studies.conftest import DATED, UNDATED


@pytest.fixture
def manager(lierne: Municipality, make_actor: Callable[..., Actor]) -> Actor:
    return make_actor(lierne, Role.PROGRAMME_MANAGER)


@pytest.fixture
def dated(manager: Actor, now: datetime) -> Study:
    study = register_study(actor=manager, draft=DATED, now=now)
    run_study(actor=manager, study_id=study.pk, now=now)
    return study


@pytest.fixture
def undated(manager: Actor, now: datetime) -> Study:
    study = register_study(actor=manager, draft=UNDATED, now=now)
    run_study(actor=manager, study_id=study.pk, now=now)
    return study


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the pictures out where only the words are looked at: drawing is most of a page's time."""
    for module in (pictures, study_pictures, donor_map):
        monkeypatch.setattr(module, "svg_of", lambda *_: SafeString("<svg></svg>"))


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return unescape(response.content.decode())


def in_order(text: str, *parts: str) -> bool:
    places = [text.find(part) for part in parts]
    return -1 not in places and places == sorted(places)


def table(client: Client, address: str) -> list[dict[str, str]]:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/csv")
    return list(csv.DictReader(io.StringIO(response.content.decode())))


def test_every_picture_is_drawn_in_two_widths_with_its_words_and_its_numbers(client: Client, dated: Study) -> None:
    text = page(client, "/kunnskap/bakeriet/")
    assert text.count("<svg ") == 2 * text.count('<figure class="chart">') == 8
    assert "Lierne skiller seg ikke ut blant kommuner som ligner" in text
    assert "Kart over Norge med Lierne og 11 kommuner med vekt. De tyngste er Fedje (21\u00a0%)" in text


@pytest.mark.usefixtures("undrawn")
def test_the_answer_comes_first_and_the_three_questions_in_their_order(client: Client, dated: Study) -> None:
    text = page(client, "/kunnskap/bakeriet/")
    assert in_order(
        text,
        "Det kan ikke vites.",
        "Det kan ikke sies om folketallet i Lierne ble påvirket",
        "Tallene kan ikke skille nedleggelsen fra programmet.",
        'id="kunne-ha-vist"',
        'id="ser"',
        'id="sikkert"',
        'id="kommunene"',
        'id="metode"',
        'id="data"',
        'id="gjenta"',
    )


@pytest.mark.usefixtures("undrawn")
def test_the_first_screen_has_the_three_numbers(client: Client, dated: Study) -> None:
    text = page(client, "/kunnskap/bakeriet/")
    assert "Om lag 300 personer" in text
    assert "41 færre enn ventet" in text
    assert "Nummer 93 av 155" in text


@pytest.mark.usefixtures("undrawn")
def test_the_page_gives_the_exact_command_that_repeats_it(client: Client, dated: Study) -> None:
    assert "bulyst evaluate 5042 --start 2016 --matters 0.03 --json" in page(client, "/kunnskap/bakeriet/")


@pytest.mark.usefixtures("undrawn")
def test_an_undated_programme_asks_for_a_start_year_and_shows_how_the_answer_depends_on_it(
    client: Client, undated: Study
) -> None:
    text = page(client, "/kunnskap/lierne-2/")
    assert "Vi vet ikke når Lierne 2 begynte." in text
    assert in_order(text, "Når mener du at det begynte?", 'method="get"', 'name="start"', "Vis svaret")
    for year in range(1999, 2003):
        assert f'href="/kunnskap/lierne-2/?start={year}"' in text
    form = text[text.index('method="get"') : text.index("Vis svaret")]
    assert "csrfmiddlewaretoken" not in form


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize("address", ["/kunnskap/lierne-2/", "/kunnskap/lierne-2/?start=2001"])
def test_a_study_with_a_known_start_year_stands_beside_the_one_without(
    client: Client, undated: Study, dated: Study, address: str
) -> None:
    text = page(client, address)
    assert in_order(text, "Vis svaret", "Flere studier fra Lierne", "Kjent startår: 2016", 'id="kunne-ha-vist"')
    assert 'href="/kunnskap/bakeriet/"' in text
    beside = page(client, "/kunnskap/bakeriet/")
    assert in_order(beside, "Ukjent startår", 'href="/kunnskap/lierne-2/"')


@pytest.mark.usefixtures("undrawn")
def test_a_chosen_start_year_is_answered_as_an_assumption(client: Client, undated: Study) -> None:
    text = page(client, "/kunnskap/lierne-2/?start=2001")
    assert "Hvis Lierne 2 begynte i 2001" in text
    assert "--start 2001 --end 2010" in text
    assert "Velg et annet startår" in text


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize("start", ["1950", "2003", "to tusen", ""])
def test_a_start_year_that_is_not_possible_is_refused_with_the_possible_ones(
    client: Client, undated: Study, start: str
) -> None:
    text = page(client, f"/kunnskap/lierne-2/?start={start}")
    assert "Vi vet ikke når Lierne 2 begynte." in text
    assert "Velg et startår fra 1999 til 2002." in text or "Velg et svar under «Startår»." in text


def test_a_study_that_is_being_computed_shows_how_far_it_has_come(
    client: Client, manager: Actor, now: datetime
) -> None:
    study = register_study(actor=manager, draft=UNDATED, now=now)
    assert "Ikke regnet ut ennå." in page(client, "/kunnskap/lierne-2/")
    open_run(actor=manager, study_id=study.pk, now=now)
    text = page(client, "/kunnskap/lierne-2/")
    assert "En ny beregning venter på tur" in text
    assert 'name="start"' not in text


def test_all_studies_are_found_from_one_page(client: Client, dated: Study, undated: Study) -> None:
    text = page(client, "/kunnskap/")
    assert 'href="/kunnskap/bakeriet/"' in text
    assert 'href="/kunnskap/lierne-2/"' in text
    assert "Det er noe annet enn at programmet ikke virket." in text


def test_without_any_study_the_page_says_so(client: Client, db: None) -> None:
    assert "Ingen studie er registrert ennå." in page(client, "/kunnskap/")


def test_everything_can_be_taken_away_as_json_with_its_provenance(client: Client, dated: Study) -> None:
    answer = json.loads(client.get("/kunnskap/bakeriet/data.json").content)
    assert answer["study"]["design_hash"] == dated.design_hash
    assert answer["provenance"]["licence"] == "CC BY 4.0"
    assert answer["provenance"]["result_hash"]
    report = answer["reports"]["2016"]
    assert list(report)[:3] == ["design", "power", "fit"]
    assert sum(report["estimate"]["weights"].values()) == pytest.approx(1, abs=1e-6)


def test_the_tables_can_be_taken_away_as_csv(client: Client, undated: Study) -> None:
    years = table(client, "/kunnskap/lierne-2/start-years.csv")
    assert [row["start"] for row in years] == ["1999", "2000", "2001", "2002"]
    path = table(client, "/kunnskap/lierne-2/path.csv?start=2001")
    assert path[0]["year"] == "1986"
    assert {row["year"]: row["actual"] for row in path}["1999"] == "1566"
    donors = table(client, "/kunnskap/lierne-2/donors.csv?start=2001")
    assert sum(float(row["weight"]) for row in donors) == pytest.approx(1, abs=1e-6)
    assert "5041" not in {row["number"] for row in donors}
    assert len(table(client, "/kunnskap/lierne-2/placebos.csv?start=2001")) == len(donors) * len(path)


@pytest.mark.parametrize(
    "address",
    [
        "/kunnskap/ukjent/",
        "/kunnskap/ukjent/data.json",
        "/kunnskap/lierne-2/path.csv",
        "/kunnskap/lierne-2/path.csv?start=2030",
        "/kunnskap/lierne-2/path.csv?start=²",
        "/kunnskap/lierne-2/data.json?start=x",
        "/kunnskap/lierne-2/weather.csv?start=2001",
    ],
)
def test_what_is_not_there_is_not_found(client: Client, undated: Study, address: str) -> None:
    page(client, address, status=404)


def test_a_study_without_an_answer_has_nothing_to_take_away(client: Client, manager: Actor, now: datetime) -> None:
    register_study(actor=manager, draft=UNDATED, now=now)
    page(client, "/kunnskap/lierne-2/data.json", status=404)
    page(client, "/kunnskap/lierne-2/path.csv?start=2001", status=404)


@pytest.mark.usefixtures("undrawn")
def test_the_verdict_is_spoken_in_the_readers_language(client: Client, dated: Study) -> None:
    response = client.get("/kunnskap/bakeriet/", headers={"accept-language": "nn"})
    assert "Det kan ikkje seiast" in response.content.decode()
