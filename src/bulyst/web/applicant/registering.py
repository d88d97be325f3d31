"""Asking the official register on the way to registering an organisation. What is typed by hand always holds."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from bulyst.kernel.numbers import BadNumber, OrganisationNumber
from bulyst.parties.models import RegisterState
from bulyst.parties.register import RegisterAway, RegisterEntry, register
from bulyst.tenancy.wording import say
from bulyst.web.applicant.forms.organisation import OrganisationForm
from bulyst.web.ui.formats import day

LOOK_UP = "hent"
FILLED = (("name", "name"), ("legal_form", "legal_form"), ("postal_address", "address"))


def has_register() -> bool:
    """Whether a register is set up at all."""
    return bool(settings.BULYST_REGISTER_URL)


def look_up(request: HttpRequest, form: OrganisationForm, options: dict[str, Any]) -> OrganisationForm:
    """The same form with what the register knows filled in; what came of it is said on the page."""
    typed = {name: request.POST.get(name, "") for name in form.fields}
    try:
        number = OrganisationNumber.parse(typed["organisation_number"], synthetic=settings.BULYST_SYNTHETIC_NUMBERS)
        entry = register().look_up(number)
    except BadNumber as error:
        messages.warning(request, say(error.message))
    except RegisterAway:
        messages.warning(request, _("Enhetsregisteret svarer ikke akkurat nå. Fyll ut selv, så går det like bra."))
    else:
        typed |= _filled(entry, typed)
        _tell(request, entry)
    return OrganisationForm(**{**options, "initial": typed})


def asked(number: str) -> dict[str, Any]:
    """What the register says of a number, to be kept with the party; nothing when it was not or could not be asked."""
    if not number or not has_register():
        return {}
    try:
        entry = register().look_up(number)
    except RegisterAway:
        return {}
    state = entry.state if entry else RegisterState.UNKNOWN
    return {"register_state": state, "register_asked_at": timezone.now()}


def _filled(entry: RegisterEntry | None, typed: dict[str, str]) -> dict[str, str]:
    if entry is None:
        return {}
    return {field: getattr(entry, name) or typed.get(field, "") for field, name in FILLED}


def _tell(request: HttpRequest, entry: RegisterEntry | None) -> None:
    if entry is None:
        messages.warning(
            request, _("Enhetsregisteret kjenner ikke nummeret. Er det nytt, kan du fylle ut selv og gå videre.")
        )
    elif entry.deleted_on is not None:
        said = {"name": entry.name, "when": day(entry.deleted_on)}
        messages.warning(request, _("%(name)s ble slettet i Enhetsregisteret %(when)s. Er nummeret riktig?") % said)
    elif entry.bankrupt:
        said = {"name": entry.name}
        messages.warning(request, _("%(name)s er konkurs eller under avvikling, sier Enhetsregisteret.") % said)
    else:
        messages.success(request, _("Hentet fra Enhetsregisteret. Se over, og rett det som ikke stemmer."))
