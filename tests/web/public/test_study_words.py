"""Everything the engine can name has its words on the page."""

from bulyst.evaluation import COMPARABLE, METHODS, Answer, Design
from bulyst.evaluation.design import settle
from bulyst.evaluation.donors import alternatives
from bulyst.population import figures
from bulyst.web.public.studies import tables


def test_every_estimator_has_its_words() -> None:
    assert set(METHODS) == set(tables.method_words())


def test_every_other_donor_rule_has_its_words() -> None:
    assert set(alternatives(COMPARABLE)) == set(tables.rule_words())


def test_every_reason_to_leave_a_municipality_out_has_its_words() -> None:
    pool = settle(Design(unit="5042", start=2016, donors=COMPARABLE), figures.panel().log()).pool
    assert set(pool.excluded.values()) == set(tables.reason_words())


def test_every_answer_has_its_words() -> None:
    assert {str(answer) for answer in Answer} == set(tables.answer_words())
