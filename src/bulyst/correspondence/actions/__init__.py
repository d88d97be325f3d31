"""What can be done with letters, notices and files. All but `note_receipt` and `save_texts` join the transaction."""

from bulyst.correspondence.actions.keep_files import (
    Kept,
    Paper,
    copy_files,
    keep_files,
    move_files,
    remove_file,
    send_files,
)
from bulyst.correspondence.actions.make_letter import make_letter
from bulyst.correspondence.actions.queue_notice import queue_notice
from bulyst.correspondence.actions.receive import note_receipt, receive
from bulyst.correspondence.actions.save_texts import save_texts
from bulyst.correspondence.actions.send_letter import send_letter

__all__ = [
    "Kept",
    "Paper",
    "copy_files",
    "keep_files",
    "make_letter",
    "move_files",
    "note_receipt",
    "queue_notice",
    "receive",
    "remove_file",
    "save_texts",
    "send_files",
    "send_letter",
]
