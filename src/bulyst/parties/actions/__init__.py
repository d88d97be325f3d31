"""What can be done with people and organisations."""

from bulyst.parties.actions.contact import change_contact
from bulyst.parties.actions.correct import correct_person
from bulyst.parties.actions.join import join_party
from bulyst.parties.actions.merge import merge_parties
from bulyst.parties.actions.register import register_own_organisation, register_party
from bulyst.parties.actions.tie import end_tie, record_tie

__all__ = [
    "change_contact",
    "correct_person",
    "end_tie",
    "join_party",
    "merge_parties",
    "record_tie",
    "register_own_organisation",
    "register_party",
]
