"""Whatever an action records about a case is told on the case's page, and in the trail, in words."""

from __future__ import annotations

import re

from bulyst.tenancy.wording import has_words
from bulyst.web.staff.cases.wording import FACTS
from tests.demonstration import ROOT

#: Events whose sentence depends on the facts: "decision.received" has one for each way of receiving.
BY_FACTS = {"decision.received"}
_RECORDED = re.compile(
    r"record\(\s*actor,\s*\"(?P<event>[a-z_]+\.[a-z_]+)\"(?: if [a-z_.]+ else \"(?P<other>[a-z_]+\.[a-z_]+)\")?,"
    r"\s*(?:(?:[a-z_]+\.)*case|guidance)\b(?P<facts>[^\n]*\)|[^)]*\))"
)


def recorded() -> list[re.Match[str]]:
    """Every call that writes about a case."""
    sources = (path.read_text(encoding="utf-8") for path in sorted((ROOT / "src" / "bulyst").rglob("actions/*.py")))
    return [found for source in sources for found in _RECORDED.finditer(source)]


def test_every_event_of_a_case_has_a_sentence() -> None:
    events = {event for found in recorded() for event in (found["event"], found["other"]) if event} - BY_FACTS
    assert {"case.submitted", "condition.met", "report.corrected"} <= events
    assert {event for event in events if not has_words(f"timeline.{event}")} == set()


def test_every_fact_of_the_trail_has_a_name() -> None:
    facts = {fact for found in recorded() for fact in re.findall(r"\b([a-z_]+)=", found["facts"])} - {"at"}
    assert {"amount", "condition", "due_on"} <= facts
    assert facts - set(FACTS) == set()
