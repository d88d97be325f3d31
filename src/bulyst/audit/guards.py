"""What the audit tables refuse by themselves."""

from django.apps import AppConfig

from bulyst.audit.triggers import Guard, Trigger, append_only

_LAST = "(SELECT hash FROM audit_head WHERE audit_head.tenant_id = NEW.tenant_id)"
_PLACE = "(SELECT sequence FROM audit_head WHERE audit_head.tenant_id = NEW.tenant_id)"
_EVENT = (
    "(SELECT hash FROM audit_event WHERE audit_event.tenant_id = NEW.tenant_id AND audit_event.sequence = NEW.sequence)"
)


def guards(_: AppConfig) -> list[Guard]:
    """Events are append-only and follow the head; a head moves one step, to the event that it names."""
    return [
        *append_only("audit_event"),
        Trigger(
            "audit_event_follows_head",
            "audit_event",
            "BEFORE INSERT",
            f"NEW.sequence <> COALESCE({_PLACE}, 0) + 1 OR NEW.previous_hash <> COALESCE({_LAST}, '')",
            "bulyst: an audit event follows the head of its chain",
        ),
        Trigger(
            "audit_head_one_step",
            "audit_head",
            "BEFORE UPDATE",
            f"NEW.tenant_id <> OLD.tenant_id OR NEW.sequence <> OLD.sequence + 1 OR NEW.hash <> COALESCE({_EVENT}, '')",
            "bulyst: the head of an audit chain moves one step at a time",
        ),
        Trigger(
            "audit_head_begins_empty",
            "audit_head",
            "BEFORE INSERT",
            "NEW.sequence <> 0 OR NEW.hash <> ''",
            "bulyst: an audit chain begins with nothing",
        ),
        *append_only("audit_head")[1:],
    ]
