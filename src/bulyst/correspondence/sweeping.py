"""What was stored for a transaction that never came to its end is cleared away."""

from datetime import datetime, timedelta

from bulyst.correspondence import storage
from bulyst.correspondence.queries import named_on

GRACE = timedelta(days=1)
"""Far longer than any transaction: a younger file may belong to one that is still running."""


def sweep(now: datetime) -> int:
    """Delete every stored letter and file older than a day that no row leads to. Returns how many."""
    swept = 0
    for shelf in storage.SHELVES:
        for names in storage.older_than(now - GRACE, shelf=shelf):
            for name in set(names) - named_on(shelf, names):
                storage.drop(name, shelf=shelf)
                swept += 1
    return swept
