"""What is said about what applicants do beside the steps of handling."""

from django.utils.translation import gettext_lazy as _

WORDING = {
    "cases.target_open": _("Utlysningen tar ikke imot søknader nå. Velg en annen."),
    "cases.target_open.ok": _("Utlysningen tar imot søknader."),
    "cases.target_is_own": _("Søknaden hører til denne utlysningen fra før. Velg en annen."),
    "cases.move_explained": _("Skriv hvorfor søknaden flyttes. Søkeren får lese det."),
    "cases.move_explained.ok": _("Grunnen er oppgitt."),
    "timeline.case.moved": _("Søknaden ble flyttet til en annen utlysning"),
    "timeline.case.copied": _("Søknaden ble laget som en kopi av en tidligere"),
    "timeline.case.attached": _("Søkeren ettersendte filer"),
}
