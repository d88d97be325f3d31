"""What makes a party acceptable, as pure functions."""

from datetime import date, datetime

from bulyst.kernel.verdict import Verdict, failed, passed
from bulyst.parties.models import MemberRole, PartyKind
from bulyst.tenancy.roles import Right

REGISTRARS = frozenset({Right.HANDLE, Right.MANAGE_PROGRAMME, Right.KEEP_COURSES, Right.KEEP_VENTURES})
"""Any of these rights lets a member of staff register people and organisations."""


def has_name(name: str) -> Verdict:
    """A party has a name that is more than white space."""
    rule = "parties.has_name"
    return passed(rule) if name.strip() else failed(rule, "parties.name_missing")


def is_a_person(kind: str, name: str) -> Verdict:
    """What is asked of a person is asked of nobody else."""
    rule = "parties.is_a_person"
    return passed(rule) if kind == PartyKind.PERSON else failed(rule, "parties.not_a_person", name=name)


def not_merged(canonical_id: int | None, name: str) -> Verdict:
    """A merged duplicate is not changed: the party that it became is."""
    rule = "parties.not_merged"
    return passed(rule) if canonical_id is None else failed(rule, "parties.already_merged", name=name)


def number_suits_kind(kind: str, organisation_number: str) -> Verdict:
    """People have no organisation number."""
    rule = "parties.number_suits_kind"
    if kind == PartyKind.PERSON and organisation_number:
        return failed(rule, "parties.person_has_no_organisation_number")
    return passed(rule)


def number_is_free(organisation_number: str, taken_by: str | None) -> Verdict:
    """One organisation stands once in a municipality. `taken_by`: the name that holds the number, if any."""
    rule = "parties.number_is_free"
    if taken_by is None:
        return passed(rule)
    return failed(
        rule,
        "parties.organisation_number_taken",
        organisation_number=organisation_number,
        name=taken_by,
    )


def organisation_has_number(kind: str, organisation_number: str) -> Verdict:
    """Whoever registers a firm or farm of their own shows which one by its number."""
    rule = "parties.organisation_has_number"
    if kind in {PartyKind.FIRM, PartyKind.FARM} and not organisation_number:
        return failed(rule, "parties.organisation_needs_number")
    return passed(rule)


def may_add_members(role: str | None, *, is_staff: bool) -> Verdict:
    """An owner lets others in; staff may help. `role`: the asking user's own role in the party, if any."""
    rule = "parties.may_add_members"
    return passed(rule) if is_staff or role == MemberRole.OWNER else failed(rule, "parties.not_an_owner")


def may_speak_for(role: str | None) -> Verdict:
    """Owners and contributors change what is known of their organisation. `role`: the user's own in it, if any."""
    rule = "parties.may_speak_for"
    return passed(rule) if role in {MemberRole.OWNER, MemberRole.CONTRIBUTOR} else failed(rule, "parties.not_a_writer")


def not_yet_a_member(role: str | None) -> Verdict:
    """One membership a user. `role`: the role that the new member already has, if any."""
    rule = "parties.not_yet_a_member"
    return passed(rule) if role is None else failed(rule, "parties.already_a_member")


def an_owner_stays(others_own: bool) -> Verdict:
    """Somebody always owns the access to a party. `others_own`: whether another owner stays."""
    rule = "parties.an_owner_stays"
    return passed(rule) if others_own else failed(rule, "parties.last_owner")


def is_a_member(role: str | None) -> Verdict:
    """What is done with a membership is done with one that there is."""
    rule = "parties.is_a_member"
    return passed(rule) if role is not None else failed(rule, "parties.not_a_member")


def invitation_holds(answer: str, expires_at: datetime, now: datetime) -> Verdict:
    """An invitation is answered once, and before it expires."""
    rule = "parties.invitation_holds"
    if answer:
        return failed(rule, "parties.invitation_used")
    return passed(rule) if now < expires_at else failed(rule, "parties.invitation_expired")


def can_be_undone(*, merged: bool, into_counts: bool, into: str) -> tuple[Verdict, ...]:
    """A merging is undone once, and the last one first.

    `into`: the name of the party that the duplicate points to; `into_counts`: whether that one counts itself.
    """
    rule = "parties.can_be_undone"
    return (
        passed(rule) if merged else failed(rule, "parties.not_merged_now"),
        passed(rule) if into_counts else failed(rule, "parties.undo_in_order", name=into),
    )


def may_be_merged(
    *, itself: bool, same_kind: bool, merged_already: tuple[str, ...], same_number: bool = True
) -> tuple[Verdict, ...]:
    """A party is merged once, into another that counts, of its kind. `merged_already`: who does not.

    `same_number` is False for two that have each their own organisation number.
    """
    rule = "parties.may_be_merged"
    return (
        failed(rule, "parties.merged_into_itself") if itself else passed(rule),
        passed(rule) if same_kind else failed(rule, "parties.kinds_differ"),
        passed(rule) if same_number else failed(rule, "parties.numbers_differ"),
        *(failed(rule, "parties.already_merged", name=name) for name in merged_already),
    )


def may_record_tie(*, own: bool, is_manager: bool) -> Verdict:
    """Everybody records their own ties; the programme manager records anybody's."""
    rule = "parties.may_record_tie"
    return passed(rule) if own or is_manager else failed(rule, "parties.not_your_tie")


def tie_ends_in_order(since: date, until: date | None) -> Verdict:
    """A tie does not end before it begins."""
    rule = "parties.tie_ends_in_order"
    ok = until is None or until >= since
    return passed(rule) if ok else failed(rule, "parties.tie_ends_before_it_begins", since=since)


def own_tie_ends_from_now(until: date, *, own: bool, on: date) -> Verdict:
    """Who ends a tie of their own does so from today on; an earlier end is for the programme manager to say."""
    rule = "parties.own_tie_ends_from_now"
    return passed(rule) if not own or until >= on else failed(rule, "parties.tie_ends_backwards")
