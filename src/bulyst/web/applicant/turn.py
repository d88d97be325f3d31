"""Who has the case now, what happens then, and when: in the words of the one who waits. Roles, never names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bulyst.cases.models import Case
from bulyst.cases.queries.turns import turns
from bulyst.kernel.deadlines import today
from bulyst.tenancy.roles import Right

_WHO: dict[Right | None, str | Promise] = {
    None: _("Dere"),
    Right.HANDLE: _("Saksbehandleren i %(place)s kommune"),
    Right.DECIDE: _("Den som avgjør saken i %(place)s kommune"),
    Right.ATTEST: _("%(place)s kommune"),
    Right.PAY: _("%(place)s kommune"),
}

_PAID = _("To personer kontrollerer hver utbetaling. Så betales pengene til kontoen deres.")
_CLAIMED = _("Kommunen avgjør om noe skal betales tilbake, og dere får brev.")

THEN: dict[str, str | Promise] = {
    "work.assess": _("Søknaden vurderes. Så går den til vedtak."),
    "work.answer": _("Når dere har svart, fortsetter vurderingen."),
    "work.no_answer": _("Fristen for å svare er ute. Søknaden vurderes med det kommunen har."),
    "work.decide": _("Vedtaket fattes. Brevet kommer hit, og dere får e-post om at det er kommet."),
    "work.decide.meeting": _("Saken står på sakslisten til et møte. Etter møtet kommer brevet hit."),
    "work.accept": _("Når dere har tatt imot tilskuddet, kan dere be om utbetaling."),
    "work.lapse": _("Fristen for å ta imot er ute. Tilsagnet kan falle bort."),
    "work.request": _("Når dere har hatt kostnader eller er ferdige, ber dere om utbetaling."),
    "work.expired": _("Tilsagnets tid er ute. Kommunen gjør opp og avslutter saken."),
    "work.attest": _PAID,
    "work.pay": _PAID,
    "work.report": _("Når rapporten er levert, kan kommunen lese den. Dere kan rette den etterpå."),
    "work.report.late": _("Fristen for rapporten er ute. Dere kan fortsatt levere den."),
    "work.close": _("Kommunen avslutter saken. Da er alt gjort opp."),
    "work.guidance": _("Kommunen tar kontakt om neste steg."),
    "work.guidance.next": _("Kommunen tar kontakt om neste steg."),
    "work.appeal.prepare": _("Klagen gjøres klar for den som skal se på vedtaket på nytt."),
    "work.appeal.review": _("Vedtaket vurderes på nytt. Blir det stående, går klagen videre."),
    "work.appeal.forward": _("Klagen sendes til klageinstansen."),
    "work.appeal.rule": _("Klageinstansen avgjør klagen. Svaret kommer hit."),
    "work.change.recommend": _("Endringen vurderes. Så avgjøres den av en annen."),
    "work.change.decide": _("Endringen avgjøres, og svaret kommer hit."),
    "work.change.meeting": _("Endringen avgjøres i et møte, og svaret kommer hit."),
    "work.appeal.meeting": _("Klagen vurderes på nytt i et møte. Blir vedtaket stående, går klagen videre."),
    "work.reclaim.meeting": _("Kommunen avgjør i et møte om noe skal betales tilbake, og dere får brev."),
    "work.reclaim.answer": _("Dere kan uttale dere før kommunen avgjør noe."),
    "work.reclaim.decide": _CLAIMED,
    "work.reclaim.decide_unanswered": _CLAIMED,
    "work.reclaim.pay": _("Når dere har betalt, bekrefter kommunen at pengene er kommet."),
    "work.reclaim.unpaid": _("Betalingsfristen er ute. Kommunen tar kontakt."),
    "work.reclaim.give_back": _("Kommunen betaler tilbake det dere har betalt for mye."),
    "work.reclaim.confirm": _("Kommunen bekrefter at pengene er kommet."),
}
"""What follows, for each thing that a case can wait for."""


@dataclass(frozen=True, slots=True)
class TurnLine:
    """Whose turn it is, what happens then, and the day by which it is expected, when there is one.

    `ours` is true when it is the applicant who has to act.
    """

    who: str
    then: str
    due: date | None
    ours: bool


def turn_lines(case: Case, now: datetime) -> list[TurnLine]:
    """Everything that a sent case waits for. Read within the scope of the case's municipality."""
    if not case.is_sent:
        return []
    place = {"place": case.tenant.name}
    return [
        TurnLine(str(_WHO.get(turn.right, _WHO[Right.PAY])) % place, str(THEN[turn.task]), turn.due, turn.right is None)
        for turn in turns(case, today(now))
    ]
