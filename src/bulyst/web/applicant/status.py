"""Where a case stands, in the words of the one who waits: what happens now, by when, and what they can do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.urls import reverse
from django.utils.translation import gettext as _

from bulyst.cases.kinds import CaseKind, ItemKind, PaymentKind
from bulyst.cases.lifecycle import GrantEvent, GrantState, GuidanceState, PaymentState
from bulyst.cases.models import Case, Decision, PaymentRequest
from bulyst.cases.queries import (
    Deadline,
    DeadlineKind,
    PossibleStep,
    appeals_of,
    deadlines,
    decision_of,
    interim_replies,
    open_inquiry,
    payment_requests,
    possible_steps,
)
from bulyst.cases.queries.on_agenda import meets_on
from bulyst.cases.queries.round_meetings import meeting_of, tie_of
from bulyst.kernel.deadlines import today
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.scope import opened
from bulyst.tenancy.wording import say
from bulyst.web.applicant.money import claim_status
from bulyst.web.ui.formats import day, kroner
from bulyst.web.ui.tables import Link

OVER = frozenset(
    {GrantState.REFUSED, GrantState.LAPSED, GrantState.WITHDRAWN, GrantState.CLOSED, GuidanceState.FINISHED}
)
_PAGES = {
    GrantEvent.ANSWER: "applicant:answer",
    GrantEvent.ACCEPT: "applicant:accept",
    GrantEvent.REQUEST: "applicant:payment",
}


@dataclass(frozen=True, slots=True)
class Status:
    """A case in one heading and a few sentences. `step` is the one thing to do, when there is one."""

    word: str
    heading: str
    text: str
    due: date | None = None
    step: Link | None = None
    color: str = "neutral"


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case in the person's list."""

    case: Case
    status: Status
    href: str

    @property
    def waits_for_applicant(self) -> bool:
        """Whether something is theirs to do."""
        return self.status.step is not None

    @property
    def over(self) -> bool:
        """Whether nothing more happens by itself."""
        return self.case.state in OVER


def line_of(actor: Actor, case: Case, now: datetime) -> CaseLine:
    """One line of the person's list, read in the case's own municipality."""
    with opened(case.tenant_id):
        return CaseLine(case, status_of(actor, case, now), reverse("applicant:case", args=[case.pk]))


def steps_of(actor: Actor, case: Case, now: datetime) -> dict[StrEnum, PossibleStep]:
    """What this person can do with the case now, and what not and why."""
    with opened(case.tenant_id):
        return {step.event: step for step in possible_steps(actor, case, now)}


def status_of(actor: Actor, case: Case, now: datetime) -> Status:
    """The case as the applicant is told it. `actor` is the applicant towards the case's municipality."""
    if case.kind == CaseKind.GUIDANCE:
        return _guidance(case)
    claimed = claim_status(case)
    if claimed is not None:
        return Status(**claimed)
    steps = steps_of(actor, case, now)
    dates = {deadline.kind: deadline for deadline in deadlines(case, now)}
    match GrantState(case.state):
        case GrantState.DRAFT:
            return _draft(case, steps)
        case GrantState.SUBMITTED | GrantState.RECOMMENDED:
            return _in_hands(case, dates)
        case GrantState.WAITING:
            return _asked(case, steps, dates)
        case GrantState.GRANTED:
            return _granted(case, steps, dates)
        case GrantState.ACCEPTED:
            return _accepted(case, steps, payment_requests(case))
        case _:
            return _over(case)


def _draft(case: Case, steps: dict[StrEnum, PossibleStep]) -> Status:
    closes = case.call.closes_at if case.call else None
    text = _("Bare dere ser kladden. Den er ikke sendt til kommunen.")
    if GrantEvent.SAVE in steps and not steps[GrantEvent.SAVE].allowed:
        return Status(_("Kladd"), _("Kladden er ikke sendt"), text)
    return Status(
        _("Kladd"),
        _("Kladden er ikke sendt"),
        text,
        closes.date() if closes else None,
        Link(_("Fortsett på søknaden"), reverse("applicant:resume", args=[case.pk])),
        "info",
    )


def _in_hands(case: Case, dates: dict[DeadlineKind, Deadline]) -> Status:
    reply = dates.get(DeadlineKind.REPLY)
    place = case.tenant.name
    if case.state == GrantState.RECOMMENDED:
        heading, text = (
            _("Søknaden er vurdert og skal avgjøres"),
            _("Saksbehandleren i %(place)s kommune er ferdig med vurderingen. Nå skal vedtaket fattes."),
        )
    else:
        heading, text = (
            _("%(place)s kommune behandler søknaden") % {"place": place},
            _("En saksbehandler leser søknaden. Mangler noe, spør vi dere her og sier fra på e-post."),
        )
    said = [text % {"place": place}]
    held_on = meets_on(kind=ItemKind.CASE, case=case) or _meeting_of_round(case)
    if held_on is not None:
        said.append(_("Den behandles i møte %(day)s.") % {"day": day(held_on)})
    if reply is not None and interim_replies(case):
        said.append(
            _("Dere har fått foreløpig svar. Vi regner med at dere får svar senest %(due)s.") % {"due": day(reply.due)}
        )
    elif reply is not None:
        said.append(
            _("Dere skal ha fått svar, eller beskjed om hvorfor det tar lengre tid, senest %(due)s.")
            % {"due": day(reply.due)}
        )
    said.append(_("Dere trenger ikke å gjøre noe nå."))
    return Status(_("Til behandling"), heading, " ".join(said), color="info")


def _meeting_of_round(case: Case) -> date | None:
    meeting = meeting_of(tie_of(case.round_id))
    return today(meeting.starts_at) if meeting else None


def _asked(case: Case, steps: dict[StrEnum, PossibleStep], dates: dict[DeadlineKind, Deadline]) -> Status:
    inquiry, due = open_inquiry(case), dates.get(DeadlineKind.ANSWER)
    return Status(
        _("Venter på svar fra dere"),
        _("Kommunen trenger svar fra dere"),
        inquiry.question if inquiry else "",
        due.due if due else None,
        _link(case, steps, GrantEvent.ANSWER, _("Svar kommunen")),
        "warning",
    )


def _granted(case: Case, steps: dict[StrEnum, PossibleStep], dates: dict[DeadlineKind, Deadline]) -> Status:
    decision, due = decision_of(case), dates.get(DeadlineKind.ACCEPTANCE)
    amount = kroner(decision.amount) if decision else ""
    if due is not None and due.passed:
        text = _(
            "Fristen for å ta imot tilskuddet var %(due)s. Ta kontakt med kommunen hvis dere fortsatt vil ha det."
        ) % {"due": day(due.due)}
    else:
        text = _("Ta imot tilskuddet for å bekrefte at dere vil gjennomføre prosjektet på vilkårene i vedtaket.")
    return Status(
        _("Innvilget"),
        _("Dere har fått tilsagn om %(amount)s") % {"amount": amount},
        text,
        due.due if due else None,
        _link(case, steps, GrantEvent.ACCEPT, _("Ta imot tilskuddet")),
        "success",
    )


def _accepted(case: Case, steps: dict[StrEnum, PossibleStep], requests: Sequence[PaymentRequest]) -> Status:
    last = requests[-1] if requests else None
    if last is not None and last.state in (PaymentState.REQUESTED, PaymentState.ATTESTED):
        return _payment_handled(last)
    if any(each.kind == PaymentKind.FINAL and each.state == PaymentState.PAID for each in requests):
        return Status(
            _("Utbetalt"),
            _("Tilskuddet er utbetalt"),
            _("Kommunen avslutter saken. Dere trenger ikke å gjøre noe mer."),
            color="success",
        )
    returned = last is not None and last.state == PaymentState.RETURNED
    decision = decision_of(case)
    return Status(
        _("Prosjektet pågår"),
        _("Utbetalingen må rettes") if returned else _("Tilskuddet er tatt imot"),
        _before_payment(steps, last.reason if last is not None and returned else ""),
        decision.valid_until if decision else None,
        _link(case, steps, GrantEvent.REQUEST, _("Be om utbetaling")),
        "warning" if returned else "success",
    )


def _payment_handled(request: PaymentRequest) -> Status:
    return Status(
        _("Utbetaling behandles"),
        _("Kommunen behandler utbetalingen"),
        _(
            "Dere ba om %(amount)s. To personer i kommunen kontrollerer hver utbetaling. "
            "Dere trenger ikke å gjøre noe nå."
        )
        % {"amount": kroner(request.requested_amount)},
        color="info",
    )


def _before_payment(steps: dict[StrEnum, PossibleStep], sent_back_because: str) -> str:
    """What stands in the way of asking, else why the last request came back, else when to ask."""
    ask = steps.get(GrantEvent.REQUEST)
    if ask is not None and ask.failing:
        return " ".join(say(verdict.message) for verdict in ask.failing)
    if sent_back_because:
        return _("Kommunen sendte forespørselen om utbetaling tilbake: %(reason)s") % {"reason": sent_back_because}
    return _("Be om utbetaling når dere har hatt kostnader, eller når prosjektet er ferdig.")


def _over(case: Case) -> Status:
    decision = decision_of(case)
    match GrantState(case.state):
        case GrantState.REFUSED:
            text = _("Begrunnelsen står i brevet.") if appeals_of(case).exists() else _refusal_text(decision)
            return Status(_("Avslått"), _("Søknaden er avslått"), text, color="danger")
        case GrantState.LAPSED:
            return Status(_("Bortfalt"), _("Tilsagnet er bortfalt"), _("Tilskuddet ble ikke tatt imot innen fristen."))
        case GrantState.WITHDRAWN if not case.is_sent:
            return Status(_("Lagt bort"), _("Kladden er lagt bort"), _("Den ble aldri sendt til kommunen."))
        case GrantState.WITHDRAWN:
            return Status(
                _("Trukket"), _("Søknaden er trukket"), _("Dere trakk søknaden. Kommunen gjør ikke mer med den.")
            )
        case _:
            return Status(_("Avsluttet"), _("Saken er avsluttet"), _("Alt er gjort opp. Brev og historikk ligger her."))


def _refusal_text(decision: Decision | None) -> str:
    if decision is None:
        return ""
    if decision.appeal_by is None:
        return _("Åpne brevet for å lese hvorfor. Fristen for å klage regnes fra dere åpner det.")
    return _("Begrunnelsen står i brevet. Dere kan klage til kommunen innen %(due)s. Brevet forteller hvordan.") % {
        "due": day(decision.appeal_by)
    }


def _guidance(case: Case) -> Status:
    if case.state == GuidanceState.FINISHED:
        return Status(_("Avsluttet"), _("Veiledningen er avsluttet"), case.outcome)
    next_step = _("Neste steg: %(step)s") % {"step": case.next_step} if case.next_step else ""
    return Status(_("Veiledning"), _("Dere får veiledning"), next_step, color="info")


def _link(case: Case, steps: dict[StrEnum, PossibleStep], event: GrantEvent, label: str) -> Link | None:
    step = steps.get(event)
    return Link(label, reverse(_PAGES[event], args=[case.pk])) if step is not None and step.allowed else None
