"""What the ventures room says to people."""

from django.utils.translation import gettext_lazy as _

WORDING = {
    "ventures.name_missing": _("Navnet mangler."),
    "ventures.in_the_future": _("%(day)s har ikke vært ennå. Det føres først når det har skjedd."),
    "ventures.not_a_firm": _(
        "«%(name)s» er ikke registrert som bedrift eller gårdsbruk, og kan ikke telles som ny bedrift."
    ),
    "ventures.not_a_school": _("«%(name)s» er ikke registrert som skole."),
    "ventures.not_an_association": _("«%(name)s» er ikke registrert som lag eller forening."),
    "ventures.firm_already_new": _("%(name)s er allerede ført som ny bedrift i programmet, registrert %(day)s."),
    "ventures.pupils_out_of_range": _("En elevbedrift har fra 1 til %(most)s elever, ikke %(pupils)s."),
    "ventures.school_year_unreadable": _("«%(text)s» er ikke et skoleår. Skriv for eksempel 2004/2005."),
    "ventures.outside_school_year": _(
        "%(day)s er utenfor skoleåret, som går fra %(first)s til %(last)s. Rett datoen eller skoleåret."
    ),
    "ventures.closed_before_start": _("Elevbedriften kan ikke være avviklet %(end)s, før den startet %(start)s."),
    "ventures.entered_already": _("«%(name)s» er allerede ført."),
    "ventures.party_recognised": _(
        "«%(name)s» kan allerede være registrert i kommunen. Velg den, eller si at dette er en annen."
    ),
    "ventures.reason_missing": _("Skriv hvorfor."),
    "ventures.already_removed": _("Dette er fjernet og kan ikke endres. Sett det tilbake først."),
}
