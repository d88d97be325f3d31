"""What can be done with letters and notices. All but `note_receipt` join the caller's transaction."""

from bulyst.correspondence.actions.make_letter import make_letter
from bulyst.correspondence.actions.queue_notice import queue_notice
from bulyst.correspondence.actions.receive import note_receipt, receive
from bulyst.correspondence.actions.send_letter import send_letter

__all__ = ["make_letter", "note_receipt", "queue_notice", "receive", "send_letter"]
