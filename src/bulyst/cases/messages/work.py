"""The work list's own words."""

from django.utils.translation import gettext_lazy as _

WORDING = {
    "cases.filter_named": _("Skriv et navn på utvalget."),
    "cases.filter_chooses": _("Utvalget viser alle åpne saker. Velg noe først, så blir det noe å lagre."),
}
