"""Assess an application and recommend a decision."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.actions.judge_aid import judge_aid
from bulyst.cases.agenda import place_on_next
from bulyst.cases.decisions import decision_facts
from bulyst.cases.drafts import AidBasisDraft, AssessmentDraft
from bulyst.cases.lifecycle import GrantEvent
from bulyst.cases.models import Assessment, Case
from bulyst.cases.plans import plan_adds_up
from bulyst.cases.proposed_plans import as_proposed
from bulyst.cases.queries.access import access_case
from bulyst.cases.queries.aid import judgement_of
from bulyst.cases.queries.business import Pending
from bulyst.cases.steps import person, require_with
from bulyst.kernel.verdict import require
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor


@action
def assess(*, actor: Actor, case_id: int, draft: AssessmentDraft, now: datetime) -> Assessment:
    """Record the assessment with the rules' verdicts and send the case to who decides. Raises `Refused`.

    What the support rests on is judged with it, where the draft says so.
    """
    case = access_case(actor, case_id, for_update=True)
    if draft.aid is not None and _says_more(case, draft.aid):
        judge_aid(actor=actor, case_id=case.pk, draft=draft.aid, now=now)
    facts = decision_facts(case, actor, now, amount=draft.recommended_amount, text=draft.text, scores=draft.scores)
    outcome = require_with(case, GrantEvent.RECOMMEND, actor, facts)
    require([plan_adds_up(draft.milestones, draft.recommended_amount)])
    case.state = outcome.target
    case.officer_id = actor.user_id
    case.save(update_fields=["state", "officer"])
    assessment = Assessment.objects.create(
        tenant_id=case.tenant_id,
        case=case,
        by_id=person(actor),
        made_at=now,
        text=draft.text,
        recommended_amount=draft.recommended_amount,
        conditions=draft.conditions,
        milestones=as_proposed(draft.milestones),
        scores={str(value): score for value, score in draft.scores.items()},
        verdicts=[verdict.as_json() for verdict in outcome.verdicts],
        rules_version=facts.rules.version,
    )
    place_on_next(actor, Pending.of(case), now)
    trail.record(actor, "case.recommended", case, at=now, assessment=assessment.pk, amount=draft.recommended_amount)
    return assessment


def _says_more(case: Case, draft: AidBasisDraft) -> bool:
    judged = judgement_of(case)
    return judged is None or (judged.basis, judged.article) != (draft.basis, draft.article.strip())
