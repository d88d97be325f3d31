"""The sentences of kernel and tenancy."""

from django.utils.translation import gettext_lazy as _

WORDING = {
    "lifecycle.wrong_state": _(
        "Dette kan ikke gjøres nå: saken har kommet til et annet steg. Last siden på nytt for å se hva som kan gjøres."
    ),
    "tenancy.no_right": _(
        "Du har ikke rett til å gjøre dette. Spør programlederen hvis du mener at du skulle hatt det."
    ),
    "tenancy.not_on_the_staff": _("Den du valgte, arbeider ikke i kommunen nå. Velg en annen."),
    "tenancy.superior_in_a_circle": _(
        "Ingen kan være sin egen overordnede, heller ikke gjennom andre. Velg en annen overordnet."
    ),
    "money.unreadable": _("«%(text)s» er ikke et beløp. Skriv for eksempel 150 000 eller 150 000,50."),
    "numbers.organisation_length": _("Et organisasjonsnummer har ni sifre. «%(text)s» har ikke det."),
    "numbers.organisation_check": _("«%(text)s» er ikke et gyldig organisasjonsnummer. Sjekk at sifrene er riktige."),
    "numbers.organisation_first": _("«%(text)s» er ikke et norsk organisasjonsnummer: det skal begynne med 8 eller 9."),
    "numbers.account_length": _("Et kontonummer har elleve sifre. «%(text)s» har ikke det."),
    "numbers.account_check": _("«%(text)s» er ikke et gyldig kontonummer. Sjekk at sifrene er riktige."),
    "numbers.municipality_length": _("Et kommunenummer har fire sifre. «%(text)s» har ikke det."),
    "numbers.municipality_unknown": _("Det finnes ingen kommune med nummeret «%(text)s»."),
}
