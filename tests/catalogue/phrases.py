"""Phrases and the figures that they state: our own sentences, in both written standards."""

from __future__ import annotations

# phrase, then for each figure: (value, value_to, unit, group, role, bound)
FIGURES: tuple[tuple[str, tuple[tuple[float | None, float | None, str, str, str, str], ...]], ...] = (
    ("Ca. 200 personer deltok på kurs i data.", ((200, None, "persons", "course_participants", "result", "about"),)),
    ("Om lag 200 har deltatt på kurs innen data.", ((200, None, "persons", "course_participants", "result", "about"),)),
    ("Kring 200 menneske har delteke på kurs.", ((200, None, "persons", "course_participants", "result", "about"),)),
    ("Det er registrert ca 15 nye bedrifter.", ((15, None, "firms", "new_firms", "result", "about"),)),
    ("Et tjuetall bedrifter er etablert.", ((20, None, "firms", "new_firms", "result", "about"),)),
    ("43 bedrifter og gårdsbruk har fått støtte.", ((43, None, "firms", "funded_firms", "result", "exact"),)),
    ("Nær 43 bedrifter fikk midler.", ((43, None, "firms", "funded_firms", "result", "nearly"),)),
    (
        "Ca. 31 lag og foreninger gjennomførte tiltak.",
        ((31, None, "associations", "active_associations", "result", "about"),),
    ),
    (
        "Omtrent ti elevbedrifter ble startet.",
        ((10, None, "pupil_enterprises", "pupil_enterprises", "result", "about"),),
    ),
    ("Det vart handsama 140 saker.", ((140, None, "cases", "cases_handled", "result", "exact"),)),
    ("Om lag 25 familiar har flytta hit.", ((25, None, "families", "moved_in", "result", "about"),)),
    (
        "Tre nye heimar (8 personar) er resultatet.",
        ((3, None, "homes", "moved_in", "result", "exact"), (8, None, "persons", "moved_in", "result", "exact")),
    ),
    (
        "Til saman 12 husstandar (22 personar) har busett seg.",
        ((12, None, "households", "moved_in", "result", "exact"), (22, None, "persons", "moved_in", "result", "exact")),
    ),
    ("Målet er 50 nye familiar.", ((50, None, "families", "moved_in", "goal", "exact"),)),
    (
        "Prosjektet retta seg mot 1000 personar med mål om å få 50 familiar hit.",
        (
            (1000, None, "persons", "approached", "aimed_at", "exact"),
            (50, None, "families", "moved_in", "goal", "exact"),
        ),
    ),
    (
        "Målet var 50 familier, men bare 25 kom.",
        ((50, None, "families", "moved_in", "goal", "exact"), (25, None, "families", "moved_in", "result", "exact")),
    ),
    ("Vi skal ha 20-30 nye arbeidsplasser innen 2014.", ((20, 30, "jobs", "jobs", "goal", "exact"),)),
    ("Mellom ti og femten bedrifter har fått hjelp.", ((10, 15, "firms", "other", "result", "exact"),)),
    ("Over 1.200 personer svarte.", ((1200, None, "persons", "interested", "result", "above"),)),
    ("Nettsiden har hatt 15 000 treff.", ((15000, None, "enquiries", "interested", "result", "exact"),)),
    ("Nettsida har hatt 15\u2009000 treff.", ((15000, None, "enquiries", "interested", "result", "exact"),)),
    ("Minst to hundre personer deltok på åpningen.", ((200, None, "persons", "other", "result", "at_least"),)),
    ("Inntil 12 familier har fått tomt.", ((12, None, "families", "moved_in", "result", "at_most"),)),
    ("I 2000 kom det 2000 personar.", ((2000, None, "persons", "moved_in", "result", "exact"),)),
    ("Det ble solgt 6 av 10 boligtomter.", ((6, None, "plots", "housing", "result", "exact"),)),
    ("Prosjektet fikk 1,7 mill. kr fra fylket.", ((1_700_000, None, "kroner", "funding", "funding", "exact"),)),
    ("Ramma var kr 1.500.000,- i alt.", ((1_500_000, None, "kroner", "funding", "funding", "exact"),)),
    (
        "Prosjektet er tildelt 3 millionar i Bulystmidlar.",
        ((3_000_000, None, "kroner", "funding", "funding", "exact"),),
    ),
    ("Prosjektlederen er ansatt i 50 % stilling.", ((50, None, "percent", "staffing", "context", "exact"),)),
    (
        "31 lag og organisasjoner (ca.) har vært med.",
        ((31, None, "associations", "active_associations", "result", "about"),),
    ),
    ("200 (ca.) på kurs", ((200, None, "persons", "course_participants", "result", "about"),)),
    ("Antall nye bedrifter: ca. 15.", ((15, None, "firms", "new_firms", "result", "about"),)),
    ("43 bedrifter/gårdsbruk støttet", ((43, None, "firms", "funded_firms", "result", "exact"),)),
    ("Prosjektet har 1,5 årsverk.", ((1.5, None, "jobs", "staffing", "context", "exact"),)),
    (
        "Vi har hatt kontakt med 70 familier, hvorav 20 fra Nederland.",
        (
            (70, None, "families", "interested", "result", "exact"),
            (20, None, "families", "moved_in", "result", "exact"),
        ),
    ),
    ("Ingen nye familier flyttet hit.", ((0, None, "families", "moved_in", "result", "exact"),)),
    (
        "Det kom 6 familier i 2008, 4 i 2009 og 9 i 2010.",
        (
            (6, None, "families", "moved_in", "result", "exact"),
            (4, None, "families", "moved_in", "result", "exact"),
            (9, None, "families", "moved_in", "result", "exact"),
        ),
    ),
)

NO_FIGURE = (
    "Boligene kan leies i 1-2 år.",
    "Kommunen vedtok dette i 2010.",
    "Treffet holdes 3. dag jul hvert år.",
    "Perioden er 2009-2012.",
    "Unge i alderen 20-35 år er invitert.",
    "Møtet er kl. 18.00 den 3. juni 2011 på skolen, 7882 Nordli, tlf. 74 34 00 00.",
    "Saken er sak 79/09 i formannskapet.",
    "Brevet sendes tre ganger i året.",
    "Lierne 2 er det andre programmet, og Lierne2 er samme navn.",
    "I «Bygda 2017» er alle med.",
    "Se www.bygda2010.no.",
    "Loven trer i kraft; reglene tre i kraft senere.",
    "Kommunen vil snu nedgangen i folketallet.",
    "Flere innbyggere er målet.",
    "En bedrift, et lag og ei forening er med.",
)

# phrase, value, value_to, unit, direction, measure, role, adverse
DIRECTIONS = (
    ("Folketallet gikk ned.", None, None, "inhabitants", "decrease", "statement", "result", True),
    ("Ved slutten var folketalet lågare enn før.", None, None, "inhabitants", "decrease", "statement", "result", True),
    (
        "Det konstateres at innbyggertallet har gått ned i perioden.",
        None,
        None,
        "inhabitants",
        "decrease",
        "statement",
        "result",
        True,
    ),
    ("Innbyggjartalet har minka i perioden.", None, None, "inhabitants", "decrease", "statement", "result", True),
    (
        "Da programmet var slutt, var det færre innbyggere.",
        None,
        None,
        "inhabitants",
        "decrease",
        "statement",
        "result",
        True,
    ),
    (
        "Ved slutten hadde folketallet gått ned med 14 personer.",
        14,
        None,
        "inhabitants",
        "decrease",
        "change_by",
        "result",
        True,
    ),
    (
        "Folketallet gikk ned fra 1 566 i 1999 til 1 410 i 2012.",
        1566,
        1410,
        "inhabitants",
        "decrease",
        "change_from_to",
        "result",
        True,
    ),
    ("Folketallet økte med 3 prosent.", 3, None, "percent", "increase", "change_by", "result", False),
    ("Kommunen mistet 120 innbyggere i perioden.", 120, None, "inhabitants", "decrease", "change_by", "result", True),
    ("85 arbeidsplasser gikk tapt.", 85, None, "jobs", "decrease", "change_by", "result", True),
    ("To av familiene har flyttet ut igjen.", 2, None, "families", "increase", "count", "result", True),
    ("Fraflyttingen økte i perioden.", None, None, "migration", "increase", "statement", "result", True),
    ("Arbeidsledigheten gikk ned i perioden.", None, None, "unemployment", "decrease", "statement", "result", False),
    ("I 2009 hadde regionen netto innflytting.", None, None, "migration", "increase", "statement", "result", False),
    ("Det ble ikke flere innbyggere.", None, None, "inhabitants", "none", "statement", "result", True),
    ("Målet ble ikke nådd.", None, None, "goals", "none", "statement", "result", True),
    ("Prosjektet førte ikke til økt tilflytting.", None, None, "goals", "none", "statement", "result", True),
    (
        "Regionen har i de senere årene hatt negativ befolkningsutvikling.",
        None,
        None,
        "inhabitants",
        "decrease",
        "statement",
        "context",
        False,
    ),
)

NOT_PLACED = (
    "Kommunen delte ut 17 flurber.",
    "Alle unntatt én familie er her.",
    "Det var 3 der, og 12 her.",
    "Vi satte 44 på kartet.",
)

BREAKDOWNS = (
    ("Ca. 200 personer deltok på kurs fordelt på data, språk og salg.", ("data", "språk", "salg")),
    ("200 personar deltok på kurs i data, språk, forhandling m.m.", ("data", "språk", "forhandling")),
    ("15 nye bedrifter er registrert, de fleste enkeltpersonforetak.", ("de fleste enkeltpersonforetak",)),
    ("Ti elevbedrifter ved Stortangen- og Sørli skole ble startet.", ("Stortangen", "Sørli")),
    ("Ti elevbedrifter ved Stortangen skule og Sørli skule har vore i drift.", ("Stortangen", "Sørli")),
    ("Ti elevbedrifter på to skoler (Stortangen og Sørli) ble startet.", ("Stortangen", "Sørli")),
    ("43 bedrifter fikk midler, mest til forstudier og bedriftsutvikling.", ("forstudier", "bedriftsutvikling")),
)
