"""The sentences of the population room."""

from django.utils.translation import gettext_lazy as _

WORDING = {
    "population.unknown_number": _("Ingen kommune har eller har hatt nummeret «%(number)s»."),
    "population.not_in_use": _("Ingen kommune hadde nummeret «%(number)s» den %(on)s."),
    "population.split": _(
        "%(name)s (%(number)s) er delt mellom flere kommuner: %(became)s. Velg den du mener; Bulyst gjetter ikke."
    ),
}
