"""What was promised and will not be paid goes back to its frame."""

from datetime import datetime

from bulyst.cases.models import Case
from bulyst.kernel.deadlines import today
from bulyst.kernel.money import Money
from bulyst.ledger import actions as ledger
from bulyst.ledger import queries as balances
from bulyst.tenancy.actor import Actor


def lapse_rest(actor: Actor, case: Case, *, key: str, now: datetime) -> Money:
    """Let everything that is still committed to the case lapse, once for each `key`. Returns the sum."""
    rest = balances.subject_balances(case.subject).committed
    if rest:
        ledger.lapse(
            actor, frame_id=frame_of(case), amount=rest, subject=case.subject, key=f"lapse:{key}", on=today(now)
        )
    return rest


def frame_of(case: Case) -> int:
    """The ledger's frame that a grant case is paid from."""
    assert case.fund is not None  # a grant case has a fund: a constraint of the table
    frame_id: int = case.fund.frame_id
    return frame_id
