"""How a progress report moves: asked for, delivered, sent back for more. No money is asked for by it."""

from enum import StrEnum

from bulyst.cases import report_rules as report
from bulyst.cases import rules
from bulyst.kernel.lifecycle import Lifecycle, Step
from bulyst.tenancy.roles import Right


class ReportState(StrEnum):
    ASKED = "ASKED"
    DELIVERED = "DELIVERED"
    CANCELLED = "CANCELLED"


class ReportEvent(StrEnum):
    DELIVER = "DELIVER"
    REOPEN = "REOPEN"
    CANCEL = "CANCEL"


_DELIVERABLE = (rules.may_write, report.report_written, report.questions_answered)

_R, _E = ReportState, ReportEvent

# fmt: off
REPORT = Lifecycle(
    "report",
    #    from          event       right         only if                                    to
    Step(_R.ASKED,     _E.DELIVER, Right.APPLY,  _DELIVERABLE,                              _R.DELIVERED),
    Step(_R.ASKED,     _E.CANCEL,  Right.HANDLE, (rules.no_conflict,),                      _R.CANCELLED),
    Step(_R.DELIVERED, _E.DELIVER, Right.APPLY,  _DELIVERABLE,                              _R.DELIVERED),
    Step(_R.DELIVERED, _E.REOPEN,  Right.HANDLE, (rules.no_conflict, report.return_reason), _R.ASKED),
)
# fmt: on
