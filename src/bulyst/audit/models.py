"""Rows of the audit trail. Private to the room: others call `bulyst.audit.trail`."""

from django.db import models


class Event(models.Model):
    """One thing that happened. `tenant_id` 0 is the national chain (what belongs to no municipality)."""

    tenant_id = models.BigIntegerField()
    sequence = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)
    actor_label = models.CharField(max_length=80)
    channel = models.CharField(max_length=40)
    event = models.CharField(max_length=80)
    subject_type = models.CharField(max_length=80)
    subject_id = models.CharField(max_length=80)
    facts = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant_id", "sequence"], name="audit_event_place_in_chain")]
        indexes = [
            models.Index(fields=["tenant_id", "subject_type", "subject_id", "sequence"], name="audit_event_subject")
        ]

    def __str__(self) -> str:
        return f"{self.tenant_id}:{self.sequence} {self.event}"


class Head(models.Model):
    """Where a chain ends. Kept apart from the events, so that a removed last row is found too."""

    tenant_id = models.BigIntegerField(primary_key=True)
    sequence = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.tenant_id}:{self.sequence}"
