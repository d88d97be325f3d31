"""Pure rules for what an application says, and where it is sent: facts in, a `Verdict` out."""

from collections.abc import Callable

from bulyst.cases.facts import GrantFacts
from bulyst.cases.verdicts import judge
from bulyst.kernel.lifecycle import Guard
from bulyst.kernel.money import Money
from bulyst.kernel.verdict import Verdict, failed
from bulyst.programmes.blocks import check


def _given(field: str, given: Callable[[GrantFacts], object]) -> Guard:
    def rule(facts: GrantFacts) -> Verdict:
        return judge(bool(given(facts)), f"cases.given.{field}")

    rule.__name__ = f"given_{field}"
    return rule


COMPLETE: tuple[Guard, ...] = (
    _given("title", lambda facts: facts.title.strip()),
    _given("description", lambda facts: facts.description.strip()),
    _given("purpose", lambda facts: facts.purpose),
    _given("starts_on", lambda facts: facts.starts_on),
    _given("applied_amount", lambda facts: facts.applied > Money.ZERO),
    _given("cost_lines", lambda facts: facts.cost_lines),
)
"""An application says what, what for, from when, how much, and what it costs: one verdict for each, so that all
that is missing is said at once."""


def own_questions(facts: GrantFacts) -> tuple[Verdict, ...]:
    """One verdict for each question of the municipality's own."""
    return check(facts.questions, facts.answers, facts.language)


def own_questions_answered(facts: GrantFacts) -> Verdict:
    """The municipality's own questions are answered as far as they must be."""
    wrong = [verdict.facts["label"] for verdict in own_questions(facts) if not verdict.ok]
    return judge(not wrong, "cases.own_questions_answered", questions=wrong)


def runs_forward(facts: GrantFacts) -> Verdict:
    """A project does not end before it begins."""
    ok = facts.starts_on is None or facts.ends_on is None or facts.ends_on >= facts.starts_on
    return judge(ok, "cases.runs_forward", starts_on=facts.starts_on, ends_on=facts.ends_on)


def call_open(facts: GrantFacts) -> Verdict:
    """The call takes applications at this moment."""
    if facts.call_cancelled:
        return failed("cases.call_open", "cases.call_cancelled")
    return judge(facts.call_open, "cases.call_open")


def target_takes(facts: GrantFacts) -> Verdict:
    """An application is moved to another call, one that takes applications now."""
    if not facts.target_is_other:
        return failed("cases.target_open", "cases.target_is_own")
    return judge(facts.target_open, "cases.target_open")


def move_explained(facts: GrantFacts) -> Verdict:
    """Who moves somebody else's application tells them why."""
    return judge(bool(facts.text.strip()), "cases.move_explained")


def purpose_in_call(facts: GrantFacts) -> Verdict:
    """The purpose is one that the call is made for; a call that names none takes all."""
    ok = not facts.call_purposes or facts.purpose in facts.call_purposes
    return judge(ok, "cases.purpose_in_call", purpose=facts.purpose)


def cost_lines_add_up(facts: GrantFacts) -> Verdict:
    """Every cost line is above zero, and together they carry the applied amount."""
    if any(line <= Money.ZERO for line in facts.cost_lines):
        return failed("cases.cost_lines_add_up", "cases.cost_line_not_positive")
    return judge(facts.applied <= facts.costs, "cases.cost_lines_add_up", applied=facts.applied, costs=facts.costs)


def plan_is_financed(facts: GrantFacts) -> Verdict:
    """The finance plan is complete: each line is above zero, and with the applied amount they are the costs."""
    if any(line <= Money.ZERO for line in facts.finance_lines):
        return failed("cases.plan_is_financed", "cases.finance_line_not_positive")
    return judge(
        facts.financed == facts.costs,
        "cases.plan_is_financed",
        costs=facts.costs,
        financed=facts.financed,
        difference=max(facts.costs, facts.financed) - min(facts.costs, facts.financed),
    )
