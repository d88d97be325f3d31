"""What the database refuses of files that were sent."""

from django.apps import AppConfig

from bulyst.audit.triggers import Guard, Trigger

_TABLE = "correspondence_storedfile"


def guards(_: AppConfig) -> list[Guard]:
    """A file that was sent is never deleted, taken back, or changed in what it says."""
    kept = ("about", "name", "media_type", "size", "sha256", "file_name", "internal")
    changed = " OR ".join(f"NEW.{column} <> OLD.{column}" for column in kept)
    return [
        Trigger(
            "storedfile_sent_stays",
            _TABLE,
            "BEFORE DELETE",
            "OLD.sent_at IS NOT NULL",
            "bulyst: a file that was sent is never deleted",
        ),
        Trigger(
            "storedfile_sent_is_as_it_was",
            _TABLE,
            "BEFORE UPDATE",
            f"OLD.sent_at IS NOT NULL AND (NEW.sent_at IS NULL OR {changed})",
            "bulyst: a file that was sent is never changed",
        ),
    ]
