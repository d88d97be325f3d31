"""How a payment request moves: asked for, attested by one, paid by another."""

from enum import StrEnum

from bulyst.cases import condition_rules, rules
from bulyst.cases import payment_rules as money
from bulyst.kernel.lifecycle import Lifecycle, Step
from bulyst.tenancy.roles import Right


class PaymentState(StrEnum):
    REQUESTED = "REQUESTED"
    ATTESTED = "ATTESTED"
    RETURNED = "RETURNED"
    PAID = "PAID"
    REVERSED = "REVERSED"
    WITHDRAWN = "WITHDRAWN"


class PaymentEvent(StrEnum):
    EDIT = "EDIT"
    WITHDRAW = "WITHDRAW"
    ATTEST = "ATTEST"
    RETURN = "RETURN"
    PAY = "PAY"
    REVERSE = "REVERSE"


REQUESTABLE = (
    rules.may_write,
    money.requestable,
    money.request_complete,
    money.within_rest,
    money.within_regime,
    money.within_plan,
    money.grant_valid,
    money.no_appeal_before_final,
)
_EDITABLE = (*REQUESTABLE, money.grant_accepted)
_ATTESTABLE = (
    money.no_conflict,
    money.not_the_requester,
    money.grant_accepted,
    money.costs_accepted,
    money.nothing_overpaid,
    money.something_to_settle,
    money.within_rest,
    condition_rules.all_met,
    money.within_plan,
)
_PAYABLE = (
    money.no_conflict,
    money.not_the_requester,
    money.not_the_attester,
    money.grant_accepted,
    money.within_rest,
    condition_rules.all_met,
)
_REVERSIBLE = (money.no_conflict, money.reason_given)

_P, _M = PaymentState, PaymentEvent

# fmt: off
PAYMENT = Lifecycle(
    "payment",
    #    from          event        right         only if                                  to
    Step(_P.REQUESTED, _M.EDIT,     Right.APPLY,  _EDITABLE,                              _P.REQUESTED),
    Step(_P.REQUESTED, _M.WITHDRAW, Right.APPLY,  (rules.may_write,),                     _P.WITHDRAWN),
    Step(_P.REQUESTED, _M.ATTEST,   Right.ATTEST, _ATTESTABLE,                            _P.ATTESTED),
    Step(_P.REQUESTED, _M.RETURN,   Right.ATTEST, (money.no_conflict, money.reason_given), _P.RETURNED),
    Step(_P.ATTESTED,  _M.PAY,      Right.PAY,    _PAYABLE,                               _P.PAID),
    Step(_P.ATTESTED,  _M.RETURN,   Right.PAY,    (money.no_conflict, money.reason_given), _P.RETURNED),
    Step(_P.PAID,      _M.REVERSE,  Right.PAY,    _REVERSIBLE,                            _P.REVERSED),
)
# fmt: on
