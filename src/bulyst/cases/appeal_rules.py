"""Pure rules of appeals: facts in, a `Verdict` out. Public Administration Act chapter VI.

None of them knows the database or the clock.
"""

from datetime import date

from bulyst.kernel.deadlines import weeks_after
from bulyst.kernel.verdict import Verdict, failed, passed


def last_day(received: date, weeks: int) -> date:
    """The last day to appeal a decision that was received that day.

    It ends on the same weekday; a Saturday or holiday moves to the next working day (sections 29 and 30).
    """
    return weeks_after(received, weeks)


def receipt_day_possible(*, made: date, on: date, today: date) -> Verdict:
    """Nobody gets a letter before it is written, or on a day to come."""
    if made <= on <= today:
        return passed("letters.receipt_day", "letters.receipt_day.ok")
    return failed("letters.receipt_day", made=made)
