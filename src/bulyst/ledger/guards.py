"""What the ledger's tables refuse by themselves: change, removal, an overdrawn account."""

from __future__ import annotations

from django.apps import AppConfig

from bulyst.audit.triggers import Guard, Trigger, append_only
from bulyst.ledger.accounts import Account


def guards(_: AppConfig) -> list[Guard]:
    """Append-only rows; no account but the source below zero, of a frame or of a subject in it.

    On PostgreSQL the frame's row is locked before the sum is read, so that two decisions at once are judged one
    after the other; on SQLite a writing transaction holds the whole database. What is promised and what is paid
    always has a subject: when no subject's account is below zero, no frame's is, and that sum need not be made.
    """
    lock = "PERFORM 1 FROM ledger_frame WHERE id = NEW.frame_id FOR UPDATE;"
    in_frame = _balance("")
    of_subject = _balance(" AND p.subject = NEW.subject")
    shared = f"'{Account.AVAILABLE}'"
    return [
        *append_only("ledger_frame"),
        *append_only("ledger_entry"),
        *append_only("ledger_posting"),
        Trigger(
            "ledger_posting_covered",
            "ledger_posting",
            "BEFORE INSERT",
            f"NEW.source = {shared} AND {in_frame} < NEW.amount",
            "bulyst: ledger account overdrawn",
            prepare=lock,
        ),
        Trigger(
            "ledger_posting_subject_covered",
            "ledger_posting",
            "BEFORE INSERT",
            f"NEW.source NOT IN ({shared}, '{Account.SOURCE}') AND {of_subject} < NEW.amount",
            "bulyst: ledger account of the subject overdrawn",
        ),
    ]


def _balance(more: str) -> str:
    one = (
        "(SELECT COALESCE(SUM(p.amount), 0) FROM ledger_posting p "
        "WHERE p.frame_id = NEW.frame_id AND p.{side} = NEW.source{more})"
    )
    return f"({one.format(side='target', more=more)} - {one.format(side='source', more=more)})"
