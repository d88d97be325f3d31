"""How everything that is handled moves: one table each, one file each.

A line reads: from this state, on this event, by one who holds this right, only if every guard agrees, to that
state. Nothing else in the program decides what may happen to a case.
"""

from bulyst.cases import application_rules, change_rules, condition_rules, reclaim_rules, report_rules, rules
from bulyst.cases import payment_rules as money
from bulyst.cases.appeal_rules import INPUT as APPEAL_INPUT
from bulyst.cases.lifecycle.appeal import APPEAL, OPEN_APPEALS, AppealEvent, AppealState
from bulyst.cases.lifecycle.board import MEETING, MeetingEvent, MeetingState
from bulyst.cases.lifecycle.change import CHANGE, OPEN_CHANGES, ChangeEvent, ChangeState
from bulyst.cases.lifecycle.grant import ABOUT_MONEY, GRANT, Depth, GrantEvent, GrantState, depth_of
from bulyst.cases.lifecycle.guidance import GUIDANCE, GuidanceEvent, GuidanceState
from bulyst.cases.lifecycle.impartiality import IMPARTIALITY, ConflictEvent, ConflictState
from bulyst.cases.lifecycle.payment import PAYMENT, PaymentEvent, PaymentState
from bulyst.cases.lifecycle.reclaim import APPEALABLE_RECLAIMS, OPEN_RECLAIMS, RECLAIM, ReclaimEvent, ReclaimState
from bulyst.cases.lifecycle.report import REPORT, ReportEvent, ReportState

__all__ = [
    "ABOUT_MONEY",
    "APPEAL",
    "APPEALABLE_RECLAIMS",
    "BY_THE_RULES",
    "CHANGE",
    "GRANT",
    "GUIDANCE",
    "IMPARTIALITY",
    "INPUT",
    "LIFECYCLES",
    "MEETING",
    "OPEN_APPEALS",
    "OPEN_CHANGES",
    "OPEN_RECLAIMS",
    "PAYMENT",
    "RECLAIM",
    "REPORT",
    "AppealEvent",
    "AppealState",
    "ChangeEvent",
    "ChangeState",
    "ConflictEvent",
    "ConflictState",
    "Depth",
    "GrantEvent",
    "GrantState",
    "GuidanceEvent",
    "GuidanceState",
    "MeetingEvent",
    "MeetingState",
    "PaymentEvent",
    "PaymentState",
    "ReclaimEvent",
    "ReclaimState",
    "ReportEvent",
    "ReportState",
    "depth_of",
]

LIFECYCLES = {
    table.name: table for table in (GRANT, GUIDANCE, PAYMENT, APPEAL, CHANGE, RECLAIM, REPORT, IMPARTIALITY, MEETING)
}
"""Every table of the room by its name."""

BY_THE_RULES = frozenset({GrantEvent.REQUEST, PaymentEvent.ATTEST, PaymentEvent.EDIT, PaymentEvent.PAY})
"""Events about money whose guards ask the programme's rules."""

INPUT = frozenset(
    {
        rules.ground_given,
        rules.question_asked,
        application_rules.target_takes,
        application_rules.move_explained,
        rules.expected_day_given,
        rules.assessment_written,
        rules.criteria_scored,
        rules.answer_written,
        rules.reasons_given,
        rules.amount_given,
        rules.hours_given,
        rules.outcome_given,
        rules.proposal_call_open,
        rules.not_proposed_before,
        condition_rules.all_met,
        rules.time_to_answer,
        money.request_complete,
        money.costs_accepted,
        money.reason_given,
        money.plan_adds_up,
        change_rules.something_asked,
        change_rules.runs_longer,
        change_rules.not_below_paid,
        change_rules.written,
        change_rules.reasons_given,
        reclaim_rules.ground_named,
        reclaim_rules.sum_given,
        reclaim_rules.within_paid,
        reclaim_rules.time_to_answer,
        reclaim_rules.answer_written,
        reclaim_rules.within_notice,
        reclaim_rules.time_to_pay,
        reclaim_rules.reason_given,
        reclaim_rules.within_outstanding,
        report_rules.report_day_given,
        report_rules.report_written,
        report_rules.questions_answered,
        report_rules.return_reason,
        *APPEAL_INPUT,
    }
)
"""Guards that judge only what a person is about to write; a list of possible steps leaves them out."""
