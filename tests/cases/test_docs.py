"""The documentation shows the tables that the program runs on."""

from pathlib import Path

import pytest

from bulyst.cases.lifecycle import LIFECYCLES
from bulyst.kernel.lifecycle import Lifecycle

DOCS = Path(__file__).parents[2] / "docs" / "cases.md"


@pytest.mark.parametrize("table", LIFECYCLES.values(), ids=lambda table: table.name)
def test_the_diagram_is_the_table(table: Lifecycle) -> None:
    assert f"```mermaid\n{table.mermaid()}\n```" in DOCS.read_text()
