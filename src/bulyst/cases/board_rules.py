"""Pure rules for meetings: who decides, how many must be there, what the votes say.

The secretary writes; the decision is the board's. It comes into force when a member who took part in the item confirms
what was written, and the leader of the meeting approves the minutes (docs/decisions/0008-how-a-board-decides.md).
"""

from collections.abc import Collection, Sequence
from typing import Any

from bulyst.cases.board_facts import ItemFacts, MeetingFacts
from bulyst.kernel.verdict import Verdict, failed, passed


def _judge(ok: bool, rule: str, **facts: Any) -> Verdict:
    return passed(rule, f"{rule}.ok", **facts) if ok else failed(rule, **facts)


def least_present(members: int, wanted: int) -> int:
    """At least half of the members; a body may ask for more, never for fewer. Local Government Act section 11-9."""
    return max((members + 1) // 2, wanted, 1)


# The calendar


def has_members(facts: MeetingFacts) -> Verdict:
    """A body without members cannot meet."""
    return _judge(facts.members > 0, "board.has_members")


def is_to_come(facts: MeetingFacts) -> Verdict:
    """A meeting is called to before its day is over."""
    return _judge(facts.held_on >= facts.on, "board.is_to_come", held_on=facts.held_on)


def has_agenda(facts: MeetingFacts) -> Verdict:
    """Nobody is called to a meeting about nothing."""
    return _judge(facts.items > 0, "board.has_agenda")


def cancellation_explained(facts: MeetingFacts) -> Verdict:
    """Who cancels says why."""
    return _judge(bool(facts.text.strip()), "board.cancellation_explained")


# The meeting


def its_day_has_come(facts: MeetingFacts) -> Verdict:
    """A meeting is opened on its day or after it, never before."""
    return _judge(facts.on >= facts.held_on, "board.its_day_has_come", held_on=facts.held_on)


def only_the_seated_attend(facts: MeetingFacts) -> Verdict:
    """Who is written down as present has a seat."""
    return _judge(facts.present <= facts.seated, "board.only_the_seated_attend")


def quorate(facts: MeetingFacts) -> Verdict:
    """At least half of the members are present."""
    needed = least_present(facts.members, facts.least_present)
    return _judge(len(facts.present) >= needed, "board.quorate", needed=needed, present=len(facts.present))


def chaired(facts: MeetingFacts) -> Verdict:
    """Somebody who is present leads the meeting."""
    return _judge(facts.chair_id in facts.present, "board.chaired")


def has_a_seat(facts: MeetingFacts) -> Verdict:
    """Who comes, goes, or declares in a meeting has a seat."""
    return _judge(facts.person in facts.seated, "board.has_a_seat")


def comes_before_leaving(facts: MeetingFacts) -> Verdict:
    """Who is written down as present was there for something."""
    return _judge(len(facts.away_after) < len(facts.agenda), "board.comes_before_leaving")


def leaves_decisions_alone(facts: MeetingFacts) -> Verdict:
    """Who took part in what is decided cannot be changed afterwards."""
    return _judge(not (facts.away ^ facts.away_after) & facts.decided, "board.leaves_decisions_alone")


def away_from(order: Sequence[int], came_to: int | None, left_before: int | None) -> frozenset[int]:
    """The items in `order` that somebody was not there for who came to one of them and left before another."""
    first = order.index(came_to) if came_to in order else 0
    last = order.index(left_before) if left_before in order else len(order)
    return frozenset(order) - frozenset(order[first:last])


def stay_of(order: Sequence[int], away: Collection[int]) -> tuple[int | None, int | None]:
    """The item that somebody came to and the one that they left before; None for the start and the end."""
    there = [place for place, item in enumerate(order) if item not in away]
    if not there:
        return None, None
    first, last = there[0], there[-1] + 1
    return order[first] if first else None, order[last] if last < len(order) else None


# One item


def _item(facts: MeetingFacts) -> ItemFacts:
    return facts.item or ItemFacts()


def item_open(facts: MeetingFacts) -> Verdict:
    """What is decided, or withdrawn meanwhile, is not taken up again."""
    return _judge(not _item(facts).settled, "board.item_open")


def not_postponed(facts: MeetingFacts) -> Verdict:
    """What the board has postponed comes to another meeting."""
    return _judge(not _item(facts).postponed, "board.not_postponed")


def questions_first(facts: MeetingFacts) -> Verdict:
    """The board first decides who is impartial in a case, then the case."""
    return _judge(not _item(facts).open_questions, "board.questions_first")


def aside_are_present(facts: MeetingFacts) -> Verdict:
    """Only who is present can step aside."""
    aside = facts.draft.aside if facts.draft else frozenset()
    return _judge(aside <= _item(facts).there, "board.aside_are_present")


def takes_part(facts: MeetingFacts) -> Verdict:
    """Who confirms a decision was present and took part in it."""
    return _judge(facts.actor_id in _item(facts).taking_part, "board.takes_part")


def item_quorate(facts: MeetingFacts) -> Verdict:
    """Also without those who stepped aside at least half of the members take part."""
    needed, present = least_present(facts.members, facts.least_present), _item(facts).voting
    return _judge(present >= needed, "board.item_quorate", needed=needed, present=present)


def all_free(facts: MeetingFacts) -> Verdict:
    """Nobody takes part who is in conflict, or in question without a decision; they step aside first."""
    return _judge(not _item(facts).in_question, "board.all_free")


def all_declared(facts: MeetingFacts) -> Verdict:
    """Everybody who takes part has declared to be impartial."""
    missing = len(_item(facts).undeclared)
    return _judge(not missing, "board.all_declared", missing=missing)


def none_prepared(facts: MeetingFacts) -> Verdict:
    """Who assessed the application, or prepared what follows a decision, does not take part in deciding it."""
    return _judge(not _item(facts).preparers & _item(facts).taking_part, "board.none_prepared")


def votes_add_up(facts: MeetingFacts) -> Verdict:
    """Everybody who takes part votes, once. No votes written down means that all were for it."""
    item = _item(facts)
    counted = item.voting if item.votes_for is None else item.votes_for + item.votes_against + item.votes_abstained
    return _judge(counted == item.voting, "board.votes_add_up", counted=counted, voting=item.voting)


def votes_carry(facts: MeetingFacts) -> Verdict:
    """More for than against; with as many, the vote of who leads the meeting decides. Section 11-9."""
    item = _item(facts)
    if item.votes_for is None:
        return passed("board.votes_carry", "board.votes_carry.ok")
    tied = item.votes_for == item.votes_against > 0 and facts.chair_id in item.taking_part
    ok = item.votes_for > item.votes_against or tied
    return _judge(ok, "board.votes_carry")


def finding_written(facts: MeetingFacts) -> Verdict:
    """What was found about somebody's impartiality is written down, with reasons."""
    item = _item(facts)
    return _judge(item.conflicted is not None and bool(item.reasons.strip()), "board.finding_written")


# The minutes


def everything_treated(facts: MeetingFacts) -> Verdict:
    """Each item is decided, settled or postponed before the minutes are approved."""
    return _judge(not facts.untreated, "board.everything_treated", items=list(facts.untreated))


def may_sign(facts: MeetingFacts) -> Verdict:
    """Who led the meeting approves its minutes; or two members do, whom the body chose among those present."""
    if facts.approvals == 1:
        return _judge(facts.actor_id is not None and facts.actor_id == facts.chair_id, "board.led_the_meeting")
    if len(facts.signers) < facts.approvals:
        return failed("board.may_sign", "board.signers_missing")
    return _judge(facts.actor_id in facts.signers, "board.may_sign")


def signs_once(facts: MeetingFacts) -> Verdict:
    """Each of them signs once."""
    return _judge(facts.actor_id not in facts.signed, "board.signs_once")


def two_sign(facts: MeetingFacts) -> Verdict:
    """Somebody is chosen to sign only where the body lets two members do it."""
    return _judge(facts.approvals == 2, "board.two_sign")


def two_chosen(facts: MeetingFacts) -> Verdict:
    """Two members are chosen; one who has signed stays."""
    ok = len(facts.signers) == facts.approvals and facts.signed <= facts.signers
    return _judge(ok or facts.approvals != 2, "board.two_chosen")


def signers_were_there(facts: MeetingFacts) -> Verdict:
    """Who signs the minutes was at the meeting."""
    return _judge(facts.signers <= facts.present, "board.signers_were_there")


def voters_on(present: frozenset[int], about: int, in_question: frozenset[int], needed: int) -> frozenset[int]:
    """Who takes part in deciding whether `about` is impartial in a case.

    Nobody whose own impartiality in the same case is a question, unless the board would otherwise be too few: then
    everybody present takes part. Public Administration Act section 8, second paragraph.
    """
    others = present - in_question - {about}
    return others if len(others) >= needed else present
