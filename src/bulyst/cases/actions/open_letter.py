"""Open a letter of one's own case: that is its receipt."""

from datetime import datetime

from bulyst.cases.queries.access import access_case
from bulyst.cases.queries.reading import letter_pdf
from bulyst.correspondence.actions import receive
from bulyst.correspondence.models import Letter, Receipt
from bulyst.kernel.deadlines import today
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@action
def open_letter(*, actor: Actor, case_id: int, letter_id: int, now: datetime) -> tuple[Letter, bytes]:
    """The letter and its PDF, for one who acts for the applicant. The first to open it receives it.

    Raises `Letter.DoesNotExist` or `correspondence.storage.LetterLost`; nothing is received then.
    """
    authorise(actor, Right.APPLY)
    case = access_case(actor, case_id)
    letter, content = letter_pdf(case, letter_id)
    receive(actor=actor, letter=letter, on=today(now), receipt=Receipt.OPENED, now=now)
    return letter, content
