"""The house's own words in letters, in both written standards, and the fields that a municipality can use."""

from django.utils.translation import gettext_lazy as _

from bulyst.correspondence.texts import FieldKind, MergeField, Part

APPLICANT = MergeField("soker", _("hvem som har søkt"), "Fjellbakeriet AS")
MUNICIPALITY = MergeField("kommune", _("kommunen"), "Eksempel kommune")
NUMBER = MergeField("saksnummer", _("saksnummeret"), "2026/12")
PROJECT = MergeField("prosjekt", _("prosjektets navn"), "Ny bakerovn")
PROGRAMME = MergeField("program", _("programmet"), "Bulyst")
APPLIED = MergeField("soknadsbelop", _("beløpet det er søkt om"), "200\u202f000\u00a0kr", FieldKind.MONEY)
AMOUNT = MergeField("belop", _("tilskuddet"), "150\u202f000\u00a0kr", FieldKind.MONEY)
COSTS = MergeField("godkjente_kostnader", _("de godkjente kostnadene"), "400\u202f000\u00a0kr", FieldKind.MONEY)
SHARE = MergeField("andel", _("tilskuddets andel av kostnadene"), "37,5\u00a0%")
ACCEPT_BY = MergeField("frist_ta_imot", _("siste dag for å ta imot"), "31.\u00a0mars 2026", FieldKind.DATE)
VALID_UNTIL = MergeField("gjelder_til", _("siste dag tilsagnet gjelder"), "3.\u00a0mars 2028", FieldKind.DATE)
EURO = MergeField("stotte_i_euro", _("tilskuddet i euro"), "13\u202f636,37")
WEEKS = MergeField("klagefrist", _("klagefristen i ord"), "tre uker", example_nn="tre veker")
RECEIPT_DAYS = MergeField("dager", _("dager før et uåpnet brev regnes som mottatt"), "7")
LAW = MergeField(
    "lovhenvisning",
    _("hvor reglene om klage står"),
    "forvaltningsloven § 29",
    example_nn="forvaltingslova § 29",
)
BODY = MergeField(
    "klageinstans", _("hvem som avgjør klagen"), "kommunens klagenemnd", example_nn="klagenemnda i kommunen"
)
EXPECTED = MergeField("ventet_svar", _("når svaret er ventet"), "4.\u00a0mai 2026", FieldKind.DATE)
RECEIVED = MergeField("mottatt", _("når søknaden eller klagen kom inn"), "3.\u00a0mars 2026", FieldKind.DATE)
DECIDED = MergeField("vedtaksdato", _("datoen på vedtaket"), "3.\u00a0mars 2026", FieldKind.DATE)
PAY_BY = MergeField("betal_innen", _("siste dag for å betale tilbake"), "31.\u00a0mars 2026", FieldKind.DATE)
OUTSTANDING = MergeField("gjenstar", _("det som gjenstår av kravet"), "50\u202f000\u00a0kr", FieldKind.MONEY)
OVERPAID = MergeField("for_mye", _("det som er betalt tilbake for mye"), "10\u202f000\u00a0kr", FieldKind.MONEY)

COMMON = (APPLICANT, MUNICIPALITY, NUMBER, PROJECT, PROGRAMME)
ABOUT_DECISION = (
    *COMMON,
    APPLIED,
    AMOUNT,
    COSTS,
    SHARE,
    ACCEPT_BY,
    VALID_UNTIL,
    EURO,
    WEEKS,
    RECEIPT_DAYS,
    LAW,
)
ABOUT_APPEAL = (*COMMON, BODY, RECEIVED, DECIDED, AMOUNT, WEEKS, RECEIPT_DAYS, LAW, PAY_BY, OUTSTANDING, OVERPAID)
ABOUT_REPLY = (*COMMON, RECEIVED, EXPECTED)

APPEAL_NOTICE = Part(
    "appeal",
    _("Dere kan klage"),
    nb=(
        "Dere kan klage på vedtaket innen {klagefrist} fra dere fikk dette brevet. Dere har fått det når noen hos dere "
        "åpner det på Min side; da viser Min side den siste dagen for å klage. Er brevet ikke åpnet, regner vi det som "
        "mottatt {dager} dager etter datoen øverst. Det er nok at klagen er sendt innen fristen.\n\n"
        "Klagen skal være skriftlig og sendes til {kommune}, på Min side eller på papir. Skriv hvilket vedtak dere "
        "klager på, hva dere vil ha endret, og hvorfor. Kommunen vurderer saken på nytt. Blir vedtaket stående, "
        "sendes klagen til klageinstansen, som avgjør den.\n\n"
        "Dere har rett til å se dokumentene i saken og til å få veiledning av kommunen. Dere kan be om at vedtaket "
        "ikke blir satt i verk før klagen er avgjort.\n\n"
        "Reglene om klage står i {lovhenvisning}."
    ),
    nn=(
        "De kan klage på vedtaket innan {klagefrist} frå de fekk dette brevet. De har fått det når nokon hos dykk "
        "opnar det på Mi side; då viser Mi side den siste dagen for å klage. Er brevet ikkje opna, reknar vi det som "
        "motteke {dager} dagar etter datoen øvst. Det er nok at klaga er send innan fristen.\n\n"
        "Klaga skal vere skriftleg og sendast til {kommune}, på Mi side eller på papir. Skriv kva vedtak de klagar på, "
        "kva de vil ha endra, og kvifor. Kommunen vurderer saka på nytt. Blir vedtaket ståande, blir klaga send til "
        "klageinstansen, som avgjer henne.\n\n"
        "De har rett til å sjå dokumenta i saka og til å få rettleiing av kommunen. De kan be om at vedtaket ikkje "
        "blir sett i verk før klaga er avgjord.\n\n"
        "Reglane om klage står i {lovhenvisning}."
    ),
    needs=frozenset({WEEKS.name}),
)

DECISION = (
    Part(
        "granted",
        _("Innvilget"),
        nb="{kommune} gir {soker} tilskudd på inntil {belop} til «{prosjekt}».",
        nn="{kommune} gjev {soker} tilskot på inntil {belop} til «{prosjekt}».",
        needs=frozenset({AMOUNT.name}),
    ),
    Part(
        "partial",
        _("Innvilget med et lavere beløp"),
        nb="Dere søkte om {soknadsbelop}. Søknaden er innvilget med et lavere beløp enn det.",
        nn="De søkte om {soknadsbelop}. Søknaden er innvilga med eit lågare beløp enn det.",
    ),
    Part(
        "share",
        _("Andel av kostnadene"),
        nb="Tilskuddet er inntil {andel} av de godkjente kostnadene, som er {godkjente_kostnader}.",
        nn="Tilskotet er inntil {andel} av dei godkjende kostnadene, som er {godkjente_kostnader}.",
    ),
    Part(
        "refused",
        _("Avslått"),
        nb="{kommune} gir ikke tilskudd til «{prosjekt}». Dere søkte om {soknadsbelop}.",
        nn="{kommune} gjev ikkje tilskot til «{prosjekt}». De søkte om {soknadsbelop}.",
    ),
    Part(
        "accept",
        _("Slik tar dere imot, med frist"),
        nb=(
            "Logg inn på Min side og ta imot tilskuddet senest {frist_ta_imot}. Tar dere ikke imot innen fristen, "
            "faller tilsagnet bort."
        ),
        nn=(
            "Logg inn på Mi side og ta imot tilskotet seinast {frist_ta_imot}. Tek de ikkje imot innan fristen, "
            "fell tilsegna bort."
        ),
        needs=frozenset({ACCEPT_BY.name}),
    ),
    Part(
        "accept_open",
        _("Slik tar dere imot, uten frist"),
        nb="Logg inn på Min side og ta imot tilskuddet.",
        nn="Logg inn på Mi side og ta imot tilskotet.",
    ),
    Part(
        "payment",
        _("Utbetaling"),
        nb=(
            "Dere ber om utbetaling på Min side. Resten av tilskuddet blir betalt ut når vi har fått og godkjent "
            "sluttregnskap og rapport. Blir kostnadene lavere enn de godkjente kostnadene, blir tilskuddet satt ned "
            "tilsvarende."
        ),
        nn=(
            "De ber om utbetaling på Mi side. Resten av tilskotet blir betalt ut når vi har fått og godkjent "
            "sluttrekneskap og rapport. Blir kostnadene lågare enn dei godkjende kostnadene, blir tilskotet sett ned "
            "tilsvarande."
        ),
    ),
    Part(
        "plan",
        _("Utbetalingsplan"),
        nb=(
            "Tilskuddet betales etter denne planen. Dere kan be om hvert beløp fra datoen, eller før den når kommunen "
            "har godtatt at milepælen er nådd."
        ),
        nn=(
            "Tilskotet blir betalt etter denne planen. De kan be om kvart beløp frå datoen, eller før han når "
            "kommunen har godteke at milepælen er nådd."
        ),
    ),
    Part(
        "report",
        _("Rapport om framdriften"),
        nb="Vi ber dere om hver rapport på Min side i god tid før fristen.",
        nn="Vi ber dykk om kvar rapport på Mi side i god tid før fristen.",
    ),
    Part(
        "aid",
        _("Bagatellmessig støtte"),
        nb=(
            "Tilskuddet er bagatellmessig støtte etter forordning (EU) 2023/2831 og svarer til {stotte_i_euro} euro. "
            "Søker dere om mer slik støtte de neste tre årene, må dere opplyse om dette tilskuddet."
        ),
        nn=(
            "Tilskotet er bagatellmessig støtte etter forordning (EU) 2023/2831 og svarar til {stotte_i_euro} euro. "
            "Søkjer de om meir slik støtte dei neste tre åra, må de opplyse om dette tilskotet."
        ),
    ),
    Part(
        "valid",
        _("Hvor lenge tilsagnet gjelder"),
        nb="Tilsagnet gjelder til og med {gjelder_til}.",
        nn="Tilsegna gjeld til og med {gjelder_til}.",
        needs=frozenset({VALID_UNTIL.name}),
    ),
    APPEAL_NOTICE,
)

OWING = (
    Part(
        "payment",
        _("Det som gjenstår av et krav"),
        nb="Det gjenstår {gjenstar} av kravet. Betal senest {betal_innen}. Oppgi saksnummer {saksnummer}.",
        nn="Det står att {gjenstar} av kravet. Betal seinast {betal_innen}. Oppgje saksnummer {saksnummer}.",
        needs=frozenset({OUTSTANDING.name, PAY_BY.name}),
    ),
    Part(
        "overpaid",
        _("Det som er betalt tilbake for mye"),
        nb="Dere har betalt tilbake {for_mye} for mye. {kommune} betaler det til dere.",
        nn="De har betalt tilbake {for_mye} for mykje. {kommune} betaler det til dykk.",
        needs=frozenset({OVERPAID.name}),
    ),
)
"""What is to be paid after an appeal of a claim, by the applicant or to them."""

CLAIM_REVISED = (
    Part(
        "lowered",
        _("Kravet er satt ned"),
        nb=(
            "{kommune} har vurdert klagen på kravet av {vedtaksdato} på nytt. Kravet om tilbakebetaling er satt ned "
            "til {belop}."
        ),
        nn=(
            "{kommune} har vurdert klaga på kravet av {vedtaksdato} på nytt. Kravet om tilbakebetaling er sett ned "
            "til {belop}."
        ),
        needs=frozenset({AMOUNT.name}),
    ),
    Part(
        "lifted",
        _("Kravet er frafalt"),
        nb=(
            "{kommune} har vurdert klagen på kravet av {vedtaksdato} på nytt. Kravet er frafalt: dere skal ikke "
            "betale tilbake noe."
        ),
        nn=(
            "{kommune} har vurdert klaga på kravet av {vedtaksdato} på nytt. Kravet er fråfalle: de skal ikkje "
            "betale tilbake noko."
        ),
    ),
    *OWING,
    APPEAL_NOTICE,
)

DISMISSED = (
    Part(
        "dismissed",
        _("Klagen er avvist"),
        nb="Klagen på vedtaket av {vedtaksdato} kom etter klagefristen. {kommune} avviser den.",
        nn="Klaga på vedtaket av {vedtaksdato} kom etter klagefristen. {kommune} avviser henne.",
    ),
    Part(
        "appeal",
        _("Dere kan klage på avvisningen"),
        nb=(
            "Dere kan klage på at klagen er avvist, innen {klagefrist} fra dere fikk dette brevet. Det gjør dere på "
            "Min side eller på papir til {kommune}. Da sendes saken til {klageinstans}. Reglene om klage står i "
            "{lovhenvisning}."
        ),
        nn=(
            "De kan klage på at klaga er avvist, innan {klagefrist} frå de fekk dette brevet. Det gjer de på "
            "Mi side eller på papir til {kommune}. Då blir saka send til {klageinstans}. Reglane om klage står i "
            "{lovhenvisning}."
        ),
        needs=frozenset({WEEKS.name}),
    ),
    *OWING,
)
UPHELD = (
    Part(
        "upheld",
        _("Vedtaket står, og klagen går videre"),
        nb=(
            "{kommune} har vurdert klagen på vedtaket av {vedtaksdato} på nytt. Vedtaket blir stående. "
            "Klagen sendes til {klageinstans}, som avgjør den. Dere får kopi av det vi skriver dit."
        ),
        nn=(
            "{kommune} har vurdert klaga på vedtaket av {vedtaksdato} på nytt. Vedtaket blir ståande. "
            "Klaga blir send til {klageinstans}, som avgjer henne. De får kopi av det vi skriv dit."
        ),
        needs=frozenset({BODY.name}),
    ),
)
FORWARDED = (
    Part(
        "forwarded",
        _("Oversending til klageinstansen"),
        nb=(
            "{kommune} oversender klagen fra {soker} på vedtaket av {vedtaksdato} til avgjørelse. Klagen kom inn "
            "{mottatt}. Kommunen har vurdert den og opprettholdt vedtaket. {soker} får kopi av dette brevet."
        ),
        nn=(
            "{kommune} sender klaga frå {soker} på vedtaket av {vedtaksdato} til avgjerd. Klaga kom inn "
            "{mottatt}. Kommunen har vurdert henne og halde vedtaket oppe. {soker} får kopi av dette brevet."
        ),
    ),
)
RULED = (
    Part(
        "affirmed",
        _("Vedtaket er stadfestet"),
        nb="{klageinstans} har avgjort klagen. Vedtaket av {vedtaksdato} blir stående. Avgjørelsen kan ikke påklages.",
        nn="{klageinstans} har avgjort klaga. Vedtaket av {vedtaksdato} blir ståande. Avgjerda kan ikkje klagast på.",
    ),
    Part(
        "altered",
        _("Vedtaket er endret"),
        nb=(
            "{klageinstans} har avgjort klagen og endret vedtaket av {vedtaksdato}. Tilskuddet er nå på inntil "
            "{belop}. Avgjørelsen kan ikke påklages."
        ),
        nn=(
            "{klageinstans} har avgjort klaga og endra vedtaket av {vedtaksdato}. Tilskotet er no på inntil {belop}. "
            "Avgjerda kan ikkje klagast på."
        ),
        needs=frozenset({AMOUNT.name}),
    ),
    Part(
        "annulled",
        _("Vedtaket er opphevet"),
        nb=(
            "{klageinstans} har opphevet vedtaket av {vedtaksdato}. {kommune} behandler søknaden på nytt og gir dere "
            "et nytt vedtak."
        ),
        nn=(
            "{klageinstans} har oppheva vedtaket av {vedtaksdato}. {kommune} behandlar søknaden på nytt og gjev dykk "
            "eit nytt vedtak."
        ),
    ),
    Part(
        "change_granted",
        _("Endringen er godkjent"),
        nb=(
            "{klageinstans} har avgjort klagen og godkjent endringen. Tilskuddet er nå på inntil {belop}. Avgjørelsen "
            "kan ikke påklages."
        ),
        nn=(
            "{klageinstans} har avgjort klaga og godkjent endringa. Tilskotet er no på inntil {belop}. Avgjerda kan "
            "ikkje klagast på."
        ),
        needs=frozenset({AMOUNT.name}),
    ),
    Part(
        "change_annulled",
        _("Vedtaket om endring er opphevet"),
        nb=(
            "{klageinstans} har opphevet vedtaket av {vedtaksdato}. Tilskuddet gjelder som det var før vedtaket. "
            "{kommune} behandler søknaden om endring på nytt og gir dere et nytt vedtak."
        ),
        nn=(
            "{klageinstans} har oppheva vedtaket av {vedtaksdato}. Tilskotet gjeld som det var før vedtaket. "
            "{kommune} behandlar søknaden om endring på nytt og gjev dykk eit nytt vedtak."
        ),
    ),
    Part(
        "claim_lowered",
        _("Kravet er satt ned av klageinstansen"),
        nb=(
            "{klageinstans} har avgjort klagen og satt ned kravet om tilbakebetaling til {belop}. Avgjørelsen kan "
            "ikke påklages."
        ),
        nn=(
            "{klageinstans} har avgjort klaga og sett ned kravet om tilbakebetaling til {belop}. Avgjerda kan "
            "ikkje klagast på."
        ),
        needs=frozenset({AMOUNT.name}),
    ),
    Part(
        "claim_lifted",
        _("Kravet er frafalt av klageinstansen"),
        nb="{klageinstans} har avgjort klagen. Dere skal ikke betale tilbake noe. Avgjørelsen kan ikke påklages.",
        nn="{klageinstans} har avgjort klaga. De skal ikkje betale tilbake noko. Avgjerda kan ikkje klagast på.",
    ),
    Part(
        "claim_annulled",
        _("Kravet er opphevet"),
        nb=(
            "{klageinstans} har opphevet kravet av {vedtaksdato}. {kommune} avgjør på nytt om noe skal betales "
            "tilbake, og gir dere et nytt vedtak. Dere skal ikke betale noe før det."
        ),
        nn=(
            "{klageinstans} har oppheva kravet av {vedtaksdato}. {kommune} avgjer på nytt om noko skal betalast "
            "tilbake, og gjev dykk eit nytt vedtak. De skal ikkje betale noko før det."
        ),
    ),
    *OWING,
)
REPLY = (
    Part(
        "reply",
        _("Foreløpig svar"),
        nb=(
            "Vi fikk søknaden om «{prosjekt}» {mottatt}. Den er ikke ferdig behandlet. Vi regner med at dere får svar "
            "senest {ventet_svar}. Dere trenger ikke å gjøre noe nå."
        ),
        nn=(
            "Vi fekk søknaden om «{prosjekt}» {mottatt}. Han er ikkje ferdig behandla. Vi reknar med at de får svar "
            "seinast {ventet_svar}. De treng ikkje å gjere noko no."
        ),
        needs=frozenset({EXPECTED.name}),
    ),
)
