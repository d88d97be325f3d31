"""The work list's own words."""

from django.utils.translation import gettext_lazy as _

WORDING = {
    "cases.proposal_call_open": _("Utlysningen tar ikke imot søknader nå. Velg en annen."),
    "cases.proposal_call_open.ok": _("Utlysningen tar imot søknader."),
    "cases.not_proposed_before": _("Det er alt begynt en søknad til denne utlysningen ut fra veiledningen."),
    "cases.not_proposed_before.ok": _("Det er ikke begynt noen søknad til denne utlysningen."),
    "timeline.guidance.proposed": _("Kommunen begynte en søknad ut fra veiledningen. Søkeren finner den på Min side"),
    "gaps.organisation_number": _("Skriv organisasjonsnummeret til virksomheten."),
    "gaps.account_number": _("Skriv kontonummeret som tilskuddet kan betales til."),
    "gaps.aid_declared": _("Skriv hvor mye offentlig støtte virksomheten har fått de siste tre årene, eller 0."),
    "gaps.product": _("Skriv om prosjektet gjelder jordbruksvarer, fisk, tilleggsnæring eller noe annet."),
    "cases.filter_named": _("Skriv et navn på utvalget."),
    "cases.filter_chooses": _("Utvalget viser alle åpne saker. Velg noe først, så blir det noe å lagre."),
}
