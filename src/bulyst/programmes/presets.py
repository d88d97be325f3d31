"""Rule sets that a municipality can begin from: what some places practise, and the law beside it.

A table of our own. A preset is a proposal: the programme manager changes it and adopts it as
the municipality's own dated rules. Where a source gives no number, the preset has no rule for it.
"""

from dataclasses import dataclass

from bulyst.kernel.money import Money
from bulyst.programmes.choices import ApplicantKind, Purpose, Regime, RuleKind, Signer
from bulyst.programmes.rulebook import RuleDraft


@dataclass(frozen=True)
class Preset:
    """A named proposal."""

    key: str
    name: str
    rules: tuple[RuleDraft, ...]


APPEAL = RuleDraft(
    RuleKind.APPEAL_WEEKS,
    {"weeks": 3},
    "forvaltningsloven § 29",
    "Vedtaket kan påklages innen tre uker fra du fikk det.",
    "Vedtaket kan klagast på innan tre veker frå du fekk det.",
)
EARLIEST_START = RuleDraft(
    RuleKind.EARLIEST_START,
    {},
    "kommunens retningslinjer",
    "Det gis ikke støtte til arbeid som begynte før søknaden kom inn.",
    "Det blir ikkje gitt støtte til arbeid som tok til før søknaden kom inn.",
)
DE_MINIMIS = RuleDraft(
    RuleKind.DE_MINIMIS,
    {
        "ceiling_eur": "300000",
        "years": 3,
        "rate": "11.00",
        "rate_source": "Eksempelkurs. Sett inn gjeldende kurs før reglene tas i bruk.",
        "rate_date": "2024-01-01",
    },
    "forordning (EU) 2023/2831 artikkel 3 nr. 2",
    "Samlet bagatellmessig støtte fra alle givere kan ikke gå over 300 000 euro i løpet av tre år.",
    "Samla bagatellmessig støtte frå alle gjevarar kan ikkje gå over 300 000 euro i løpet av tre år.",
)
ACCEPTANCE = RuleDraft(
    RuleKind.ACCEPTANCE_WEEKS,
    {"weeks": 4},
    "kommunens retningslinjer",
    "Tilsagnet må tas imot innen fire uker, ellers faller det bort.",
    "Tilsegna må takast imot innan fire veker, elles fell ho bort.",
)
VALID_MONTHS = RuleDraft(
    RuleKind.GRANT_VALID_MONTHS,
    {"months": 24},
    "kommunens retningslinjer",
    "Tilsagnet gjelder i 24 måneder.",
    "Tilsegna gjeld i 24 månader.",
)
ARREARS = RuleDraft(
    RuleKind.PAYMENT_REGIME,
    {"regime": Regime.ARREARS.value},
    "kommunens retningslinjer",
    "Støtten betales etterskuddsvis. Siste del betales når sluttregnskapet er godkjent.",
    "Støtta blir betalt etterskotsvis. Siste del blir betalt når sluttrekneskapen er godkjend.",
)
COMMON = (EARLIEST_START, DE_MINIMIS, APPEAL, ACCEPTANCE, VALID_MONTHS)


def _share(percent: int, citation: str, nb: str, nn: str, purpose: str = "", applicant_kind: str = "") -> RuleDraft:
    parameters = {"share": f"{percent}/100", "purpose": purpose, "applicant_kind": applicant_kind}
    return RuleDraft(RuleKind.MAX_SHARE, parameters, citation, nb, nn)


def _half(citation: str) -> RuleDraft:
    return _share(
        50,
        citation,
        "Støtten kan være på inntil 50 prosent av godkjente kostnader.",
        "Støtta kan vere på inntil 50 prosent av godkjende kostnader.",
    )


GULEN = "Gulen kommune, retningslinjer for næringsfondet"
NORDRE_LAND = "Nordre Land kommune, vedtekter for næringsfondet"
SOGN_OG_FJORDANE = "Sogn og Fjordane fylkeskommune, retningslinjer for næringsretta midlar"
KARMOY = "Karmøy, Utsira og Engerdal kommuner, vedtekter for næringsfond"
MALSELV = "Målselv kommune, retningslinjer for næringsfondet"
MERKUR = "Merkur, retningslinjer for tilskudd"
DISTRIKTFORSK = "DistriktForsk, retningslinjer for tilskudd"

PRESETS = (
    Preset(
        "gulen",
        "Gulen: 30 % til investering, 50 % til utvikling",
        (
            _half(GULEN),
            _share(
                30,
                GULEN,
                "Støtte til investering kan være på inntil 30 prosent av godkjente kostnader.",
                "Støtte til investering kan vere på inntil 30 prosent av godkjende kostnader.",
                purpose=Purpose.INVESTMENT.value,
            ),
            RuleDraft(
                RuleKind.MAX_AMOUNT,
                {"amount": Money.kroner(150_000).ore, "purpose": Purpose.INVESTMENT.value},
                GULEN,
                "Støtte til investering er på høyst 150 000 kroner i en sak.",
                "Støtte til investering er på høgst 150 000 kroner i ei sak.",
            ),
            ARREARS,
            *COMMON,
        ),
    ),
    Preset(
        "nordre-land",
        "Nordre Land: 50 %, og 75 % til kvinner, unge og nyetablerere",
        (
            _half(NORDRE_LAND),
            *(
                _share(
                    75,
                    NORDRE_LAND,
                    "Kvinner, unge og nyetablerere kan få inntil 75 prosent av godkjente kostnader.",
                    "Kvinner, unge og nyetablerarar kan få inntil 75 prosent av godkjende kostnader.",
                    applicant_kind=group.value,
                )
                for group in (ApplicantKind.WOMEN, ApplicantKind.YOUTH, ApplicantKind.START_UP)
            ),
            ARREARS,
            *COMMON,
        ),
    ),
    Preset("sogn-og-fjordane", "Sogn og Fjordane: normalt 50 %", (_half(SOGN_OG_FJORDANE), ARREARS, *COMMON)),
    Preset(
        "karmoy",
        "Karmøy, Utsira og Engerdal: etterskuddsvis, aldri alt før sluttregnskap",
        (
            RuleDraft(
                RuleKind.PAYMENT_REGIME,
                {"regime": Regime.ARREARS.value},
                KARMOY,
                "Støtten betales etterskuddsvis, og aldri i sin helhet før sluttregnskapet er godkjent.",
                "Støtta blir betalt etterskotsvis, og aldri i sin heilskap før sluttrekneskapen er godkjend.",
            ),
            *COMMON,
        ),
    ),
    Preset(
        "malselv",
        "Målselv: støtten går ned når kostnadene går ned",
        (
            RuleDraft(
                RuleKind.PAYMENT_REGIME,
                {"regime": Regime.ARREARS.value},
                MALSELV,
                "Blir kostnadene lavere enn godkjent, går støtten ned tilsvarende.",
                "Blir kostnadene lågare enn godkjent, går støtta ned tilsvarande.",
            ),
            *COMMON,
        ),
    ),
    Preset(
        "merkur",
        "Merkur: krav til regnskap etter beløp",
        (
            RuleDraft(
                RuleKind.ACCOUNTS_REQUIRED,
                {
                    "tiers": [
                        {"up_to": Money.kroner(100_000).ore, "signer": Signer.MANAGER.value},
                        {"up_to": Money.kroner(600_000).ore, "signer": Signer.ACCOUNTANT.value},
                        {"up_to": None, "signer": Signer.AUDITOR.value},
                    ]
                },
                MERKUR,
                "Prosjektlederen skriver under regnskapet for tilskudd under 100 000 kroner, "
                "en statsautorisert regnskapsfører opp til 600 000 kroner, og en revisor over det.",
                "Prosjektleiaren skriv under rekneskapen for tilskot under 100 000 kroner, "
                "ein statsautorisert rekneskapsførar opp til 600 000 kroner, og ein revisor over det.",
            ),
            ARREARS,
            *COMMON,
        ),
    ),
    Preset(
        "distriktforsk",
        "DistriktForsk: inntil 50 % på forskudd, revisor over 200 000 kroner",
        (
            RuleDraft(
                RuleKind.PAYMENT_REGIME,
                {"regime": Regime.UP_FRONT.value, "up_front": "1/2"},
                DISTRIKTFORSK,
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
                DISTRIKTFORSK,
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
