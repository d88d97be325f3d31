"""The public account: answers first, counts that nobody can be picked out of, nothing of what is not published."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from bulyst.catalogue.models import Entry
from bulyst.parties.recognition import Described
from bulyst.programmes import actions
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.scope import opened
from tests.results.world import World

ACCOUNT = "/program/5042-lierne/lierne-2/"
PEOPLE = f"{ACCOUNT}tall/people.on_courses/"


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def test_the_answers_stand_above_everything_that_was_done(published: World, client: Client) -> None:
    published.guided(published.firm())
    html = page(client, ACCOUNT)
    order = ["Lierne 2</h1>", "Mål: Flere innbyggere", "Hovedmål: Økt tilflytting", "Det kan ikke vites.",
             'id="folketall"', "Hva ble gjort?", "saker behandlet", "Hva er oppgitt?", "Pengene",
             "Kan vi vite om det virket?"]  # fmt: skip
    places = [html.index(text) for text in order]
    assert places == sorted(places)


def test_an_unknown_period_is_said_with_its_bounds(published: World, client: Client) -> None:
    draft = actions.ProgrammeDraft(
        "Lierne 2", "lierne-2", earliest_year=1999, latest_year=2012, bounds_source="katalogen"
    )
    actions.change_programme(
        actor=published.manager, programme_id=published.programme.pk, draft=draft, now=published.now
    )
    html = page(client, ACCOUNT)
    assert "Periode: ukjent (mellom 1999 og 2012)" in html
    assert "Nei. Folketallet gikk ned." in html
    assert "fra 1\u202f566 i 1999 til 1\u202f410 i 2012" in html


def test_population_before_lierne_is_labelled_in_picture_and_data(published: World, client: Client) -> None:
    assert "Nordli og Sørli" in page(client, ACCOUNT)
    rows = client.get(f"{ACCOUNT}folketall.csv").content.decode().splitlines()
    assert rows[1].startswith("1951,1906,Nordli og Sørli,")
    assert "1964,2045,Lierne," in "\n".join(rows)


@pytest.mark.parametrize("address", ["", "data.json", "data.csv", "folketall.csv", "tall/cases.handled/"])
def test_what_is_not_published_is_not_there(world: World, client: Client, address: str) -> None:
    assert client.get(f"{ACCOUNT}{address}").status_code == 404


@pytest.mark.parametrize(
    "address",
    ["/program/5043-royrvik/lierne-2/", "/program/5042-feil/lierne-2/", f"{ACCOUNT}tall/cases.everything/"],
)
def test_a_wrong_address_is_not_found(published: World, client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_figures_page_tells_the_definition_and_never_a_name(published: World, client: Client) -> None:
    published.course("COMPUTING", *(Described(f"Kari Hemmelig {number}") for number in range(6)))
    html = page(client, PEOPLE)
    assert "6 personer på kurs" in html
    assert "Hver person telles én gang" in html
    assert published.figure("people.on_courses").row_hash in html
    assert "Hemmelig" not in html


def test_small_groups_are_held_back_everywhere_in_public(published: World, client: Client) -> None:
    published.course("COMPUTING", *(Described(f"Person A{number}") for number in range(9)))
    published.course("LANGUAGES", *(Described(f"Person B{number}") for number in range(6)))
    published.course("NEGOTIATION", *(Described(f"Person C{number}") for number in range(2)))
    subjects = client.get(f"{PEOPLE}data.json").json()["splits"][0]["parts"]
    assert {part["label"]: part["count"] for part in subjects} == {"data": 9, "forhandling": None, "språk": None}
    assert "færre enn vi viser" in page(client, PEOPLE)
    assert "holdt tilbake" in client.get(f"{PEOPLE}data.csv").content.decode()
    account = client.get(f"{ACCOUNT}data.json").json()
    figure = next(each for each in account["figures"] if each["key"] == "people.on_courses")
    assert [part["count"] for part in figure["splits"][0]["parts"]] == [9, None, None]


def test_only_staff_of_the_municipality_is_led_to_the_rows(
    published: World, client: Client, browser_of: Callable[[Actor], Client]
) -> None:
    rows = "/5042-lierne/resultater/lierne-2/people.on_courses/"
    assert rows not in page(client, PEOPLE)
    assert rows not in page(browser_of(published.applicant), PEOPLE)
    assert rows in page(browser_of(published.board), PEOPLE)


def test_the_data_are_the_same_numbers_as_the_page(published: World, client: Client) -> None:
    published.guided(published.firm())
    line = client.get(f"{ACCOUNT}data.csv").content.decode().splitlines()[1]
    assert line == f"cases.handled,1,cases,1,1,{published.figure('cases.handled').row_hash}"


def test_programmes_and_open_calls_are_listed_once_they_are_published(world: World, client: Client) -> None:
    assert "Lierne 2" not in page(client, "/program/")
    assert "Støtte" not in page(client, "/utlysninger/")


def test_a_published_programme_is_listed_with_its_open_call(published: World, client: Client) -> None:
    assert ACCOUNT in page(client, "/program/")
    assert ACCOUNT in page(client, "/program/5042-lierne/")
    assert "/utlysninger/5042-lierne/stotte/" in page(client, "/utlysninger/")


def test_open_calls_of_the_demonstration_are_marked_as_such(published: World, client: Client) -> None:
    assert "Oppdikt" not in page(client, "/utlysninger/")
    published.programme.constructed = True
    with opened(published.municipality):
        published.programme.save(update_fields=["constructed"])
    assert "Oppdikt" in page(client, "/utlysninger/")


def test_a_call_tells_its_rules_and_how_to_apply_until_it_closes(published: World, client: Client) -> None:
    address = "/utlysninger/5042-lierne/stotte/"
    html = page(client, address)
    assert "inntil 30 prosent" in html
    assert "Søk nå" in html
    actions.close_call(actor=published.manager, call_id=published.call.pk, now=published.now + timedelta(minutes=1))
    closed = page(client, address)
    assert "Utlysningen stengte" in closed
    assert "Søk nå" not in closed


def test_a_municipality_without_official_figures_still_has_its_account(published: World, client: Client) -> None:
    published.municipality.number = "9042"
    published.municipality.save()
    html = page(client, "/program/9042-lierne/lierne-2/")
    assert html.count("Det kan ikke vites.") == 3
    assert "Folketallet i" not in html
    assert client.get("/program/9042-lierne/lierne-2/folketall.csv").status_code == 404


def test_the_catalogues_entry_is_named_and_led_to(published: World, client: Client) -> None:
    assert "Distriktssenteret" not in page(client, ACCOUNT)
    Entry.objects.create(
        slug="lierne-2-i-katalogen", title="Lierne 2", language="nb", tier="catalogue", assessment="not_assessed",
        programme_municipality="5042", programme_slug="lierne-2", imported_at=published.now, published_at=published.now,
    )  # fmt: skip
    html = page(client, ACCOUNT)
    assert "Ikke vurdert av Distriktssenteret" in html
    assert "/katalog/lierne-2-i-katalogen/" in html


def test_very_few_people_are_told_nowhere(published: World, client: Client) -> None:
    draft = actions.GoalDraft("Kurs", "QUANTITATIVE", indicator_key="people.on_courses", direction="REACH", target=50)
    actions.add_goal(actor=published.manager, programme_id=published.programme.pk, draft=draft, now=published.now)
    published.course("COMPUTING", Described("Kari Enslig"), Described("Ola Enslig"))
    data = client.get(f"{ACCOUNT}data.json").json()
    figure = next(each for each in data["figures"] if each["key"] == "people.on_courses")
    assert (figure["value"], figure["rows"], figure["row_hash"]) == (None, None, None)
    assert next(each for each in data["goals"] if each["text"] == "Kurs")["facts"] == {}
    assert published.figure("people.on_courses").row_hash not in page(client, PEOPLE)
    html = page(client, ACCOUNT)
    assert "Få personer." in html
    assert "Færre enn fem vises ikke." in html
