"""What is said of letters that reach people, and of appeals."""

from django.utils.translation import gettext_lazy as _

_LETTERS = {
    "letters.receipt_day": _("Brevet er fra %(made)s. Velg dagen søkeren fikk det, fra da og til i dag."),
    "letters.receipt_day.ok": _("Dagen er mulig."),
    "letters.received_already": _("Brevet er allerede mottatt, eller det er ikke sendt ennå."),
    "timeline.decision.received.opened": _("Søkeren åpnet brevet om vedtaket"),
    "timeline.decision.received.reported": _("Brevet om vedtaket kom fram %(on)s"),
    "timeline.decision.received.deemed": _("Brevet om vedtaket var ikke åpnet og regnes som mottatt %(on)s"),
    "timeline.decision.received.stated": _("Søkeren fikk brevet om vedtaket %(on)s"),
}

WORDING = {**_LETTERS}
