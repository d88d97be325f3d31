"""How everything that is handled moves: one table each, one file each.

A line reads: from this state, on this event, by one who holds this right, only if every guard agrees, to that
state. Nothing else in the program decides what may happen to a case.
"""

from bulyst.cases import payment_rules as money
from bulyst.cases import rules
from bulyst.cases.lifecycle.grant import ABOUT_MONEY, GRANT, Depth, GrantEvent, GrantState, depth_of
from bulyst.cases.lifecycle.guidance import GUIDANCE, GuidanceEvent, GuidanceState
from bulyst.cases.lifecycle.impartiality import IMPARTIALITY, ConflictEvent, ConflictState
from bulyst.cases.lifecycle.payment import PAYMENT, PaymentEvent, PaymentState

__all__ = [
    "ABOUT_MONEY",
    "BY_THE_RULES",
    "GRANT",
    "GUIDANCE",
    "IMPARTIALITY",
    "INPUT",
    "LIFECYCLES",
    "PAYMENT",
    "ConflictEvent",
    "ConflictState",
    "Depth",
    "GrantEvent",
    "GrantState",
    "GuidanceEvent",
    "GuidanceState",
    "PaymentEvent",
    "PaymentState",
    "depth_of",
]

LIFECYCLES = {table.name: table for table in (GRANT, GUIDANCE, PAYMENT, IMPARTIALITY)}
"""Every table of the room by its name."""

BY_THE_RULES = frozenset({GrantEvent.REQUEST, PaymentEvent.ATTEST})
"""Events about money whose guards ask the programme's rules."""

INPUT = frozenset(
    {
        rules.ground_given,
        rules.question_asked,
        rules.assessment_written,
        rules.criteria_scored,
        rules.answer_written,
        rules.reasons_given,
        rules.amount_given,
        rules.hours_given,
        rules.outcome_given,
        money.request_complete,
        money.costs_accepted,
        money.reason_given,
    }
)
"""Guards that judge only what a person is about to write; a list of possible steps leaves them out."""
