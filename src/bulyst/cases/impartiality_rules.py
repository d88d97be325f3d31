"""Who may touch a case: what is found out, what was asked, and who decides it. Pure values and functions.

Public Administration Act sections 6 and 8. A question suspends the person from every step of the case until it is
decided: for an elected member by the board itself, without the member; for an employee by the superior. Nothing here
reads a setting.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from bulyst.cases.facts import ConflictFacts, Who
from bulyst.cases.kinds import ConflictGround
from bulyst.kernel.verdict import Verdict, failed, passed


@dataclass(frozen=True, slots=True)
class Found:
    """A conflict that the house finds out by itself. `key` tells two of the same ground apart.

    `binding`: no decision can set it aside, since the person may act for the applicant.
    `waits`: a superior's own question is not decided yet, so there is nothing to ask about this person.
    """

    ground: ConflictGround
    key: int
    binding: bool = False
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was raised. `clears`: decided, and the person was found to be impartial."""

    ground: str
    key: int
    is_open: bool
    clears: bool
    after_declaration: bool = True
    """Decided after the person's last declaration."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How one person stands to one case."""

    declared: bool | None = None
    out: bool = False
    """Found to be in conflict: out of the case for good."""
    asked: bool = False
    """A question about the person is open."""
    undecided: tuple[Found, ...] = ()
    """What was found and no decision has set aside."""

    @property
    def belongs(self) -> bool:
        """Belongs to the applicant, and nobody has found that this does not matter."""
        return any(each.ground == ConflictGround.MEMBER for each in self.undecided)

    @property
    def suspended(self) -> bool:
        """Kept from the case until somebody decides."""
        return self.asked or bool(self.undecided)

    @property
    def clear(self) -> bool:
        """Whether nothing keeps the person from the case."""
        return not self.out and not self.suspended and self.declared is not False


def stand(found: Iterable[Found], asked: Sequence[Asked], declared: bool | None) -> Standing:
    """Put together what was found, asked and declared."""
    cleared = {(each.ground, each.key) for each in asked if each.clears}
    of_own = [each for each in asked if each.ground == ConflictGround.DECLARED and each.after_declaration]
    if declared is False and of_own and of_own[-1].clears:
        declared = True
    return Standing(
        declared=declared,
        out=any(not each.is_open and not each.clears for each in asked),
        asked=any(each.is_open for each in asked),
        undecided=tuple(each for each in found if each.binding or (each.ground, each.key) not in cleared),
    )


class HasWho(Protocol):
    @property
    def who(self) -> Who: ...


def superior_impartial(facts: HasWho) -> Verdict:
    """Below a superior in conflict a case is at most prepared, never decided. Section 6, third paragraph."""
    if facts.who.superior_out:
        return failed("cases.superior_impartial")
    return passed("cases.superior_impartial", "cases.superior_impartial.ok")


def not_the_decider(facts: HasWho) -> Verdict:
    """Who took part in the decision does not prepare the appeal over it."""
    if facts.who.took_part:
        return failed("cases.not_the_decider")
    return passed("cases.not_the_decider", "cases.not_the_decider.ok")


# Raising and deciding a question


def ground_told(facts: ConflictFacts) -> Verdict:
    """Who raises a question about somebody says why."""
    return _judge(bool(facts.text.strip()), "conflicts.ground_told")


def about_the_staff(facts: ConflictFacts) -> Verdict:
    """A question is about somebody who works in the municipality."""
    return _judge(facts.is_staff, "conflicts.about_the_staff")


def about_a_handler(facts: ConflictFacts) -> Verdict:
    """An applicant asks about somebody who handles the case, or sits where it is decided."""
    return _judge(facts.is_staff, "conflicts.about_a_handler")


def not_about_oneself(facts: ConflictFacts) -> Verdict:
    """Nobody decides whether they are impartial themselves."""
    return _judge(facts.actor_id is not None and facts.actor_id != facts.about_id, "conflicts.not_about_oneself")


def decided_by_the_right_one(facts: ConflictFacts) -> Verdict:
    """An elected member's question is the board's, in a meeting; an employee's is the superior's. Section 8."""
    if facts.is_elected or facts.in_meeting:
        return _judge(facts.in_meeting, "conflicts.decided_by_the_board")
    return _judge(facts.actor_id in facts.deciders, "conflicts.decided_by_the_superior")


def finding_explained(facts: ConflictFacts) -> Verdict:
    """A finding has reasons."""
    return _judge(bool(facts.text.strip()), "conflicts.finding_explained")


def does_not_act_for_applicant(facts: ConflictFacts) -> Verdict:
    """Who may act for the applicant is in conflict by law; no decision changes that. Section 6, first paragraph."""
    return _judge(not facts.acts_for_applicant, "conflicts.does_not_act_for_applicant")


def nearest_in_line(line: Sequence[int], clear: Collection[int]) -> frozenset[int]:
    """The nearest superior who is not in question in the same case, if there is one."""
    return frozenset(next(([each] for each in line if each in clear), []))


def _judge(ok: bool, rule: str) -> Verdict:
    return passed(rule, f"{rule}.ok") if ok else failed(rule)
