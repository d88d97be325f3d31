"""The programme manager says what is wanted by form; a refusal keeps what was typed, and others are kept out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest
from django.test import Client

from bulyst.kernel.money import Money
from bulyst.ledger.queries import frame_balances
from bulyst.programmes import queries
from bulyst.programmes.choices import RuleKind
from bulyst.programmes.models import Programme
from bulyst.tenancy import scope
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Role
from bulyst.web.staff.programmes.rule_forms import GROUPS
from tests.results.world import World

SETTINGS = "/5042-lierne/innstillinger/"
ONE = f"{SETTINGS}program/lierne-2/"

Browsers = Callable[[Actor], Client]


@pytest.fixture
def manager(world: World, browser_of: Browsers) -> Client:
    return browser_of(world.manager)


def with_rate(typed: dict) -> dict:
    """The form's values with a rate for the euro instead of the example."""
    name = next(name for name in typed if name.endswith("_rate"))
    return typed | {name: "11,75", f"{name}_source": "Norges Bank", f"{name}_date": "2.1.2026"}


def added(client: Client, part: str, **fields: object) -> None:
    response = client.post(f"{ONE}legg-til/{part}/", fields)
    assert response.status_code == 302, response.content.decode()[:4000]


def test_a_programme_is_created_with_an_address_made_from_its_name(manager: Client, lierne: Municipality) -> None:
    response = manager.post(f"{SETTINGS}nytt-program/", {"name": "Bulyst på Sørli", "lead": "Mer liv."})
    assert response["Location"] == f"{SETTINGS}program/bulyst-pa-sorli/"
    with scope.opened(lierne):
        assert queries.programme("bulyst-pa-sorli").period_from is None


def test_a_name_that_is_taken_is_refused_and_stays_in_its_field(manager: Client) -> None:
    response = manager.post(f"{SETTINGS}nytt-program/", {"name": "Lierne 2"})
    html = response.content.decode()
    assert response.status_code == 422
    assert "er allerede i bruk i kommunen" in html
    assert 'value="Lierne 2"' in html


def test_areas_values_goals_projects_and_claims_are_added_by_form(
    manager: Client, world: World, lierne: Municipality
) -> None:
    added(manager, "omrade", name="Næringsutvikling")
    added(manager, "verdi", name="Driftighet", is_criterion="on")
    added(manager, "kriterium", name="Arbeidsplasser")
    added(
        manager,
        "mal",
        text="20 nye bedrifter",
        kind="QUANTITATIVE",
        indicator_key="firms.new",
        direction="REACH",
        target="20",
    )
    added(manager, "prosjekt", name="Torget", place="Sandvika")
    added(manager, "pastand", text="Mer liv", source="Sluttrapporten", strength="OWN_REPORT")
    with scope.opened(lierne):
        pk = world.programme.pk
        assert queries.areas(pk).get().name == "Næringsutvikling"
        assert [each.name for each in queries.criteria(pk)] == ["Driftighet", "Arbeidsplasser"]
        assert queries.values(pk).get().name == "Driftighet"
        assert queries.goals(pk).get().target == 20
        assert queries.projects(pk).get().place == "Sandvika"
        assert queries.claims(pk).get().strength == "OWN_REPORT"
    assert "20 nye bedrifter" in manager.get(ONE).content.decode()


def test_a_number_that_nothing_measures_is_refused_with_words(manager: Client) -> None:
    response = manager.post(f"{ONE}legg-til/mal/", {"text": "Flere folk", "kind": "QUANTITATIVE"})
    assert response.status_code == 422
    assert "Et tallfestet mål må si hva det måles ved" in response.content.decode()


def test_a_fund_is_opened_in_the_ledger_and_given_more_once(
    manager: Client, world: World, lierne: Municipality
) -> None:
    added(manager, "fond", name="Tiltaksfondet", kind="ORDINARY", amount="250 000", on="1.2.2026")
    with scope.opened(lierne):
        fund = queries.funds(world.programme.pk).get(name="Tiltaksfondet")
    for _ in range(2):
        more = {"amount": "50 000", "on": "2.2.2026", "key": "abc"}
        assert manager.post(f"{ONE}fond/{fund.pk}/", more).status_code == 302
    with scope.opened(lierne):
        assert frame_balances(fund.frame_id).available == Money.kroner(300_000)


def test_a_call_is_open_to_the_end_of_its_last_day_and_can_be_closed(
    manager: Client, world: World, lierne: Municipality
) -> None:
    with scope.opened(lierne):
        fund = queries.funds(world.programme.pk).get()
    added(
        manager, "utlysning", title="Støtte til unge", text="For unge.", kind="GRANT", purposes=["STUDY"],
        fund_id=fund.pk, opens_on="1.3.2026", closes_on="1.4.2046",
    )  # fmt: skip
    with scope.opened(lierne):
        call = queries.calls(world.programme.pk).get(slug="stotte-til-unge")
    assert call.closes_at.isoformat() == "2046-04-01T21:59:59+00:00"
    assert manager.post(f"{ONE}utlysning/{call.pk}/steng/").status_code == 302
    with scope.opened(lierne):
        assert queries.call(call.pk).closes_at.year != 2046


def test_a_call_gets_more_time_rounds_and_is_cancelled_by_form_and_a_refusal_keeps_what_was_typed(
    manager: Client, world: World, lierne: Municipality
) -> None:
    here = f"{ONE}utlysning/{world.call.pk}/"
    with scope.opened(lierne):
        first = queries.call(world.call.pk).closes_at
    assert manager.post(f"{here}runder/", {"closes_1": "x"}).status_code == 200
    early = manager.post(f"{here}forleng/", {"closes_on": "1.1.2001"})
    assert early.status_code == 422
    assert 'value="1.1.2001"' in early.content.decode()
    assert manager.post(f"{here}avlys/", {"reason": ""}).status_code == 200
    if first is not None:
        assert manager.post(f"{here}forleng/", {"closes_on": "1.4.2046", "closes_time": "12:00"}).status_code == 302
        with scope.opened(lierne):
            assert queries.call(world.call.pk).closes_at.isoformat() == "2046-04-01T10:00:00+00:00"
    days = {"closes_1": "1.5.2046", "board_1": "20.5.2046", "closes_2": "1.11.2046"}
    assert manager.post(f"{here}runder/", {**days, "closes_2": "1.2.2046"}).status_code == 422
    assert manager.post(f"{here}runder/", days).status_code == 302
    with scope.opened(lierne):
        assert [each.board_on for each in queries.rounds(world.call.pk)] == [date(2046, 5, 20), None]
    assert manager.post(f"{here}forleng/", {"closes_on": "1.12.2046"}).status_code == 422
    assert manager.post(f"{here}avlys/", {"reason": "Fondet er tomt."}).status_code == 302
    told = manager.get(here).content.decode()
    assert "Fondet er tomt." in told
    assert "Avlys utlysningen" not in told
    assert manager.post(f"{here}avlys/", {"reason": "En gang til."}).status_code == 422


def test_a_proposal_is_changed_and_adopted_from_a_day(manager: Client, world: World, lierne: Municipality) -> None:
    address = f"{ONE}regler/nye/?forslag=gulen"
    form = manager.get(address).context["form"]
    typed = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    typed = with_rate(typed) | {"valid_from": "1.1.2027", "r0_share": "12,5", "name": "Våre regler"}
    del typed["r1_keep"]
    assert manager.post(address, typed).status_code == 302
    with scope.opened(lierne):
        before = queries.rules_on(world.programme.pk, date(2026, 12, 31))
        after = queries.rules_on(world.programme.pk, date(2027, 1, 1))
    assert (before.name, after.name) == ("Gulen", "Våre regler")
    assert before.max_share("INVESTMENT").share == Fraction(3, 10)
    assert after.max_share("INVESTMENT").share == Fraction(1, 8)
    assert after.de_minimis().ceiling == Money.kroner(3_525_000)


@pytest.mark.parametrize(
    "key", ["gulen", "nordre-land", "sogn-og-fjordane", "karmoy", "malselv", "merkur", "distriktforsk", "gjeldende"]
)
def test_every_proposal_can_be_adopted_as_it_is(manager: Client, key: str) -> None:
    address = f"{ONE}regler/nye/?forslag={key}"
    form = manager.get(address).context["form"]
    typed = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    if key != "gjeldende":
        refused = manager.post(address, typed | {"valid_from": "1.1.2027"})
        assert refused.status_code == 422
        assert "eksempelkursen" in refused.content.decode()
    assert manager.post(address, with_rate(typed) | {"valid_from": "1.1.2027"}).status_code == 302


def test_a_rule_that_no_proposal_has_is_added_and_what_was_typed_stays(
    manager: Client, world: World, lierne: Municipality
) -> None:
    address = f"{ONE}regler/nye/?forslag=gjeldende"
    form = manager.get(address).context["form"]
    typed = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    count = len(form.proposal)
    typed |= {"name": "Tak", "valid_from": "1.1.2027"}
    del typed["r1_keep"]
    more = manager.post(address, typed | {"slag": "APPLICANT_CEILING", "en_til": "1", "lagt_til": ""}).context
    assert (more["added"], more["form"]["name"].value()) == ("APPLICANT_CEILING", "Tak")
    shown = [(rule.kind, rule.is_open) for group in more["form"].groups for rule in group.rules]
    assert len(shown) == count + 1  # every rule stands in one group
    assert [kind for kind, is_open in shown if is_open] == ["APPLICANT_CEILING"]
    assert (more["form"]["r0_keep"].value(), more["form"]["r1_keep"].value()) == ("True", False)
    assert more["form"][f"r{count}_keep"].value() is True
    new = {
        "keep": "on",
        "amount": "300 000",
        "months": "36",
        "citation": "§ 7",
        "nb": "Høyst.",
        "nn": "",
        "counted": "CALL",
    }
    typed |= {f"r{count}_{name}": value for name, value in new.items()} | {"lagt_til": "APPLICANT_CEILING"}
    assert manager.post(address, typed).status_code == 302
    with scope.opened(lierne):
        ceiling = queries.rules_on(world.programme.pk, date(2027, 1, 1)).applicant_ceiling()
    assert (ceiling.amount, ceiling.months, ceiling.counted) == (Money.kroner(300_000), 36, "CALL")
    assert ceiling.text("nn") == "Høyst."  # nobody has to write a text twice


def test_every_kind_of_rule_has_a_place_in_the_form() -> None:
    kinds = [kind for _title, kinds in GROUPS for kind in kinds]
    assert sorted(kinds) == sorted(RuleKind)


def test_a_call_has_rules_of_its_own_and_the_others_keep_the_programmes(
    manager: Client, world: World, lierne: Municipality
) -> None:
    address = f"{ONE}regler/nye/?forslag=gjeldende&utlysning={world.call.pk}"
    form = manager.get(address).context["form"]
    typed = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    typed |= {"name": "Bare her", "valid_from": "1.1.2027", "r0_share": "75"}
    assert manager.post(address, typed).status_code == 302
    day = date(2027, 1, 1)
    with scope.opened(lierne):
        own, others = (queries.rules_on(world.programme.pk, day, call) for call in (world.call.pk, None))
        before = queries.rules_on(world.programme.pk, date(2026, 12, 31), world.call.pk)
    assert (own.name, others.name, before.name) == ("Bare her", "Gulen", "Gulen")
    assert own.max_share("STUDY").share == Fraction(3, 4)
    assert "Bare her" in manager.get(f"{ONE}regler/?utlysning={world.call.pk}").content.decode()
    assert manager.get(f"{ONE}regler/?utlysning=999999").status_code == 404


def test_values_that_make_no_rule_are_not_adopted(manager: Client, world: World, lierne: Municipality) -> None:
    address = f"{ONE}regler/nye/?forslag=distriktforsk"
    form = manager.get(address).context["form"]
    typed = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    response = manager.post(address, typed | {"valid_from": "1.1.2027", "r0_up_front": "0"})
    assert response.status_code == 200
    assert "Verdiene passer ikke til regelen «utbetaling»." in response.content.decode()
    with scope.opened(lierne):
        assert queries.rule_sets(world.programme.pk).count() == 1


def test_rules_do_not_begin_before_those_that_hold(manager: Client) -> None:
    address = f"{ONE}regler/nye/?forslag=gulen"
    form = manager.get(address).context["form"]
    typed = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    response = manager.post(address, with_rate(typed) | {"valid_from": "1.1.1999"})
    assert response.status_code == 422
    assert "1. januar 2000" in response.content.decode()


def test_publishing_needs_a_goal_and_says_so(manager: Client, world: World, lierne: Municipality) -> None:
    response = manager.post(f"{ONE}publiser/")
    assert response.status_code == 422
    assert "trenger minst ett mål" in response.content.decode()
    added(manager, "mal", text="Bedre samhold", kind="QUALITATIVE")
    assert manager.post(f"{ONE}publiser/").status_code == 302
    assert manager.get("/program/5042-lierne/lierne-2/").status_code == 200


@pytest.mark.parametrize("address", [SETTINGS, ONE, f"{ONE}endre/", f"{ONE}legg-til/mal/", f"{ONE}regler/"])
def test_only_the_programme_manager_comes_in(
    world: World,
    neighbour: Municipality,
    make_actor: Callable[..., Actor],
    browser_of: Browsers,
    client: Client,
    address: str,
) -> None:
    assert client.get(address).status_code == 302
    assert browser_of(world.officer).get(address).status_code == 403
    assert browser_of(make_actor(neighbour, Role.PROGRAMME_MANAGER)).get(address).status_code == 404
    assert browser_of(world.manager).get(address).status_code == 200


def test_another_programmes_parts_are_not_found(manager: Client, world: World, lierne: Municipality) -> None:
    manager.post(f"{SETTINGS}nytt-program/", {"name": "Annet"})
    with scope.opened(lierne):
        fund = queries.funds(world.programme.pk).get()
        assert Programme.objects.count() == 2
    other = f"{SETTINGS}program/annet/"
    assert manager.get(f"{other}fond/{fund.pk}/").status_code == 404
    assert manager.post(f"{other}utlysning/{world.call.pk}/steng/").status_code == 404
    assert manager.get(f"{other}legg-til/noe-rart/").status_code == 404


def test_a_part_is_changed_and_removed_by_form(manager: Client, world: World, lierne: Municipality) -> None:
    added(manager, "omrade", name="Bulyst")
    with scope.opened(lierne):
        area = queries.areas(world.programme.pk).get(name="Bulyst")
    address = f"{ONE}del/omrade/{area.pk}/"
    assert 'value="Bulyst"' in manager.get(address).content.decode()
    assert manager.post(address, {"name": "Bolyst"}).status_code == 302
    assert "Bolyst" in manager.get(ONE).content.decode()
    assert manager.post(f"{address}fjern/").status_code == 302
    assert manager.get(address).status_code == 404
    for unknown in ("utlysning", "finnes-ikke"):
        assert manager.get(f"{ONE}del/{unknown}/1/").status_code == 404
