"""What the cases room says to people: each refusal says what, why and what now."""

from django.utils.translation import gettext_lazy as _

_WHO = {
    "cases.may_write": _(
        "Du kan ikke søke på vegne av denne søkeren. Be den som eier tilgangen om å gi deg rett til det."
    ),
    "cases.may_write.ok": _("Du kan handle på vegne av søkeren."),
    "cases.own_case": _("Du hører selv til søkeren og kan ikke behandle saken. En annen må ta den."),
    "cases.no_conflict": _("Du har erklært deg inhabil i saken. En annen må ta den."),
    "cases.no_conflict.ok": _("Ingenting tyder på at du er inhabil."),
    "cases.impartial": _("Du har ikke erklært om du er habil i saken. Gjør det først."),
    "cases.impartial.ok": _("Du har erklært deg habil."),
    "cases.not_the_assessor": _("Du har selv vurdert saken. En annen må avgjøre den."),
    "cases.not_the_assessor.ok": _("Saken avgjøres av en annen enn den som vurderte den."),
    "cases.ground_given": _("Skriv hvorfor du er inhabil."),
    "cases.ground_given.ok": _("Grunnen er oppgitt."),
    "cases.nobody": _("Dette må gjøres av en person."),
    "cases.other_kind": _("Dette gjelder en annen type sak. Gå tilbake til saken og velg et av stegene der."),
}

_APPLICATION = {
    "cases.given.title": _("Søknaden mangler en tittel. Skriv kort hva dere søker om."),
    "cases.given.title.ok": _("Søknaden har en tittel."),
    "cases.given.description": _("Søknaden mangler en beskrivelse. Skriv hva dere skal gjøre."),
    "cases.given.description.ok": _("Prosjektet er beskrevet."),
    "cases.given.purpose": _("Søknaden mangler et formål. Velg hva pengene skal gå til."),
    "cases.given.purpose.ok": _("Formålet er valgt."),
    "cases.given.starts_on": _("Søknaden mangler en startdato. Skriv når prosjektet starter."),
    "cases.given.starts_on.ok": _("Startdatoen er oppgitt."),
    "cases.given.applied_amount": _("Søknaden mangler et søknadsbeløp. Skriv hvor mye dere søker om."),
    "cases.given.applied_amount.ok": _("Søknadsbeløpet er oppgitt."),
    "cases.given.cost_lines": _("Søknaden mangler kostnader. Skriv hva prosjektet koster, én linje for hver kostnad."),
    "cases.given.cost_lines.ok": _("Kostnadene er oppgitt."),
    "cases.given.topic": _("Skriv hva veiledningen gjelder."),
    "cases.own_questions_answered": _("Disse spørsmålene mangler et svar som kan brukes: %(questions)s."),
    "cases.own_questions_answered.ok": _("Kommunens egne spørsmål er besvart."),
    "cases.runs_forward": _("Prosjektet slutter %(ends_on)s, før det starter %(starts_on)s. Rett en av datoene."),
    "cases.runs_forward.ok": _("Datoene henger sammen."),
    "cases.call_open": _("Utlysningen tar ikke imot søknader nå. Se om kommunen har en annen åpen utlysning."),
    "cases.call_cancelled": _(
        "Utlysningen er avlyst. Grunnen står på utlysningens side. Se om kommunen har en annen åpen utlysning."
    ),
    "cases.call_open.ok": _("Utlysningen er åpen."),
    "cases.purpose_in_call": _("Utlysningen gjelder ikke dette formålet. Velg et formål som utlysningen nevner."),
    "cases.purpose_in_call.ok": _("Formålet passer med utlysningen."),
    "cases.cost_line_not_positive": _("En kostnad er 0 kr eller mindre. Rett beløpet eller ta bort linjen."),
    "cases.cost_lines_add_up": _(
        "Dere søker om %(applied)s, men kostnadene er bare %(costs)s. Søk om et lavere beløp eller før "
        "opp alle kostnadene."
    ),
    "cases.cost_lines_add_up.ok": _("Kostnadene er %(costs)s i alt."),
    "cases.finance_line_not_positive": _(
        "En finansieringskilde er 0 kr eller mindre. Rett beløpet eller ta bort linjen."
    ),
    "cases.plan_is_financed": _(
        "Kostnadene er %(costs)s, men finansieringen er %(financed)s. Forskjellen er %(difference)s. "
        "Rett planen så de to blir like."
    ),
    "cases.plan_is_financed.ok": _("Finansieringsplanen går opp: %(financed)s."),
}

_ASSESSMENT = {
    "cases.question_asked": _("Skriv hva søkeren skal svare på."),
    "cases.question_asked.ok": _("Spørsmålet er skrevet."),
    "cases.answer_due_passed": _("Svarfristen %(due)s er passert. Velg en dato som kommer."),
    "cases.answer_written": _("Skriv et svar før du sender."),
    "cases.answer_written.ok": _("Svaret er skrevet."),
    "cases.answer_overdue": _(
        "Søkeren har frist til %(due)s med å svare. Vent til den er ute, eller til svaret kommer."
    ),
    "cases.answer_overdue.ok": _("Svarfristen gikk ut %(due)s."),
    "cases.assessment_written": _("Skriv vurderingen før du sender saken til avgjørelse."),
    "cases.assessment_written.ok": _("Vurderingen er skrevet."),
    "cases.criteria_scored": _("Gi poeng fra 0 til %(highest)s for hvert kriterium."),
    "cases.criteria_scored.ok": _("Alle kriteriene har fått poeng."),
}

_DECISION = {
    "cases.reasons_given": _("Vedtaket mangler begrunnelse. Skriv hvorfor."),
    "cases.reasons_given.ok": _("Vedtaket er begrunnet."),
    "cases.amount_given": _("Et tilsagn må være større enn 0 kr. Skal søknaden ikke få noe, velger du avslag."),
    "cases.amount_given.ok": _("Beløpet er oppgitt."),
    "cases.within_delegation": _(
        "Du kan avgjøre saker på inntil %(limit)s alene. %(amount)s er mer enn det. Saken må avgjøres av "
        "noen med høyere grense."
    ),
    "cases.within_delegation.ok": _("Beløpet er innenfor det du kan avgjøre."),
    "cases.in_frame": _(
        "Rammen har %(available)s igjen. Det er ikke nok til %(amount)s. Gi et lavere beløp, eller vent "
        "til rammen er økt."
    ),
    "cases.in_frame.ok": _("Rammen har %(available)s igjen."),
    "cases.rules_in_force": _(
        "Programmet har ingen vedtatte regler som gjaldt %(received)s. Programlederen må vedta regler "
        "før noe kan innvilges."
    ),
    "cases.rules_in_force.ok": _("Programmet har vedtatte regler."),
    "cases.not_above_applied": _("%(amount)s er mer enn det søkes om, %(applied)s. Velg et lavere beløp."),
    "cases.not_above_applied.ok": _("Beløpet er ikke høyere enn det søkes om."),
    "cases.within_share": _(
        "Støtten kan være høyst %(share)s av kostnadene på %(costs)s, altså %(limit)s. %(amount)s er mer enn det."
    ),
    "cases.within_share.ok": _("%(amount)s er innenfor %(share)s av kostnadene (%(limit)s)."),
    "cases.within_amount": _("Støtten i én sak kan være høyst %(limit)s. %(amount)s er mer enn det."),
    "cases.within_amount.ok": _("%(amount)s er innenfor høyeste beløp i én sak (%(limit)s)."),
    "cases.within_applicant_ceiling": _(
        "Med dette får søkeren %(total)s i løpet av %(months)s måneder. Taket er %(limit)s, så det er %(left)s igjen."
    ),
    "cases.within_applicant_ceiling.ok": _(
        "Med dette får søkeren %(total)s i løpet av %(months)s måneder. Taket er %(limit)s."
    ),
    "cases.within_applicant_ceiling.call": _(
        "Med dette får søkeren %(total)s av denne utlysningen i løpet av %(months)s måneder. "
        "Taket er %(limit)s, så det er %(left)s igjen."
    ),
    "cases.within_applicant_ceiling.call.ok": _(
        "Med dette får søkeren %(total)s av denne utlysningen i løpet av %(months)s måneder. Taket er %(limit)s."
    ),
    "cases.within_applicant_ceiling.municipality": _(
        "Med dette får søkeren %(total)s av alle kommunens programmer i løpet av %(months)s måneder. "
        "Taket er %(limit)s, så det er %(left)s igjen."
    ),
    "cases.within_applicant_ceiling.municipality.ok": _(
        "Med dette får søkeren %(total)s av alle kommunens programmer i løpet av %(months)s måneder. "
        "Taket er %(limit)s."
    ),
    "cases.other_aid_stated": _(
        "Søkeren har ikke oppgitt annen offentlig støtte. Det skal oppgis, også når det ikke er noen."
    ),
    "cases.other_aid_stated.ok": _("Søkeren har oppgitt annen offentlig støtte: %(declared)s."),
    "cases.own_share_met": _(
        "Søkeren må selv dekke minst %(share)s av kostnadene, altså %(least)s. I planen er det %(own)s."
    ),
    "cases.own_share_met.ok": _("Søkeren dekker %(own)s selv. Kravet er %(least)s."),
    "cases.not_started_before": _(
        "Prosjektet startet %(starts_on)s, før søknaden ble mottatt %(received)s. Da kan det ikke få støtte."
    ),
    "cases.not_started_before.ok": _("Prosjektet starter %(starts_on)s, etter at søknaden ble mottatt."),
    "cases.no_such_rule": _("Programmet har ingen regel om dette for denne saken."),
    "cases.acceptance_open": _("Fristen for å ta imot tilskuddet gikk ut %(accept_by)s. Ta kontakt med kommunen."),
    "cases.acceptance_open.ok": _("Tilskuddet kan tas imot."),
    "cases.acceptance_passed": _("Søkeren har frist til %(accept_by)s med å ta imot tilskuddet. Vent til den er ute."),
    "cases.acceptance_passed.ok": _("Fristen for å ta imot tilskuddet gikk ut %(accept_by)s."),
}

_PAYMENTS = {
    "payments.final_is_paid": _("Sluttutbetalingen er gjort. Det kan ikke bes om mer."),
    "payments.requestable": _("En anmodning om utbetaling er allerede under behandling. Vent til den er ferdig."),
    "payments.requestable.ok": _("Det kan bes om utbetaling."),
    "payments.no_sum": _("Skriv hvor mye dere ber om."),
    "payments.request_complete": _(
        "Sluttutbetalingen trenger regnskap (skrevet eller lagt ved), rapport og summen av kostnadene. "
        "Fyll ut det som mangler."
    ),
    "payments.request_complete.ok": _("Anmodningen er komplett."),
    "payments.signed": _(
        "For et tilskudd på %(grant)s må regnskapet være bekreftet av noen annen enn det som er oppgitt. "
        "Se vilkårene og velg den som skal bekrefte det."
    ),
    "payments.signed.ok": _("Regnskapet er bekreftet av rett person."),
    "payments.within_rest": _("Det gjenstår %(rest)s av tilsagnet. %(amount)s er mer enn det."),
    "payments.within_rest.ok": _("Det gjenstår %(rest)s av tilsagnet."),
    "payments.within_regime": _(
        "Med kostnader på %(costs)s til nå kan det være utbetalt høyst %(limit)s. Med dette blir det "
        "%(after)s. Be om et lavere beløp."
    ),
    "payments.within_regime.ok": _("Beløpet er innenfor det som kan utbetales nå."),
    "payments.kept_for_final": _(
        "Det siste av tilskuddet på %(grant)s utbetales når sluttregnskapet er levert. Be om et lavere "
        "beløp nå, eller om sluttutbetaling."
    ),
    "payments.grant_valid": _("Tilsagnet gjaldt til og med %(valid_until)s. Ta kontakt med kommunen."),
    "payments.grant_valid.ok": _("Tilsagnet gjelder."),
    "payments.grant_accepted": _("Tilskuddet er ikke tatt imot, eller saken er avsluttet. Da kan det ikke utbetales."),
    "payments.grant_accepted.ok": _("Tilskuddet er tatt imot."),
    "payments.not_the_requester": _("Du har selv bedt om denne utbetalingen. En annen må behandle den."),
    "payments.not_the_requester.ok": _("Utbetalingen behandles av en annen enn den som ba om den."),
    "payments.not_the_attester": _("Du har selv attestert denne utbetalingen. En annen må betale den."),
    "payments.not_the_attester.ok": _("Utbetalingen er attestert av en annen."),
    "payments.costs_accepted": _("Godtatte kostnader må være mellom 0 kr og %(costs)s, som regnskapet viser."),
    "payments.costs_accepted.ok": _("Kostnader på %(accepted)s er godtatt."),
    "payments.nothing_overpaid": _(
        "Det er utbetalt %(paid)s, men sluttregnskapet gir rett til %(right)s. Tilbakefør en utbetaling "
        "før sluttutbetalingen: %(over)s er for mye."
    ),
    "payments.nothing_overpaid.ok": _("Det er ikke utbetalt for mye."),
    "payments.something_to_settle": _(
        "Kostnadene som er godtatt, gir ikke rett til mer enn det som er utbetalt. Send anmodningen tilbake."
    ),
    "payments.something_to_settle.ok": _("%(amount)s kan utbetales."),
    "payments.reason_given": _("Skriv hvorfor."),
    "payments.reason_given.ok": _("Grunnen er oppgitt."),
    "payments.nothing_open": _(
        "En anmodning om utbetaling er ikke ferdig behandlet. Gjør den ferdig før saken avsluttes."
    ),
    "payments.nothing_open.ok": _("Ingen anmodning venter."),
    "payments.settled": _(
        "Sluttutbetalingen er ikke gjort, og tilsagnet gjelder fortsatt. Da kan saken ikke avsluttes."
    ),
    "payments.settled.ok": _("Sluttutbetalingen er gjort, eller tilsagnets tid er ute."),
}

_GUIDANCE = {
    "cases.hours_given": _("Skriv hva dere gjorde og hvor lang tid det tok, mer enn 0 og høyst 24 timer."),
    "cases.hours_given.ok": _("Timer og innhold er oppgitt."),
    "cases.outcome_given": _("Skriv hva som kom ut av veiledningen før den avsluttes."),
    "cases.outcome_given.ok": _("Resultatet er oppgitt."),
}

_WORK = {
    "work.assess": _("Vurder søknaden"),
    "work.answer": _("Venter på svar fra søkeren"),
    "work.no_answer": _("Vurder søknaden uten svar: fristen er ute"),
    "work.decide": _("Avgjør søknaden"),
    "work.accept": _("Venter på at søkeren tar imot tilskuddet"),
    "work.lapse": _("La tilsagnet falle bort: fristen er ute"),
    "work.attest": _("Attester utbetalingen"),
    "work.pay": _("Betal ut"),
    "work.close": _("Avslutt saken"),
    "work.expired": _("Avslutt saken: tilsagnets tid er ute"),
    "work.request": _("Venter på regnskap fra søkeren"),
    "work.guidance": _("Følg opp veiledningen"),
    "work.guidance.next": _("Følg opp: %(next_step)s"),
}

_TIMELINE = {
    "timeline.case.started": _("Søknaden ble påbegynt"),
    "timeline.case.submitted": _("Søknaden om %(amount)s ble sendt og mottatt"),
    "timeline.case.asked": _("Kommunen ba om flere opplysninger"),
    "timeline.case.answered": _("Søkeren svarte"),
    "timeline.case.declared": _("Erklærte seg habil"),
    "timeline.case.declared.conflict": _("Erklærte seg inhabil"),
    "timeline.case.recommended": _("Saken ble vurdert, og %(amount)s ble innstilt"),
    "timeline.case.recommended.refusal": _("Saken ble vurdert, og avslag ble innstilt"),
    "timeline.case.recommended.applicant": _("Saken ble vurdert og sendt til avgjørelse"),
    "timeline.case.granted": _("Det ble vedtatt et tilskudd på %(amount)s"),
    "timeline.case.refused": _("Søknaden ble avslått"),
    "timeline.case.accepted": _("Søkeren tok imot tilskuddet"),
    "timeline.case.lapsed": _("Tilsagnet på %(lapsed)s falt bort: det ble ikke tatt imot i tide"),
    "timeline.case.withdrawn": _("Søkeren trakk søknaden"),
    "timeline.case.withdrawn.lapsed": _("Søkeren takket nei til tilskuddet på %(lapsed)s"),
    "timeline.case.closed": _("Saken ble avsluttet"),
    "timeline.case.closed.lapsed": _("Saken ble avsluttet, og %(lapsed)s som ikke var brukt, falt bort"),
    "timeline.payment.requested": _("Søkeren ba om utbetaling av %(amount)s"),
    "timeline.payment.attested": _("Utbetalingen ble attestert med %(amount)s"),
    "timeline.payment.returned": _("Anmodningen om utbetaling ble sendt tilbake"),
    "timeline.payment.paid": _("%(amount)s ble utbetalt"),
    "timeline.payment.paid.lapsed": _("%(amount)s ble utbetalt, og resten av tilskuddet, %(lapsed)s, falt bort"),
    "timeline.payment.paid.settled": _(
        "Sluttregnskapet ble godkjent. Det var ikke mer å utbetale, og resten av tilskuddet, %(lapsed)s, falt bort"
    ),
    "timeline.payment.reversed": _("Utbetalingen av %(amount)s ble tilbakeført"),
    "timeline.guidance.opened": _("Veiledningen startet"),
    "timeline.guidance.logged": _("Veiledning ble gitt"),
    "timeline.guidance.finished": _("Veiledningen ble avsluttet"),
}

_ROLES = {
    "role.coordinator": _("koordinator"),
    "role.programme_manager": _("programleder"),
    "role.case_officer": _("saksbehandler"),
    "role.board_member": _("styremedlem"),
    "role.finance_officer": _("økonomimedarbeider"),
    "role.catalogue_editor": _("redaktør"),
    "role.applicant": _("søker"),
    "role.system": _("systemet"),
}

WORDING = {
    **_WHO,
    **_APPLICATION,
    **_ASSESSMENT,
    **_DECISION,
    **_PAYMENTS,
    **_GUIDANCE,
    **_WORK,
    **_TIMELINE,
    **_ROLES,
}
