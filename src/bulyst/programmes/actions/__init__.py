"""What can be done with programmes."""

from bulyst.programmes.actions.adopt_rules import adopt_rule_set
from bulyst.programmes.actions.announce import (
    CallDraft,
    RoundDraft,
    cancel_call,
    change_call,
    close_call,
    extend_call,
    open_call,
    plan_rounds,
)
from bulyst.programmes.actions.describe import (
    ClaimDraft,
    GoalDraft,
    add_area,
    add_claim,
    add_criterion,
    add_goal,
    add_project,
    add_value,
    change_goal,
)
from bulyst.programmes.actions.form import FormPlace, adopt_form, discard_form, save_form
from bulyst.programmes.actions.fund import add_fund, add_money, place_fund
from bulyst.programmes.actions.parts import (
    change_area,
    change_claim,
    change_criterion,
    change_project,
    change_value,
    remove_part,
)
from bulyst.programmes.actions.programme import (
    ProgrammeDraft,
    change_programme,
    create_programme,
    publish_programme,
)

__all__ = [
    "CallDraft",
    "ClaimDraft",
    "FormPlace",
    "GoalDraft",
    "ProgrammeDraft",
    "RoundDraft",
    "add_area",
    "add_claim",
    "add_criterion",
    "add_fund",
    "add_goal",
    "add_money",
    "add_project",
    "add_value",
    "adopt_form",
    "adopt_rule_set",
    "cancel_call",
    "change_area",
    "change_call",
    "change_claim",
    "change_criterion",
    "change_goal",
    "change_programme",
    "change_project",
    "change_value",
    "close_call",
    "create_programme",
    "discard_form",
    "extend_call",
    "open_call",
    "place_fund",
    "plan_rounds",
    "publish_programme",
    "remove_part",
    "save_form",
]
