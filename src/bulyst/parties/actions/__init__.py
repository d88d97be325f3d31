"""What can be done with people and organisations."""

from bulyst.parties.actions.contact import change_contact
from bulyst.parties.actions.correct import correct_person
from bulyst.parties.actions.join import join_party
from bulyst.parties.actions.merge import merge_parties
from bulyst.parties.actions.register import register_own_organisation, register_party

__all__ = [
    "change_contact",
    "correct_person",
    "join_party",
    "merge_parties",
    "register_own_organisation",
    "register_party",
]
