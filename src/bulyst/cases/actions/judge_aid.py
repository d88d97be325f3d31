"""Judge what a case's support rests on under the rules on state aid."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases import rules
from bulyst.cases.drafts import AidBasisDraft
from bulyst.cases.kinds import CaseKind
from bulyst.cases.lifecycle import Depth
from bulyst.cases.models import AidJudgement
from bulyst.cases.queries.access import access_case
from bulyst.cases.queries.facts import grant_facts
from bulyst.cases.steps import of_kind, person
from bulyst.kernel.verdict import require
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@action
def judge_aid(*, actor: Actor, case_id: int, draft: AidBasisDraft, now: datetime) -> AidJudgement:
    """Record the basis, until the case is decided. Raises `Refused`."""
    authorise(actor, Right.HANDLE)
    case = access_case(actor, case_id, for_update=True)
    of_kind(case, CaseKind.GRANT)
    facts = grant_facts(case, actor, now, depth=Depth.RELATIONS, aid_basis=draft.basis, aid_article=draft.article)
    require([rules.no_conflict(facts), rules.aid_undecided(case.decided_on is None), rules.aid_article_named(facts)])
    judgement = AidJudgement.objects.create(
        tenant_id=case.tenant_id,
        case=case,
        basis=draft.basis,
        article=draft.article.strip(),
        reason=draft.reason,
        by_id=person(actor),
        judged_at=now,
    )
    trail.record(actor, "aid.judged", case, at=now, basis=draft.basis, article=judgement.article)
    return judgement
