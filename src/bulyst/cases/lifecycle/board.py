"""How a meeting of a board moves: planned, called to, held, its minutes approved."""

from enum import StrEnum

from bulyst.cases import board_rules as rules
from bulyst.kernel.lifecycle import Lifecycle, Step
from bulyst.tenancy.roles import Right


class MeetingState(StrEnum):
    PLANNED = "PLANNED"
    CALLED = "CALLED"
    HELD = "HELD"
    APPROVED = "APPROVED"
    CANCELLED = "CANCELLED"


class MeetingEvent(StrEnum):
    CHANGE = "CHANGE"
    CALL = "CALL"
    CANCEL = "CANCEL"
    OPEN = "OPEN"
    HEAR = "HEAR"
    ATTEND = "ATTEND"
    CHOOSE = "CHOOSE"
    RECORD = "RECORD"
    SETTLE = "SETTLE"
    DECIDE = "DECIDE"
    SIGN = "SIGN"
    APPROVE = "APPROVE"


_CALLABLE = (rules.has_members, rules.is_to_come, rules.has_agenda)
_OPENABLE = (rules.its_day_has_come, rules.only_the_seated_attend, rules.quorate, rules.chaired)
_RECORDABLE = (rules.item_open, rules.aside_are_present)
_VOTED = (
    rules.item_open,
    rules.not_postponed,
    rules.takes_part,
    rules.item_quorate,
    rules.votes_add_up,
    rules.votes_carry,
)
_SETTLABLE = (*_VOTED, rules.finding_written)
_DECIDABLE = (*_VOTED, rules.questions_first, rules.all_free, rules.all_declared, rules.none_prepared)
_HEARD = (rules.has_a_seat,)
_ATTENDING = (rules.has_a_seat, rules.comes_before_leaving, rules.leaves_decisions_alone)
_CHOOSABLE = (rules.two_sign, rules.two_chosen, rules.signers_were_there)
_APPROVABLE = (rules.everything_treated, rules.may_sign, rules.signs_once)

_M, _V = MeetingState, MeetingEvent

# fmt: off
MEETING = Lifecycle(
    "meeting",
    #    from        event       right          only if                            to
    Step(_M.PLANNED, _V.CHANGE,  Right.HANDLE,  (),                                _M.PLANNED),
    Step(_M.PLANNED, _V.CALL,    Right.HANDLE,  _CALLABLE,                         _M.CALLED),
    Step(_M.PLANNED, _V.CANCEL,  Right.HANDLE,  (rules.cancellation_explained,),   _M.CANCELLED),
    Step(_M.CALLED,  _V.OPEN,    Right.HANDLE,  _OPENABLE,                         _M.HELD),
    Step(_M.CALLED,  _V.HEAR,    Right.HANDLE,  _HEARD,                            _M.CALLED),
    Step(_M.CALLED,  _V.CANCEL,  Right.HANDLE,  (rules.cancellation_explained,),   _M.CANCELLED),
    Step(_M.HELD,    _V.HEAR,    Right.HANDLE,  _HEARD,                            _M.HELD),
    Step(_M.HELD,    _V.ATTEND,  Right.HANDLE,  _ATTENDING,                        _M.HELD),
    Step(_M.HELD,    _V.CHOOSE,  Right.HANDLE,  _CHOOSABLE,                        _M.HELD),
    Step(_M.HELD,    _V.RECORD,  Right.HANDLE,  _RECORDABLE,                       _M.HELD),
    Step(_M.HELD,    _V.SETTLE,  Right.DECIDE,  _SETTLABLE,                        _M.HELD),
    Step(_M.HELD,    _V.DECIDE,  Right.DECIDE,  _DECIDABLE,                        _M.HELD),
    Step(_M.HELD,    _V.SIGN,    Right.DECIDE,  _APPROVABLE,                       _M.HELD),
    Step(_M.HELD,    _V.APPROVE, Right.DECIDE,  _APPROVABLE,                       _M.APPROVED),
)
# fmt: on
