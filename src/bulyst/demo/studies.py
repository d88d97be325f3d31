"""The two studies of the demonstration. Nothing in them is constructed: what happened, and official figures."""

from collections.abc import Callable
from datetime import datetime

from bulyst.studies.actions import StudyDraft, register_study, run_study
from bulyst.tenancy.actor import Actor

LIERNE_2 = StudyDraft(
    slug="lierne-2",
    title="Lierne 2",
    question="Gjorde Lierne 2 at flere bor i Lierne?",
    event="Lierne 2",
    background=(
        "Lierne 2 var en ekstraordinær satsing på bulyst og næringsutvikling. Oppføringen i katalogen oppgir ingen "
        "datoer. Et lysbildesett legger forberedelsene til årene fra 1999 til april 2001, men det er ikke bekreftet. "
        "Katalogen er fra 2012. Derfor er svaret regnet ut for hvert startår fra 1999 til 2012, alltid ti år fram."
    ),
    limits=("Tallene kan ikke skille programmet fra annet som skjedde i Lierne i de samme årene."),
    unit="5042",
    earliest_start=1999,
    latest_start=2012,
    horizon=10,
    programme_slug="lierne-2",
)
BAKERY = StudyDraft(
    slug="bakeriet-og-omstillingen",
    title="Nedleggelsen av bakeriet og omstillingsprogrammet",
    question="Endret nedleggelsen og omstillingsprogrammet folketallet i Lierne?",
    event="nedleggelse og omstilling",
    background=(
        "Nedleggelsen av bakeriet ble varslet i 2014 og skjedde 1. juli 2015. Det gjaldt 85 arbeidsplasser etter én "
        "kilde, om lag 120 etter en annen. Omstillingsprogrammet begynte i september 2015 og varte til 2021, med 130 "
        "arbeidsplasser som mål. Folketallet 1. januar 2016 er det første etter begge. De som kan ha flyttet etter "
        "varselet i 2014, fanges ikke opp; i tabellen over andre valg står svaret med startår 2014 og 2015."
    ),
    limits=(
        "Nedleggelsen og omstillingsprogrammet kom samtidig, og tallene kan ikke skille dem. Alt på denne siden "
        "gjelder de to samlet."
    ),
    unit="5042",
    earliest_start=2016,
    latest_start=2016,
)


def register_and_run(*, actor: Actor, now: datetime, progress: Callable[[int, int], None] | None = None) -> None:
    """Register both studies and compute them. Raises `Refused` when `actor` may not."""
    for draft in (LIERNE_2, BAKERY):
        study = register_study(actor=actor, draft=draft, now=now)
        run_study(actor=actor, study_id=study.pk, now=now, progress=progress)
