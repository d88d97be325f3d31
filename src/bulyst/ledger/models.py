"""Rows of the ledger. Private to the room: others call its actions and queries."""

from __future__ import annotations

from django.db import models

from bulyst.ledger.accounts import Account, Movement
from bulyst.tenancy.fields import MoneyField
from bulyst.tenancy.models import ScopedModel


class Frame(ScopedModel):
    """A budget frame: a purse of its own that no decision can overdraw."""

    name = models.CharField(max_length=200)
    source = models.CharField(max_length=200, blank=True)
    key = models.CharField(max_length=100)
    opened_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "key"], name="ledger_frame_key_once")]

    def __str__(self) -> str:
        return self.name


class Entry(ScopedModel):
    """One movement of money, with the day it counts for and the moment it was written."""

    key = models.CharField(max_length=120)
    movement = models.CharField(max_length=20, choices=[(each.value, each.value) for each in Movement])
    occurred_on = models.DateField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.BigIntegerField(null=True)
    reverses = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="reversed_by")

    class Meta:
        verbose_name_plural = "entries"
        constraints = [
            models.UniqueConstraint(fields=["tenant", "key"], name="ledger_entry_key_once"),
            models.CheckConstraint(
                condition=models.Q(movement=Movement.REVERSAL) ^ models.Q(reverses__isnull=True),
                name="ledger_entry_reversal_names_entry",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.movement} {self.key}"


class Posting(ScopedModel):
    """A sum that leaves one account of a frame for another.

    Debit and credit are one row, so that a posting out of balance cannot be written down.
    `subject` is whose money it is ("case:12"); empty for an appropriation.
    """

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="postings")
    frame = models.ForeignKey(Frame, on_delete=models.PROTECT, related_name="postings")
    source = models.CharField(max_length=10, choices=[(each.value, each.value) for each in Account])
    target = models.CharField(max_length=10, choices=[(each.value, each.value) for each in Account])
    subject = models.CharField(max_length=60, blank=True)
    amount = MoneyField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="ledger_posting_positive"),
            models.CheckConstraint(condition=~models.Q(source=models.F("target")), name="ledger_posting_moves"),
            models.CheckConstraint(
                condition=models.Q(source__in=[each.value for each in Account])
                & models.Q(target__in=[each.value for each in Account]),
                name="ledger_posting_known_accounts",
            ),
        ]
        indexes = [
            # With the amount, so that a balance is summed without a look at the rows.
            models.Index(fields=["frame", "source", "subject", "amount"], name="ledger_posting_out"),
            models.Index(fields=["frame", "target", "subject", "amount"], name="ledger_posting_in"),
            models.Index(fields=["tenant", "subject"], name="ledger_posting_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.source} -> {self.target} {self.amount}"
