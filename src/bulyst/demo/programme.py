"""Lierne 2 as a programme: what the entry says of it, and constructed money, rules and calls."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from bulyst.demo.days import noon
from bulyst.demo.people import Cast
from bulyst.kernel.money import Money
from bulyst.programmes import actions
from bulyst.programmes.blocks import Block, Form, Option, QuestionGroup, Words
from bulyst.programmes.choices import BlockKind, CallKind, Direction, FundKind, GoalKind, Purpose, RuleKind, Strength
from bulyst.programmes.models import Area, Call, Programme, Project, Value
from bulyst.programmes.presets import PRESETS, with_euro_rate
from bulyst.programmes.rulebook import RuleDraft

BEGAN = date(1999, 1, 4)
SOURCE = "https://distriktssenteret.no/prosjektdatabase/lierne-2/"
BUSINESS_PURPOSES = (Purpose.STUDY, Purpose.BUSINESS_DEVELOPMENT, Purpose.MARKETING, Purpose.INVESTMENT)

#: Said in the entry to have come of the programme; in our words.
CLAIMS = (
    "Mer aktivitet og flere møteplasser",
    "Bedre samhold, fordi mange gjorde frivillig arbeid sammen",
    "Flere så muligheter og ble motivert til å bruke dem",
    "Mer bulyst og trivsel",
)


@dataclass(frozen=True)
class Stage:
    """The programme with what the other parts of the demonstration need of it."""

    programme: Programme
    bulyst: Area
    business: Area
    values: tuple[Value, ...]
    projects: tuple[Project, ...]
    business_call: Call
    association_call: Call


def set_up(cast: Cast, now: datetime) -> Stage:
    """Make and publish the programme."""
    manager, began = cast.manager, noon(BEGAN)
    programme = actions.create_programme(
        actor=manager,
        draft=actions.ProgrammeDraft(
            name="Lierne 2",
            slug="lierne-2",
            lead="En ekstraordinær satsing på bulyst og næringsutvikling, bygd på tre verdier: "
            "plass til alle, driftighet og gode forvaltere.",
            earliest_year=1999,
            latest_year=2012,
            bounds_source="Oppføringen har ingen datoer. Et lysbildesett nevner forberedelser fra 1999 "
            "(ubekreftet), og katalogen er fra 2012.",
            catalogue_source=SOURCE,
            claims_source="Oppføringen om Lierne 2 i prosjektdatabasen til Distriktssenteret",
        ),
        now=began,
    )
    bulyst, business = (
        actions.add_area(actor=manager, programme_id=programme.pk, name=name, now=began)
        for name in ("Bulyst", "Næringsutvikling")
    )
    values = tuple(
        actions.add_value(
            actor=manager, programme_id=programme.pk, name=name, description=text, is_criterion=True, now=began
        )
        for name, text in (
            ("Plass til alle", "Tiltaket er åpent for flere enn dem som allerede er med."),
            ("Driftighet", "Noen tar ansvar, og det blir gjort."),
            ("Gode forvaltere", "Tiltaket tar vare på det bygda har, og på pengene."),
        )
    )
    _say_goals(cast, programme, began)
    projects = tuple(
        actions.add_project(
            actor=manager, programme_id=programme.pk, name=f"Stedsutvikling i {place} (oppdiktet)", place=place,
            description="Et oppdiktet prosjekt som viser hvordan stedsutvikling føres.", now=began,
        )
        for place in ("Nordli", "Sørli")
    )  # fmt: skip
    funds = [
        actions.add_fund(
            actor=manager, programme_id=programme.pk, name=name, kind=kind, amount=Money.kroner(kroner), on=BEGAN,
            now=began,
        )
        for name, kind, kroner in (
            ("Ekstraordinære midler til Lierne 2 (oppdiktet beløp)", FundKind.EXTRAORDINARY, 9_000_000),
            ("Kommunalt næringsfond (oppdiktet beløp)", FundKind.ORDINARY, 2_000_000),
        )
    ]  # fmt: skip
    _adopt_rules(cast, programme, began, now)
    calls = [
        actions.open_call(
            actor=manager,
            programme_id=programme.pk,
            draft=actions.CallDraft(
                title=title, slug=slug, opens_at=began, kind=CallKind.GRANT, text=text, area_id=area.pk,
                fund_id=fund.pk, purposes=tuple(purpose.value for purpose in purposes),
            ),
            now=began,
        )
        for title, slug, text, area, fund, purposes in (
            (
                "Støtte til bedrifter og gårdsbruk",
                "bedrifter-og-gardsbruk",
                "For bedrifter og gårdsbruk som vil undersøke, utvikle eller utvide. Søk før arbeidet begynner.",
                business,
                funds[0],
                BUSINESS_PURPOSES,
            ),
            (
                "Støtte til lag og foreninger",
                "lag-og-foreninger",
                "For lag og foreninger som vil lage aktivitet eller møteplasser for flere.",
                bulyst,
                funds[1],
                (Purpose.ACTIVITY, Purpose.OTHER),
            ),
        )
    ]  # fmt: skip
    actions.publish_programme(actor=manager, programme_id=programme.pk, now=now)
    return Stage(programme, bulyst, business, values, projects, calls[0], calls[1])


def ask_more(cast: Cast, stage: Stage, now: datetime) -> None:
    """Questions of one's own in one call, from today on; what was handled before was never asked them."""
    call = stage.association_call
    questions = Form(
        (
            QuestionGroup(
                "moteplassen",
                Words("Møteplassen", "Møteplassen"),
                Words("Noen spørsmål til dere som vil samle folk.", "Nokre spørsmål til dykk som vil samle folk."),
                (
                    Block(
                        "plasser",
                        BlockKind.NUMBER,
                        Words("Hvor mange er det plass til?", "Kor mange er det plass til?"),
                        unit="personer",
                        least=Decimal(1),
                    ),
                    Block(
                        "hvem",
                        BlockKind.CHOICES,
                        Words("Hvem er det for?", "Kven er det for?"),
                        options=(
                            Option("barn", Words("Barn og unge", "Born og unge")),
                            Option("voksne", Words("Voksne", "Vaksne")),
                            Option("eldre", Words("Eldre", "Eldre")),
                        ),
                    ),
                    Block("nar", BlockKind.MILESTONES, Words("Når skjer hva?", "Kva skjer når?")),
                ),
            ),
        )
    )
    place = actions.FormPlace(stage.programme.pk, call.pk)
    version = actions.save_form(actor=cast.manager, place=place, form=questions, now=now)
    actions.adopt_form(actor=cast.manager, form_id=version.pk, now=now)


def _say_goals(cast: Cast, programme: Programme, began: datetime) -> None:
    goals = (
        actions.GoalDraft(
            text="Flere innbyggere",
            kind=GoalKind.QUANTITATIVE,
            indicator_key="population.inhabitants",
            direction=Direction.INCREASE,
            unit="innbyggere",
        ),
        actions.GoalDraft(
            text="Økt tilflytting",
            kind=GoalKind.QUANTITATIVE,
            is_main=True,
            indicator_key="migration.in",
            direction=Direction.INCREASE,
            unit="tilflyttere",
        ),
        actions.GoalDraft(text="Systematisk og målrettet stedsutvikling", kind=GoalKind.QUALITATIVE),
    )
    for goal in goals:
        actions.add_goal(actor=cast.manager, programme_id=programme.pk, draft=goal, now=began)
    for text in CLAIMS:
        draft = actions.ClaimDraft(
            text=text, source="Programmets egen framstilling i oppføringen", strength=Strength.OWN_REPORT
        )
        actions.add_claim(actor=cast.manager, programme_id=programme.pk, draft=draft, now=began)


EVERY_YEAR = RuleDraft(
    RuleKind.REPORT_INTERVAL,
    {"months": 12},
    "Oppdiktet regel til demonstrasjonen",
    "Den som har fått tilskudd, rapporterer om framdriften hvert år.",
    "Den som har fått tilskot, rapporterer om framdrifta kvart år.",
)


def _adopt_rules(cast: Cast, programme: Programme, began: datetime, now: datetime) -> None:
    """Constructed rules for the programme's own years, and the same with today's ceiling on de minimis aid."""
    proposed = next(each.rules for each in PRESETS if each.key == "gulen")
    chosen = with_euro_rate(proposed, Decimal("11.00"), "Oppdiktet kurs til demonstrasjonen", date(2024, 1, 1))
    early = tuple(rule for rule in chosen if rule.kind != RuleKind.DE_MINIMIS)
    for name, valid_from, drafts, moment in (
        ("Oppdiktede regler for programtida", BEGAN, early, began),
        ("Oppdiktede regler etter ny grense for bagatellmessig støtte", date(2024, 1, 1), (*chosen, EVERY_YEAR), now),
    ):
        actions.adopt_rule_set(
            actor=cast.manager, programme_id=programme.pk, name=name, valid_from=valid_from, drafts=drafts, now=moment
        )
