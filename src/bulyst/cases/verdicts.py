"""How the pure rules of the room answer."""

from typing import Any

from bulyst.kernel.verdict import Verdict, failed, passed


def judge(ok: bool, rule: str, **facts: Any) -> Verdict:
    """A yes or a no of `rule`; the sentence of a yes has the rule's id with ".ok"."""
    return passed(rule, f"{rule}.ok", **facts) if ok else failed(rule, **facts)
