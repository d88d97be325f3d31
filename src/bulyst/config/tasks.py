"""What the whole house does by itself."""

import logging

from django_tasks import task

from bulyst.audit import trail
from bulyst.ledger import queries as ledger

log = logging.getLogger("bulyst.check")


@task()
def check_house() -> int:
    """Verify every audit chain and the ledger; what does not hold is logged as an error. Returns the number."""
    problems = [f"audit, tenant {each.tenant_id}, event {each.sequence}: {each.what}" for each in trail.verify()]
    problems += [f"ledger, tenant {each.tenant_id}, {each.where}: {each.what}" for each in ledger.check()]
    for problem in problems:
        log.error(problem)
    return len(problems)
