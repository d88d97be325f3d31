"""Tick off conditions of a decision, or open one again."""

from collections.abc import Collection
from datetime import date, datetime

from bulyst.audit import trail
from bulyst.cases import condition_rules, rules
from bulyst.cases.kinds import CaseKind
from bulyst.cases.lifecycle import Depth
from bulyst.cases.models import Case, MetCondition
from bulyst.cases.queries.access import access_case
from bulyst.cases.queries.conditions import asked_in, met_conditions
from bulyst.cases.queries.facts import grant_facts, rules_of
from bulyst.cases.steps import of_kind, person
from bulyst.kernel.deadlines import today
from bulyst.kernel.verdict import require
from bulyst.programmes.rulebook import RuleBook
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@action
def meet_conditions(
    *, actor: Actor, case_id: int, texts: Collection[str], met_on: date, now: datetime, note: str = ""
) -> list[MetCondition]:
    """Say that these conditions of the decision in force are met, since a day and as what shows it. Raises `Refused`.

    What is ticked off already stays as it was.
    """
    authorise(actor, Right.HANDLE)
    case = access_case(actor, case_id, for_update=True)
    of_kind(case, CaseKind.GRANT)
    facts, book = grant_facts(case, actor, now, depth=Depth.RELATIONS), rules_of(case, today(now))
    require(
        [
            rules.no_conflict(facts),
            condition_rules.in_force(texts, [each.text for each in asked_in(case, book)]),
            condition_rules.day_has_come(met_on, today(now)),
        ]
    )
    return tick_off(actor, case, book, texts, met_on=met_on, now=now, note=note)


@action
def open_condition(*, actor: Actor, case_id: int, condition_id: int, now: datetime) -> MetCondition:
    """Take a tick back: the condition is not met after all. Raises `Refused`, or `MetCondition.DoesNotExist`."""
    authorise(actor, Right.HANDLE)
    case = access_case(actor, case_id, for_update=True)
    require([rules.no_conflict(grant_facts(case, actor, now, depth=Depth.RELATIONS))])
    met = MetCondition.objects.get(pk=condition_id, case=case, opened_at__isnull=True)
    met.opened_by_id = person(actor)
    met.opened_at = now
    met.save(update_fields=["opened_by", "opened_at"])
    trail.record(actor, "condition.opened", case, at=now, condition=met.pk)
    return met


def tick_off(
    actor: Actor,
    case: Case,
    book: RuleBook,
    texts: Collection[str],
    *,
    met_on: date,
    now: datetime,
    note: str = "",
) -> list[MetCondition]:
    """Write down that these are met. For an action that has judged it."""
    known = {each.key for each in met_conditions(case)}
    wanted = [each for each in asked_in(case, book) if each.text in texts and each.key not in known]
    made = [
        MetCondition.objects.create(
            tenant_id=case.tenant_id,
            case=case,
            key=each.key,
            text=each.text,
            met_on=met_on,
            note=note.strip(),
            by_id=person(actor),
            at=now,
        )
        for each in wanted
    ]
    for each in made:
        trail.record(actor, "condition.met", case, at=now, condition=each.pk, met_on=met_on)
    return made
