"""Have a study computed in the background."""

from datetime import datetime

from django.db import transaction

from bulyst.studies import tasks
from bulyst.studies.actions.run import open_run
from bulyst.studies.models import Run
from bulyst.tenancy.actor import Actor


def ask_for_run(*, actor: Actor, study_id: int, now: datetime) -> Run:
    """Put a study in the queue; the study's page shows how far it has come. Raises `Refused`."""
    run = open_run(actor=actor, study_id=study_id, now=now)
    transaction.on_commit(lambda: tasks.carry_out_run.enqueue(run.pk))
    return run
