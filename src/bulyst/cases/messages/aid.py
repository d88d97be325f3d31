"""State aid in words."""

from django.utils.translation import gettext_lazy as _

WORDING = {
    "cases.within_de_minimis": _(
        "Med %(amount)s blir den bagatellmessige støtten til foretaket %(total)s euro fra %(since)s til %(until)s. "
        "Taket er %(ceiling)s euro over %(years)s år. Det er plass til %(room)s."
    ),
    "cases.within_de_minimis.ok": _(
        "Den bagatellmessige støtten til foretaket blir %(total)s euro fra %(since)s til %(until)s. Taket er "
        "%(ceiling)s euro over %(years)s år."
    ),
    "cases.within_de_minimis.not_stated": _(
        "Søkeren har ikke oppgitt støtte fra andre. Den bagatellmessige støtten vi vet om, blir "
        "%(total)s euro. Taket er %(ceiling)s euro over %(years)s år. Spør før det innvilges."
    ),
    "cases.aid_basis_holds": _(
        "Grunnlaget «utenfor EØS-avtalens vareomfang» gjelder bare jordbruksvarer og fisk. Velg et annet grunnlag, "
        "eller be søkeren rette hva prosjektet gjelder."
    ),
    "cases.aid_basis_holds.ok": _("Grunnlaget for støtten er oppgitt."),
    "cases.aid_article_named": _("Skriv hvilken artikkel i gruppeunntaket støtten bygger på."),
    "cases.aid_article_named.ok": _("Artikkelen er oppgitt."),
    "cases.aid_judged": _(
        "Ingen har vurdert hva støtten bygger på under reglene om statsstøtte. Saksbehandleren må gjøre det først."
    ),
    "cases.aid_judged.ok": _("Grunnlaget for støtten er vurdert."),
    "aid.declared_less": _(
        "Søkeren oppgir %(declared)s i offentlig støtte. Vi vet om %(known)s fra andre. Spør før det innvilges."
    ),
    "aid.declared_nothing": _("Søkeren har ikke svart på hva andre har gitt. Vi vet om %(known)s fra andre."),
    "cases.aid_undecided": _("Saken er avgjort. Grunnlaget for støtten kan ikke endres nå."),
    "cases.aid_undecided.ok": _("Saken er ikke avgjort."),
    "cases.aid_above_zero": _("Beløpet og kursen må være større enn 0."),
    "cases.aid_not_later": _("Støtten og kursen kan ikke ha en dato som kommer."),
    "cases.aid_giver_named": _("Skriv hvem som ga støtten, og hvor kursen er hentet."),
    "cases.aid_removal_reason": _("Skriv hvorfor støtten fjernes."),
    "cases.control_of_another": _("Velg et annet foretak enn søkeren selv."),
    "cases.control_ground": _("Skriv hva kontrollen består i."),
    "cases.control_known": _("De to er alt ført som ett foretak."),
    "timeline.aid.judged": _("Grunnlaget for støtten ble vurdert"),
}
