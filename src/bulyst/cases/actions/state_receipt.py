"""State that the applicant has a letter, when it went another way than the house's own."""

from datetime import date, datetime

from bulyst.cases.appeal_rules import receipt_day_possible
from bulyst.cases.queries.access import access_case
from bulyst.cases.queries.reading import letter_of
from bulyst.correspondence.actions import receive
from bulyst.correspondence.models import Receipt
from bulyst.kernel.deadlines import today
from bulyst.kernel.verdict import failed, require
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@action
def state_receipt(*, actor: Actor, case_id: int, letter_id: int, on: date, now: datetime) -> None:
    """The applicant got the letter on `on`. Raises `Refused` for a day to come, before the letter, or a second time."""
    authorise(actor, Right.HANDLE)
    case = access_case(actor, case_id, for_update=True)
    letter = letter_of(case, letter_id)
    made = today(letter.created_at)
    require([receipt_day_possible(made=made, on=on, today=today(now))])
    if not receive(actor=actor, letter=letter, on=on, receipt=Receipt.STATED, now=now):
        require([failed("letters.received_already")])
