"""How an application to change a grant moves: another budget or a longer period, never more money."""

from enum import StrEnum

from bulyst.cases import change_rules as change
from bulyst.cases import rules
from bulyst.cases.impartiality_rules import superior_impartial
from bulyst.kernel.lifecycle import Lifecycle, Step
from bulyst.tenancy.roles import Right


class ChangeState(StrEnum):
    REQUESTED = "REQUESTED"
    RECOMMENDED = "RECOMMENDED"
    GRANTED = "GRANTED"
    REFUSED = "REFUSED"
    WITHDRAWN = "WITHDRAWN"
    ANNULLED = "ANNULLED"


class ChangeEvent(StrEnum):
    EDIT = "EDIT"
    RECOMMEND = "RECOMMEND"
    GRANT = "GRANT"
    REFUSE = "REFUSE"
    WITHDRAW = "WITHDRAW"
    REVISE = "REVISE"
    ANNUL = "ANNUL"


ASKABLE = (
    rules.may_write,
    change.changeable,
    change.in_time,
    change.something_asked,
    change.runs_longer,
    change.not_below_paid,
)
_RECOMMENDABLE = (rules.impartial, change.written)
_DECIDABLE = (
    rules.impartial,
    superior_impartial,
    change.not_the_recommender,
    rules.not_around_the_meeting,
    change.reasons_given,
    change.within_delegation,
)
_BY_APPEAL = (rules.through_appeal,)
_GRANTABLE = (*_DECIDABLE, change.changeable, change.not_below_paid)

_C, _E = ChangeState, ChangeEvent

# fmt: off
CHANGE = Lifecycle(
    "change",
    #    from            event         right         only if            to
    Step(_C.REQUESTED,   _E.EDIT,      Right.APPLY,  ASKABLE,           _C.REQUESTED),
    Step(_C.REQUESTED,   _E.RECOMMEND, Right.HANDLE, _RECOMMENDABLE,    _C.RECOMMENDED),
    Step(_C.REQUESTED,   _E.WITHDRAW,  Right.APPLY,  (rules.may_write,), _C.WITHDRAWN),
    Step(_C.RECOMMENDED, _E.GRANT,     Right.DECIDE, _GRANTABLE,        _C.GRANTED),
    Step(_C.RECOMMENDED, _E.REFUSE,    Right.DECIDE, _DECIDABLE,        _C.REFUSED),
    Step(_C.RECOMMENDED, _E.WITHDRAW,  Right.APPLY,  (rules.may_write,), _C.WITHDRAWN),
    Step(_C.REFUSED,     _E.REVISE,    Right.SEE_STAFF, _BY_APPEAL,     _C.GRANTED),
    Step(_C.REFUSED,     _E.ANNUL,     Right.SEE_STAFF, _BY_APPEAL,     _C.ANNULLED),
    Step(_C.GRANTED,     _E.ANNUL,     Right.SEE_STAFF, _BY_APPEAL,     _C.ANNULLED),
)
# fmt: on

OPEN_CHANGES = (ChangeState.REQUESTED, ChangeState.RECOMMENDED)
