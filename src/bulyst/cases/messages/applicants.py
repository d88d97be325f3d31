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
    "timeline.case.filed": _("Kommunen la filer i saken"),
    "timeline.case.filed_internally": _("Kommunen la filer i saken, bare for kommunen selv"),
    "enclosures.open": _("Det kan ikke legges ved flere filer her nå."),
    "enclosures.open.ok": _("Filer kan legges ved."),
    "papers.came": _("Datoen filene kom inn, kan ikke være etter i dag."),
    "papers.came.ok": _("Filene kom inn %(on)s."),
    "timeline.case.attached": _("Søkeren ettersendte filer"),
}
