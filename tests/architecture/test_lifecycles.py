"""Every lifecycle table is tried in every state with every event, through its actions and through its pages."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from bulyst.cases.lifecycle import LIFECYCLES

TESTS = Path(__file__).resolve().parents[1]

#: table -> the file that tries it through the actions, the file that tries it through the POST.
TRIED: dict[str, tuple[str, str]] = {
    "grant": ("cases/test_lifecycle_grant.py", "web/cases/test_every_post.py"),
    "guidance": ("cases/test_lifecycle_payment.py", "web/cases/test_every_post.py"),
    "payment": ("cases/test_lifecycle_payment.py", "web/cases/test_every_post.py"),
    "appeal": ("cases/test_lifecycle_appeal.py", "web/cases/test_appeal_pages.py"),
    "change": ("cases/test_lifecycle_money.py", "cases/test_money_posts.py"),
    "reclaim": ("cases/test_lifecycle_money.py", "cases/test_money_posts.py"),
    "report": ("cases/test_reports.py", "cases/test_money_posts.py"),
    "impartiality": ("cases/test_impartiality.py", "web/cases/test_meeting_pages.py"),
    "meeting": ("cases/test_board.py", "web/cases/test_meeting_pages.py"),
}


def test_every_table_names_the_tests_that_try_it() -> None:
    assert set(TRIED) == set(LIFECYCLES)


@pytest.mark.parametrize("name", sorted(LIFECYCLES))
def test_those_tests_ask_the_table_itself(name: str) -> None:
    for path in TRIED[name]:
        tree = ast.parse((TESTS / path).read_text(encoding="utf-8"))
        named = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        assert name.upper() in named, path
