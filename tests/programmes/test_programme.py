"""What a municipality wants is said by its programme manager, dated, sourced, and by nobody else."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from bulyst.kernel.money import Money
from bulyst.kernel.verdict import Refused
from bulyst.ledger.queries import frame_balances
from bulyst.programmes import actions, queries
from bulyst.programmes.actions import CallDraft, ClaimDraft, GoalDraft, ProgrammeDraft
from bulyst.programmes.models import Programme
from bulyst.programmes.presets import preset, with_euro_rate
from bulyst.tenancy import scope
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Role

INHABITANTS = GoalDraft(
    "Flere innbyggere", "QUANTITATIVE", indicator_key="population.inhabitants", direction="INCREASE"
)


@pytest.fixture
def manager(lierne: Municipality, make_actor: Callable[..., Actor]) -> Actor:
    return make_actor(lierne, Role.PROGRAMME_MANAGER)


@pytest.fixture
def programme(manager: Actor, now: datetime) -> Programme:
    return create(manager, now)


def create(actor: Actor, now: datetime, **fields) -> Programme:
    draft = ProgrammeDraft(**{"name": "Lierne 2", "slug": "lierne-2", **fields})
    return actions.create_programme(actor=actor, draft=draft, now=now)


def key(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.messages[0].key


def test_an_unknown_period_stays_unknown_beside_its_bounds(manager: Actor, now: datetime) -> None:
    programme = create(manager, now, earliest_year=1999, latest_year=2012, bounds_source="lysark; katalogen")
    assert not programme.period_is_known
    assert (programme.period_from, programme.period_to, programme.years) == (None, None, (1999, 2012))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"earliest_year": 1999}, "programmes.bounds_need_source"),
        ({"earliest_year": 2012, "latest_year": 1999, "bounds_source": "x"}, "programmes.bounds_run_backward"),
        ({"period_from": date(2012, 1, 1), "period_to": date(1999, 1, 1)}, "programmes.period_runs_backward"),
    ],
)
def test_a_period_that_makes_no_sense_is_refused(manager: Actor, now: datetime, fields: dict, expected: str) -> None:
    with pytest.raises(Refused) as refused:
        create(manager, now, **fields)
    assert key(refused) == expected


def test_a_municipality_has_many_programmes_but_one_of_each_address(
    manager: Actor, neighbour: Municipality, make_actor: Callable[..., Actor], now: datetime
) -> None:
    create(manager, now)
    create(manager, now, name="Bolyst i Lierne", slug="bolyst")
    create(make_actor(neighbour, Role.PROGRAMME_MANAGER), now)
    with pytest.raises(Refused) as refused:
        create(manager, now, name="Lierne 2 en gang til")
    assert key(refused) == "programmes.slug_taken"
    assert [each.tenant.number for each in queries.programmes_with_slug("lierne-2")] == ["5042", "5043"]


@pytest.mark.parametrize("role", [Role.CASE_OFFICER, Role.BOARD_MEMBER, Role.FINANCE_OFFICER, Role.COORDINATOR])
def test_only_the_programme_manager_says_what_is_wanted(
    lierne: Municipality, make_actor: Callable[..., Actor], now: datetime, role: Role
) -> None:
    with pytest.raises(Refused) as refused:
        create(make_actor(lierne, role), now)
    assert key(refused) == "tenancy.no_right"


def test_another_municipality_cannot_add_to_the_programme(
    programme: Programme, neighbour: Municipality, make_actor: Callable[..., Actor], now: datetime
) -> None:
    with pytest.raises(Programme.DoesNotExist):
        actions.add_area(
            actor=make_actor(neighbour, Role.PROGRAMME_MANAGER), programme_id=programme.pk, name="Bulyst", now=now
        )


def test_areas_values_goals_and_claims_keep_their_order(programme: Programme, manager: Actor, now: datetime) -> None:
    for name in ("Bulyst", "Næringsutvikling"):
        area = actions.add_area(actor=manager, programme_id=programme.pk, name=name, now=now)
    for name in ("Plass til alle", "Driftighet", "Gode forvaltere"):
        actions.add_value(actor=manager, programme_id=programme.pk, name=name, is_criterion=True, now=now)
    goal = actions.add_goal(actor=manager, programme_id=programme.pk, draft=INHABITANTS, now=now)
    quality = GoalDraft("Bedre samhold", "QUALITATIVE", area_id=area.pk)
    actions.add_goal(actor=manager, programme_id=programme.pk, draft=quality, now=now)
    claim = ClaimDraft("Mer aktivitet", "sluttrapporten", "OWN_REPORT", goal_id=goal.pk)
    actions.add_claim(actor=manager, programme_id=programme.pk, draft=claim, now=now)
    with scope.opened(manager):
        assert [area.name for area in queries.areas(programme.pk)] == ["Bulyst", "Næringsutvikling"]
        assert next(value.name for value in queries.criteria(programme.pk)) == "Plass til alle"
        assert [goal.text for goal in queries.goals(programme.pk)] == ["Flere innbyggere", "Bedre samhold"]
        assert [goal.leads for goal in queries.goals(programme.pk)] == [True, False]
        assert queries.claims(programme.pk).get().goal == goal


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (GoalDraft("Flere", "QUANTITATIVE"), "programmes.quantitative_goal_needs_measure"),
        (GoalDraft("Tolv", "QUANTITATIVE", indicator_key="firms.new", direction="REACH"), "programmes.target_needed"),
    ],
)
def test_a_number_that_nothing_measures_is_no_goal(
    programme: Programme, manager: Actor, now: datetime, draft: GoalDraft, expected: str
) -> None:
    with pytest.raises(Refused) as refused:
        actions.add_goal(actor=manager, programme_id=programme.pk, draft=draft, now=now)
    assert key(refused) == expected


def test_a_goal_is_not_put_under_another_programmes_area(programme: Programme, manager: Actor, now: datetime) -> None:
    other = create(manager, now, name="Annet", slug="annet")
    area = actions.add_area(actor=manager, programme_id=other.pk, name="Annet område", now=now)
    with pytest.raises(Refused) as refused:
        actions.add_goal(
            actor=manager, programme_id=programme.pk, draft=GoalDraft("x", "QUALITATIVE", area_id=area.pk), now=now
        )
    assert key(refused) == "programmes.of_other_programme"


def test_a_changed_target_is_kept_in_the_trail(programme: Programme, manager: Actor, now: datetime) -> None:
    from bulyst.audit import trail

    draft = GoalDraft("Nye bedrifter", "QUANTITATIVE", indicator_key="firms.new", direction="REACH", target=Decimal(20))
    goal = actions.add_goal(actor=manager, programme_id=programme.pk, draft=draft, now=now)
    lower = GoalDraft("Nye bedrifter", "QUANTITATIVE", indicator_key="firms.new", direction="REACH", target=Decimal(10))
    actions.change_goal(actor=manager, goal_id=goal.pk, draft=lower, now=now)
    line = trail.history(manager.tenant_id, programme)[-1]
    assert (line.event, line.facts["fields"]) == ("programme.goal_changed", ["target"])
    assert Decimal(line.facts["target_before"]) == 20


def test_a_published_address_stays_and_the_rest_can_be_corrected(
    programme: Programme, manager: Actor, now: datetime
) -> None:
    with pytest.raises(Refused) as refused:
        actions.publish_programme(actor=manager, programme_id=programme.pk, now=now)
    assert key(refused) == "programmes.nothing_to_publish"
    actions.add_goal(actor=manager, programme_id=programme.pk, draft=INHABITANTS, now=now)
    actions.publish_programme(actor=manager, programme_id=programme.pk, now=now)
    assert [each.slug for each in queries.published_programmes()] == ["lierne-2"]
    with pytest.raises(Refused) as refused:
        actions.change_programme(
            actor=manager, programme_id=programme.pk, draft=ProgrammeDraft("Lierne 2", "lierne-to"), now=now
        )
    assert key(refused) == "programmes.address_stays"
    changed = actions.change_programme(
        actor=manager, programme_id=programme.pk, draft=ProgrammeDraft("Lierne 2", "lierne-2", lead="Ny"), now=now
    )
    assert changed.lead == "Ny"


def test_extraordinary_and_ordinary_funds_have_frames_of_their_own(
    programme: Programme, manager: Actor, now: datetime
) -> None:
    funds = [
        actions.add_fund(
            actor=manager,
            programme_id=programme.pk,
            name=kind,
            kind=kind,
            amount=Money.kroner(sum_),
            on=now.date(),
            now=now,
        )
        for kind, sum_ in (("EXTRAORDINARY", 4_000_000), ("ORDINARY", 500_000))
    ]
    actions.add_money(
        actor=manager, fund_id=funds[1].pk, amount=Money.kroner(100_000), key="2026", on=now.date(), now=now
    )
    with scope.opened(manager):
        assert [frame_balances(fund.frame_id).available for fund in funds] == [
            Money.kroner(4_000_000),
            Money.kroner(600_000),
        ]


def test_money_added_twice_with_one_key_counts_once(programme: Programme, manager: Actor, now: datetime) -> None:
    fund = actions.add_fund(
        actor=manager,
        programme_id=programme.pk,
        name="F",
        kind="ORDINARY",
        amount=Money.kroner(10),
        on=now.date(),
        now=now,
    )
    for _ in range(2):
        actions.add_money(actor=manager, fund_id=fund.pk, amount=Money.kroner(5), key="a", on=now.date(), now=now)
    with scope.opened(manager):
        assert frame_balances(fund.frame_id).appropriated == Money.kroner(15)


def test_a_call_is_open_from_its_opening_until_its_closing(programme: Programme, manager: Actor, now: datetime) -> None:
    fund = actions.add_fund(
        actor=manager,
        programme_id=programme.pk,
        name="F",
        kind="ORDINARY",
        amount=Money.kroner(10),
        on=now.date(),
        now=now,
    )
    closes = now + timedelta(days=30)
    call = actions.open_call(
        actor=manager,
        programme_id=programme.pk,
        draft=CallDraft("Støtte", "stotte", now, closes, purposes=("STUDY",), fund_id=fund.pk),
        now=now,
    )
    assert [call.is_open(at) for at in (now - timedelta(seconds=1), now, closes)] == [False, True, False]
    assert queries.open_calls(now) == [], "an unpublished programme announces nothing"
    actions.add_goal(actor=manager, programme_id=programme.pk, draft=INHABITANTS, now=now)
    actions.publish_programme(actor=manager, programme_id=programme.pk, now=now)
    assert queries.open_calls(now) == [call]
    later = now + timedelta(hours=1)
    actions.close_call(actor=manager, call_id=call.pk, now=later)
    assert queries.open_call(call.pk, later) is None


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"closes_at": "at opening"}, "programmes.call_closes_before_it_opens"),
        ({"fund_id": None}, "programmes.grant_call_needs_fund"),
        ({"purposes": ()}, "programmes.grant_call_needs_purpose"),
    ],
)
def test_a_call_that_nobody_could_apply_to_is_refused(
    programme: Programme, manager: Actor, now: datetime, fields: dict, expected: str
) -> None:
    fund = actions.add_fund(
        actor=manager,
        programme_id=programme.pk,
        name="F",
        kind="ORDINARY",
        amount=Money.kroner(10),
        on=now.date(),
        now=now,
    )
    if "closes_at" in fields:
        fields = {"closes_at": now}
    whole = {"title": "Støtte", "slug": "s", "opens_at": now, "purposes": ("STUDY",), "fund_id": fund.pk, **fields}
    with pytest.raises(Refused) as refused:
        actions.open_call(actor=manager, programme_id=programme.pk, draft=CallDraft(**whole), now=now)
    assert key(refused) == expected


def test_rules_hold_from_their_day_until_the_next_set(programme: Programme, manager: Actor, now: datetime) -> None:
    def adopt(name: str, day: date) -> None:
        rules = with_euro_rate(preset(name).rules, Decimal(11), "eksempel", day)
        actions.adopt_rule_set(
            actor=manager, programme_id=programme.pk, name=name, valid_from=day, drafts=rules, now=now
        )

    adopt("gulen", date(2000, 1, 1))
    adopt("nordre-land", date(2004, 7, 1))
    with scope.opened(manager):
        names = [
            queries.rules_on(programme.pk, day).name
            for day in (date(1999, 12, 31), date(2004, 6, 30), date(2004, 7, 1))
        ]
        versions = {queries.rules_on(programme.pk, day).version for day in (date(2001, 1, 1), date(2005, 1, 1))}
    assert names == ["", "gulen", "nordre-land"]
    assert len(versions) == 2
    with pytest.raises(Refused) as refused:
        adopt("merkur", date(2004, 7, 1))
    assert key(refused) == "programmes.rules_start_too_early"


def test_an_empty_rule_set_is_refused(programme: Programme, manager: Actor, now: datetime) -> None:
    with pytest.raises(Refused) as refused:
        actions.adopt_rule_set(
            actor=manager, programme_id=programme.pk, name="tomt", valid_from=date(2000, 1, 1), drafts=(), now=now
        )
    assert key(refused) == "programmes.no_rules"


def test_what_a_programme_is_made_of_is_corrected_and_the_trail_knows_what_it_was(
    programme: Programme, manager: Actor, now: datetime
) -> None:
    from bulyst.audit import trail

    known = {"actor": manager, "programme_id": programme.pk, "now": now}
    area = actions.add_area(name="Bulyst", **known)
    value = actions.add_value(name="Driftighet", **known)
    project = actions.add_project(name="Torget", place="Nordli", **known)
    claim = actions.add_claim(draft=ClaimDraft("Mer aktivitet", "rapporten", "OWN_REPORT"), **known)
    actions.change_area(actor=manager, part_id=area.pk, name="Bolyst", now=now)
    actions.change_value(actor=manager, part_id=value.pk, name="Driftighet", is_criterion=True, now=now)
    actions.change_project(actor=manager, part_id=project.pk, name="Torget i Nordli", now=now)
    better = ClaimDraft("Mer aktivitet", "rapporten og avisen", "SEVERAL_SOURCES")
    actions.change_claim(actor=manager, part_id=claim.pk, draft=better, now=now)
    for row in (area, value, project, claim):
        row.refresh_from_db()
    assert (area.name, value.is_criterion, project.place, claim.strength) == ("Bolyst", True, "", "SEVERAL_SOURCES")
    lines = {line.event: line.facts["before"] for line in trail.history(manager.tenant_id, programme)[-4:]}
    assert lines["programme.area_changed"] == {"name": "Bulyst"}
    assert lines["programme.claim_changed"] == {"source": "rapporten", "strength": "OWN_REPORT"}


def test_cases_are_scored_by_values_and_by_criteria_that_are_none(
    programme: Programme, manager: Actor, now: datetime
) -> None:
    known = {"actor": manager, "programme_id": programme.pk, "now": now}
    value = actions.add_value(name="Driftighet", is_criterion=True, **known)
    other = actions.add_value(name="Plass til alle", **known)
    criterion = actions.add_criterion(name="Arbeidsplasser", description="Hvor mange, hvor lenge", **known)
    with scope.opened(manager):
        assert list(queries.values(programme.pk)) == [value, other]
        assert list(queries.criteria(programme.pk)) == [value, criterion]
        assert list(queries.own_criteria(programme.pk)) == [criterion]
    actions.change_criterion(actor=manager, part_id=criterion.pk, name="Varige arbeidsplasser", now=now)
    criterion.refresh_from_db()
    assert (criterion.name, criterion.is_criterion, criterion.is_value) == ("Varige arbeidsplasser", True, False)
    actions.remove_part(actor=manager, kind="value", part_id=criterion.pk, now=now)
    with scope.opened(manager):
        assert list(queries.criteria(programme.pk)) == [value]


def test_what_nothing_uses_is_taken_out_and_what_is_used_or_promised_stays(
    programme: Programme, manager: Actor, now: datetime
) -> None:
    known = {"actor": manager, "programme_id": programme.pk, "now": now}
    used, spare = actions.add_area(name="Bulyst", **known), actions.add_area(name="Feil", **known)
    goal = actions.add_goal(draft=replace(INHABITANTS, area_id=used.pk), **known)
    spare_goal = actions.add_goal(draft=GoalDraft("Feil", "QUALITATIVE"), **known)
    for kind, part in (("area", spare), ("goal", spare_goal)):
        actions.remove_part(actor=manager, kind=kind, part_id=part.pk, now=now)
    with scope.opened(manager):
        assert list(queries.areas(programme.pk)) == [used]
        assert list(queries.goals(programme.pk)) == [goal]
    with pytest.raises(Refused) as refused:
        actions.remove_part(actor=manager, kind="area", part_id=used.pk, now=now)
    assert key(refused) == "programmes.part_in_use"
    actions.publish_programme(actor=manager, programme_id=programme.pk, now=now)
    with pytest.raises(Refused) as refused:
        actions.remove_part(actor=manager, kind="goal", part_id=goal.pk, now=now)
    assert key(refused) == "programmes.goal_was_promised"
