"""A manager builds the questions of a call by plain buttons, sees them as the applicant does, and takes them in use."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from bulyst.cases.models import Case
from bulyst.programmes import queries
from bulyst.programmes.blocks import Form
from bulyst.programmes.models import FormVersion
from bulyst.tenancy import scope
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from tests.results.world import World

Browsers = Callable[[Actor], Client]


@pytest.fixture
def manager(world: World, browser_of: Browsers) -> Client:
    return browser_of(world.manager)


@pytest.fixture
def builder(world: World) -> str:
    return f"/5042-lierne/innstillinger/program/lierne-2/skjema/soknad-{world.call.pk}/"


def versions(world: World, lierne: Municipality) -> list[FormVersion]:
    with scope.opened(lierne):
        return list(queries.forms(world.programme.pk, world.call.pk))


def keys(form: Form) -> list[tuple[str, list[str]]]:
    return [(group.key, [block.key for block in group.blocks]) for group in form.groups]


def add(client: Client, builder: str, group: str, kind: str, label: str, **more: str) -> None:
    answered = client.post(f"{builder}side/{group}/nytt/?slag={kind}", {"label_nb": label, **more})
    assert answered.status_code == 302, answered.content.decode()[-3000:]


def test_a_form_is_built_page_by_page_ordered_and_taken_in_use(
    manager: Client, world: World, lierne: Municipality, builder: str
) -> None:
    assert manager.post(f"{builder}ny-side/", {"heading_nb": "Virkning", "heading_nn": "Verknad"})["Location"] == (
        f"{builder}#virkning"
    )
    add(manager, builder, "virkning", "NUMBER", "Hvor mange jobber?", required="on", unit="årsverk", least="0")
    add(manager, builder, "virkning", "CHOICE", "Nytt lokale?", options_nb="Ja\nNei\n\n", options_nn="Ja\nNei")
    crossed = manager.post(f"{builder}side/virkning/nytt/?slag=NUMBER", {"label_nb": "X", "least": "5", "most": "2"})
    assert "kan ikke være lavere enn det laveste" in crossed.content.decode()
    few = manager.post(f"{builder}side/virkning/nytt/?slag=CHOICE", {"label_nb": "Valg", "options_nb": "Ja\nJa"})
    assert "minst to ulike svar" in few.content.decode()

    manager.post(f"{builder}ny-side/", {"heading_nb": "Tom side"})
    refused = manager.post(f"{builder}ta-i-bruk/")
    assert refused.status_code == 422
    assert "Siden «Tom side» har ingen spørsmål" in refused.content.decode()
    manager.post(builder, {"gjor": "side-opp:tom-side"})
    manager.post(builder, {"gjor": "side-fjern:tom-side"})
    manager.post(builder, {"gjor": "opp:nytt-lokale"})
    assert keys(versions(world, lierne)[0].questions) == [("virkning", ["nytt-lokale", "hvor-mange-jobber"])]
    assert manager.post(builder, {"gjor": "slett-alt:x"}).status_code == 404

    assert manager.post(f"{builder}ta-i-bruk/").status_code == 302
    assert [(each.version, each.adopted_at is not None) for each in versions(world, lierne)] == [(1, True)]


def test_a_change_to_what_is_in_use_begins_a_version_that_says_what_differs(
    manager: Client, world: World, lierne: Municipality, builder: str
) -> None:
    manager.post(f"{builder}ny-side/", {"heading_nb": "Virkning"})
    add(manager, builder, "virkning", "CHOICE", "Nytt lokale?", options_nb="Ja\nNei")
    manager.post(f"{builder}ta-i-bruk/")
    mended = {"label_nb": "Trenger dere nytt lokale?", "options_nb": "Ja, vi leier\nNei"}
    manager.post(f"{builder}side/virkning/nytt-lokale/", mended)
    new, old = versions(world, lierne)
    assert (new.adopted_at, old.questions.block("nytt-lokale").label.nb) == (None, "Nytt lokale?")
    assert [option.key for option in new.questions.block("nytt-lokale").options] == ["ja", "nei"], "answers add up"
    page = manager.get(builder).content.decode()
    assert "Endret: Trenger dere nytt lokale?" in page
    assert "Nytt lokale?" in manager.get(f"{builder}versjon/1/").content.decode()
    manager.post(f"{builder}forkast/")
    assert [each.version for each in versions(world, lierne)] == [1]
    assert manager.post(f"{builder}forkast/").status_code == 302


def test_the_preview_is_the_applicants_pages_and_saves_nothing(
    manager: Client, world: World, lierne: Municipality, builder: str
) -> None:
    assert manager.get(f"{builder}prov/").status_code == 200, "the pages that every application has"
    manager.post(f"{builder}ny-side/", {"heading_nb": "Virkning"})
    add(manager, builder, "virkning", "NUMBER", "Hvor mange jobber?", required="on")
    page = manager.get(f"{builder}prov/eget-virkning/").content.decode()
    assert "Steg 5 av 8" in page
    assert "Hvor mange jobber?" in page
    assert "hx-post" not in page
    wrong = manager.post(f"{builder}prov/eget-virkning/", {"eget-hvor-mange-jobber": "mange"})
    assert "Skriv et tall" in wrong.content.decode()
    sent = manager.post(f"{builder}prov/eget-virkning/", {"eget-hvor-mange-jobber": "2"})
    assert sent["Location"].endswith("/prov/annet/")
    assert "Hvor mange jobber?" in manager.get(f"{builder}prov/oppsummering/").content.decode()
    assert manager.get(f"{builder}prov/finnes-ikke/").status_code == 404
    with scope.opened(lierne):
        assert not Case.objects.exists()


def test_questions_of_reports_are_built_in_the_same_way(manager: Client, world: World, lierne: Municipality) -> None:
    report = "/5042-lierne/innstillinger/program/lierne-2/skjema/rapport/"
    assert manager.get(f"{report}prov/").status_code == 302, "nothing to see yet"
    manager.post(f"{report}ny-side/", {"heading_nb": "Framdrift"})
    add(manager, report, "framdrift", "MILESTONES", "Hva er nådd?")
    assert "Steg 1 av 1" in manager.get(f"{report}prov/").content.decode()
    for wrong in ("skjema/annet/", "skjema/soknad-999999/"):
        assert manager.get(f"/5042-lierne/innstillinger/program/lierne-2/{wrong}").status_code == 404
