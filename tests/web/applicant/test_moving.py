"""A draft in the wrong call, last year's application, and an application that the officer moves, on their pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from bulyst.cases.lifecycle import GrantState
from bulyst.cases.models import Case
from bulyst.cases.queries import application_of
from bulyst.programmes.choices import BlockKind
from bulyst.tenancy.models import User
from tests.cases.moves import another_call, ask, question
from tests.cases.world import APPLICATION, World

pytestmark = pytest.mark.django_db


def test_the_applicant_moves_a_draft_with_one_press(world: World, browser: Client) -> None:
    case, target = world.draft(), another_call(world)
    ask(world, target, question("levested", BlockKind.SHORT_TEXT, required=True))
    page = browser.get(f"/min-side/soknad/{case.pk}/flytt/").content.decode()
    assert target.title in page and "Må besvares i tillegg: Levested." in page
    moved = browser.post(f"/min-side/soknad/{case.pk}/flytt/", {"utlysning": target.pk})
    assert moved["Location"] == f"/min-side/soknad/{case.pk}/"
    assert world.case(case).call == target
    with world.open():
        assert application_of(world.case(case)).costs == APPLICATION.costs


def test_the_officer_moves_an_application_and_the_applicant_reads_why(
    world: World, browser: Client, signed_in: Callable[[User], Client]
) -> None:
    case, target = world.submitted(), another_call(world)
    officer = signed_in(User.objects.get(pk=world.officer.user_id))
    page = f"/{world.municipality.slug}/saker/{world.case(case).number.replace('/', '-')}/"
    assert "Flytt til en annen utlysning" in officer.get(page).content.decode()
    unsaid = officer.post(f"{page}flytt/", {"call": target.pk, "reason": ""}).content.decode()
    assert "Fyll ut «Hvorfor flyttes den?»" in unsaid
    assert officer.post(f"{page}flytt/", {"call": target.pk, "reason": "Dere er et lag."})["Location"] == page
    assert world.case(case).call == target
    assert "Dere er et lag." in browser.get(f"/min-side/sak/{case.pk}/").content.decode()
    world.impartial(case, world.officer)


def test_last_years_application_becomes_this_years_draft(world: World, browser: Client) -> None:
    ask(world, world.call, question("heis"), question("navn"))
    old, target = world.submitted(answers={"heis": "Ja, i to etasjer", "navn": "Ovn 2"}), another_call(world)
    ask(world, target, question("navn"), question("levested", required=True))
    begin = browser.get(f"/min-side/sok/{target.pk}/").content.decode()
    assert f'action="/min-side/sak/{old.pk}/kopi/"' in begin
    assert "Det spørres ikke lenger om: Heis." in begin and "Må besvares i tillegg: Levested." in begin
    assert "Bruk som utgangspunkt" in browser.get(f"/min-side/sak/{old.pk}/").content.decode()
    page = f"/min-side/sak/{old.pk}/kopi/"
    for _ in range(2):  # two clicks
        made = browser.post(page, {"utlysning": target.pk})
    with world.open():
        copies = Case.objects.filter(copied_from=old)
        assert [(each.call, each.state, each.title) for each in copies] == [(target, GrantState.DRAFT, "Ny bakerovn")]
        assert made["Location"] == f"/min-side/soknad/{copies[0].pk}/"
        assert copies[0].answers == {"navn": "Ovn 2"}
    summary = browser.get(f"/min-side/soknad/{copies[0].pk}/oppsummering/").content.decode()
    assert "Svar fra forrige søknad som det ikke spørres om lenger" in summary and "Ja, i to etasjer" in summary
    unknown = browser.post(page, {"utlysning": 0})
    assert unknown.status_code == 200


def test_sending_twice_leads_to_the_same_receipt(world: World, browser: Client) -> None:
    case = world.draft()
    page = f"/min-side/soknad/{case.pk}/oppsummering/"
    assert browser.post(page)["Location"] == f"/min-side/sak/{case.pk}/kvittering/"
    assert browser.post(page)["Location"] == f"/min-side/sak/{case.pk}/"
    with world.open():
        assert Case.objects.filter(number__gt="").count() == 1
