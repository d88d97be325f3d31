"""How guidance moves."""

from enum import StrEnum

from bulyst.cases import rules
from bulyst.kernel.lifecycle import Lifecycle, Step
from bulyst.tenancy.roles import Right


class GuidanceState(StrEnum):
    OPEN = "OPEN"
    FINISHED = "FINISHED"


class GuidanceEvent(StrEnum):
    DECLARE = "DECLARE"
    LOG = "LOG"
    FINISH = "FINISH"
    PROPOSE = "PROPOSE"


_PROPOSABLE = (rules.no_conflict, rules.proposal_call_open, rules.not_proposed_before)

_G, _V = GuidanceState, GuidanceEvent

# fmt: off
GUIDANCE = Lifecycle(
    "guidance",
    #    from         event       right            only if                                    to
    Step(_G.OPEN,     _V.DECLARE, Right.SEE_STAFF, (rules.ground_given,),                     _G.OPEN),
    Step(_G.OPEN,     _V.LOG,     Right.HANDLE,    (rules.no_conflict, rules.hours_given),    _G.OPEN),
    Step(_G.OPEN,     _V.FINISH,  Right.HANDLE,    (rules.no_conflict, rules.outcome_given),  _G.FINISHED),
    Step(_G.OPEN,     _V.PROPOSE, Right.HANDLE,    _PROPOSABLE,                               _G.OPEN),
    Step(_G.FINISHED, _V.PROPOSE, Right.HANDLE,    _PROPOSABLE,                               _G.FINISHED),
)
# fmt: on
