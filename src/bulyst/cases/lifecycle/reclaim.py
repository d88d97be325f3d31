"""How a claim for repayment moves: notice, answer, decision, and what comes back, seen by two pairs of eyes."""

from enum import StrEnum

from bulyst.cases import reclaim_rules as reclaim
from bulyst.cases import rules
from bulyst.cases.impartiality_rules import superior_impartial
from bulyst.kernel.lifecycle import Lifecycle, Step
from bulyst.tenancy.roles import Right


class ReclaimState(StrEnum):
    NOTIFIED = "NOTIFIED"
    ANSWERED = "ANSWERED"
    DROPPED = "DROPPED"
    DECIDED = "DECIDED"
    REPAID = "REPAID"
    WAIVED = "WAIVED"
    ANNULLED = "ANNULLED"


class ReclaimEvent(StrEnum):
    ANSWER = "ANSWER"
    DROP = "DROP"
    DECIDE = "DECIDE"
    REGISTER = "REGISTER"
    REJECT = "REJECT"
    CONFIRM = "CONFIRM"
    SETTLE = "SETTLE"
    WAIVE = "WAIVE"
    LOWER = "LOWER"
    EVEN = "EVEN"
    LIFT = "LIFT"
    ANNUL = "ANNUL"
    GIVE_BACK = "GIVE_BACK"


NOTIFIABLE = (
    rules.no_conflict,
    reclaim.claimable,
    reclaim.ground_named,
    reclaim.sum_given,
    reclaim.within_paid,
    reclaim.time_to_answer,
)
_DROPPABLE = (rules.no_conflict, reclaim.reason_given)
_DECIDABLE = (
    rules.impartial,
    superior_impartial,
    reclaim.not_the_notifier,
    rules.not_around_the_meeting,
    reclaim.reason_given,
    reclaim.sum_given,
    reclaim.within_notice,
    reclaim.within_paid,
    reclaim.time_to_pay,
    reclaim.within_delegation,
)
_UNANSWERED = (reclaim.answer_overdue, *_DECIDABLE)
_REGISTRABLE = (rules.no_conflict, reclaim.nothing_registered, reclaim.sum_given, reclaim.within_outstanding)
_REJECTABLE = (rules.no_conflict, reclaim.something_registered, reclaim.reason_given)
_SEEN_TWICE = (rules.no_conflict, reclaim.something_registered, reclaim.not_the_registrar)
_WAIVABLE = (rules.impartial, reclaim.nothing_registered, reclaim.reason_given, reclaim.within_delegation)
_BY_APPEAL = (rules.through_appeal,)
_OWED = (rules.no_conflict, reclaim.something_overpaid, reclaim.not_who_lowered)

_R, _E = ReclaimState, ReclaimEvent

# fmt: off
RECLAIM = Lifecycle(
    "reclaim",
    #    from         event        right         only if                               to
    Step(_R.NOTIFIED, _E.ANSWER,   Right.APPLY,  (rules.may_write, reclaim.answer_written), _R.ANSWERED),
    Step(_R.NOTIFIED, _E.DROP,     Right.HANDLE, _DROPPABLE,                           _R.DROPPED),
    Step(_R.NOTIFIED, _E.DECIDE,   Right.DECIDE, _UNANSWERED,                          _R.DECIDED),
    Step(_R.ANSWERED, _E.DROP,     Right.HANDLE, _DROPPABLE,                           _R.DROPPED),
    Step(_R.ANSWERED, _E.DECIDE,   Right.DECIDE, _DECIDABLE,                           _R.DECIDED),
    Step(_R.DECIDED,  _E.REGISTER, Right.ATTEST, _REGISTRABLE,                         _R.DECIDED),
    Step(_R.DECIDED,  _E.REJECT,   Right.PAY,    _REJECTABLE,                          _R.DECIDED),
    Step(_R.DECIDED,  _E.CONFIRM,  Right.PAY,    _SEEN_TWICE,                           _R.DECIDED),
    Step(_R.DECIDED,  _E.SETTLE,   Right.PAY,    _SEEN_TWICE,                           _R.REPAID),
    Step(_R.DECIDED,  _E.WAIVE,    Right.DECIDE, _WAIVABLE,                            _R.WAIVED),
    Step(_R.DECIDED,  _E.LOWER,    Right.SEE_STAFF, _BY_APPEAL,                        _R.DECIDED),
    Step(_R.DECIDED,  _E.EVEN,     Right.SEE_STAFF, _BY_APPEAL,                        _R.REPAID),
    Step(_R.REPAID,   _E.EVEN,     Right.SEE_STAFF, _BY_APPEAL,                        _R.REPAID),
    Step(_R.DECIDED,  _E.LIFT,     Right.SEE_STAFF, _BY_APPEAL,                        _R.WAIVED),
    Step(_R.REPAID,   _E.LIFT,     Right.SEE_STAFF, _BY_APPEAL,                        _R.WAIVED),
    Step(_R.DECIDED,  _E.ANNUL,    Right.SEE_STAFF, _BY_APPEAL,                        _R.ANNULLED),
    Step(_R.REPAID,   _E.ANNUL,    Right.SEE_STAFF, _BY_APPEAL,                        _R.ANNULLED),
    Step(_R.REPAID,   _E.GIVE_BACK, Right.PAY,   _OWED,                                _R.REPAID),
    Step(_R.WAIVED,   _E.GIVE_BACK, Right.PAY,   _OWED,                                _R.WAIVED),
    Step(_R.ANNULLED, _E.GIVE_BACK, Right.PAY,   _OWED,                                _R.ANNULLED),
)
# fmt: on

APPEALABLE_RECLAIMS = (ReclaimState.DECIDED, ReclaimState.REPAID)
"""What is paid voluntarily in the meantime can be appealed all the same."""

OPEN_RECLAIMS = (ReclaimState.NOTIFIED, ReclaimState.ANSWERED, ReclaimState.DECIDED)
