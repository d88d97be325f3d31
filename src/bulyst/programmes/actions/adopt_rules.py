"""Adopt the rules that hold from a day on."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from bulyst.audit import trail
from bulyst.kernel.verdict import require
from bulyst.programmes import queries, rulebook, rules
from bulyst.programmes.models import Rule, RuleSet
from bulyst.programmes.rulebook import Origin, RuleDraft
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@action
def adopt_rule_set(
    *,
    actor: Actor,
    programme_id: int,
    name: str,
    valid_from: date,
    drafts: Sequence[RuleDraft],
    now: datetime,
    call_id: int | None = None,
) -> RuleSet:
    """Let `drafts` hold from `valid_from`; the set before it ends the day before.

    With `call_id` they hold for that call alone, instead of the programme's. Raises `Refused` when an earlier set
    begins on that day or later; `BadRule` for values that make no rule.
    """
    authorise(actor, Right.MANAGE_PROGRAMME)
    programme = queries.access_programme(programme_id)
    call = None if call_id is None else queries.access_call(call_id)
    latest = queries.rule_sets(programme_id, call_id).first()
    require(
        [
            rules.belongs_to_programme(programme_id, call.programme_id if call else None),
            rules.has_rules(len(drafts)),
            rules.rule_set_follows(valid_from, latest.valid_from if latest else None),
            rules.euro_rate_is_real(str(draft.parameters.get("rate_source", "")) for draft in drafts),
        ]
    )
    for draft in drafts:
        rulebook.read(draft.kind, draft.parameters, Origin("", "", draft.citation, draft.nb, draft.nn))
    if latest is not None:
        latest.valid_to = valid_from - timedelta(days=1)
        latest.save(update_fields=["valid_to"])
    rule_set = RuleSet.objects.create(
        tenant_id=programme.tenant_id,
        programme=programme,
        call=call,
        name=name,
        valid_from=valid_from,
        version=queries.last_rule_version(programme_id) + 1,
    )
    Rule.objects.bulk_create(
        Rule(
            tenant_id=programme.tenant_id,
            rule_set=rule_set,
            kind=draft.kind,
            parameters=dict(draft.parameters),
            citation=draft.citation,
            text_nb=draft.nb,
            text_nn=draft.nn,
            order=order,
        )
        for order, draft in enumerate(drafts, start=1)
    )
    trail.record(
        actor, "programme.rules_adopted", programme, at=now, rule_set=rule_set.pk, call=call_id, valid_from=valid_from
    )
    return rule_set
