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
    "parties.last_owner": _("Noen må eie tilgangen. Gjør en annen til eier først, så kan du gå ut eller bytte rolle."),
    "parties.not_a_member": _("Personen har ikke tilgang til virksomheten lenger."),
    "parties.invitation_used": _("Invitasjonen er brukt eller trukket tilbake. Be om en ny hvis du trenger den."),
    "parties.invitation_expired": _("Invitasjonen er for gammel. Be den som inviterte deg om en ny."),
    "parties.already_invited_role": _("Velg om personen skal være eier, medarbeider eller leser."),
    "parties.numbers_differ": _("Partene har hvert sitt organisasjonsnummer, og er ikke samme virksomhet."),
    "parties.not_merged_now": _("Parten er ikke slått sammen med noen nå."),
    "parties.undo_in_order": _("«%(name)s» er siden slått sammen med en annen. Angre den sammenslåingen først."),
    "parties.kept_apart_itself": _("En part er alltid lik seg selv."),
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
