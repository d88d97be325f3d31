"""The sentences of the studies room. The engine's own verdict sentences are the engine's."""

from django.utils.translation import gettext_lazy as _

WORDING = {
    "studies.design_frozen": _(
        "Studien «%(slug)s» er allerede regnet ut. Opplegget kan ikke endres etterpå; registrer en ny studie."
    ),
    "studies.starts_in_order": _(
        "Tidligste startår (%(earliest_year)s) kan ikke være etter seneste startår (%(latest_year)s)."
    ),
    "studies.starts_within_figures": _(
        "Startåret må ligge fra %(first_year)s til %(last_year)s: det må finnes tall for nok år før og etter."
    ),
    "studies.horizon_is_ahead": _("Studien må se på minst ett år fra startåret av."),
    "studies.effect_that_matters": _(
        "Virkningen som ville betydd noe, må være en andel mellom 0 og 1, men er %(share)s."
    ),
    "studies.already_running": _("Studien regnes ut nå. Vent til den er ferdig."),
    "studies.figures_changed": _(
        "Tallene eller regnemåten er endret siden beregningen begynte. Start beregningen på nytt."
    ),
    "studies.not_reproduced": _(
        "Samme opplegg, tall og regnemåte ga et annet svar enn beregning %(run)s. Svaret er ikke tatt i bruk."
    ),
    "studies.word_unfit": _("Det kan ikke vites."),
    "studies.word_underpowered": _("Det kan ikke vites."),
    "studies.word_depends": _("Det kan ikke vites."),
    "studies.word_not_detected": _("Ingen endring er påvist."),
    "studies.word_increase": _("Folketallet ble høyere enn ventet."),
    "studies.word_decrease": _("Folketallet ble lavere enn ventet."),
    "studies.word_not_computed": _("Ikke regnet ut ennå."),
    "studies.not_computed": _("Opplegget er registrert. Svaret kommer når det er regnet ut."),
    "studies.sweep_unfit": _(
        "Vi vet ikke når %(title)s begynte. For alle startår fra %(first_year)s til %(last_year)s er svaret det samme: "
        "ingen kommuner ligner %(name)s godt nok til å sammenligne."
    ),
    "studies.sweep_underpowered": _(
        "Vi vet ikke når %(title)s begynte. For alle startår fra %(first_year)s til %(last_year)s er svaret det samme: "
        "endringen måtte ha vært på minst om lag %(detectable)s personer for trolig å bli sett. Forskjellen vi ser, "
        "ligger mellom %(lowest)s og %(highest)s enn ventet."
    ),
    "studies.sweep_not_detected": _(
        "Vi vet ikke når %(title)s begynte. For alle startår fra %(first_year)s til %(last_year)s er svaret det samme: "
        "ingen endring er påvist. Mindre endringer enn om lag %(detectable)s personer kan ikke utelukkes."
    ),
    "studies.sweep_increase": _(
        "Vi vet ikke når %(title)s begynte. For alle startår fra %(first_year)s til %(last_year)s er folketallet i "
        "%(name)s høyere enn ventet: mellom %(lowest)s og %(highest)s."
    ),
    "studies.sweep_decrease": _(
        "Vi vet ikke når %(title)s begynte. For alle startår fra %(first_year)s til %(last_year)s er folketallet i "
        "%(name)s lavere enn ventet: mellom %(lowest)s og %(highest)s."
    ),
    "studies.more": _("%(persons)s flere"),
    "studies.fewer": _("%(persons)s færre"),
    "studies.sweep_depends": _(
        "Vi vet ikke når %(title)s begynte, og svaret avhenger av det. Av %(years)s mulige startår gir %(n_increase)s "
        "høyere folketall enn ventet, %(n_decrease)s lavere, %(n_not_detected)s ingen påvist endring, og "
        "%(n_cannot)s kan ikke besvares."
    ),
}
