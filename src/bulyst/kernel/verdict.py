"""A rule's answer, and the refusal that follows when it is no."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bulyst.kernel.canonical import plain
from bulyst.kernel.message import Message


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one rule says about one set of facts.

    `rule` is the rule's id, `citation` and `version` are set when the rule is dated data, so that a letter
    can quote what was used. `facts` are the values that the rule looked at.
    """

    ok: bool
    rule: str
    message: Message
    facts: Mapping[str, Any] = field(default_factory=dict)
    citation: str = ""
    version: str = ""

    def as_json(self) -> dict[str, Any]:
        """The verdict as it is stored with a decision."""
        return {
            "ok": self.ok,
            "rule": self.rule,
            "key": self.message.key,
            "facts": plain({**self.message.facts, **self.facts}),
            "citation": self.citation,
            "version": self.version,
        }


def passed(rule: str, key: str = "", **facts: Any) -> Verdict:
    """A yes of `rule`; `key` names the sentence (by default the rule's own id)."""
    return Verdict(True, rule, Message(key or rule, facts), facts)


def failed(rule: str, key: str = "", **facts: Any) -> Verdict:
    """A no of `rule`; `key` names the sentence (by default the rule's own id)."""
    return Verdict(False, rule, Message(key or rule, facts), facts)


class Refused(Exception):
    """An action that may not be taken now. Nothing was changed; `messages` say why."""

    def __init__(self, *verdicts: Verdict) -> None:
        if not verdicts or all(verdict.ok for verdict in verdicts):
            raise ValueError("a refusal needs at least one failing verdict")
        self.verdicts = tuple(sorted(verdicts, key=lambda verdict: verdict.ok))
        super().__init__(", ".join(verdict.message.key for verdict in self.failing))

    @property
    def failing(self) -> tuple[Verdict, ...]:
        """The verdicts that said no."""
        return tuple(verdict for verdict in self.verdicts if not verdict.ok)

    @property
    def messages(self) -> tuple[Message, ...]:
        """Why, one message a failing verdict."""
        return tuple(verdict.message for verdict in self.failing)


def require(verdicts: Iterable[Verdict]) -> tuple[Verdict, ...]:
    """All verdicts, or Refused with every failing one."""
    judged = tuple(verdicts)
    if any(not verdict.ok for verdict in judged):
        raise Refused(*judged)
    return judged
