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
            (20, None, "families", "interested", "result", "exact"),
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

# Parts, totals, levels: phrase, then for each figure (value, value_to, group, role, out_of, by_when).
FURTHER: tuple[tuple[str, tuple[tuple[float | None, float | None, str, str, float | None, int | None], ...]], ...] = (
    ("2-3 familiar flyttar hit i året.", ((2, 3, "moved_in", "result", None, None),)),
    ("Prosjektet har hatt over 300 kontakter med tilflyttere.", ((300, None, "interested", "result", None, None),)),
    ("Ingen har flytta hit som følgje av prosjektet.", ((0, None, "moved_in", "result", None, None),)),
    ("Av 50 familiar er 25 komne.", ((25, None, "moved_in", "result", 50, None),)),
    ("Av 45 tomme hus er 12 solgt.", ((12, None, "housing", "result", 45, None),)),
    ("To av tre som flyttet hit, bor her fortsatt.", ((2, None, "stayed", "result", 3, None),)),
    ("Av dei seks familiane som kom, bur fem her enno.", ((5, None, "stayed", "result", 6, None),)),
    (
        "Vi har registrert 45 tomme hus, og 12 av dei er selde.",
        ((45, None, "housing", "result", None, None), (12, None, "housing", "result", 45, None)),
    ),
    (
        "Det ble registrert 15 nye foretak, hvorav 11 enkeltpersonforetak.",
        ((15, None, "new_firms", "result", None, None), (11, None, "new_firms", "result", 15, None)),
    ),
    (
        "I 2010 flytta 34 inn og 48 ut.",
        ((34, None, "moved_in", "result", None, None), (48, None, "moved_out", "result", None, None)),
    ),
    ("To av dei nye familiane flytta att etter eit år.", ((2, None, "moved_out", "result", None, None),)),
    ("11 familier flyttet fra Nederland til bygda.", ((11, None, "moved_in", "result", None, None),)),
    ("Om lag 60 utflytta ungdommar møtte på treffet.", ((60, None, "other", "result", None, None),)),
    ("Prosjektet møtte rundt 400 familier på messen.", ((400, None, "approached", "result", None, None),)),
    ("Bygda har 85 husstander.", ((85, None, "population", "context", None, None),)),
    (
        "I grenda bur det 45 personar fordelt på 18 hushald.",
        ((45, None, "population", "context", None, None), (18, None, "population", "context", None, None)),
    ),
    ("Kommunen er på 2 500 km² og har 1 300 innbyggere.", ((1300, None, "population", "context", None, None),)),
    ("Kommunen har busett 15 flyktningar.", ((15, None, "moved_in", "result", None, None),)),
    ("Få 30 familier til å flytte til kommunen", ((30, None, "moved_in", "goal", None, None),)),
    ("100 nye innbyggere innen 1.1.2014", ((100, None, "moved_in", "goal", None, 2014),)),
    ("Målet om 2000 innbyggere i 2020 er ambisiøst.", ((2000, None, "population", "goal", None, 2020),)),
    ("Innbyggertallet skal være minst 1 500 i 2015.", ((1500, None, "population", "goal", None, 2015),)),
    ("Innen 2012 skal folketallet være 3 000.", ((3000, None, "population", "goal", None, 2012),)),
    ("Folketalet skal aukast til 3 000 innan 2015.", ((3000, None, "population", "goal", None, 2015),)),
    ("Øke innbyggertallet med 100 innen 2014", ((100, None, "population", "goal", None, 2014),)),
    (
        "Målet er å øke folketallet fra 1 402 til 1 500 innen 2015.",
        ((1402, 1500, "population", "goal", None, 2015),),
    ),
    ("Arbeidsledigheten er redusert fra 4,2 % til 2,1 %.", ((4.2, 2.1, "other", "result", None, None),)),
    (
        "Prosjektet er finansiert med 50 % fra fylket og 50 % fra kommunen.",
        ((50, None, "funding", "funding", None, None), (50, None, "funding", "funding", None, None)),
    ),
    (
        "Ca. 200 kursdeltakere fordelt på 12 kurs.",
        ((200, None, "course_participants", "result", None, None), (12, None, "events", "result", None, None)),
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
    ("Det var ein nedgang på 2 % i folketalet.", 2, None, "percent", "decrease", "change_by", "result", True),
    ("Befolkningsnedgangen var på 2,5 prosent.", 2.5, None, "percent", "decrease", "change_by", "result", True),
    ("Ved slutten var det 23 færre innbyggere.", 23, None, "inhabitants", "decrease", "change_by", "result", True),
    ("Folketallet fortsatte å synke.", None, None, "inhabitants", "decrease", "statement", "result", True),
    ("Netto innflytting var 12 personer i 2010.", 12, None, "persons", "increase", "change_by", "result", False),
    ("Nettoutflyttingen var på 14 personer.", 14, None, "persons", "increase", "change_by", "result", True),
    ("Vi lykkast ikkje med å få fleire folk.", None, None, "goals", "none", "statement", "result", True),
    ("Kommunen har ikke klart å snu trenden.", None, None, "goals", "none", "statement", "result", True),
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
