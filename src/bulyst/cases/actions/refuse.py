"""Refuse an application."""

from datetime import datetime

from bulyst.cases.deciding import refuse_case
from bulyst.cases.models import Decision
from bulyst.cases.queries.access import access_case
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor


@action
def refuse(*, actor: Actor, case_id: int, reasons: str, now: datetime) -> Decision:
    """Refuse a case with reasons: decision, letter, notice. Raises `Refused` when it may not be decided now."""
    return refuse_case(actor, access_case(actor, case_id, for_update=True), reasons, now)
