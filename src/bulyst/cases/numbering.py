"""Case numbers: "2026/12", one after the other in each municipality and year, without gaps."""

from datetime import datetime

from bulyst.cases.models import CaseCounter
from bulyst.kernel.deadlines import today


def next_number(tenant_id: int, now: datetime) -> str:
    """The next number of the year in Norway. The counter is locked until the running transaction ends.

    A transaction that is rolled back gives its number back: that is why the counter is a row and no sequence.
    """
    year = today(now).year
    counter, _ = CaseCounter.objects.select_for_update().get_or_create(
        tenant_id=tenant_id, year=year, defaults={"last": 0}
    )
    counter.last += 1
    counter.save(update_fields=["last"])
    return f"{year}/{counter.last}"
