"""What can be done with people and organisations."""

from bulyst.parties.actions.check import note_register
from bulyst.parties.actions.contact import change_contact
from bulyst.parties.actions.correct import correct_person
from bulyst.parties.actions.invite import answer_invitation, invite_member, withdraw_invitation
from bulyst.parties.actions.join import join_party
from bulyst.parties.actions.members import change_role, leave_party, remove_member
from bulyst.parties.actions.merge import keep_apart, merge_parties, undo_merge
from bulyst.parties.actions.register import register_own_organisation, register_party
from bulyst.parties.actions.tie import end_tie, record_tie

__all__ = [
    "answer_invitation",
    "change_contact",
    "change_role",
    "correct_person",
    "end_tie",
    "invite_member",
    "join_party",
    "keep_apart",
    "leave_party",
    "merge_parties",
    "note_register",
    "record_tie",
    "register_own_organisation",
    "register_party",
    "remove_member",
    "undo_merge",
    "withdraw_invitation",
]
