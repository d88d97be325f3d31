"""How an appeal moves: of a grant or a refusal, of a refused change, of a claim for repayment.

Public Administration Act chapter VI.

It is filed, prepared by somebody who neither decided nor assessed, and reviewed by the body that decided. What that
body does not change goes on to the body above, whose ruling ends it. One that came too late is dismissed, unless there
is reason to take it all the same; a dismissal can be contested before the body above.
"""

from enum import StrEnum

from bulyst.cases import appeal_rules as appeals
from bulyst.cases import impartiality_rules as impartiality
from bulyst.cases import rules
from bulyst.kernel.lifecycle import Lifecycle, Step
from bulyst.tenancy.roles import Right


class AppealState(StrEnum):
    NONE = "NONE"
    FILED = "FILED"
    DISMISSED = "DISMISSED"
    PREPARED = "PREPARED"
    CHANGED = "CHANGED"
    UPHELD = "UPHELD"
    FORWARDED = "FORWARDED"
    AFFIRMED = "AFFIRMED"
    ALTERED = "ALTERED"
    ANNULLED = "ANNULLED"
    WITHDRAWN = "WITHDRAWN"


class AppealEvent(StrEnum):
    FILE = "FILE"
    REGISTER = "REGISTER"
    DECLARE = "DECLARE"
    WITHDRAW = "WITHDRAW"
    REINSTATE = "REINSTATE"
    DISMISS = "DISMISS"
    CONTEST = "CONTEST"
    PREPARE = "PREPARE"
    CHANGE = "CHANGE"
    UPHOLD = "UPHOLD"
    FORWARD = "FORWARD"
    AFFIRM = "AFFIRM"
    ALTER = "ALTER"
    ANNUL = "ANNUL"
    RETURN = "RETURN"


OPEN_APPEALS = (AppealState.FILED, AppealState.PREPARED, AppealState.UPHELD, AppealState.FORWARDED)
"""The states in which somebody still has to do something."""

_NEW = (appeals.decision_open_to_appeal, appeals.not_appealed_before, appeals.appeal_written)
_FILABLE = (rules.may_write, *_NEW)
_REGISTRABLE = (rules.no_conflict, *_NEW, appeals.posting_day_possible)
_DECLARABLE = (rules.ground_given,)
_APPLICANT = (rules.may_write,)
_APART = (rules.impartial, impartiality.not_the_decider, appeals.not_the_assessor)
_REVIEW = (
    rules.impartial,
    appeals.not_the_preparer,
    appeals.of_the_deciding_body,
    appeals.reviewed_together,
    rules.not_around_the_meeting,
    appeals.reasons_given,
)
_REINSTATABLE = (*_APART, appeals.late, appeals.within_a_year, appeals.reasons_given)
_DISMISSABLE = (rules.impartial, appeals.of_the_deciding_body, appeals.late, appeals.reasons_given)
_CONTESTABLE = (rules.may_write, appeals.appeal_written, appeals.contested_in_time)
_PREPARABLE = (*_APART, appeals.in_time, appeals.preparation_written)
_CHANGEABLE = (*_REVIEW, *appeals.REVISABLE)
_RULED = (rules.impartial, impartiality.not_the_decider, appeals.ruling_day_possible, appeals.reasons_given)
_ALTERABLE = (*_RULED, appeals.about_the_decision, *appeals.ALTERABLE)
_ANNULLABLE = (*_RULED, appeals.about_the_decision, *appeals.ANNULLABLE)

_S, _E = AppealState, AppealEvent

# fmt: off
APPEAL = Lifecycle(
    "appeal",
    #    from           event         right            only if          to
    Step(_S.NONE,      _E.FILE,      Right.APPLY,     _FILABLE,        _S.FILED),
    Step(_S.NONE,      _E.REGISTER,  Right.HANDLE,    _REGISTRABLE,    _S.FILED),
    Step(_S.FILED,     _E.DECLARE,   Right.SEE_STAFF, _DECLARABLE,     _S.FILED),
    Step(_S.FILED,     _E.WITHDRAW,  Right.APPLY,     _APPLICANT,      _S.WITHDRAWN),
    Step(_S.FILED,     _E.REINSTATE, Right.HANDLE,    _REINSTATABLE,   _S.FILED),
    Step(_S.FILED,     _E.DISMISS,   Right.DECIDE,    _DISMISSABLE,    _S.DISMISSED),
    Step(_S.FILED,     _E.PREPARE,   Right.HANDLE,    _PREPARABLE,     _S.PREPARED),
    Step(_S.DISMISSED, _E.CONTEST,   Right.APPLY,     _CONTESTABLE,    _S.UPHELD),
    Step(_S.PREPARED,  _E.DECLARE,   Right.SEE_STAFF, _DECLARABLE,     _S.PREPARED),
    Step(_S.PREPARED,  _E.WITHDRAW,  Right.APPLY,     _APPLICANT,      _S.WITHDRAWN),
    Step(_S.PREPARED,  _E.CHANGE,    Right.DECIDE,    _CHANGEABLE,     _S.CHANGED),
    Step(_S.PREPARED,  _E.UPHOLD,    Right.DECIDE,    _REVIEW,         _S.UPHELD),
    Step(_S.UPHELD,    _E.DECLARE,   Right.SEE_STAFF, _DECLARABLE,     _S.UPHELD),
    Step(_S.UPHELD,    _E.WITHDRAW,  Right.APPLY,     _APPLICANT,      _S.WITHDRAWN),
    Step(_S.UPHELD,    _E.FORWARD,   Right.HANDLE,    _APART,          _S.FORWARDED),
    Step(_S.FORWARDED, _E.DECLARE,   Right.SEE_STAFF, _DECLARABLE,     _S.FORWARDED),
    Step(_S.FORWARDED, _E.WITHDRAW,  Right.APPLY,     _APPLICANT,      _S.WITHDRAWN),
    Step(_S.FORWARDED, _E.AFFIRM,    Right.HANDLE,    _RULED,          _S.AFFIRMED),
    Step(_S.FORWARDED, _E.ALTER,     Right.HANDLE,    _ALTERABLE,      _S.ALTERED),
    Step(_S.FORWARDED, _E.ANNUL,     Right.HANDLE,    _ANNULLABLE,     _S.ANNULLED),
    Step(_S.FORWARDED, _E.RETURN,    Right.HANDLE,    (*_RULED, appeals.about_the_dismissal), _S.FILED),
)
# fmt: on
