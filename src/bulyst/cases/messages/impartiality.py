"""What is said about who is impartial and who decides it."""

from django.utils.translation import gettext_lazy as _

WORDING = {
    "cases.found_in_conflict": _("Det er avgjort at du er inhabil i saken. En annen må ta den."),
    "cases.suspended": _(
        "Det er reist spørsmål om du er habil i saken. Du kan ikke gjøre noe i den før det er avgjort. "
        "På siden om saken står det hvem som avgjør det."
    ),
    "cases.superior_impartial": _(
        "En overordnet av deg er inhabil i saken. Da kan du forberede den, men ikke avgjøre den."
    ),
    "cases.superior_impartial.ok": _("Ingen overordnet er inhabil i saken."),
    "cases.not_the_decider": _("Du var med på å avgjøre saken. En annen må forberede klagen."),
    "cases.not_the_decider.ok": _("Klagen forberedes av en som ikke var med på å avgjøre saken."),
    "conflicts.ground_told": _("Skriv hvorfor det er tvil om habiliteten."),
    "conflicts.ground_told.ok": _("Grunnen er oppgitt."),
    "conflicts.about_the_staff": _("Den du valgte, arbeider ikke i kommunen nå. Velg en annen."),
    "conflicts.about_the_staff.ok": _("Spørsmålet gjelder en som arbeider i kommunen."),
    "conflicts.about_a_handler": _("Velg en av dem som behandler eller avgjør saken."),
    "conflicts.about_a_handler.ok": _("Spørsmålet gjelder en som behandler eller avgjør saken."),
    "conflicts.not_about_oneself": _("Du kan ikke avgjøre om du selv er habil. En annen må gjøre det."),
    "conflicts.not_about_oneself.ok": _("Spørsmålet avgjøres av en annen enn den det gjelder."),
    "conflicts.decided_by_the_superior": _(
        "Spørsmålet avgjøres av den nærmeste overordnede som selv er habil i saken. Det er ikke deg."
    ),
    "conflicts.decided_by_the_superior.ok": _("Spørsmålet avgjøres av en overordnet."),
    "conflicts.decided_by_the_board": _("Spørsmålet gjelder et styremedlem. Styret avgjør det selv, i et møte."),
    "conflicts.decided_by_the_board.ok": _("Styret avgjør spørsmålet i et møte."),
    "conflicts.finding_explained": _("Skriv hvorfor personen er habil eller inhabil."),
    "conflicts.finding_explained.ok": _("Avgjørelsen er begrunnet."),
    "conflicts.does_not_act_for_applicant": _(
        "Personen kan handle for søkeren og er inhabil etter loven. Det kan ikke avgjøres annerledes."
    ),
    "conflicts.does_not_act_for_applicant.ok": _("Personen handler ikke for søkeren."),
    "timeline.conflict.raised": _("Det ble reist spørsmål om en ansatt eller et styremedlem er habil"),
    "timeline.conflict.settled": _("En ansatt eller et styremedlem ble funnet habil"),
    "timeline.conflict.settled.out": _("En ansatt eller et styremedlem ble funnet inhabil"),
}
