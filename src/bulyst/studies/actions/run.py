"""Compute a registered study: one answer for each start year, kept as it comes, so that a stopped run can go on."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils import timezone

from bulyst.audit import trail
from bulyst.evaluation import Refusal
from bulyst.kernel.canonical import canonical_json, sha256_hex
from bulyst.kernel.message import Message
from bulyst.kernel.verdict import require
from bulyst.population import figures
from bulyst.studies import engine, rules
from bulyst.studies.models import Run, RunState, StoredVerdict, Study
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor, system_actor
from bulyst.tenancy.roles import Right
from bulyst.tenancy.wording import say

#: Told how many start years are done, and of how many.
Progress = Callable[[int, int], None]


def run_study(*, actor: Actor, study_id: int, now: datetime, progress: Progress | None = None) -> Run:
    """Compute a study here and now and return the ended run. Raises `Refused` when `actor` may not ask for it."""
    run = open_run(actor=actor, study_id=study_id, now=now)
    return carry_out(run_id=run.pk, clock=lambda: now, progress=progress)


@action
def open_run(*, actor: Actor, study_id: int, now: datetime) -> Run:
    """Write down that a study shall be computed, and what it will rest on.

    A run that was stopped is taken up again where it was, or given up if it began on other figures or with
    another engine. Raises `Refused`, also while a run is under way.
    """
    authorise(actor, Right.MANAGE_PROGRAMME, Right.EDIT_CATALOGUE)
    study = Study.objects.select_for_update().get(pk=study_id)
    earlier = study.runs.filter(state__in=(RunState.WAITING, RunState.RUNNING)).first()
    if earlier is not None:
        resting = _rests_on_the_same(earlier)
        require([rules.not_under_way(resting=resting, asked_for_at=earlier.asked_for_at, now=now)])
        if resting:
            trail.record(actor, "study.run_taken_up", study, at=now, run=earlier.pk)
            return earlier
        _close(actor, earlier, failure=say(Message("studies.figures_changed")), now=now)
    run = Run.objects.create(
        study=study,
        design_hash=study.design_hash,
        data_hash=figures.data_hash(),
        engine=engine.version(),
        total=len(study.starts),
        asked_for_at=now,
    )
    trail.record(actor, "study.run_asked_for", study, at=now, run=run.pk)
    return run


def carry_out(*, run_id: int, clock: Callable[[], datetime] = timezone.now, progress: Progress | None = None) -> Run:
    """Compute what is left of a run. Each answer is kept in a transaction of its own, so that its progress shows.

    A design that the engine refuses ends the run as failed, with the reason; so does an answer that differs from
    an earlier one on the same design, figures and engine.
    """
    house = system_actor(None)
    run = _begin(actor=house, run_id=run_id, now=clock())
    kept = set(run.verdicts.values_list("start", flat=True))
    for start in run.study.starts:
        if start not in kept:
            try:
                report = engine.judged(run.study.design, start)
            except Refusal as refusal:
                return _end(actor=house, run_id=run_id, failure=refusal.sentence("nb"), now=clock())
            _keep(actor=house, run_id=run_id, start=start, report=report, now=clock())
            kept.add(start)
        if progress:
            progress(len(kept), run.total)
    return _end(actor=house, run_id=run_id, failure="", now=clock())


@action
def _begin(*, actor: Actor, run_id: int, now: datetime) -> Run:
    authorise(actor, Right.HANDLE)
    run = Run.objects.select_related("study").get(pk=run_id)
    require([rules.rests_on_the_same(_rests_on_the_same(run))])
    run.state = RunState.RUNNING
    run.save(update_fields=["state"])
    trail.record(actor, "study.run_begun", run.study, at=now, run=run.pk)
    return run


@action
def _keep(*, actor: Actor, run_id: int, start: int, report: dict[str, Any], now: datetime) -> StoredVerdict:
    authorise(actor, Right.HANDLE)
    verdict = StoredVerdict.objects.create(
        run_id=run_id,
        start=start,
        summary=engine.summary(report),
        report=report,
        report_hash=engine.fingerprint(report),
    )
    trail.record(actor, "study.answered", ("study run", run_id), at=now, start=start, report=verdict.report_hash)
    return verdict


@action
def _end(*, actor: Actor, run_id: int, failure: str, now: datetime) -> Run:
    authorise(actor, Right.HANDLE)
    run = Run.objects.select_related("study").get(pk=run_id)
    _close(actor, run, failure=failure, now=now)
    return run


def _close(actor: Actor, run: Run, *, failure: str, now: datetime) -> None:
    run.result_hash = _result_hash(run)
    run.why_failed = failure or _difference(run)
    run.state = RunState.FAILED if run.why_failed else RunState.DONE
    run.finished_at = now
    run.save(update_fields=["result_hash", "why_failed", "state", "finished_at"])
    trail.record(actor, f"study.run_{run.state}", run.study, at=now, run=run.pk, result=run.result_hash)


def _rests_on_the_same(run: Run) -> bool:
    return run.data_hash == figures.data_hash() and run.engine == engine.version()


def _result_hash(run: Run) -> str:
    """SHA-256 over start years and the hashes of their reports."""
    return sha256_hex(canonical_json(list(run.verdicts.values_list("start", "report_hash"))))


def _difference(run: Run) -> str:
    """That an earlier run gave another answer on the same design, figures and engine; nothing if none did."""
    same = Run.objects.filter(
        design_hash=run.design_hash, data_hash=run.data_hash, engine=run.engine, state=RunState.DONE
    )
    other = same.exclude(pk=run.pk).exclude(result_hash=run.result_hash).first()
    return say(Message("studies.not_reproduced", {"run": other.pk})) if other else ""
