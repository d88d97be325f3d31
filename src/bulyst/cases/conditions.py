"""What a decision asks of the applicant, one condition at a time, and which of them are met. Pure functions."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from hashlib import sha256

from bulyst.programmes.rulebook import Condition, RuleBook

_MARK = re.compile(r"^\s*(?:[-–•*]|\d+[.)])\s+")
"""What a line of a list begins with."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One condition in words; `citation` is the rule's, empty for one that the decision itself sets."""

    text: str
    citation: str = ""

    @property
    def key(self) -> str:
        """Its own name: the same words are the same condition, also in a decision that replaces another."""
        return sha256(self.text.encode()).hexdigest()


def conditions_in(text: str) -> list[str]:
    """The conditions of a decision as they were written: one to a line, without the marks of a list."""
    lines = (_MARK.sub("", line).strip() for line in text.splitlines())
    return list(dict.fromkeys(line for line in lines if line))


def asked_of(written: str, rules: RuleBook, language: str) -> list[Asked]:
    """Everything that must be met before the final payment: the decision's own lines, then the scheme's rules."""
    own = [Asked(text) for text in conditions_in(written)]
    scheme = [
        Asked(rule.text(language), rule.citation)
        for _kind, rule in rules.rules
        if isinstance(rule, Condition) and rule.before_final
    ]
    return list({each.key: each for each in (*own, *scheme)}.values())


def unmet(asked: Iterable[Asked], met: Collection[str]) -> tuple[str, ...]:
    """The words of what is not met; `met` are keys."""
    return tuple(each.text for each in asked if each.key not in met)
