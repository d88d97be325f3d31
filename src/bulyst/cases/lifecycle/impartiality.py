"""How a question about somebody's impartiality moves: raised, and decided once.

While it is open the person is suspended from the case. Found impartial, they may go on; found in conflict, they are
out of the case for good. A new ground is a new question.
"""

from enum import StrEnum

from bulyst.cases import impartiality_rules as rules
from bulyst.kernel.lifecycle import Lifecycle, Step
from bulyst.tenancy.roles import Right


class ConflictState(StrEnum):
    OPEN = "OPEN"
    IMPARTIAL = "IMPARTIAL"
    CONFLICTED = "CONFLICTED"


class ConflictEvent(StrEnum):
    FIND_IMPARTIAL = "FIND_IMPARTIAL"
    FIND_CONFLICT = "FIND_CONFLICT"


_FINDABLE = (rules.not_about_oneself, rules.decided_by_the_right_one, rules.finding_explained)
_CLEARABLE = (*_FINDABLE, rules.does_not_act_for_applicant)

_C, _V = ConflictState, ConflictEvent

# fmt: off
IMPARTIALITY = Lifecycle(
    "impartiality",
    #    from     event              right            only if      to
    Step(_C.OPEN, _V.FIND_IMPARTIAL, Right.SEE_STAFF, _CLEARABLE,  _C.IMPARTIAL),
    Step(_C.OPEN, _V.FIND_CONFLICT,  Right.SEE_STAFF, _FINDABLE,   _C.CONFLICTED),
)
# fmt: on
