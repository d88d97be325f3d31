"""A run keeps one answer for each start year, shows how far it has come, and gives the same answer every time."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from tests.studies.conftest import UNDATED

from bulyst.kernel.verdict import Refused
from bulyst.population import figures
from bulyst.studies import engine, queries
from bulyst.studies.actions import ask_for_run, carry_out, register_study, run_study
from bulyst.studies.actions.run import open_run
from bulyst.studies.models import Run, RunState, StoredVerdict, Study
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Role


def test_a_dated_study_gives_one_answer(manager: Actor, dated: Study, now: datetime) -> None:
    run = run_study(actor=manager, study_id=dated.pk, now=now)
    assert run.state == RunState.DONE
    (year,) = queries.sweep("bakeriet")
    assert (year.start, year.end, year.answer) == (2016, 2026, "underpowered")
    assert round(year.effect_persons) == -41
    assert year.effect_percent == pytest.approx(-3.1, abs=0.05)


def test_an_undated_study_gives_an_answer_for_every_start_year(manager: Actor, undated: Study, now: datetime) -> None:
    told: list[tuple[int, int]] = []
    run_study(actor=manager, study_id=undated.pk, now=now, progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert [(year.start, year.end) for year in queries.sweep("lierne-2")] == [
        (1999, 2008), (2000, 2009), (2001, 2010), (2002, 2011),
    ]  # fmt: skip


def test_the_same_design_and_figures_give_the_same_result(manager: Actor, undated: Study, now: datetime) -> None:
    first = run_study(actor=manager, study_id=undated.pk, now=now)
    second = run_study(actor=manager, study_id=undated.pk, now=now)
    assert first.pk != second.pk
    assert (first.result_hash, first.data_hash) == (second.result_hash, second.data_hash)
    assert queries.times_repeated(second) == 2


def test_a_stored_answer_equals_one_asked_of_the_engine(manager: Actor, dated: Study, now: datetime) -> None:
    from bulyst.evaluation import COMPARABLE, Design, evaluate

    run_study(actor=manager, study_id=dated.pk, now=now)
    stored = queries.report("bakeriet", 2016)
    asked = evaluate(figures.panel().log(), Design(unit="5042", start=2016, donors=COMPARABLE)).as_json()
    assert stored is not None
    assert stored["estimate"]["weights"] == pytest.approx(asked["estimate"]["weights"], abs=1e-8)
    assert stored["provenance"]["data_hash"] == asked["provenance"]["data_hash"]


def test_a_report_is_read_back_in_the_order_of_speech(manager: Actor, dated: Study, now: datetime) -> None:
    run_study(actor=manager, study_id=dated.pk, now=now)
    report = queries.report("bakeriet", 2016)
    assert report is not None
    assert list(report) == list(engine.judged(dated.design, 2016))
    weights = list(report["estimate"]["weights"].values())
    assert weights == sorted(weights, reverse=True)


def test_another_answer_on_the_same_design_and_figures_is_not_taken(
    manager: Actor, dated: Study, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = run_study(actor=manager, study_id=dated.pk, now=now)
    honest = engine.judged

    def slipping(frozen: dict[str, Any], start: int) -> dict[str, Any]:
        report = honest(frozen, start)
        return report | {"verdict": "increase"}

    monkeypatch.setattr(engine, "judged", slipping)
    second = run_study(actor=manager, study_id=dated.pk, now=now)
    assert second.state == RunState.FAILED
    assert str(first.pk) in second.why_failed
    assert queries.latest_run("bakeriet") == first


def test_a_design_the_engine_refuses_ends_the_run_with_the_reason(manager: Actor, now: datetime) -> None:
    draft = replace(UNDATED, slug="gap", unit="1580", earliest_start=2015, latest_start=2015)
    with_a_gap = register_study(actor=manager, draft=draft, now=now)
    stopped = run_study(actor=manager, study_id=with_a_gap.pk, now=now)
    assert stopped.state == RunState.FAILED
    assert "Haram" in stopped.why_failed
    assert queries.sweep("gap") == []
    shown = queries.progress("gap")
    assert shown is not None
    assert shown.why_failed == stopped.why_failed


def test_a_stopped_run_goes_on_where_it_was(manager: Actor, undated: Study, now: datetime) -> None:
    run = open_run(actor=manager, study_id=undated.pk, now=now)

    class Stopped(Exception):
        pass

    def stop_after_two(done: int, total: int) -> None:
        if done == 2:
            raise Stopped

    with pytest.raises(Stopped):
        carry_out(run_id=run.pk, progress=stop_after_two)
    half = queries.progress("lierne-2")
    assert half is not None
    assert (half.state, half.done, half.total) == (RunState.RUNNING, 2, 4)
    assert queries.sweep("lierne-2") == []

    kept = set(StoredVerdict.objects.values_list("pk", flat=True))
    assert carry_out(run_id=run.pk).state == RunState.DONE
    assert kept < set(StoredVerdict.objects.values_list("pk", flat=True))
    assert queries.progress("lierne-2") is None


def test_progress_is_the_newest_runs(manager: Actor, dated: Study, now: datetime) -> None:
    run_study(actor=manager, study_id=dated.pk, now=now)
    assert queries.progress("bakeriet") is None
    open_run(actor=manager, study_id=dated.pk, now=now)
    again = queries.progress("bakeriet")
    assert again is not None
    assert again.done == 0


def test_a_stopped_run_does_not_go_on_with_other_figures(
    manager: Actor, dated: Study, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = open_run(actor=manager, study_id=dated.pk, now=now)
    monkeypatch.setattr(figures, "data_hash", lambda: "0" * 64)
    with pytest.raises(Refused) as refusal:
        carry_out(run_id=run.pk)
    assert refusal.value.messages[0].key == "studies.figures_changed"
    assert not StoredVerdict.objects.exists()


def test_a_run_that_has_stood_still_is_taken_up_where_it_was(manager: Actor, dated: Study, now: datetime) -> None:
    stopped = open_run(actor=manager, study_id=dated.pk, now=now)
    taken_up = run_study(actor=manager, study_id=dated.pk, now=now + timedelta(hours=2))
    assert (taken_up.pk, taken_up.state) == (stopped.pk, RunState.DONE)


def test_a_run_that_began_on_other_figures_is_given_up_for_a_new_one(
    manager: Actor, dated: Study, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier:
        earlier.setattr(figures, "data_hash", lambda: "0" * 64)
        stopped = open_run(actor=manager, study_id=dated.pk, now=now)
    run = run_study(actor=manager, study_id=dated.pk, now=now)
    stopped.refresh_from_db()
    assert (stopped.state, run.state) == (RunState.FAILED, RunState.DONE)
    assert stopped.pk != run.pk


def test_a_study_is_not_run_twice_at_once(manager: Actor, dated: Study, now: datetime) -> None:
    open_run(actor=manager, study_id=dated.pk, now=now)
    with pytest.raises(Refused) as refusal:
        run_study(actor=manager, study_id=dated.pk, now=now)
    assert refusal.value.messages[0].key == "studies.already_running"


def test_who_has_no_right_runs_nothing(
    lierne: Municipality, make_actor: Callable[..., Actor], dated: Study, now: datetime
) -> None:
    with pytest.raises(Refused):
        run_study(actor=make_actor(lierne, Role.FINANCE_OFFICER), study_id=dated.pk, now=now)
    assert not Run.objects.exists()


def test_a_run_asked_for_is_carried_out_by_the_worker(
    manager: Actor, dated: Study, now: datetime, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        run = ask_for_run(actor=manager, study_id=dated.pk, now=now)
    run.refresh_from_db()
    assert run.state == RunState.DONE
