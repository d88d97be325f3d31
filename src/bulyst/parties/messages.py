"""What the parties room says to people."""

from django.utils.translation import gettext_lazy as _

WORDING = {
    "parties.name_missing": _("Navnet mangler."),
    "parties.organisation_number_taken": _(
        "Organisasjonsnummeret %(organisation_number)s er allerede registrert i kommunen, på «%(name)s»."
    ),
    "parties.organisation_needs_number": _("En virksomhet som søker for seg selv må ha organisasjonsnummer."),
    "parties.person_has_no_organisation_number": _("En privatperson har ikke organisasjonsnummer."),
    "parties.not_an_owner": _("Bare den som eier tilgangen til virksomheten kan gjøre dette."),
    "parties.not_a_writer": _(
        "Du kan se virksomheten, men ikke endre det som står om den. Spør den som eier tilgangen."
    ),
    "parties.already_a_member": _("Brukeren har allerede tilgang til virksomheten."),
    "parties.merged_into_itself": _("En part kan ikke slås sammen med seg selv."),
    "parties.already_merged": _("«%(name)s» er allerede slått sammen med en annen part."),
    "parties.not_a_person": _("«%(name)s» er ikke registrert som person."),
    "parties.not_your_tie": _("Du kan føre dine egne tilknytninger. Andres fører programlederen."),
    "parties.tie_ends_before_it_begins": _("Tilknytningen begynte %(since)s og kan ikke slutte før det."),
    "parties.tie_ends_backwards": _(
        "Du kan avslutte din egen tilknytning fra i dag av. Sluttet den før, må programlederen føre det."
    ),
    "parties.kinds_differ": _("Bare parter av samme slag kan slås sammen."),
}
