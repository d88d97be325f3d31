"""What is said of a grant after it was accepted: its plan, changes, claims for repayment."""

from django.utils.translation import gettext_lazy as _

_PAYMENTS = {
    "payments.plan_is_told": _("Hver milepæl trenger en tekst og et beløp over 0 kr. Rett linjen eller ta den bort."),
    "payments.plan_adds_up": _("Milepælene er %(total)s til sammen, men tilskuddet er %(grant)s. Sett ned et beløp."),
    "payments.plan_adds_up.ok": _("Milepælene er innenfor tilskuddet på %(grant)s."),
    "payments.within_plan": _(
        "Med dette blir det %(after)s i alt. Etter utbetalingsplanen kan dere få %(limit)s til nå. "
        "Neste milepæl er «%(milestone)s» %(due)s. Er den nådd før, ta kontakt: saksbehandleren kan godta det."
    ),
    "payments.nothing_reached": _(
        "Ingen milepæl i utbetalingsplanen er nådd ennå. Den neste er «%(milestone)s» %(due)s. "
        "Er den nådd før, ta kontakt: saksbehandleren kan godta det."
    ),
    "payments.plan_is_used": _(
        "Med dette blir det %(after)s i alt, men utbetalingsplanen gir %(limit)s. "
        "Resten betales når kommunen har godkjent sluttregnskapet."
    ),
    "payments.within_plan.ok": _("Beløpet er innenfor utbetalingsplanen."),
    "payments.milestone_waits": _("Milepælen er nådd eller godtatt allerede, eller den er ikke i planen lenger."),
    "payments.milestone_waits.ok": _("Milepælen er ikke nådd ennå."),
    "payments.nothing_claimed": _(
        "Penger i saken kreves tilbake. Gjør kravet ferdig eller frafall det før utbetalingen tilbakeføres."
    ),
    "payments.nothing_claimed.ok": _("Ingenting kreves tilbake."),
    "payments.change_is_open": _("En søknad om endring er ikke avgjort. Avgjør den før saken avsluttes."),
    "payments.nothing_asked_or_claimed": _("Et krav om tilbakebetaling er ikke ferdig. Gjør det ferdig først."),
    "payments.nothing_asked_or_claimed.ok": _("Ingen endring og ikke noe krav venter."),
}

_CHANGES = {
    "changes.not_accepted": _("Tilskuddet er ikke tatt imot, eller saken er avsluttet. Da kan det ikke endres."),
    "changes.final_is_paid": _("Sluttutbetalingen er gjort. Da kan tilskuddet ikke endres."),
    "changes.changeable": _("En søknad om endring er allerede under behandling. Vent til den er avgjort."),
    "changes.changeable.ok": _("Tilskuddet kan endres."),
    "changes.in_time": _("Tilsagnet gjaldt til og med %(valid_until)s. Ta kontakt med kommunen."),
    "changes.in_time.ok": _("Tilsagnet gjelder."),
    "changes.something_asked": _("Skriv et nytt budsjett, en ny siste dag, eller begge deler."),
    "changes.cost_line_not_positive": _("En kostnad er 0 kr eller mindre. Rett beløpet eller ta bort linjen."),
    "changes.reason_given": _("Skriv hvorfor dere trenger endringen."),
    "changes.reason_given.ok": _("Endringen er begrunnet."),
    "changes.runs_longer": _("Den nye siste dagen %(until)s må være etter %(valid_until)s."),
    "changes.runs_longer.ok": _("Perioden henger sammen."),
    "changes.not_below_paid": _(
        "Med det nye budsjettet blir tilskuddet %(grant)s, men det er allerede utbetalt %(paid)s. "
        "Ta kontakt med kommunen: det som er for mye, må betales tilbake."
    ),
    "changes.not_below_paid.ok": _("Det som er utbetalt, er innenfor tilskuddet etter endringen: %(grant)s."),
    "changes.written": _("Skriv hva du mener om endringen."),
    "changes.written.ok": _("Innstillingen er skrevet."),
    "changes.not_the_recommender": _("Du har selv innstilt på endringen. En annen må avgjøre den."),
    "changes.not_the_recommender.ok": _("Endringen avgjøres av en annen enn den som innstilte."),
    "changes.reasons_given": _("Skriv begrunnelsen for vedtaket."),
    "changes.reasons_given.ok": _("Vedtaket er begrunnet."),
    "changes.within_delegation": _("Du kan avgjøre endringer av tilskudd inntil %(limit)s alene. Dette er %(amount)s."),
    "changes.within_delegation.ok": _("Tilskuddet er innenfor det du kan avgjøre."),
}

_RECLAIMS = {
    "reclaims.open_already": _("Et annet krav om tilbakebetaling i saken er ikke ferdig. Gjør det ferdig først."),
    "reclaims.claimable": _("Ingenting er utbetalt i saken, eller alt er kommet tilbake. Da kan ingenting kreves."),
    "reclaims.claimable.ok": _("Penger er utbetalt, og ikke noe annet krav er åpent."),
    "reclaims.ground_named": _("Velg et grunnlag, skriv hjemmelen, og fortell hva som har skjedd."),
    "reclaims.ground_named.ok": _("Grunnlag og hjemmel er oppgitt."),
    "reclaims.sum_given": _("Skriv et beløp over 0 kr."),
    "reclaims.sum_given.ok": _("Beløpet er oppgitt."),
    "reclaims.within_paid": _("Det er utbetalt %(paid)s som ikke er kommet tilbake. %(amount)s er mer enn det."),
    "reclaims.within_paid.ok": _("Beløpet er innenfor det som er utbetalt: %(paid)s."),
    "reclaims.time_to_answer": _("Sett en svarfrist som ikke er ute. Søkeren skal få tid til å svare."),
    "reclaims.time_to_answer.ok": _("Søkeren har frist til %(due)s med å svare."),
    "reclaims.answer_written": _("Skriv svaret før du sender."),
    "reclaims.answer_written.ok": _("Svaret er skrevet."),
    "reclaims.answer_overdue": _("Søkeren har frist til %(due)s med å svare. Vent på svaret eller til fristen er ute."),
    "reclaims.answer_overdue.ok": _("Svarfristen gikk ut %(due)s."),
    "reclaims.not_the_notifier": _("Du har selv forberedt kravet. En annen må avgjøre det."),
    "reclaims.not_the_notifier.ok": _("Kravet avgjøres av en annen enn den som forberedte det."),
    "reclaims.within_notice": _("Det er varslet %(notified)s. Skal det kreves mer, må søkeren varsles på nytt."),
    "reclaims.within_notice.ok": _("Beløpet er innenfor det som er varslet: %(notified)s."),
    "reclaims.time_to_pay": _("Sett en betalingsfrist som ikke er ute."),
    "reclaims.time_to_pay.ok": _("Betalingsfristen er %(due)s."),
    "reclaims.within_delegation": _("Du kan avgjøre krav inntil %(limit)s alene. Dette er %(amount)s."),
    "reclaims.within_delegation.ok": _("Kravet er innenfor det du kan avgjøre."),
    "reclaims.reason_given": _("Skriv hvorfor."),
    "reclaims.reason_given.ok": _("Grunnen er oppgitt."),
    "reclaims.nothing_registered": _("En innbetaling på %(amount)s venter på å bli bekreftet. Bekreft den først."),
    "reclaims.nothing_registered.ok": _("Ingen innbetaling venter på å bli bekreftet."),
    "reclaims.something_registered": _("Ingen innbetaling er registrert."),
    "reclaims.something_registered.ok": _("En innbetaling er registrert."),
    "reclaims.within_outstanding": _("Det gjenstår %(outstanding)s av kravet. %(amount)s er mer enn det."),
    "reclaims.within_outstanding.ok": _("Det gjenstår %(outstanding)s av kravet."),
    "reclaims.lowered": _("Skriv et beløp som er lavere enn kravet på %(decided)s. 0 kr betyr at kravet frafalles."),
    "reclaims.lowered.ok": _("Kravet blir lavere enn %(decided)s."),
    "reclaims.no_other_claim.ok": _("Ikke noe annet krav er åpent."),
    "reclaims.something_overpaid": _("Ingenting er betalt tilbake for mye."),
    "reclaims.something_overpaid.ok": _("%(amount)s er betalt tilbake for mye."),
    "reclaims.not_who_lowered": _("Du har selv ført at kravet ble satt ned. En annen må betale pengene ut."),
    "reclaims.not_who_lowered.ok": _("Pengene betales ut av en annen enn den som førte at kravet ble satt ned."),
    "reclaims.not_the_registrar": _("Du har selv registrert innbetalingen. En annen må bekrefte den."),
    "reclaims.not_the_registrar.ok": _("Innbetalingen er registrert av en annen."),
}

_TIMELINE = {
    "timeline.case.milestone_accepted": _("En milepæl på %(amount)s ble godtatt før datoen"),
    "timeline.case.planned": _("Utbetalingsplanen ble satt: %(amount)s i milepæler"),
    "timeline.payment.edited": _("Søkeren rettet anmodningen om utbetaling. Den gjelder nå %(amount)s"),
    "timeline.payment.withdrawn": _("Søkeren trakk anmodningen om utbetaling"),
    "timeline.change.requested": _("Søkeren søkte om å endre tilskuddet"),
    "timeline.change.edited": _("Søkeren rettet søknaden om endring"),
    "timeline.change.withdrawn": _("Søkeren trakk søknaden om endring"),
    "timeline.change.recommended": _("Saksbehandleren innstilte på endringen"),
    "timeline.change.granted": _("Endringen ble godkjent. Tilskuddet er %(amount)s"),
    "timeline.change.granted.lapsed": _(
        "Endringen ble godkjent. Tilskuddet ble satt ned til %(amount)s, og %(lapsed)s falt bort"
    ),
    "timeline.change.refused": _("Endringen ble ikke godkjent"),
    "timeline.reclaim.notified": _("Søkeren ble varslet om at %(amount)s kan bli krevd tilbake"),
    "timeline.reclaim.answered": _("Søkeren svarte på varselet"),
    "timeline.reclaim.dropped": _("Kommunen gikk bort fra å kreve pengene tilbake"),
    "timeline.reclaim.decided": _("Det ble vedtatt å kreve tilbake %(amount)s"),
    "timeline.reclaim.waived": _("Kommunen frafalt resten av kravet"),
    "timeline.case.reminded": _("Søkeren fikk en påminnelse om en frist"),
    "timeline.report.asked": _("Kommunen ba om en rapport"),
    "timeline.report.delivered": _("Søkeren leverte en rapport"),
    "timeline.report.corrected": _("Søkeren rettet rapporten"),
    "timeline.report.reopened": _("Kommunen ba om mer i rapporten"),
    "timeline.report.cancelled": _("Kommunen klarer seg uten rapporten"),
    "timeline.repayment.registered": _("En innbetaling på %(amount)s ble registrert"),
    "timeline.repayment.rejected": _("Innbetalingen ble avvist"),
    "timeline.repayment.confirmed": _("%(amount)s er betalt tilbake"),
}

_WORK = {
    "work.change.recommend": _("Innstill på endringen"),
    "work.change.decide": _("Avgjør endringen"),
    "work.report": _("Venter på en rapport fra søkeren"),
    "work.report.late": _("Følg opp rapporten: fristen er ute"),
    "work.reclaim.answer": _("Venter på svar på varselet om tilbakebetaling"),
    "work.reclaim.decide": _("Avgjør kravet om tilbakebetaling"),
    "work.reclaim.decide_unanswered": _("Avgjør kravet om tilbakebetaling uten svar: fristen er ute"),
    "work.reclaim.pay": _("Venter på at søkeren betaler tilbake"),
    "work.reclaim.unpaid": _("Følg opp kravet: betalingsfristen er ute"),
    "work.reclaim.give_back": _("Betal tilbake det søkeren har betalt for mye"),
    "work.reclaim.confirm": _("Bekreft innbetalingen"),
}

_REPORTS = {
    "reports.report_day_given": _("Sett en frist som ikke er ute."),
    "reports.report_day_given.ok": _("Rapporten skal være levert %(due)s."),
    "reports.report_written": _("Skriv hva som er gjort."),
    "reports.report_written.ok": _("Rapporten forteller hva som er gjort."),
    "reports.questions_answered.ok": _("Spørsmålene er besvart."),
    "reports.return_reason": _("Skriv hva som mangler."),
    "reports.return_reason.ok": _("Det er sagt hva som mangler."),
}

WORDING = {**_REPORTS, **_WORK, **_PAYMENTS, **_CHANGES, **_RECLAIMS, **_TIMELINE}
