"""What is said about boards and their meetings."""

from django.utils.translation import gettext_lazy as _

WORDING = {
    "cases.not_around_the_meeting": _(
        "Saken står på saklisten til et møte som det er kalt inn til. Den avgjøres der, ikke av én person."
    ),
    "cases.not_around_the_meeting.ok": _("Saken er ikke satt opp til et møte, eller avgjøres i det."),
    "board.meeting_is_to_come": _("Møtet er holdt eller avlyst, eller det er et annet styre. Velg et møte som kommer."),
    "board.meets_after_the_round": _("Runden stenger %(closes)s. Velg et møte etter det."),
    "board.named": _("Skriv hva styret heter."),
    "board.named.ok": _("Styret har et navn."),
    "board.name_free": _("Kommunen har allerede et styre med dette navnet. Velg et annet navn."),
    "board.name_free.ok": _("Navnet er ledig."),
    "board.one_leader": _("Et styre har én leder. Velg hvem det er."),
    "board.one_leader.ok": _("Styret har en leder."),
    "board.only_the_elected_sit": _("Bare folkevalgte medlemmer kan sitte i styret. Ta bort den som ikke er det."),
    "board.only_the_elected_sit.ok": _("Alle i styret er folkevalgte medlemmer."),
    "board.has_members": _("Styret har ingen medlemmer. Sett opp styret før det kalles inn."),
    "board.has_members.ok": _("Styret har medlemmer."),
    "board.is_to_come": _("%(held_on)s er passert. Velg en dag som kommer."),
    "board.is_to_come.ok": _("Møtet er ikke holdt."),
    "board.has_agenda": _("Saklisten er tom. Sett opp en sak før du kaller inn, eller avlys møtet."),
    "board.has_agenda.ok": _("Saklisten har innhold."),
    "board.cancellation_explained": _("Skriv hvorfor møtet avlyses."),
    "board.cancellation_explained.ok": _("Grunnen er oppgitt."),
    "board.is_placeable": _("Dette kan ikke settes opp: det er avgjort eller trukket, eller det står på en sakliste."),
    "board.item_titled": _("Skriv hva punktet gjelder."),
    "board.its_day_has_come": _("Møtet er %(held_on)s og kan ikke åpnes før."),
    "board.its_day_has_come.ok": _("Møtedagen er kommet."),
    "board.only_the_seated_attend": _("En av dem du krysset av, sitter ikke i styret."),
    "board.only_the_seated_attend.ok": _("Alle som er til stede, sitter i styret."),
    "board.quorate": _(
        "Styret er ikke vedtaksført: %(present)s er til stede, og minst %(needed)s må være det. Kall inn en vara, "
        "eller avlys møtet."
    ),
    "board.quorate.ok": _("Styret er vedtaksført."),
    "board.chaired": _("Velg en som er til stede, til å lede møtet."),
    "board.chaired.ok": _("Møtet har en leder."),
    "board.item_open": _("Saken er ferdig behandlet, eller søknaden er trukket."),
    "board.item_open.ok": _("Saken er ikke ferdig behandlet."),
    "board.not_postponed": _("Saken er utsatt til et senere møte."),
    "board.not_postponed.ok": _("Saken er ikke utsatt."),
    "board.questions_first": _("Styret må først avgjøre om alle er habile i saken. Det står øverst på saklisten."),
    "board.questions_first.ok": _("Spørsmålene om habilitet i saken er avgjort."),
    "board.aside_are_present": _("Bare den som er til stede, kan fratre."),
    "board.aside_are_present.ok": _("De som har fratrådt, er til stede."),
    "board.takes_part": _("Du var ikke med på å behandle denne saken. En som var med, må bekrefte den."),
    "board.takes_part.ok": _("Saken bekreftes av en som var med på å behandle den."),
    "board.item_quorate": _(
        "For få er med på å behandle saken: %(present)s, og minst %(needed)s må være det. "
        "Utsett den til et møte med vara."
    ),
    "board.item_quorate.ok": _("Nok medlemmer er med på å behandle saken."),
    "board.all_free": _(
        "En som er med på å behandle saken, er inhabil eller har et spørsmål om habilitet som ikke er avgjort. "
        "Medlemmet må fratre først."
    ),
    "board.all_free.ok": _("Ingen som er med på å behandle saken, er inhabil."),
    "board.all_declared": _(
        "%(missing)s av dem som er med på å behandle saken, har ikke sagt fra om de er habile. "
        "De gjør det på siden om møtet."
    ),
    "board.all_declared.ok": _("Alle som er med på å behandle saken, har sagt at de er habile."),
    "board.none_prepared": _("En som er med på å behandle saken, har selv forberedt den. Medlemmet må fratre."),
    "board.none_prepared.ok": _("Ingen som er med på å behandle saken, har forberedt den."),
    "board.votes_add_up": _("Stemmene er %(counted)s i alt, men %(voting)s er med på å behandle saken. Rett tallene."),
    "board.votes_add_up.ok": _("Stemmene går opp."),
    "board.votes_carry": _("Det er ikke flertall for dette. Skriv inn det som ble vedtatt, med stemmene for det."),
    "board.votes_carry.ok": _("Flertallet stemte for."),
    "board.finding_written": _("Skriv om medlemmet er habilt eller inhabilt, og hvorfor, før det bekreftes."),
    "board.finding_written.ok": _("Avgjørelsen er skrevet."),
    "board.everything_treated": _(
        "Disse punktene er verken avgjort eller utsatt: %(items)s. Gjør dem ferdig før protokollen godkjennes."
    ),
    "board.everything_treated.ok": _("Alt på saklisten er behandlet."),
    "board.has_a_seat": _("Den du valgte, sitter ikke i styret."),
    "board.has_a_seat.ok": _("Den det gjelder, sitter i styret."),
    "board.comes_before_leaving": _("Etter dette var medlemmet ikke med på noen sak. Velg saker i rekkefølge."),
    "board.comes_before_leaving.ok": _("Medlemmet var med på minst én sak."),
    "board.leaves_decisions_alone": _(
        "En av sakene er avgjort. Hvem som var med på å avgjøre den, kan ikke endres etterpå."
    ),
    "board.leaves_decisions_alone.ok": _("Det som er avgjort, blir ikke endret."),
    "board.may_sign": _("Protokollen godkjennes av de to medlemmene som styret har valgt. Du er ikke en av dem."),
    "board.may_sign.ok": _("Protokollen godkjennes av et medlem som styret har valgt."),
    "board.signers_missing": _("Styret må velge to medlemmer som godkjenner protokollen. Skriv først hvem det er."),
    "board.signs_once": _("Du har godkjent protokollen. Den andre som styret valgte, må også gjøre det."),
    "board.signs_once.ok": _("Hver godkjenner én gang."),
    "board.two_sign": _("I dette styret godkjenner møtelederen protokollen. Programlederen kan endre det."),
    "board.two_sign.ok": _("To medlemmer godkjenner protokollen."),
    "board.two_chosen": _("Velg to medlemmer. Den som har godkjent, kan ikke byttes ut."),
    "board.two_chosen.ok": _("To medlemmer er valgt."),
    "board.signers_were_there": _("Velg to som er til stede i møtet."),
    "board.signers_were_there.ok": _("De som er valgt, er til stede."),
    "board.enough_to_sign": _("Styret har for få medlemmer til at to kan godkjenne protokollen."),
    "board.enough_to_sign.ok": _("Styret har nok medlemmer til å godkjenne protokollen."),
    "board.led_the_meeting": _("Protokollen godkjennes av den som ledet møtet."),
    "board.led_the_meeting.ok": _("Protokollen godkjennes av den som ledet møtet."),
    "board.is_a_case": _("Dette punktet er ingen sak som skal avgjøres."),
    "board.is_a_question": _("Dette punktet er ikke et spørsmål om habilitet."),
    "work.decide.meeting": _("Avgjør søknaden i møtet"),
    "work.appeal.meeting": _("Vurder klagen på nytt i møtet"),
    "work.change.meeting": _("Avgjør endringen i møtet"),
    "work.reclaim.meeting": _("Avgjør kravet om tilbakebetaling i møtet"),
    "timeline.case.to_meeting": _("Saken ble satt opp til behandling i et møte"),
    "timeline.case.postponed": _("Saken ble utsatt til et senere møte"),
}
