"""What each figure is in words: its name, what it says beside the number, and exactly what is counted."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Definition:
    """`label` follows the number ("140 saker behandlet"), `detail` is the line under it."""

    label: str | Promise
    detail: str | Promise
    text: str | Promise


DEFINITIONS = {
    "cases.handled": Definition(
        _("saker behandlet"),
        _("om tilskudd og veiledning"),
        _(
            "Saker som er ferdig behandlet: søknader om tilskudd med vedtak, og veiledningssaker som er avsluttet. "
            "Hver sak telles én gang, også når vedtaket er avslag."
        ),
    ),
    "firms.funded": Definition(
        _("bedrifter og gårdsbruk har fått midler"),
        _("telt én gang hver"),
        _(
            "Bedrifter og gårdsbruk som har fått utbetalt tilskudd fra programmet, når tilbakeføringer er trukket fra. "
            "Hver virksomhet telles én gang, også når den har fått støtte i flere saker."
        ),
    ),
    "associations.active": Definition(
        _("lag og foreninger med aktivitet"),
        _("med penger eller veiledning fra programmet"),
        _(
            "Lag og foreninger som har hatt minst én aktivitet med programmet som partner. "
            "Hvert lag telles én gang, også når det har hatt flere aktiviteter."
        ),
    ),
    "people.on_courses": Definition(
        _("personer på kurs"),
        _("telt én gang hver"),
        _(
            "Personer som har møtt på minst én kursdag. Hver person telles én gang, også når personen har gått på "
            "flere kurs. Påmelding uten oppmøte telles ikke."
        ),
    ),
    "firms.new": Definition(
        _("nye bedrifter registrert"),
        _("mens programmet arbeidet"),
        _("Bedrifter som ble registrert mens programmet arbeidet, og som programmet regner som sine."),
    ),
    "enterprises.pupil": Definition(
        _("elevbedrifter"),
        _("ved skolene"),
        _(
            "Elevbedrifter ved ungdomsskolene. De er undervisning, og regnes aldri med blant nye bedrifter. "
            "Bare antall elever er registrert, ingen navn."
        ),
    ),
}

UNITS = {
    "cases": _("saker"),
    "associations": _("lag og foreninger"),
    "people": _("personer"),
    "firms": _("virksomheter"),
    "enterprises": _("elevbedrifter"),
}

SPLITS = {
    "year": _("Etter år"),
    "kind": _("Etter slag"),
    "purpose": _("Etter formål"),
    "support": _("Etter støtte"),
    "subject": _("Etter emne"),
    "legal_form": _("Etter organisasjonsform"),
    "area_id": _("Etter programområde"),
    "school_id": _("Etter skole"),
}

COLUMNS = {
    "year": _("År"),
    "decided_on": _("Ferdig behandlet"),
    "paid_on": _("Utbetalt"),
    "held_on": _("Dato"),
    "registered_on": _("Registrert"),
    "started_on": _("Startet"),
    "kind": _("Slag"),
    "purpose": _("Formål"),
    "support": _("Støtte"),
    "subject": _("Emne"),
    "legal_form": _("Organisasjonsform"),
    "area_id": _("Programområde"),
    "school_id": _("Skole"),
    "party_id": _("Part"),
    "person_id": _("Person"),
}
