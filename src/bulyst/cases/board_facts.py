"""What the rules of a meeting look at: plain frozen values, loaded by `queries.board`."""

from dataclasses import dataclass
from datetime import date

from bulyst.kernel.money import Money


@dataclass(frozen=True, slots=True)
class MinutesDraft:
    """What the secretary writes about one item. Without votes it was unanimous.

    `favours` (for an appeal or a change), `amount`, `reasons` and `conditions` are what is resolved when it `differs`
    from the proposal; `pay_by` is a claim's; `conflicted` is what was found about somebody's impartiality.
    """

    text: str = ""
    aside: frozenset[int] = frozenset()
    votes_for: int | None = None
    votes_against: int = 0
    votes_abstained: int = 0
    differs: bool = False
    favours: bool | None = None
    amount: Money = Money.ZERO
    reasons: str = ""
    conditions: str = ""
    pay_by: date | None = None
    postponed: bool = False
    conflicted: bool | None = None


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """One item of an agenda as the rules see it."""

    there: frozenset[int] = frozenset()
    """Who was in the room."""
    taking_part: frozenset[int] = frozenset()
    """Who was in the room and has not stepped aside."""
    votes_for: int | None = None
    votes_against: int = 0
    votes_abstained: int = 0
    settled: bool = False
    """Decided, or gone: nothing more is to be done with it."""
    postponed: bool = False
    open_questions: int = 0
    """Questions about somebody's impartiality in the same case that the meeting has not settled."""
    in_question: frozenset[int] = frozenset()
    """Those taking part who are not free to: in conflict, or in question and not decided."""
    undeclared: frozenset[int] = frozenset()
    """Those taking part who have not declared to be impartial."""
    preparers: frozenset[int] = frozenset()
    """Who assessed the application, prepared the appeal, recommended on the change, gave notice of the claim."""
    reasons: str = ""
    conflicted: bool | None = None

    @property
    def voting(self) -> int:
        """How many votes there are to count."""
        return len(self.taking_part)


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """A meeting as the rules see it, with what the actor is about to write."""

    on: date
    actor_id: int | None
    held_on: date
    members: int
    """The seats of the body, substitutes not counted."""
    least_present: int
    present: frozenset[int] = frozenset()
    chair_id: int | None = None
    seated: frozenset[int] = frozenset()
    """Everybody who has a seat, substitutes included."""
    items: int = 0
    untreated: tuple[str, ...] = ()
    """The headings of the items that are neither decided nor postponed."""
    item: ItemFacts | None = None
    text: str = ""
    draft: MinutesDraft | None = None
    person: int | None = None
    """Whose coming and going, or declaration, is written down."""
    away: frozenset[int] = frozenset()
    """The items that this person was not there for, as it is written now; all of them for one who had not come."""
    away_after: frozenset[int] = frozenset()
    """The same, as it is about to be written."""
    agenda: tuple[int, ...] = ()
    """The items in the order in which they are taken up."""
    decided: frozenset[int] = frozenset()
    """The items that are decided: who took part in them is settled."""
    approvals: int = 1
    signers: frozenset[int] = frozenset()
    """Who was chosen to sign the minutes, or is about to be."""
    signed: frozenset[int] = frozenset()
