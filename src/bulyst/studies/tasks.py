"""What the worker does for studies."""

from django_tasks import task

from bulyst.studies.actions.run import carry_out


@task()
def carry_out_run(run_id: int) -> None:
    """Compute what is left of a run."""
    carry_out(run_id=run_id)
