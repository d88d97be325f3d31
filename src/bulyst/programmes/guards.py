"""What the tables of the room refuse by themselves, whoever asks."""

from django.apps import AppConfig

from bulyst.audit.triggers import Guard, Trigger

_FORM = "programmes_formversion"
_REASON = "bulyst: a form that is in use does not change"


def guards(_: AppConfig) -> list[Guard]:
    """A form that was adopted stays as it is: somebody may be answering it."""
    return [
        Trigger(f"{_FORM}_frozen", _FORM, "BEFORE UPDATE", "OLD.adopted_at IS NOT NULL", _REASON),
        Trigger(f"{_FORM}_kept", _FORM, "BEFORE DELETE", "OLD.adopted_at IS NOT NULL", _REASON),
    ]
