"""A design is written down before anything is computed, and stays as it was afterwards."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.studies.conftest import DATED, UNDATED

from bulyst.audit import trail
from bulyst.kernel.verdict import Refused
from bulyst.studies.actions import StudyDraft, register_study, run_study
from bulyst.studies.models import Run, StoredVerdict, Study
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Role


def refused(register: Callable[[], Any]) -> list[str]:
    with pytest.raises(Refused) as refusal:
        register()
    return [message.key for message in refusal.value.messages]


def test_the_design_says_all_that_decides_the_answer(dated: Study) -> None:
    assert dated.design["unit"] == "5042"
    assert dated.design["starts"] == [2016, 2016]
    assert dated.design["donors"]["size_factor"] == 4.0
    assert dated.design["matters"] == 0.03
    assert len(dated.design_hash) == 64


def test_registering_the_same_again_makes_no_second_study(manager: Actor, dated: Study, now: datetime) -> None:
    again = register_study(actor=manager, draft=DATED, now=now)
    assert (again.pk, again.design_hash) == (dated.pk, dated.design_hash)


def test_an_unrun_design_may_still_change(manager: Actor, dated: Study, now: datetime) -> None:
    changed = register_study(actor=manager, draft=replace(DATED, matters=0.05), now=now)
    assert changed.pk == dated.pk
    assert changed.design_hash != dated.design_hash


@pytest.mark.parametrize(
    "change", [{"matters": 0.05}, {"earliest_start": 2015}, {"unit": "5043"}, {"horizon": 5}, {"seed": 2}]
)
def test_a_design_that_has_been_run_is_frozen(
    manager: Actor, dated: Study, now: datetime, change: dict[str, Any]
) -> None:
    run_study(actor=manager, study_id=dated.pk, now=now)
    keys = refused(lambda: register_study(actor=manager, draft=replace(DATED, **change), now=now))
    assert keys == ["studies.design_frozen"]
    dated.refresh_from_db()
    assert dated.design["matters"] == 0.03


def test_the_words_of_a_study_that_has_been_run_may_be_mended(manager: Actor, dated: Study, now: datetime) -> None:
    run_study(actor=manager, study_id=dated.pk, now=now)
    mended = register_study(actor=manager, draft=replace(DATED, background="Bakeriet stengte i 2015."), now=now)
    assert mended.background == "Bakeriet stengte i 2015."


def test_the_database_itself_keeps_a_run_design_frozen(manager: Actor, dated: Study, now: datetime) -> None:
    run_study(actor=manager, study_id=dated.pk, now=now)
    with pytest.raises(IntegrityError, match="frozen"), transaction.atomic():
        Study.objects.filter(pk=dated.pk).update(design_hash="0" * 64)
    with pytest.raises(IntegrityError, match="frozen"), transaction.atomic():
        Study.objects.filter(pk=dated.pk).update(design={})


def test_the_database_itself_keeps_answers_as_they_came_out(manager: Actor, dated: Study, now: datetime) -> None:
    run = run_study(actor=manager, study_id=dated.pk, now=now)
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        StoredVerdict.objects.filter(run=run).update(report={})
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        StoredVerdict.objects.filter(run=run).delete()
    with pytest.raises(IntegrityError, match="do not change"), transaction.atomic():
        Run.objects.filter(pk=run.pk).update(result_hash="0" * 64)


def test_an_old_number_is_registered_as_the_present_municipality(manager: Actor, now: datetime) -> None:
    assert register_study(actor=manager, draft=replace(UNDATED, unit="1738"), now=now).unit == "5042"


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"unit": "9999"}, "population.unknown_number"),
        ({"unit": "1534"}, "population.split"),
        ({"earliest_start": 2003}, "studies.starts_in_order"),
        ({"earliest_start": 1990}, "studies.starts_within_figures"),
        ({"latest_start": 2020}, "studies.starts_within_figures"),
        ({"horizon": 0}, "studies.horizon_is_ahead"),
    ],
)
def test_what_cannot_be_studied_is_refused_with_its_reason(
    manager: Actor, now: datetime, change: dict[str, Any], key: str
) -> None:
    draft = replace(UNDATED, **change)
    assert refused(lambda: register_study(actor=manager, draft=draft, now=now)) == [key]
    assert not Study.objects.exists()


@pytest.mark.parametrize("share", [0.0, 1.0, -0.03])
def test_an_effect_that_is_no_share_is_refused(manager: Actor, now: datetime, share: float) -> None:
    draft = replace(UNDATED, matters=share)
    assert refused(lambda: register_study(actor=manager, draft=draft, now=now)) == ["studies.effect_that_matters"]


def test_who_has_no_right_registers_nothing(
    lierne: Municipality, make_actor: Callable[..., Actor], now: datetime
) -> None:
    officer = make_actor(lierne, Role.CASE_OFFICER)
    draft: StudyDraft = DATED
    assert refused(lambda: register_study(actor=officer, draft=draft, now=now)) == ["tenancy.no_right"]
    assert not Study.objects.exists()


def test_registering_is_audited(manager: Actor, dated: Study) -> None:
    (line,) = trail.history(manager.tenant_id, dated)
    assert (line.event, line.facts["design"]) == ("study.registered", dated.design_hash)
