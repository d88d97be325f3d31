"""How an application moves, from draft to closed."""

from enum import IntEnum, StrEnum

from bulyst.cases import application_rules as written
from bulyst.cases import payment_rules as money
from bulyst.cases import rules
from bulyst.cases.impartiality_rules import superior_impartial
from bulyst.cases.lifecycle.change import ASKABLE
from bulyst.cases.lifecycle.payment import REQUESTABLE
from bulyst.cases.lifecycle.reclaim import NOTIFIABLE
from bulyst.cases.report_rules import report_day_given
from bulyst.kernel.lifecycle import Guard, Lifecycle, Step
from bulyst.tenancy.roles import Right


class GrantState(StrEnum):
    DRAFT = "DRAFT"
    SUBMITTED = "SUBMITTED"
    WAITING = "WAITING"
    RECOMMENDED = "RECOMMENDED"
    GRANTED = "GRANTED"
    REFUSED = "REFUSED"
    ACCEPTED = "ACCEPTED"
    LAPSED = "LAPSED"
    WITHDRAWN = "WITHDRAWN"
    CLOSED = "CLOSED"


class GrantEvent(StrEnum):
    SAVE = "SAVE"
    ATTACH = "ATTACH"
    DETACH = "DETACH"
    MOVE = "MOVE"
    SUBMIT = "SUBMIT"
    WITHDRAW = "WITHDRAW"
    DECLARE = "DECLARE"
    ASK = "ASK"
    INFORM = "INFORM"
    ANSWER = "ANSWER"
    RECOMMEND = "RECOMMEND"
    GRANT = "GRANT"
    REFUSE = "REFUSE"
    ACCEPT = "ACCEPT"
    LAPSE = "LAPSE"
    REQUEST = "REQUEST"
    REVERSE = "REVERSE"
    PLAN = "PLAN"
    REACH = "REACH"
    CHANGE = "CHANGE"
    RECLAIM = "RECLAIM"
    REPORT = "REPORT"
    CLOSE = "CLOSE"
    REVISE = "REVISE"
    OVERTURN = "OVERTURN"
    ANNUL = "ANNUL"


_APPLICANT = (rules.may_write,)
_MOVABLE = (rules.no_conflict, written.target_takes, written.move_explained)
_SENDABLE = (
    rules.may_write,
    *written.COMPLETE,
    written.own_questions_answered,
    written.runs_forward,
    written.purpose_in_call,
    written.cost_lines_add_up,
    written.plan_is_financed,
)
_RECOMMENDABLE = (rules.impartial, rules.assessment_written, rules.criteria_scored, *rules.KEPT)
_DECIDABLE: tuple[Guard, ...] = (
    rules.impartial,
    superior_impartial,
    rules.not_around_the_meeting,
    rules.not_the_assessor,
    rules.reasons_given,
)
_GRANTABLE = (*_DECIDABLE, rules.amount_given, rules.within_delegation, rules.in_frame, rules.aid_judged, *rules.KEPT)
_ASKABLE = (rules.no_conflict, rules.question_asked, rules.time_to_answer)
_INFORMABLE = (rules.no_conflict, rules.expected_day_given)
_LAPSABLE = (rules.no_conflict, rules.acceptance_passed, rules.no_appeal_open)
_DECLINABLE = (rules.may_write, rules.no_appeal_open)
_CLOSABLE = (
    rules.no_conflict,
    money.no_appeal_before_close,
    money.nothing_open,
    money.nothing_asked_or_claimed,
    money.settled,
)
_BY_APPEAL = (rules.through_appeal,)
_REVERSIBLE = (money.no_conflict, money.nothing_claimed, money.reason_given)
_REPORTABLE = (rules.no_conflict, report_day_given)
_PLANNABLE = (rules.no_conflict, money.plan_adds_up)
_REACHABLE = (rules.no_conflict, money.milestone_waits, money.reason_given)

_S, _E = GrantState, GrantEvent

# fmt: off
GRANT = Lifecycle(
    "grant",
    #    from            event         right            only if                                      to
    Step(_S.DRAFT,       _E.SAVE,      Right.APPLY,     _APPLICANT,                                  _S.DRAFT),
    Step(_S.DRAFT,       _E.ATTACH,    Right.APPLY,     _APPLICANT,                                  _S.DRAFT),
    Step(_S.DRAFT,       _E.DETACH,    Right.APPLY,     _APPLICANT,                                  _S.DRAFT),
    Step(_S.DRAFT,       _E.MOVE,      Right.APPLY,     (*_APPLICANT, written.target_takes),         _S.DRAFT),
    Step(_S.DRAFT,       _E.SUBMIT,    Right.APPLY,     (written.call_open, *_SENDABLE),             _S.SUBMITTED),
    Step(_S.DRAFT,       _E.WITHDRAW,  Right.APPLY,     _APPLICANT,                                  _S.WITHDRAWN),
    Step(_S.SUBMITTED,   _E.DECLARE,   Right.SEE_STAFF, (rules.ground_given,),                       _S.SUBMITTED),
    Step(_S.SUBMITTED,   _E.ATTACH,    Right.APPLY,     _APPLICANT,                                  _S.SUBMITTED),
    Step(_S.SUBMITTED,   _E.MOVE,      Right.HANDLE,    _MOVABLE,                                    _S.SUBMITTED),
    Step(_S.SUBMITTED,   _E.ASK,       Right.HANDLE,    _ASKABLE,                                    _S.WAITING),
    Step(_S.SUBMITTED,   _E.INFORM,    Right.HANDLE,    _INFORMABLE,                                 _S.SUBMITTED),
    Step(_S.SUBMITTED,   _E.RECOMMEND, Right.HANDLE,    _RECOMMENDABLE,                              _S.RECOMMENDED),
    Step(_S.SUBMITTED,   _E.WITHDRAW,  Right.APPLY,     _APPLICANT,                                  _S.WITHDRAWN),
    Step(_S.WAITING,     _E.DECLARE,   Right.SEE_STAFF, (rules.ground_given,),                       _S.WAITING),
    Step(_S.WAITING,     _E.ATTACH,    Right.APPLY,     _APPLICANT,                                  _S.WAITING),
    Step(_S.WAITING,     _E.DETACH,    Right.APPLY,     _APPLICANT,                                  _S.WAITING),
    Step(_S.WAITING,     _E.ANSWER,    Right.APPLY,     (rules.answer_written, *_SENDABLE),          _S.SUBMITTED),
    Step(_S.WAITING,     _E.RECOMMEND, Right.HANDLE,    (rules.answer_overdue, *_RECOMMENDABLE),     _S.RECOMMENDED),
    Step(_S.WAITING,     _E.WITHDRAW,  Right.APPLY,     _APPLICANT,                                  _S.WITHDRAWN),
    Step(_S.RECOMMENDED, _E.DECLARE,   Right.SEE_STAFF, (rules.ground_given,),                       _S.RECOMMENDED),
    Step(_S.RECOMMENDED, _E.INFORM,    Right.HANDLE,    _INFORMABLE,                                 _S.RECOMMENDED),
    Step(_S.RECOMMENDED, _E.GRANT,     Right.DECIDE,    _GRANTABLE,                                  _S.GRANTED),
    Step(_S.RECOMMENDED, _E.REFUSE,    Right.DECIDE,    _DECIDABLE,                                  _S.REFUSED),
    Step(_S.RECOMMENDED, _E.WITHDRAW,  Right.APPLY,     _APPLICANT,                                  _S.WITHDRAWN),
    Step(_S.GRANTED,     _E.DECLARE,   Right.SEE_STAFF, (rules.ground_given,),                       _S.GRANTED),
    Step(_S.GRANTED,     _E.ACCEPT,    Right.APPLY,     (rules.may_write, rules.acceptance_open),    _S.ACCEPTED),
    Step(_S.GRANTED,     _E.LAPSE,     Right.HANDLE,    _LAPSABLE,                                   _S.LAPSED),
    Step(_S.GRANTED,     _E.PLAN,      Right.HANDLE,    _PLANNABLE,                                  _S.GRANTED),
    Step(_S.GRANTED,     _E.WITHDRAW,  Right.APPLY,     _DECLINABLE,                                 _S.WITHDRAWN),
    Step(_S.ACCEPTED,    _E.DECLARE,   Right.SEE_STAFF, (rules.ground_given,),                       _S.ACCEPTED),
    Step(_S.ACCEPTED,    _E.PLAN,      Right.HANDLE,    _PLANNABLE,                                  _S.ACCEPTED),
    Step(_S.ACCEPTED,    _E.REACH,     Right.HANDLE,    _REACHABLE,                                  _S.ACCEPTED),
    Step(_S.ACCEPTED,    _E.REQUEST,   Right.APPLY,     REQUESTABLE,                                 _S.ACCEPTED),
    Step(_S.ACCEPTED,    _E.CHANGE,    Right.APPLY,     ASKABLE,                                     _S.ACCEPTED),
    Step(_S.ACCEPTED,    _E.RECLAIM,   Right.HANDLE,    NOTIFIABLE,                                  _S.ACCEPTED),
    Step(_S.ACCEPTED,    _E.REPORT,    Right.HANDLE,    _REPORTABLE,                                 _S.ACCEPTED),
    Step(_S.ACCEPTED,    _E.REVERSE,   Right.PAY,       _REVERSIBLE,                                 _S.ACCEPTED),
    Step(_S.ACCEPTED,    _E.CLOSE,     Right.HANDLE,    _CLOSABLE,                                   _S.CLOSED),
    Step(_S.CLOSED,      _E.DECLARE,   Right.SEE_STAFF, (rules.ground_given,),                       _S.CLOSED),
    Step(_S.CLOSED,      _E.REVERSE,   Right.PAY,       _REVERSIBLE,                                 _S.ACCEPTED),
    Step(_S.CLOSED,      _E.RECLAIM,   Right.HANDLE,    NOTIFIABLE,                                  _S.CLOSED),
    Step(_S.CLOSED,      _E.REPORT,    Right.HANDLE,    _REPORTABLE,                                 _S.CLOSED),
    Step(_S.REFUSED,     _E.REVISE,    Right.DECIDE,    _BY_APPEAL,                                  _S.GRANTED),
    Step(_S.GRANTED,     _E.REVISE,    Right.DECIDE,    _BY_APPEAL,                                  _S.GRANTED),
    Step(_S.ACCEPTED,    _E.REVISE,    Right.DECIDE,    _BY_APPEAL,                                  _S.ACCEPTED),
    Step(_S.CLOSED,      _E.REVISE,    Right.DECIDE,    _BY_APPEAL,                                  _S.ACCEPTED),
    Step(_S.REFUSED,     _E.OVERTURN,  Right.HANDLE,    _BY_APPEAL,                                  _S.GRANTED),
    Step(_S.GRANTED,     _E.OVERTURN,  Right.HANDLE,    _BY_APPEAL,                                  _S.GRANTED),
    Step(_S.ACCEPTED,    _E.OVERTURN,  Right.HANDLE,    _BY_APPEAL,                                  _S.ACCEPTED),
    Step(_S.CLOSED,      _E.OVERTURN,  Right.HANDLE,    _BY_APPEAL,                                  _S.ACCEPTED),
    Step(_S.REFUSED,     _E.ANNUL,     Right.HANDLE,    _BY_APPEAL,                                  _S.SUBMITTED),
    Step(_S.GRANTED,     _E.ANNUL,     Right.HANDLE,    _BY_APPEAL,                                  _S.SUBMITTED),
    Step(_S.ACCEPTED,    _E.ANNUL,     Right.HANDLE,    _BY_APPEAL,                                  _S.SUBMITTED),
)
# fmt: on

ABOUT_MONEY = frozenset({GrantEvent.REQUEST, GrantEvent.REVERSE, GrantEvent.CLOSE, GrantEvent.PLAN, GrantEvent.REACH})
"""Events of a grant whose guards look at what was granted and paid (`PaymentFacts`)."""


class Depth(IntEnum):
    """How much of a grant case the guards of an event look at."""

    RELATIONS = 0  # who acts, and dates
    WRITTEN = 1  # the application's lines as well
    JUDGED = 2  # rules, frame, earlier aid, criteria, assessor as well


def depth_of(event: StrEnum) -> Depth:
    """What must be loaded before `event` of the grant table is judged."""
    if event in (GrantEvent.RECOMMEND, GrantEvent.GRANT, GrantEvent.REFUSE):
        return Depth.JUDGED
    return Depth.WRITTEN if event in (GrantEvent.SUBMIT, GrantEvent.ANSWER) else Depth.RELATIONS
