"""The applicants' pages in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from bulyst.parties.duplicates import SharedSign

SIGNS = {
    SharedSign.NUMBER: _("organisasjonsnummer"),
    SharedSign.NAME: _("navn"),
    SharedSign.NEAR_NAME: _("nesten likt navn"),
    SharedSign.EMAIL: _("e-postadresse"),
    SharedSign.PHONE: _("telefon"),
    SharedSign.ACCOUNT: _("kontonummer"),
    SharedSign.ADDRESS: _("postadresse"),
}

EVENTS = {
    "party.registered": _("Registrert"),
    "party.contact_changed": _("Kontaktopplysninger endret"),
    "party.corrected": _("Opplysninger rettet"),
    "party.joined": _("En person fikk tilgang"),
    "party.invited": _("En person ble invitert"),
    "party.invitation_declined": _("En invitasjon ble takket nei til"),
    "party.invitation_withdrawn": _("En invitasjon ble trukket tilbake"),
    "party.role_changed": _("En person fikk en annen rolle"),
    "party.member_removed": _("En persons tilgang ble fjernet"),
    "party.left": _("En person ga fra seg tilgangen"),
    "party.merged": _("Slått sammen med en annen"),
    "party.merge_undone": _("Sammenslåingen ble angret"),
    "party.kept_apart": _("Sagt å ikke være den samme som en annen"),
    "aid.entered": _("Støtte fra andre ble ført"),
    "aid.removed": _("Støtte fra andre ble fjernet"),
    "control.recorded": _("Knyttet til et annet foretak"),
    "control.removed": _("Ikke lenger knyttet til et annet foretak"),
    "party.register_asked": _("Enhetsregisteret ble spurt"),
}
"""What can happen to a party, by the event of the audit trail."""


def signs_in_words(signs: frozenset[SharedSign]) -> str:
    """What two parties share, in a fixed order."""
    return ", ".join(str(SIGNS[sign]) for sign in SharedSign if sign in signs)
