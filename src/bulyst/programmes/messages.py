"""What the programmes room says to people."""

from django.utils.translation import gettext_lazy as _

_BLOCKS = {
    "blocks.bad_form": _("Skjemaet kan ikke leses (%(what)s)."),
    "blocks.sound": _("Skjemaet er i orden."),
    "blocks.group_without_heading": _("En side i skjemaet mangler overskrift."),
    "blocks.group_is_empty": _("Siden «%(heading)s» har ingen spørsmål. Legg til ett, eller fjern siden."),
    "blocks.without_label": _("Et spørsmål mangler tekst."),
    "blocks.too_few_options": _("«%(label)s» må ha minst to ulike svar å velge mellom."),
    "blocks.bounds_cross": _("«%(label)s» kan ikke ha en nedre grense (%(least)s) over den øvre (%(most)s)."),
    "blocks.answered": _("«%(label)s» er i orden."),
    "blocks.missing": _("«%(label)s» mangler svar."),
    "blocks.unreadable": _("Svaret på «%(label)s» kan ikke leses. Skriv det på nytt."),
    "blocks.too_long": _("Svaret på «%(label)s» er for langt. Kort det ned."),
    "blocks.too_low": _("Svaret på «%(label)s» kan ikke være lavere enn %(bound)s%(unit)s."),
    "blocks.too_high": _("Svaret på «%(label)s» kan ikke være høyere enn %(bound)s%(unit)s."),
    "blocks.no_such_option": _("Velg et av svarene under «%(label)s»."),
    "blocks.line_incomplete": _("Hver linje under «%(label)s» må ha både tekst og et beløp over 0 kr."),
    "blocks.milestone_incomplete": _("Hver milepæl under «%(label)s» må ha både tekst og dato."),
}

WORDING = {
    **_BLOCKS,
    "programmes.slug_taken": _("Adressen «%(slug)s» er allerede i bruk i kommunen. Velg et annet navn."),
    "programmes.period_runs_backward": _("Sluttdatoen er før startdatoen."),
    "programmes.bounds_run_backward": _("Det seneste mulige året er før det tidligste."),
    "programmes.bounds_need_source": _("Skriv hvor årene er hentet fra, så andre kan kontrollere dem."),
    "programmes.quantitative_goal_needs_measure": _(
        "Et tallfestet mål må si hva det måles ved og hvilken vei det skal gå."
    ),
    "programmes.target_needed": _("Målet skal nå et tall, men måltallet mangler."),
    "programmes.of_other_programme": _("Valget hører til et annet program."),
    "programmes.amount_not_positive": _("Beløpet må være over null."),
    "programmes.call_closes_before_it_opens": _("Utlysningen stenger før den åpner."),
    "programmes.grant_call_needs_fund": _("En utlysning av tilskudd må ha et fond å gi tilskudd fra."),
    "programmes.grant_call_needs_purpose": _("Velg minst ett formål som det kan søkes om støtte til."),
    "programmes.call_already_closed": _("Utlysningen stengte %(closed)s."),
    "programmes.nothing_to_publish": _("Programmet trenger minst ett mål før det kan publiseres."),
    "programmes.already_published": _("Programmet er allerede publisert."),
    "programmes.no_rules": _("Et regelsett må ha minst én regel."),
    "programmes.rules_start_too_early": _(
        "Regelsettet må gjelde fra etter %(latest)s, dagen da det forrige regelsettet begynte å gjelde."
    ),
    "programmes.bad_rule": _("Verdiene passer ikke til regelen «%(kind)s»."),
    "programmes.before_period": _("%(day)s er før %(programme)s kan ha begynt (%(first)s)."),
    "programmes.after_period": _("%(day)s er etter at %(programme)s må ha vært slutt (%(last)s)."),
    "programmes.address_stays": _("Programmet er publisert, og andre kan ha lenket til det. Adressen kan ikke endres."),
    "programmes.call_not_opened": _("Utlysningen åpner ikke før %(opens)s."),
    "programmes.form_in_use": _("Skjemaet er i bruk og kan ikke endres. Lag en ny versjon av det."),
    "programmes.example_rate": _(
        "Regelen om bagatellmessig støtte har ennå eksempelkursen. Skriv inn kroner for én euro, datoen og hvor "
        "kursen er hentet fra, for eksempel Norges Bank."
    ),
    "programmes.call_is_running": _(
        "Utlysningen er åpen, og noen kan ha begynt å søke. Du kan forlenge fristen, stenge eller avlyse den."
    ),
    "programmes.call_cancelled": _("Utlysningen ble avlyst %(at)s."),
    "programmes.call_has_no_end": _("Utlysningen har ingen frist å forlenge."),
    "programmes.not_later": _("Den nye fristen må være etter den gamle, %(closes)s."),
    "programmes.extend_the_round": _("Utlysningen har runder. Endre fristen for runden i stedet."),
    "programmes.no_rounds": _("Skriv minst én frist."),
    "programmes.rounds_out_of_order": _("Fristene må komme etter hverandre. Rett rekkefølgen."),
    "programmes.round_too_early": _("Den første fristen må være etter %(after)s."),
    "programmes.round_cut_short": _("Den første fristen er kunngjort til %(announced)s og kan ikke bli tidligere."),
    "programmes.reason_missing": _("Skriv hvorfor. Alle kan lese det."),
    "programmes.part_in_use": _("Dette er i bruk og kan ikke fjernes. Du kan endre det."),
    "programmes.goal_was_promised": _(
        "Programmet er publisert, og målet er lovet. Det kan rettes, men ikke fjernes. "
        "Også et mål som ikke nås, får svar."
    ),
}
