"""What the courses room says to people."""

from django.utils.translation import gettext_lazy as _

WORDING = {
    "courses.title_missing": _("Kurset mangler tittel."),
    "courses.contact_missing": _(
        "Et kurs som kunngjøres må ha en e-postadresse eller et telefonnummer, så folk kan spørre om det."
    ),
    "courses.seats_not_positive": _("Et kurs må ha minst én plass. La feltet stå tomt hvis det ikke er noen grense."),
    "courses.seats_below_enrolled": _(
        "%(enrolled)s er påmeldt, så kurset kan ikke ha bare %(seats)s plasser. Meld av noen først."
    ),
    "courses.hours_out_of_range": _("%(day)s: en kursdag varer mer enn 0 og høyst 24 timer, ikke %(hours)s."),
    "courses.ends_past_midnight": _("Kursdagen slutter etter midnatt. Skriv den som to kursdager."),
    "courses.ends_before_start": _("Linje %(line)s, «%(text)s»: kursdagen slutter før den begynner."),
    "courses.day_twice": _("Kurset har allerede en kursdag %(day)s på samme tid."),
    "courses.day_not_understood": _(
        "Linje %(line)s, «%(text)s», er ikke en dato. Skriv for eksempel 3.3.2026 eller 3.3.2026 18.00–21.00."
    ),
    "courses.name_missing": _("Deltakeren mangler navn."),
    "courses.born_year_out_of_range": _("Fødselsåret %(year)s kan ikke være riktig for %(name)s."),
    "courses.line_has_identity_number": _(
        "Linje %(line)s har et fødselsnummer. Det skal ikke føres her: skriv bare fødselsåret."
    ),
    "courses.line_not_understood": _(
        "Linje %(line)s, «%(text)s», ble ikke forstått. Skriv navn, fødselsår, e-post og telefon, skilt med semikolon."
    ),
    "courses.line_without_name": _("Linje %(line)s, «%(text)s», mangler navn."),
    "courses.nobody_given": _("Listen er tom: skriv inn minst én deltaker."),
    "courses.person_recognised": _(
        "%(name)s kan allerede være registrert i kommunen. Velg hvem det er, eller at det er en annen person."
    ),
    "courses.unknown_person": _("Personen som er valgt for %(name)s finnes ikke lenger. Velg på nytt."),
    "courses.already_enrolled": _("%(name)s er allerede påmeldt kurset."),
    "courses.twice_in_list": _("%(name)s står flere ganger i listen."),
    "courses.course_full": _(
        "Kurset har %(seats)s plasser og %(enrolled)s påmeldte. Det er ikke plass til %(adding)s til."
    ),
    "courses.not_announced": _("Kurset er ikke kunngjort. Spør kommunen om du kan bli med."),
    "courses.is_over": _("Kurset var ferdig %(day)s."),
    "courses.not_enrolled": _("Du er ikke påmeldt kurset."),
    "courses.attendance_before_held": _("Kursdagen er %(day)s. Oppmøte føres tidligst samme dag."),
    "courses.attended_day_moved_ahead": _(
        "Oppmøtet er ført for %(attended)s deltakere, så kursdagen kan ikke flyttes fram til %(day)s."
    ),
    "courses.not_on_the_list": _(
        "%(count)s av de som er krysset av står ikke lenger på listen. Last siden på nytt og kryss av igjen."
    ),
    "courses.correction_unexplained": _(
        "Du tar %(count)s ut av en liste som er ført, og det endrer tallene. Skriv hvorfor."
    ),
    "courses.reason_missing": _("Skriv hvorfor."),
    "courses.already_withdrawn": _("%(name)s er allerede meldt av."),
    "courses.already_removed": _("Dette er fjernet og kan ikke endres. Sett det tilbake først."),
}
