"""The rows of the room, one file for each thing that is kept."""

from bulyst.parties.models.belonging import Invitation, InvitationAnswer
from bulyst.parties.models.party import MemberRole, Party, PartyKind, PartyMember, RegisterState
from bulyst.parties.models.sameness import KeptApart, Merge
from bulyst.parties.models.ties import Tie, TieKind

__all__ = [
    "Invitation",
    "InvitationAnswer",
    "KeptApart",
    "MemberRole",
    "Merge",
    "Party",
    "PartyKind",
    "PartyMember",
    "RegisterState",
    "Tie",
    "TieKind",
]
