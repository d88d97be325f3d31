"""The catalogue as anyone reads it, without scripts."""

from __future__ import annotations

import re
from datetime import datetime
from html import unescape

import pytest
from django.test import Client

from bulyst.catalogue.actions import EntryDraft, edit_entry, publish_entry
from bulyst.tenancy.actor import Actor
from tests.catalogue.conftest import Import, editor, editor_user, take_in

__all__ = ["editor", "editor_user", "take_in"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def published(take_in: Import, editor: Actor, now: datetime) -> None:
    for name in ("lierne-2.txt", "nye-grannar-i-langdalen.txt", "hele-skjermen.txt"):
        publish_entry(actor=editor, entry_id=take_in(name).entry.pk, now=now)
    take_in("uten-luft.txt")


def page(client: Client, address: str) -> str:
    response = client.get(address, headers={"accept-language": "nb"})
    assert response.status_code == 200
    return unescape(re.sub(r"\s+", " ", response.content.decode()))


@pytest.mark.usefixtures("published")
class TestList:
    def test_shows_published_entries_with_outcome_also_when_unknown(self, client: Client) -> None:
        shown = page(client, "/katalog/")
        assert "3 oppføringer" in shown
        assert "Folketallet gikk ned" in shown
        assert "Resultat ikke oppgitt" in shown
        assert "Uten luft" not in shown

    def test_a_search_is_an_address(self, client: Client) -> None:
        shown = page(client, "/katalog/?q=langdalen")
        assert "1 oppføring" in shown
        assert "Nye grannar i Langdalen" in shown
        assert "Hele skjermen" not in shown

    def test_facets_are_an_address_and_stay_ticked(self, client: Client) -> None:
        shown = page(client, "/katalog/?outcome=not_stated")
        assert "1 oppføring" in shown
        assert 'value="not_stated" checked' in shown

    def test_a_search_without_hits_says_what_to_do(self, client: Client) -> None:
        assert "Prøv færre ord" in page(client, "/katalog/?q=xyzzy")

    @pytest.mark.parametrize(
        "query", ["side=999", "side=x", "side=-1", "q=%00", "activity=nowhere", "outcome=a&outcome=b", "q=" + "a" * 500]
    )
    def test_odd_addresses_are_answered(self, client: Client, query: str) -> None:
        assert client.get(f"/katalog/?{query}").status_code == 200

    def test_one_primary_button(self, client: Client) -> None:
        buttons = re.findall(r'<button class="ds-button"[^>]*>', page(client, "/katalog/"))
        assert len([button for button in buttons if "data-variant" not in button]) == 1


@pytest.mark.usefixtures("published")
class TestEntry:
    def test_the_bad_result_stands_before_the_good_ones(self, client: Client) -> None:
        shown = page(client, "/katalog/lierne-2/")
        places = [shown.index(words) for words in ("Folketallet gikk ned", "ca. 200", "ca. 31", "ca. 15", "ca. 43")]
        assert places == sorted(places)

    def test_says_goal_period_assessment_and_sentence(self, client: Client) -> None:
        shown = page(client, "/katalog/lierne-2/")
        for words in (
            "Hovedmål: Økt tilflytting",
            "Ble det nådd? Det sier ikke oppføringen.",
            "Periode: ukjent",
            "Ikke vurdert av Distriktssenteret",
            "Programområder: bulyst, næringsutvikling.",
            "Verdier: plass til alle, driftighet, gode forvaltere.",
            "«Til sammen ble 140 saker behandlet.»",
            "Sterkere bulyst og trivsel",
            "Ikke merket ennå",
        ):
            assert words in shown

    def test_an_unknown_outcome_is_said_in_words(self, client: Client) -> None:
        shown = page(client, "/katalog/hele-skjermen/")
        assert "Resultat ikke oppgitt" in shown
        assert "Det som ikke er tolket" in shown

    def test_the_evidence_mark_says_what_it_means(
        self, client: Client, take_in: Import, editor: Actor, now: datetime
    ) -> None:
        entry = take_in("lierne-2.txt").entry
        draft = EntryDraft.of(entry, evidence_level=0, evidence_reason="Ingen sammenligning i oppføringen.")
        edit_entry(actor=editor, entry_id=entry.pk, draft=draft, now=now)
        shown = page(client, "/katalog/lierne-2/")
        assert "0 av 5." in shown
        assert "Ingenting er sammenlignet" in shown
        assert "Ingen sammenligning i oppføringen." in shown

    def test_what_is_not_published_is_not_found(self, client: Client) -> None:
        assert client.get("/katalog/uten-luft-mellom-linjene/").status_code == 404
        assert client.get("/katalog/nowhere/").status_code == 404


@pytest.mark.usefixtures("published")
class TestComparison:
    def test_puts_entries_side_by_side(self, client: Client) -> None:
        shown = page(client, "/katalog/sammenlign/?o=lierne-2&o=nye-grannar-i-langdalen&o=uten-luft-mellom-linjene")
        assert shown.index("Lierne 2") < shown.index("Nye grannar i Langdalen")
        assert "Uten luft" not in shown
        assert "Oppgitt resultat" in shown

    def test_nothing_chosen_says_how(self, client: Client) -> None:
        assert "Ingen oppføringer er valgt" in page(client, "/katalog/sammenlign/")

    def test_more_than_four_is_said(self, client: Client) -> None:
        asked = "&".join(f"o=nr-{n}" for n in range(4)) + "&o=lierne-2"
        assert "De 4 første er med" in page(client, f"/katalog/sammenlign/?{asked}")
