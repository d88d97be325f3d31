"""Budget frames by source and area, and the yearly return of a county's frame."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from bulyst.cases import actions
from bulyst.cases.queries import frames_of, year_of_fund, years_of_fund
from bulyst.kernel.money import Money
from bulyst.ledger import queries as ledger
from bulyst.programmes import actions as programmes
from bulyst.tenancy.models import User
from tests.cases import after
from tests.cases.world import A_PART, GRANTED, World, kr

pytestmark = pytest.mark.django_db


def place(world: World) -> None:
    area = programmes.add_area(actor=world.manager, programme_id=world.programme.pk, name="Næring", now=world.at)
    programmes.place_fund(
        actor=world.manager,
        fund_id=world.fund.pk,
        source="COUNTY",
        area_id=area.pk,
        county_case_number="2026/118",
        reporting_codes=("551.60", "A2"),
        now=world.at,
    )


def test_a_frame_says_what_is_reserved_committed_paid_lapsed_reclaimed_and_left(world: World) -> None:
    place(world)
    world.recommended()
    after.repaid(world)
    world.lapsed()
    with world.open():
        (frame,) = frames_of(world.programme.pk)
    assert (frame.reserved, frame.committed, frame.paid) == (GRANTED, GRANTED, A_PART)
    assert (frame.lapsed, frame.reclaimed) == (GRANTED, A_PART)
    assert frame.left == kr(1_000_000) - GRANTED + A_PART
    assert (frame.fund.source, frame.fund.area.name) == ("COUNTY", "Næring")


def test_the_yearly_return_has_the_countys_number_the_sums_and_a_row_for_each_case(world: World) -> None:
    place(world)
    case = after.repaid(world).case
    with world.open():
        assert years_of_fund(world.fund) == [2026]
        (row,) = year_of_fund(world.fund, 2026)
    assert (row.number, row.committed, row.paid, row.reclaimed) == (case.number, GRANTED, A_PART, A_PART)
    client = Client()
    client.force_login(User.objects.get(pk=world.manager.user_id), backend="bulyst.web.account.backends.SignIn")
    where = [world.municipality.slug, world.programme.slug, world.fund.pk, 2026]
    lines = client.get(reverse("staff:frame_export", args=where)).content.decode("utf-8-sig").splitlines()
    assert "Fylkeskommunens saksnummer;2026/118" in lines
    assert "Rapporteringskoder;551.60, A2" in lines
    assert lines[0] == "Kommune;5042 Lierne"
    assert "Bevilget i alt;1000000,00" in lines
    assert [line.partition(";")[2] for line in lines if line.startswith("Igjen ")] == ["900000,00"]
    assert lines[-2].startswith(f"{case.number};Fjellbakeriet AS;314159265;")
    assert lines[-1] == "Sum;;;;150000,00;0,00;50000,00;50000,00"


def test_the_frames_page_adds_the_frames_up(world: World) -> None:
    world.granted()
    client = Client()
    client.force_login(User.objects.get(pk=world.manager.user_id), backend="bulyst.web.account.backends.SignIn")
    shown = client.get(reverse("staff:frames", args=[world.municipality.slug, world.programme.slug])).content.decode()
    assert shown.rpartition("<table")[2].count(str(kr(850_000))) == 2  # the frame, and all together
    assert str(Money.ZERO) in shown


def test_a_lapsed_a_declined_and_a_refused_case_hold_no_money(world: World) -> None:
    declined = world.granted()
    actions.withdraw(actor=world.applicant, case_id=declined.pk, now=world.at)
    cases = [world.lapsed(), world.refused(), declined]
    with world.open():
        for case in cases:
            assert ledger.subject_balances(case.subject).committed == Money.ZERO
        frame = ledger.frame_balances(world.fund.frame_id)
    assert frame.available == frame.appropriated
    assert frame.lapsed == GRANTED * 2
