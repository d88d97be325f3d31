"""The accounts of a frame, and the movements between them."""

from enum import StrEnum


class Account(StrEnum):
    """Where money of a frame stands. Only SOURCE, which is outside, may go below zero."""

    SOURCE = "source"
    AVAILABLE = "available"
    COMMITTED = "committed"
    PAID = "paid"


class Movement(StrEnum):
    """What an entry does."""

    APPROPRIATION = "appropriation"
    COMMITMENT = "commitment"
    PAYMENT = "payment"
    LAPSE = "lapse"
    RECLAIM = "reclaim"
    REVERSAL = "reversal"


#: (from, to) of each movement; a reversal goes the other way of what it reverses.
ROUTES: dict[Movement, tuple[Account, Account]] = {
    Movement.APPROPRIATION: (Account.SOURCE, Account.AVAILABLE),
    Movement.COMMITMENT: (Account.AVAILABLE, Account.COMMITTED),
    Movement.PAYMENT: (Account.COMMITTED, Account.PAID),
    Movement.LAPSE: (Account.COMMITTED, Account.AVAILABLE),
    Movement.RECLAIM: (Account.PAID, Account.AVAILABLE),
}
