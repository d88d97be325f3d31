"""Progress reports and reminders: asked for by a day, independent of money, added up, and reminded of once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from bulyst.cases import actions
from bulyst.cases.lifecycle import REPORT, ReportEvent, ReportState
from bulyst.cases.models import Case, ProgressReport, Reminder
from bulyst.cases.queries import report_totals
from bulyst.cases.queries.reminding import cases_with_a_day_coming, cases_with_reports_by_the_rules
from bulyst.cases.reminders import Coming, ReminderKind, is_time
from bulyst.cases.report_days import next_report_day
from bulyst.correspondence.queries import messages_about
from bulyst.kernel.money import Money
from bulyst.ledger import queries as ledger
from bulyst.programmes import actions as programme_actions
from bulyst.programmes.blocks import Block, Form, QuestionGroup, Words, write_form
from bulyst.programmes.choices import BlockKind, FormUse, RuleKind
from bulyst.programmes.models import FormVersion
from bulyst.programmes.rulebook import Months, Origin, ReportMonths, RuleBook, RuleDraft
from bulyst.tenancy.actor import Actor, system_actor
from tests.cases import after
from tests.cases.checks import refused
from tests.cases.world import RULES, TODAY, World, kr

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("letters_unset")]

DUE = TODAY + timedelta(days=90)
JOBS = Block("arsverk", BlockKind.NUMBER, Words("Hvor mange nye årsverk?"), required=True, least=Decimal(0))
SALES = Block("omsetning", BlockKind.MONEY, Words("Ny omsetning?"))
E, S = ReportEvent, ReportState


def with_questions(world: World) -> None:
    """The programme asks typed questions in its reports."""
    form = Form((QuestionGroup("tall", Words("Tall"), blocks=(JOBS, SALES)),))
    with world.open():
        FormVersion.objects.create(
            tenant=world.municipality,
            programme=world.programme,
            use=FormUse.REPORT,
            version=1,
            content=write_form(form),
            made_at=world.at,
            adopted_at=world.at,
        )


def asked(world: World, case: Case | None = None) -> ProgressReport:
    case = case or world.accepted()
    return actions.ask_for_report(actor=world.officer, case_id=case.pk, due_on=DUE, now=world.at)


def delivered(world: World, report: ProgressReport, **answers: Any) -> ProgressReport:
    return actions.deliver_report(
        actor=world.applicant, report_id=report.pk, text="Vi er halvveis.", answers=answers, now=world.at
    )


def report_in(world: World, state: ReportState) -> ProgressReport:
    report = asked(world)
    if state == S.DELIVERED:
        return delivered(world, report)
    if state == S.CANCELLED:
        return actions.cancel_report(actor=world.officer, report_id=report.pk, now=world.at)
    return report


CALLS: dict[ReportEvent, Callable[[World, ProgressReport, Actor], Any]] = {
    E.DELIVER: lambda w, r, a: actions.deliver_report(actor=a, report_id=r.pk, text="Ferdig.", answers={}, now=w.at),
    E.REOPEN: lambda w, r, a: actions.reopen_report(actor=a, report_id=r.pk, reason="Hvem deltok?", now=w.at),
    E.CANCEL: lambda w, r, a: actions.cancel_report(actor=a, report_id=r.pk, now=w.at),
}


@pytest.mark.parametrize("state", ReportState)
def test_every_report_event_in_every_state(world: World, state: ReportState) -> None:
    for event in ReportEvent:
        report = report_in(world, state)
        step = REPORT.step(state, event)
        doer = world.applicant if event == E.DELIVER else world.officer
        if step is None:
            with refused(world, "lifecycle.wrong_state"):
                CALLS[event](world, report, doer)
            continue
        with refused(world, "tenancy.no_right"):
            CALLS[event](world, report, world.finance)
        assert CALLS[event](world, report, doer).state == step.target


def test_what_a_report_lacks_is_said(world: World) -> None:
    with_questions(world)
    case = world.accepted()
    with refused(world, "reports.report_day_given"):
        actions.ask_for_report(actor=world.officer, case_id=case.pk, due_on=TODAY, now=world.at)
    report = asked(world, case)
    with refused(world, "reports.report_written"):
        actions.deliver_report(
            actor=world.applicant, report_id=report.pk, text=" ", answers={"arsverk": "2"}, now=world.at
        )
    for answers in ({}, {"arsverk": "mange"}, {"arsverk": "-1"}):
        with refused(world):
            delivered(world, report, **answers)
    delivered(world, report, arsverk="2")
    with refused(world, "reports.return_reason"):
        actions.reopen_report(actor=world.officer, report_id=report.pk, reason="", now=world.at)
    assert asked(world, case).pk == report.pk  # asked for twice on the same day it is one


def by_the_rules(world: World, **rules: dict[str, Any]) -> Case:
    """An accepted grant whose rules ask for reports."""
    drafts = [RuleDraft(RuleKind[kind], given, "vedtak", "Rapport.", "Rapport.") for kind, given in rules.items()]
    programme_actions.adopt_rule_set(
        actor=world.manager,
        programme_id=world.programme.pk,
        name="Med rapporter",
        valid_from=TODAY,
        drafts=(*RULES, *drafts),
        now=world.at,
    )
    return world.accepted()


@pytest.mark.parametrize(
    ("interval", "months", "on", "due"),
    [
        (6, (), date(2026, 3, 3), date(2026, 9, 3)),
        (6, (), date(2026, 9, 3), date(2027, 3, 3)),
        (12, (), date(2027, 4, 1), date(2028, 3, 3)),
        (12, (), date(2028, 3, 3), None),  # the grant's time is over
        (None, (6, 12), date(2026, 3, 3), date(2026, 6, 30)),
        (None, (6, 12), date(2026, 6, 30), date(2026, 12, 31)),
        (None, (2,), date(2027, 3, 3), date(2028, 2, 29)),
        (None, (3,), date(2026, 3, 3), date(2027, 3, 31)),  # nothing has happened by the end of the same month
        (6, (6,), date(2026, 3, 3), date(2026, 6, 30)),
        (None, (), date(2026, 3, 3), None),
    ],
)
def test_the_rules_say_when_a_report_is_due(
    interval: int | None, months: tuple[int, ...], on: date, due: date | None
) -> None:
    origin = Origin("rule.1", "1/1", "vedtak", "Rapport.", "Rapport.")
    rules = [(RuleKind.REPORT_INTERVAL, Months(origin, interval))] if interval else []
    rules += [(RuleKind.REPORT_MONTHS, ReportMonths(origin, months))] if months else []
    book = RuleBook(1, "Regler", "1/1", None, None, tuple(rules))
    decided = date(2026, 3, 3)
    assert next_report_day(decided, on, date(2028, 3, 3) if interval == 12 else None, book) == due


def test_reports_by_the_rules_are_asked_for_in_time_once_and_added_up(world: World) -> None:
    with_questions(world)
    case, other = by_the_rules(world, REPORT_INTERVAL={"months": 6}, REPORT_MONTHS={"months": [12]}), world.accepted()
    house, asked_on = system_actor(world.municipality), {}
    for day in range(0, 400, 7):
        now = world.at + timedelta(days=day)
        for tenant_id, case_id in cases_with_reports_by_the_rules():
            assert tenant_id == world.municipality.pk
            report = actions.ask_for_due_report(actor=house, case_id=case_id, now=now)
            if report is not None and case_id == case.pk:
                asked_on[report.due_on] = report.due_on - now.date()
                delivered(world, report, arsverk="2")
            assert actions.ask_for_due_report(actor=house, case_id=case_id, now=now) is None
    assert sorted(asked_on) == [date(2026, 9, 3), date(2026, 12, 31), date(2027, 3, 3)]
    assert all(timedelta(days=21) <= ahead <= timedelta(days=28) for ahead in asked_on.values())
    with world.open():
        (jobs,) = [each for each in report_totals(world.programme.pk) if each.block.key == "arsverk"]
        assert (jobs.sum, [row.case_id for row in jobs.rows]) == (Decimal(6), [case.pk] * 3)
        assert ProgressReport.objects.filter(case=other).count() == 3


def test_no_report_is_asked_for_after_the_final_accounts(world: World) -> None:
    case = by_the_rules(world, REPORT_INTERVAL={"months": 6})
    world.requested(case)
    soon = world.at + timedelta(days=170)
    assert actions.ask_for_due_report(actor=system_actor(world.municipality), case_id=case.pk, now=soon) is None


@pytest.mark.parametrize(
    ("days", "rule", "now"), [(60, 60, True), (61, 60, False), (0, 60, True), (-1, 60, False), (31, None, False)]
)
def test_a_day_is_reminded_of_as_long_before_as_the_rule_says(days: int, rule: int | None, now: bool) -> None:
    assert is_time(Coming(ReminderKind.ACCOUNTS, TODAY + timedelta(days=days)), TODAY, rule) == now


def test_a_rule_of_sixty_days_does_not_remind_of_a_short_deadline_at_once() -> None:
    assert not is_time(Coming(ReminderKind.ACCEPTANCE, TODAY + timedelta(days=28)), TODAY, 60)


def test_every_kind_of_day_is_reminded_of_once_through_the_outbox(world: World) -> None:
    house = system_actor(world.municipality)
    waiting, granted, running = world.waiting(), world.granted(), world.accepted()
    actions.set_payment_plan(actor=world.officer, case_id=running.pk, milestones=after.PLAN, now=world.at)
    asked(world, running)
    notified, decided = after.notified(world).case, after.decided(world).case
    cases = (waiting, granted, running, notified, decided)
    kinds: dict[int, set[str]] = {case.pk: set() for case in cases}
    for day in range(0, 740, 6):  # every kind has a week or more
        now = world.at + timedelta(days=day)
        found = {case_id for _, case_id in cases_with_a_day_coming(now)}
        for case in cases:
            if case.pk in found and actions.remind(actor=house, case_id=case.pk, now=now):
                assert actions.remind(actor=house, case_id=case.pk, now=now) == 0
    with world.open():
        for case_id, kind in Reminder.objects.values_list("case_id", "kind"):
            kinds[case_id].add(kind)
        letters = [message.title for message in messages_about(running.subject) if "Frist" in message.title]
    assert kinds[waiting.pk] == {"answer"}
    assert kinds[granted.pk] == {"acceptance"}
    assert kinds[running.pk] == {"milestone", "report", "accounts"}
    assert "claim" in kinds[notified.pk]
    assert "repayment" in kinds[decided.pk]
    assert len(letters) == 4  # two milestones, one report, the final accounts


def test_answers_are_added_up_and_open_into_their_rows(world: World) -> None:
    with_questions(world)
    for jobs, sales in (("1.5", kr(100_000).ore), ("2", None)):
        delivered(world, asked(world), arsverk=jobs, omsetning=sales)
    asked(world)  # not delivered: not counted
    with world.open():
        totals = {each.block.key: each for each in report_totals(world.programme.pk)}
        assert ledger.frame_balances(world.fund.frame_id).paid == Money.ZERO
    assert (totals["arsverk"].sum, totals["arsverk"].asked) == (Decimal("3.5"), 2)
    assert [row.answer for row in totals["arsverk"].rows] == [Decimal("1.5"), Decimal(2)]
    assert (totals["omsetning"].sum, len(totals["omsetning"].rows)) == (kr(100_000), 1)
