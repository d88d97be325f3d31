"""In the national portal report questions differ by manager, and nothing can be added up. Here they have a type."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bulyst.cases.queries import report_totals
from tests.cases.test_reports import asked, delivered, with_questions
from tests.cases.world import World

pytestmark = pytest.mark.django_db


def test_the_answers_of_all_reports_make_one_sum_with_its_rows(world: World) -> None:
    with_questions(world)
    for jobs in ("1", "2.5"):
        delivered(world, asked(world), arsverk=jobs)
    with world.open():
        (jobs_total, _sales) = report_totals(world.programme.pk)
    assert jobs_total.sum == Decimal("3.5")
    assert len(jobs_total.rows) == 2
