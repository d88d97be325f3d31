"""Rule sets that a municipality can begin from: what some places practise, and the law beside it.

A table of our own. A preset is a proposal: the programme manager changes it and adopts it as
the municipality's own dated rules. Where a source gives no number, the preset has no rule for it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from bulyst.kernel.money import Money
from bulyst.programmes.choices import ApplicantKind, Purpose, Regime, RuleKind, Signer
from bulyst.programmes.rulebook import RuleDraft


@dataclass(frozen=True)
class Preset:
    """A named proposal. `source` is whose practice it follows; the rules themselves become the municipality's own."""

    key: str
    name: str
    source: str
    rules: tuple[RuleDraft, ...]


#: What a rule of the municipality's own is cited as.
LOCAL = "kommunens retningslinjer"

#: Where the rate of the proposals is said to be from: a set that still says so is not adopted.
EXAMPLE_RATE = "Eksempelkurs. Sett inn gjeldende kurs før reglene tas i bruk."

APPEAL = RuleDraft(
    RuleKind.APPEAL_WEEKS,
    {"weeks": 3},
    "forvaltningsloven § 29",
    "Vedtaket kan påklages innen tre uker fra du fikk det.",
    "Vedtaket kan klagast på innan tre veker frå du fekk det.",
)
RECEIPT = RuleDraft(
    RuleKind.RECEIPT_DAYS,
    {"days": 7},
    f"{LOCAL}, jf. forvaltningsloven §§ 27 og 29",
    "Et brev er mottatt når det åpnes på Min side. Et brev som ikke er åpnet, regnes som mottatt sju dager etter "
    "at vi ga beskjed om det.",
    "Eit brev er motteke når det blir opna på Mi side. Eit brev som ikkje er opna, blir rekna som motteke sju dagar "
    "etter at vi gav beskjed om det.",
)
INTERIM_REPLY = RuleDraft(
    RuleKind.INTERIM_REPLY_WEEKS,
    {"weeks": 4},
    "forvaltningsloven § 11 a",
    "Den som ikke har fått svar innen fire uker, får et foreløpig svar med grunnen og ventet tid.",
    "Den som ikkje har fått svar innan fire veker, får eit førebels svar med grunnen og venta tid.",
)
ANSWER = RuleDraft(
    RuleKind.ANSWER_DAYS,
    {"days": 14},
    f"{LOCAL}, jf. forvaltningsloven § 17",
    "Mangler noe i søknaden, får søkeren minst 14 dager til å sende det.",
    "Manglar noko i søknaden, får søkjaren minst 14 dagar til å sende det.",
)
EARLIEST_START = RuleDraft(
    RuleKind.EARLIEST_START,
    {},
    LOCAL,
    "Det gis ikke støtte til arbeid som begynte før søknaden kom inn.",
    "Det blir ikkje gitt støtte til arbeid som tok til før søknaden kom inn.",
)
DE_MINIMIS = RuleDraft(
    RuleKind.DE_MINIMIS,
    {
        "ceiling_eur": "300000",
        "years": 3,
        "rate": "11.00",
        "rate_source": EXAMPLE_RATE,
        "rate_date": "2024-01-01",
    },
    "forordning (EU) 2023/2831 artikkel 3 nr. 2",
    "Samlet bagatellmessig støtte fra alle givere kan ikke gå over 300 000 euro i løpet av tre år.",
    "Samla bagatellmessig støtte frå alle gjevarar kan ikkje gå over 300 000 euro i løpet av tre år.",
)
ACCEPTANCE = RuleDraft(
    RuleKind.ACCEPTANCE_WEEKS,
    {"weeks": 4},
    LOCAL,
    "Tilsagnet må tas imot innen fire uker, ellers faller det bort.",
    "Tilsegna må takast imot innan fire veker, elles fell ho bort.",
)
VALID_MONTHS = RuleDraft(
    RuleKind.GRANT_VALID_MONTHS,
    {"months": 24},
    LOCAL,
    "Tilsagnet gjelder i 24 måneder.",
    "Tilsegna gjeld i 24 månader.",
)
ARREARS = RuleDraft(
    RuleKind.PAYMENT_REGIME,
    {"regime": Regime.ARREARS.value},
    LOCAL,
    "Støtten betales etterskuddsvis. Siste del betales når sluttregnskapet er godkjent.",
    "Støtta blir betalt etterskotsvis. Siste del blir betalt når sluttrekneskapen er godkjend.",
)
COMMON = (EARLIEST_START, DE_MINIMIS, APPEAL, RECEIPT, INTERIM_REPLY, ANSWER, ACCEPTANCE, VALID_MONTHS)


def _condition(nb: str, nn: str) -> RuleDraft:
    return RuleDraft(RuleKind.CONDITION, {}, LOCAL, nb, nn)


def _share(percent: int, nb: str, nn: str, purpose: str = "", applicant_kind: str = "") -> RuleDraft:
    parameters = {"share": f"{percent}/100", "purpose": purpose, "applicant_kind": applicant_kind}
    return RuleDraft(RuleKind.MAX_SHARE, parameters, LOCAL, nb, nn)


HALF = _share(
    50,
    "Støtten kan være på inntil 50 prosent av godkjente kostnader.",
    "Støtta kan vere på inntil 50 prosent av godkjende kostnader.",
)

PRESETS = (
    Preset(
        "gulen",
        "30 % til investering, 50 % til utvikling",
        "Gulen kommune",
        (
            HALF,
            _share(
                30,
                "Støtte til investering kan være på inntil 30 prosent av godkjente kostnader.",
                "Støtte til investering kan vere på inntil 30 prosent av godkjende kostnader.",
                purpose=Purpose.INVESTMENT.value,
            ),
            RuleDraft(
                RuleKind.MAX_AMOUNT,
                {"amount": Money.kroner(150_000).ore, "purpose": Purpose.INVESTMENT.value},
                LOCAL,
                "Støtte til investering er på høyst 150 000 kroner i en sak.",
                "Støtte til investering er på høgst 150 000 kroner i ei sak.",
            ),
            ARREARS,
            *COMMON,
        ),
    ),
    Preset(
        "nordre-land",
        "50 %, og 75 % til kvinner, unge og nyetablerere",
        "Nordre Land kommune",
        (
            HALF,
            *(
                _share(
                    75,
                    "Kvinner, unge og nyetablerere kan få inntil 75 prosent av godkjente kostnader.",
                    "Kvinner, unge og nyetablerarar kan få inntil 75 prosent av godkjende kostnader.",
                    applicant_kind=group.value,
                )
                for group in (ApplicantKind.WOMEN, ApplicantKind.YOUTH, ApplicantKind.START_UP)
            ),
            _condition(
                "Formannskapet er fondsstyre og avgjør søknadene.", "Formannskapet er fondsstyre og avgjer søknadene."
            ),
            ARREARS,
            *COMMON,
        ),
    ),
    Preset(
        "sogn-og-fjordane",
        "Normalt 50 %, tre runder i året",
        "Sogn og Fjordane fylkeskommune",
        (
            _share(
                50,
                "Støtten er normalt på inntil 50 prosent av godkjente kostnader.",
                "Støtta er normalt på inntil 50 prosent av godkjende kostnader.",
            ),
            _condition(
                "Forstudier og enkelte grupper kan få en høyere andel. Andelen fastsettes i egne regler.",
                "Forstudiar og enkelte grupper kan få ein høgare del. Delen blir fastsett i eigne reglar.",
            ),
            _condition("Søknader behandles i tre runder i året.", "Søknader blir handsama i tre rundar i året."),
            ARREARS,
            *COMMON,
        ),
    ),
    Preset(
        "karmoy",
        "Etterskuddsvis, aldri alt før sluttregnskap",
        "Karmøy, Utsira og Engerdal kommuner",
        (
            _condition(
                "Søknaden skal ha mål som kan etterprøves, milepæler, kostnadsplan og finansieringsplan.",
                "Søknaden skal ha mål som kan etterprøvast, milepælar, kostnadsplan og finansieringsplan.",
            ),
            RuleDraft(
                RuleKind.PAYMENT_REGIME,
                {"regime": Regime.ARREARS.value},
                LOCAL,
                "Støtten betales etterskuddsvis, og aldri i sin helhet før sluttregnskapet er godkjent.",
                "Støtta blir betalt etterskotsvis, og aldri i sin heilskap før sluttrekneskapen er godkjend.",
            ),
            *COMMON,
        ),
    ),
    Preset(
        "malselv",
        "Støtten går ned når kostnadene går ned",
        "Målselv kommune",
        (
            RuleDraft(
                RuleKind.OTHER_AID,
                {},
                LOCAL,
                "Annen offentlig støtte skal oppgis, også når det ikke er noen.",
                "Anna offentleg støtte skal oppgjevast, også når det ikkje er noka.",
            ),
            RuleDraft(
                RuleKind.PAYMENT_REGIME,
                {"regime": Regime.ARREARS.value},
                LOCAL,
                "Blir kostnadene lavere enn godkjent, går støtten ned tilsvarende.",
                "Blir kostnadene lågare enn godkjent, går støtta ned tilsvarande.",
            ),
            *COMMON,
        ),
    ),
    Preset(
        "merkur",
        "Krav til regnskap etter beløp, påminnelse 60 dager før fristen",
        "Merkur",
        (
            RuleDraft(
                RuleKind.ACCOUNTS_REQUIRED,
                {
                    "tiers": [
                        {"up_to": Money.kroner(100_000).ore - 1, "signer": Signer.MANAGER.value},
                        {"up_to": Money.kroner(600_000).ore, "signer": Signer.ACCOUNTANT.value},
                        {"up_to": None, "signer": Signer.AUDITOR.value},
                    ]
                },
                LOCAL,
                "Prosjektlederen skriver under regnskapet for tilskudd under 100 000 kroner, "
                "en statsautorisert regnskapsfører opp til 600 000 kroner, og en revisor over det.",
                "Prosjektleiaren skriv under rekneskapen for tilskot under 100 000 kroner, "
                "ein statsautorisert rekneskapsførar opp til 600 000 kroner, og ein revisor over det.",
            ),
            RuleDraft(
                RuleKind.REMINDER_DAYS,
                {"days": 60},
                LOCAL,
                "Vi minner om fristen 60 dager før den går ut.",
                "Vi minner om fristen 60 dagar før han går ut.",
            ),
            ARREARS,
            *COMMON,
        ),
    ),
    Preset(
        "distriktforsk",
        "Inntil 50 % på forskudd, revisor over 200 000 kroner",
        "DistriktForsk",
        (
            RuleDraft(
                RuleKind.PAYMENT_REGIME,
                {"regime": Regime.UP_FRONT.value, "up_front": "1/2"},
                LOCAL,
                "Inntil halvparten av støtten kan betales på forskudd.",
                "Inntil halvparten av støtta kan betalast på førehand.",
            ),
            RuleDraft(
                RuleKind.ACCOUNTS_REQUIRED,
                {
                    "tiers": [
                        {"up_to": Money.kroner(200_000).ore, "signer": Signer.MANAGER.value},
                        {"up_to": None, "signer": Signer.AUDITOR.value},
                    ]
                },
                LOCAL,
                "Regnskap for tilskudd over 200 000 kroner skal være kontrollert av revisor.",
                "Rekneskap for tilskot over 200 000 kroner skal vere kontrollert av revisor.",
            ),
            *COMMON,
        ),
    ),
)


def preset(key: str) -> Preset | None:
    """The preset with this key, or None."""
    return next((each for each in PRESETS if each.key == key), None)


def with_euro_rate(rules: Iterable[RuleDraft], rate: Decimal, source: str, on: date) -> tuple[RuleDraft, ...]:
    """The rules with kroner for one euro on a day, and where that is from, instead of the example."""
    said = {"rate": str(rate), "rate_source": source, "rate_date": on.isoformat()}
    return tuple(
        replace(rule, parameters={**rule.parameters, **said}) if rule.kind == RuleKind.DE_MINIMIS else rule
        for rule in rules
    )
