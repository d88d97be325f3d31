"""Pure judgements on movements of money."""

from __future__ import annotations

from bulyst.kernel.money import Money
from bulyst.kernel.verdict import Verdict, failed, passed


def positive(amount: Money) -> Verdict:
    """Nothing is moved but a sum above zero."""
    return (passed if amount > Money.ZERO else failed)("ledger.positive", amount=amount)


def covered(amount: Money, balance: Money, account: str) -> Verdict:
    """An account holds at least what is to leave it."""
    return (passed if balance >= amount else failed)(
        "ledger.covered", f"ledger.overdrawn_{account}", amount=amount, balance=balance
    )
