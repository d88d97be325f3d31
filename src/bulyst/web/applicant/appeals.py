"""Where an appeal stands, in the words of the one who waits, and what they can do with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bulyst.cases.appeal_rules import body_above
from bulyst.cases.kinds import CaseKind, DecidingLevel, Matter
from bulyst.cases.lifecycle import AppealEvent, AppealState
from bulyst.cases.models import Appeal, Case
from bulyst.cases.queries import Appealed, PossibleStep, appeals_of, possible_appeal_steps
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.scope import opened
from bulyst.web.applicant.against import DECISION, named, ways_to_appeal
from bulyst.web.ui.formats import day
from bulyst.web.ui.tables import Link

_CHANGED = {
    Matter.DECISION: gettext_lazy("Vedtaket er endret etter klagen"),
    Matter.CHANGE: gettext_lazy("Endringen er godkjent etter klagen"),
    Matter.CLAIM: gettext_lazy("Kravet er satt ned eller frafalt etter klagen"),
}
_ANEW = {
    Matter.DECISION: gettext_lazy("%(place)s kommune behandler søknaden på nytt."),
    Matter.CHANGE: gettext_lazy("%(place)s kommune behandler søknaden om endring på nytt."),
    Matter.CLAIM: gettext_lazy("%(place)s kommune avgjør på nytt om noe skal betales tilbake."),
}


@dataclass(frozen=True, slots=True)
class AppealLine:
    """An appeal in a heading and a sentence, with what it is of and what can be done."""

    appeal: Appeal
    of: str
    heading: str
    text: str
    links: tuple[Link, ...] = ()


def appeal_steps(
    actor: Actor, case: Case, appeal: Appeal | None, now: datetime, against: Appealed | None = None
) -> dict[StrEnum, PossibleStep]:
    """What this person can do with an appeal (None: one that could be filed, of `against`), and what not and why."""
    with opened(case.tenant_id):
        return {step.event: step for step in possible_appeal_steps(actor, case, appeal, now, against)}


def appeal_lines(actor: Actor, case: Case, now: datetime) -> list[AppealLine]:
    """Every appeal of a case, the last first. Read within the case's scope."""
    return [_line(actor, case, appeal, now) for appeal in reversed(appeals_of(case))]


def way_to_appeal(actor: Actor, case: Case, now: datetime) -> str:
    """Where to appeal the decision in force; nothing where that cannot be done, or is done already."""
    if case.kind != CaseKind.GRANT or case.decision_id is None:
        return ""
    return ways_to_appeal(actor, case, now).get(DECISION, "")


def _line(actor: Actor, case: Case, appeal: Appeal, now: datetime) -> AppealLine:
    steps = appeal_steps(actor, case, appeal, now)
    links = []
    if AppealEvent.WITHDRAW in steps and steps[AppealEvent.WITHDRAW].allowed:
        links.append(Link(_("Trekk klagen"), reverse("applicant:appeal_withdraw", args=[case.pk, appeal.pk])))
    if AppealEvent.CONTEST in steps and steps[AppealEvent.CONTEST].allowed:
        links.append(
            Link(_("Klag på at klagen ble avvist"), reverse("applicant:appeal_contest", args=[case.pk, appeal.pk]))
        )
    heading, text = _said(case, appeal)
    return AppealLine(appeal, named(appeal.against), heading, text, tuple(links))


def _said(case: Case, appeal: Appeal) -> tuple[str, str]:
    place = case.tenant.name
    body = str(DecidingLevel(appeal.body or body_above(appeal.against.level)).label)
    match AppealState(appeal.state):
        case AppealState.FILED:
            return _("Klagen er mottatt"), _(
                "Noen som ikke var med på vedtaket, forbereder den. Så vurderer %(place)s kommune vedtaket på nytt. "
                "Dere trenger ikke å gjøre noe nå."
            ) % {"place": place}
        case AppealState.PREPARED:
            return _("Klagen vurderes på nytt"), _(
                "Den er forberedt og ligger hos dem som fattet vedtaket. Dere får svar i brev."
            )
        case AppealState.CHANGED:
            return str(_CHANGED[appeal.matter]), _("Det nye vedtaket står i brevet.")
        case AppealState.UPHELD:
            return _("Klagen sendes videre"), _("%(place)s kommune sender den til %(body)s, som avgjør den.") % {
                "place": place,
                "body": body,
            }
        case AppealState.FORWARDED:
            return _("Klagen er hos klageinstansen"), _(
                "Den avgjøres av: %(body)s. Dere får beskjed når den er avgjort."
            ) % {"body": body}
        case AppealState.AFFIRMED:
            return _("Klageinstansen lot vedtaket stå"), _("Begrunnelsen står i brevet. Saken er avgjort.")
        case AppealState.ALTERED:
            return _("Klageinstansen endret vedtaket"), _("Hva som er endret, står i brevet.")
        case AppealState.ANNULLED:
            return _("Klageinstansen opphevet vedtaket"), str(_ANEW[appeal.matter]) % {"place": place}
        case AppealState.DISMISSED:
            if appeal.contest_by is not None:
                return _("Klagen er avvist"), _("Den kom for sent. Dere kan klage på avvisningen innen %(due)s.") % {
                    "due": day(appeal.contest_by)
                }
            return _("Klagen er avvist"), _("Den kom for sent. Åpne brevet for å lese hvorfor, og hva dere kan gjøre.")
        case _:
            return _("Klagen er trukket"), _("Vedtaket blir stående.")
