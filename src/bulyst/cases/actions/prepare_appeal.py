"""Prepare an appeal for the body that decided."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.agenda import place_on_next
from bulyst.cases.drafts import PreparationDraft
from bulyst.cases.lifecycle import AppealEvent
from bulyst.cases.models import Appeal
from bulyst.cases.queries.access import access_appeal
from bulyst.cases.queries.appeal_facts import appeal_facts
from bulyst.cases.queries.business import Pending
from bulyst.cases.steps import person, require_appeal_step
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor


@action
def prepare_appeal(*, actor: Actor, appeal_id: int, draft: PreparationDraft, now: datetime) -> Appeal:
    """Write down what is thought of the appeal, and propose what to do. Raises `Refused`.

    Nobody prepares an appeal of what they decided or assessed themselves. Where a body decided in a meeting, the
    appeal comes onto its next agenda.
    """
    appeal = access_appeal(actor, appeal_id, for_update=True)
    case = appeal.case
    facts = appeal_facts(case, actor, now, appeal, text=draft.text)
    outcome = require_appeal_step(case, appeal, AppealEvent.PREPARE, actor, facts)
    appeal.state = outcome.target
    appeal.prepared_by_id = person(actor)
    appeal.prepared_at = now
    appeal.preparation = draft.text
    appeal.proposal = draft.proposal
    appeal.proposed_amount = draft.amount
    appeal.save(update_fields=["state", "prepared_by", "prepared_at", "preparation", "proposal", "proposed_amount"])
    place_on_next(actor, Pending.of(appeal), now)
    trail.record(actor, "appeal.prepared", case, at=now, appeal=appeal.pk, proposal=draft.proposal)
    return appeal
