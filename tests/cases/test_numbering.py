"""Case numbers run on without gaps, by municipality and Norwegian year."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import transaction

from bulyst.cases import actions
from bulyst.cases.models import Case
from bulyst.cases.numbering import next_number
from bulyst.kernel.verdict import Refused
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.scope import opened
from tests.cases.world import World


@pytest.mark.django_db
def test_numbers_run_on_and_a_refused_submission_takes_none(world: World) -> None:
    assert world.submitted().number == "2026/1"
    incomplete = world.draft(title="")
    with pytest.raises(Refused):
        actions.submit(actor=world.applicant, case_id=incomplete.pk, now=world.at)
    world.draft()
    assert world.submitted().number == "2026/2"
    assert world.guidance().number == "2026/3"


@pytest.mark.django_db
def test_a_submission_that_is_rolled_back_gives_its_number_back(world: World) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        world.submitted()
        raise ZeroDivisionError
    assert world.submitted().number == "2026/1"


@pytest.mark.django_db
def test_the_year_is_the_norwegian_one_and_each_municipality_counts_for_itself(
    lierne: Municipality, neighbour: Municipality
) -> None:
    before, after = datetime(2026, 12, 31, 22, 59, tzinfo=UTC), datetime(2026, 12, 31, 23, 0, tzinfo=UTC)
    with opened(lierne):
        assert [next_number(lierne.pk, at) for at in (before, before, after)] == ["2026/1", "2026/2", "2027/1"]
    with opened(neighbour):
        assert next_number(neighbour.pk, before) == "2026/1"


@pytest.mark.django_db
def test_only_what_was_sent_has_a_number(world: World) -> None:
    from django.db import IntegrityError

    case = world.draft()
    with world.open(), pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(number="2026/99")
