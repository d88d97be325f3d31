"""What the programme's rules say of a case, in three colours, with the text of each rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from bulyst.kernel.message import Message
from bulyst.kernel.verdict import Verdict
from bulyst.programmes.rulebook import RuleBook


class Light(StrEnum):
    GREEN = "green"
    AMBER = "amber"
    RED = "red"


WORDS = {Light.GREEN: _("Oppfylt"), Light.AMBER: _("Se på dette"), Light.RED: _("Ikke oppfylt")}

_NOTHING_TO_SAY = "cases.no_such_rule"
_TO_BE_LOOKED_AT = frozenset({"cases.within_de_minimis.not_stated"})
_A_LOWER_AMOUNT_HELPS = frozenset(
    {
        "cases.within_share",
        "cases.within_amount",
        "cases.within_applicant_ceiling",
        "cases.within_applicant_ceiling.call",
        "cases.within_applicant_ceiling.municipality",
    }
)


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule's answer. Colour is never the only sign: `word` says the same."""

    light: Light
    word: str | Promise
    message: Message
    text: str
    citation: str
    version: str

    @property
    def matters(self) -> bool:
        """Whether to show it at once: the scheme's own rules, and whatever refuses."""
        return bool(self.citation) or self.light != Light.GREEN


def rule_lines(verdicts: Iterable[Verdict], rules: RuleBook, *, decided: bool) -> list[RuleLine]:
    """The rules that have something to say, those that refuse first.

    Until an amount is recommended, a limit that the applied amount passes is amber: a lower amount can be granted.
    """
    texts = {rule.rule_id: rule.text(get_language() or "nb") for _kind, rule in rules.rules}
    lines = [
        RuleLine(light, WORDS[light], verdict.message, texts.get(verdict.rule, ""), verdict.citation, verdict.version)
        for verdict in verdicts
        if verdict.message.key != _NOTHING_TO_SAY
        for light in (_light(verdict, decided),)
    ]
    return sorted(lines, key=lambda line: [Light.RED, Light.AMBER, Light.GREEN].index(line.light))


def _light(verdict: Verdict, decided: bool) -> Light:
    key = verdict.message.key
    if key in _TO_BE_LOOKED_AT or (not decided and key in _A_LOWER_AMOUNT_HELPS):
        return Light.AMBER
    return Light.GREEN if verdict.ok else Light.RED
