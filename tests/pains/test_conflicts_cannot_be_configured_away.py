"""No setting, rule set or role lets somebody handle a case in which they are in conflict."""

from __future__ import annotations

import ast
import inspect
import itertools
from datetime import date

import pytest

from bulyst.cases import actions, board_rules, conflicts, impartiality_rules
from bulyst.cases.lifecycle import APPEAL, CHANGE, GRANT, GUIDANCE, MEETING, PAYMENT, RECLAIM
from bulyst.cases.models import Declaration
from bulyst.cases.queries import impartiality
from bulyst.config import settings
from bulyst.kernel.verdict import Refused
from bulyst.programmes import actions as programmes
from bulyst.programmes.choices import RuleKind
from bulyst.programmes.presets import PRESETS
from bulyst.tenancy.actor import staff_actor
from bulyst.tenancy.models import Membership, User
from bulyst.tenancy.roles import STAFF_ROLES, Right
from tests.cases.world import World

pytestmark = pytest.mark.django_db

WORDS = ("conflict", "impartial", "habil", "declare", "declaration", "assessor", "recuse")
ASKS = {"no_conflict", "impartial", "all_free", "through_appeal"}
"""The last: taken by no action but those of an appeal, whose own table asks."""


def test_no_setting_and_no_kind_of_rule_is_about_conflicts() -> None:
    names = [name for name in dir(settings) if name.isupper()]
    assert [name for name in names if any(word in name.lower() for word in WORDS)] == []
    assert [kind for kind in RuleKind if any(word in kind.lower() for word in WORDS)] == []


@pytest.mark.parametrize(
    "module", [impartiality_rules, board_rules, conflicts, impartiality], ids=lambda each: each.__name__
)
def test_what_decides_it_reads_no_settings_and_no_rule_sets(module: object) -> None:
    tree = ast.parse(inspect.getsource(module))  # type: ignore[arg-type]
    imported = {
        node.module or "" if isinstance(node, ast.ImportFrom) else alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert not {name for name in imported if name.startswith(("django.conf", "bulyst.config", "bulyst.programmes"))}


def test_every_step_that_the_staff_takes_asks() -> None:
    for table in (GRANT, GUIDANCE, PAYMENT, CHANGE, RECLAIM, APPEAL):
        for step in table.steps:
            if step.right == Right.APPLY or step.event == "DECLARE":
                continue
            assert ASKS & {guard.__name__ for guard in step.guards}, f"{table.name}: {step.source} {step.event}"
    decide = next(step for step in MEETING.steps if step.event == "DECIDE")
    assert ASKS & {guard.__name__ for guard in decide.guards}


def test_all_roles_at_once_and_every_preset_leave_it_as_it_is(world: World) -> None:
    days = (date(2026, 1, 1 + number) for number in itertools.count(1))
    for preset, day in zip(PRESETS, days, strict=False):
        programmes.adopt_rule_set(
            actor=world.manager,
            programme_id=world.programme.pk,
            name=preset.key,
            valid_from=day,
            drafts=[rule for rule in preset.rules if rule.kind != RuleKind.DE_MINIMIS],  # has an example's rate
            now=world.at,
        )
    user = User.objects.create_user("alt@example.test", None, name="Alle roller")
    for role in STAFF_ROLES:
        Membership.objects.create(user=user, municipality=world.municipality, role=role, since=date(1990, 1, 1))
    everything = staff_actor(user, world.municipality, now=world.at)
    case = world.recommended()
    actions.raise_conflict(actor=world.officer, case_id=case.pk, user_id=user.pk, ground="Eier bakeriet.", now=world.at)
    actions.declare_impartiality(actor=everything, case_id=case.pk, impartial=True, now=world.at)
    for decide in (
        lambda: actions.grant(actor=everything, case_id=case.pk, draft=world.decision(), now=world.at),
        lambda: actions.refuse(actor=everything, case_id=case.pk, reasons="Nei.", now=world.at),
    ):
        with pytest.raises(Refused, match=r"cases\.suspended"):
            decide()
    with world.open():
        assert Declaration.objects.filter(case=case, user=user, impartial=True).exists()  # said, and of no avail
