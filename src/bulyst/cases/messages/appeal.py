"""What is said of letters that reach people, and of appeals."""

from django.utils.translation import gettext_lazy as _

_LETTERS = {
    "letters.receipt_day": _("Brevet er fra %(made)s. Velg dagen søkeren fikk det, fra da og til i dag."),
    "letters.receipt_day.ok": _("Dagen er mulig."),
    "letters.received_already": _("Brevet er allerede mottatt, eller det er ikke sendt ennå."),
    "letters.text_given": _("Teksten «%(part)s» er tom. Skriv den, eller hent standardteksten tilbake."),
    "letters.text_given.ok": _("Teksten «%(part)s» er i orden."),
    "letters.text_too_long": _("Teksten «%(part)s» er lengre enn %(longest)s tegn. Kort den ned."),
    "letters.stray_brace": _("Teksten «%(part)s» har en krøllparentes som ikke hører til noe felt. Ta den bort."),
    "letters.unknown_field": _(
        "Teksten «%(part)s» bruker %(field)s, som brevet ikke kjenner. Det kan bruke %(known)s."
    ),
    "letters.field_needed": _("Teksten «%(part)s» må ha med %(field)s."),
    "letters.nothing_changed": _("Tekstene er som før. Det er ikke laget noen ny utgave."),
    "timeline.decision.received.opened": _("Søkeren åpnet brevet om vedtaket"),
    "timeline.decision.received.reported": _("Brevet om vedtaket kom fram %(on)s"),
    "timeline.decision.received.deemed": _("Brevet om vedtaket var ikke åpnet og regnes som mottatt %(on)s"),
    "timeline.decision.received.stated": _("Søkeren fikk brevet om vedtaket %(on)s"),
}

_APPEALS = {
    "appeals.reviewed_together": _(
        "Et styre avgjorde saken i et møte. Da er det styret som vurderer klagen på nytt, i et møte. "
        "Sett den opp på saklisten."
    ),
    "appeals.reviewed_together.ok": _("Klagen vurderes av dem som avgjorde saken."),
    "appeals.decision_open": _("Det er ikke noe vedtak her som kan påklages."),
    "appeals.decision_open.ok": _("Vedtaket kan påklages."),
    "appeals.not_appealed_before": _("Det er allerede klaget på dette vedtaket."),
    "appeals.not_appealed_before.ok": _("Det er ikke klaget på vedtaket før."),
    "appeals.written": _("Skriv hvorfor dere klager."),
    "appeals.written.ok": _("Klagen er skrevet."),
    "appeals.posting_day": _("Velg dagen klagen ble sendt: fra %(decided)s, da vedtaket ble fattet, og til i dag."),
    "appeals.posting_day.ok": _("Dagen er mulig."),
    "appeals.in_time": _(
        "Klagen ble sendt %(posted)s, men fristen var %(appeal_by)s. "
        "Avvis den, eller ta den til behandling med en grunn."
    ),
    "appeals.in_time.ok": _("Klagen kom i tide."),
    "appeals.reinstated": _("Klagen kom for sent, men er tatt til behandling."),
    "appeals.late": _("Klagen ble sendt %(posted)s, og det er i tide. Da skal den behandles."),
    "appeals.late.ok": _("Klagen ble sendt %(posted)s, etter fristen %(appeal_by)s."),
    "appeals.reinstated_already": _("Klagen er allerede tatt til behandling."),
    "appeals.within_a_year": _("Det gikk mer enn et år fra vedtaket til klagen. Da kan den ikke tas til behandling."),
    "appeals.within_a_year.ok": _("Det er ikke gått mer enn et år siden vedtaket."),
    "appeals.contested_in_time": _("Fristen for å klage på avvisningen gikk ut %(contest_by)s."),
    "appeals.contested_in_time.ok": _("Det kan klages på avvisningen."),
    "appeals.ruling_day": _("Velg dagen klageinstansen avgjorde: fra %(forwarded)s, da den fikk klagen, og til i dag."),
    "appeals.ruling_day.ok": _("Dagen er mulig."),
    "appeals.about_the_decision": _("Klageinstansen skal bare si om klagen ble avvist med rette. Før det som svar."),
    "appeals.about_the_decision.ok": _("Det er vedtaket klageinstansen skal avgjøre."),
    "appeals.about_the_dismissal": _("Klagen er ikke avvist. Før hva klageinstansen mente om selve vedtaket."),
    "appeals.about_the_dismissal.ok": _("Klageinstansen skal si om klagen ble avvist med rette."),
    "appeals.preparation_written": _("Skriv hva klagen går ut på, og hva du mener om den."),
    "appeals.preparation_written.ok": _("Vurderingen er skrevet."),
    "appeals.reasons_given": _("Skriv hvorfor."),
    "appeals.reasons_given.ok": _("Grunnen er oppgitt."),
    "appeals.not_the_assessor": _("Du har selv vurdert det klagen gjelder. En annen må forberede klagen."),
    "appeals.not_the_assessor.ok": _("Klagen forberedes av en annen enn den som vurderte det klagen gjelder."),
    "appeals.other_matter": _("Klagen gjelder noe annet."),
    "appeals.not_the_preparer": _("Du har selv forberedt klagen. En annen må avgjøre den."),
    "appeals.not_the_preparer.ok": _("Klagen avgjøres av en annen enn den som forberedte den."),
    "appeals.of_the_deciding_body": _("Styret fattet vedtaket. Da er det styret som vurderer klagen."),
    "appeals.of_the_deciding_body.ok": _("Klagen vurderes av dem som fattet vedtaket."),
    "appeals.in_favour": _(
        "Klagen kan bare gi et bedre vedtak: et høyere beløp enn %(old)s, eller andre vilkår. "
        "Skal vedtaket stå, velger du det."
    ),
    "appeals.in_favour.ok": _("Det nye vedtaket er bedre for søkeren."),
    "appeals.new_amount_given": _("Skriv hvor mye klageinstansen ga. Sto avslaget, er vedtaket stadfestet."),
    "appeals.new_amount_given.ok": _("Beløpet er oppgitt."),
    "appeals.changes_something": _("Dette er det samme som før. Da er vedtaket stadfestet."),
    "appeals.changes_something.ok": _("Vedtaket er endret."),
    "appeals.not_below_paid": _(
        "%(paid)s er allerede utbetalt. Tilbakefør eller krev tilbake det som er for mye, først."
    ),
    "appeals.not_below_paid.ok": _("Beløpet er ikke lavere enn det som er utbetalt."),
    "appeals.nothing_paid": _(
        "%(paid)s er utbetalt etter vedtaket. Tilbakefør eller krev tilbake pengene før vedtaket oppheves."
    ),
    "appeals.nothing_paid.ok": _("Ingenting er utbetalt etter vedtaket."),
    "appeals.rest_in_frame": _(
        "Det må bindes %(amount)s til, men rammen har bare %(available)s igjen. Vent til rammen er økt."
    ),
    "appeals.rest_in_frame.ok": _("Rammen har plass til det som må bindes."),
    "cases.no_appeal_open": _("Vedtaket er påklaget. Dette må vente til klagen er avgjort eller trukket."),
    "cases.no_appeal_open.ok": _("Det er ingen klage under behandling."),
    "cases.through_appeal": _("Et vedtak blir bare byttet ut etter en klage."),
    "cases.through_appeal.ok": _("Vedtaket byttes ut etter en klage."),
    "payments.no_appeal_before_final": _(
        "Dere har klaget på tilskuddet. Be om sluttutbetaling når klagen er avgjort, eller om en delutbetaling nå."
    ),
    "payments.no_appeal_before_final.ok": _("Ingen klage holder utbetalingen tilbake."),
}

_REPLY = {
    "cases.expected_day_given": _("Velg en dag som kommer, da søkeren kan vente svar."),
    "cases.expected_day_given.ok": _("Dagen er oppgitt."),
    "timeline.case.informed": _("Søkeren fikk foreløpig svar: svar er ventet %(expected_by)s"),
}

_WORK = {
    "work.appeal.prepare": _("Forbered klagen"),
    "work.appeal.review": _("Vurder klagen på nytt"),
    "work.appeal.forward": _("Send klagen til klageinstansen"),
    "work.appeal.rule": _("Før hva klageinstansen avgjør"),
}

_TIMELINE = {
    "timeline.appeal.filed": _("Søkeren klaget på vedtaket"),
    "timeline.appeal.registered": _("Søkeren klaget på vedtaket i et brev sendt %(posted_on)s"),
    "timeline.appeal.withdrawn": _("Søkeren trakk klagen"),
    "timeline.appeal.reinstated": _("Klagen kom for sent, men ble tatt til behandling"),
    "timeline.appeal.dismissed": _("Klagen ble avvist: den kom for sent"),
    "timeline.appeal.contested": _("Søkeren klaget på at klagen ble avvist"),
    "timeline.appeal.prepared": _("Klagen ble forberedt"),
    "timeline.appeal.changed": _("Kommunen endret vedtaket etter klagen: tilskudd på %(amount)s"),
    "timeline.appeal.upheld": _("Kommunen vurderte klagen og lot vedtaket stå"),
    "timeline.appeal.forwarded": _("Klagen ble sendt til klageinstansen"),
    "timeline.appeal.affirmed": _("Klageinstansen lot vedtaket stå"),
    "timeline.appeal.altered": _("Klageinstansen endret vedtaket: tilskudd på %(amount)s"),
    "timeline.appeal.annulled": _("Klageinstansen opphevet vedtaket, og søknaden behandles på nytt"),
    "timeline.appeal.returned": _("Klageinstansen mente at klagen skal behandles"),
    "timeline.appeal.filed.change": _("Søkeren klaget på avslaget på endring"),
    "timeline.appeal.filed.claim": _("Søkeren klaget på kravet om tilbakebetaling"),
    "timeline.appeal.registered.change": _("Søkeren klaget på avslaget på endring i et brev sendt %(posted_on)s"),
    "timeline.appeal.registered.claim": _("Søkeren klaget på kravet om tilbakebetaling i et brev sendt %(posted_on)s"),
    "timeline.appeal.changed.change": _("Kommunen godkjente endringen etter klagen. Tilskuddet er %(amount)s"),
    "timeline.appeal.changed.claim": _("Kommunen satte ned kravet etter klagen: %(amount)s skal betales tilbake"),
    "timeline.appeal.changed.claim.lifted": _("Kommunen frafalt kravet etter klagen"),
    "timeline.appeal.altered.change": _("Klageinstansen godkjente endringen. Tilskuddet er %(amount)s"),
    "timeline.appeal.altered.claim": _("Klageinstansen satte ned kravet: %(amount)s skal betales tilbake"),
    "timeline.appeal.altered.claim.lifted": _("Klageinstansen mente at ingenting skal betales tilbake"),
    "timeline.appeal.annulled.change": _("Klageinstansen opphevet avslaget, og endringen behandles på nytt"),
    "timeline.appeal.annulled.claim": _("Klageinstansen opphevet kravet, og det avgjøres på nytt"),
    "timeline.change.reopened": _("Søknaden om endring behandles på nytt"),
    "timeline.reclaim.reopened": _("Kravet om tilbakebetaling avgjøres på nytt"),
    "timeline.reclaim.payment_prolonged": _("Fristen for å betale tilbake ble flyttet til %(pay_by)s"),
    "timeline.repayment.given_back": _("%(amount)s ble betalt tilbake til søkeren etter klagen"),
    "timeline.decision.acceptance_prolonged": _("Fristen for å ta imot tilskuddet ble flyttet til %(accept_by)s"),
}

WORDING = {
    **_LETTERS,
    **_APPEALS,
    **_REPLY,
    **_WORK,
    **_TIMELINE,
}
