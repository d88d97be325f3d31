"""The sentences of the ledger."""

from django.utils.translation import gettext_lazy as _

WORDING = {
    "ledger.positive": _("Beløpet må være større enn 0 kr."),
    "ledger.covered": _("Rammen dekker %(amount)s."),
    "ledger.overdrawn_available": _(
        "Rammen har %(balance)s igjen. Det er ikke nok til %(amount)s. Velg en annen ramme eller et lavere beløp."
    ),
    "ledger.overdrawn_committed": _("Det gjenstår %(balance)s av tilsagnet. %(amount)s er mer enn det."),
    "ledger.overdrawn_paid": _("Det er utbetalt %(balance)s. %(amount)s er mer enn det."),
    "ledger.unknown_entry": _("Det finnes ingen slik postering å reversere."),
    "ledger.reversed_already": _("Posteringen er reversert fra før."),
}
