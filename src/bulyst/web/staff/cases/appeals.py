"""What the case page says of appeals: the next step, who takes it, and what was said so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bulyst.cases.dates import reply_due
from bulyst.cases.lifecycle import APPEAL, AppealEvent, AppealState
from bulyst.cases.models import Appeal, Case, Change, Reclaim
from bulyst.cases.queries import Appealed, PossibleStep, appeals_of, claim_of, possible_appeal_steps
from bulyst.kernel.deadlines import today
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right
from bulyst.web.applicant.against import appealable, named
from bulyst.web.staff.cases.money import change_facts_shown
from bulyst.web.staff.cases.steps import NOT_DECLARED, NextStep, StepLink, messages
from bulyst.web.staff.cases.wording import WHO
from bulyst.web.ui.tables import Tag

STATES = {
    AppealState.FILED: (_("Klage mottatt"), "warning"),
    AppealState.DISMISSED: (_("Klage avvist"), "neutral"),
    AppealState.PREPARED: (_("Klage til vurdering"), "warning"),
    AppealState.CHANGED: (_("Vedtak endret"), "success"),
    AppealState.UPHELD: (_("Vedtak står, klage sendes videre"), "warning"),
    AppealState.FORWARDED: (_("Hos klageinstansen"), "info"),
    AppealState.AFFIRMED: (_("Vedtak stadfestet"), "neutral"),
    AppealState.ALTERED: (_("Endret av klageinstansen"), "success"),
    AppealState.ANNULLED: (_("Opphevet av klageinstansen"), "warning"),
    AppealState.WITHDRAWN: (_("Klage trukket"), "neutral"),
}
PAGES: Mapping[StrEnum, tuple[str, str | Promise]] = {
    AppealEvent.REINSTATE: ("ta-til-behandling", _("Ta den til behandling")),
    AppealEvent.DISMISS: ("avvis", _("Avvis klagen")),
    AppealEvent.PREPARE: ("forbered", _("Forbered klagen")),
    AppealEvent.UPHOLD: ("vurder", _("Vurder klagen på nytt")),
    AppealEvent.FORWARD: ("oversend", _("Send klagen til klageinstansen")),
    AppealEvent.AFFIRM: ("avgjort", _("Før hva klageinstansen avgjorde")),
}
"""The word in the address of a step's page, and what the button that leads there says."""

MAIN: Mapping[AppealState, AppealEvent] = {
    AppealState.FILED: AppealEvent.PREPARE,
    AppealState.PREPARED: AppealEvent.UPHOLD,
    AppealState.UPHELD: AppealEvent.FORWARD,
    AppealState.FORWARDED: AppealEvent.AFFIRM,
}
"""What an appeal in each state waits for. Changing stands on the page of upholding, each ruling on one page."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An appeal as the case page shows it: what it is of, how it stands, and its steps beside the case's next one."""

    appeal: Appeal
    of: str
    state: Tag
    links: tuple[StepLink, ...] = ()


def appeal_context(actor: Actor, case: Case, now: datetime, kommune: str) -> dict[str, Any]:
    """The appeals of a case; the next step of the first open one takes the place of the case's own."""
    context: dict[str, Any] = {"appeals": []}
    for appeal in appeals_of(case):
        word, color = STATES[AppealState(appeal.state)]
        links: tuple[StepLink, ...] = ()
        if appeal.is_open:
            steps = {step.event: step for step in possible_appeal_steps(actor, case, appeal, now)}
            following = _next(case, appeal, steps, now, kommune)
            taken = following.button.event if following.button and "next" not in context else None
            context.setdefault("next", following)
            links = tuple(
                _link(event, step, case, appeal, kommune)
                for event, step in steps.items()
                if event in PAGES and event != taken and step.allowed
            )
        context["appeals"].insert(0, Shown(appeal, named(appeal.against), Tag(str(word), color), links))
    if appealable(actor, case, AppealEvent.REGISTER, now):
        href = reverse("staff:appeal_register", args=[kommune, case.number])
        context["appeal_links"] = [StepLink(AppealEvent.REGISTER, _("Før en klage på papir"), href, allowed=True)]
    return context


def appealed_shown(case: Case, against: Appealed | None) -> dict[str, Any]:
    """What is appealed, beside a form: a decision, a refused change or a claim."""
    if isinstance(against, Change):
        return {"against": against, "change": against, **change_facts_shown(against)}
    if isinstance(against, Reclaim):
        return {"against": against, "claim": claim_of(against)}
    return {"against": against, "decision": against}


def _next(case: Case, appeal: Appeal, steps: Mapping[StrEnum, PossibleStep], now: datetime, kommune: str) -> NextStep:
    state = AppealState(appeal.state)
    event = _main(state, steps)
    step = steps[event]
    heading: str | Promise = PAGES[event][1]
    due: date | None = None
    if state != AppealState.FORWARDED:
        due = reply_due(appeal.reviewed_at or appeal.prepared_at or appeal.filed_at)
    late = due is not None and today(now) > due
    line = APPEAL.step(state, event)
    assert line is not None  # asked for a step that the state has
    if not step.has_right:
        return NextStep(heading, WHO[Right(line.right)], due, late)
    reasons = messages(step.failing)
    button = _link(event, step, case, appeal, kommune)
    if any(each.key == NOT_DECLARED for each in reasons):
        rest = tuple(each for each in reasons if each.key != NOT_DECLARED)
        return NextStep(heading, _("Du"), due, late, button=button, declares=True, reasons=rest)
    if step.allowed:
        return NextStep(heading, _("Du"), due, late, button=button)
    return NextStep(heading, WHO[Right(line.right)], due, late, reasons=reasons)


def _main(state: AppealState, steps: Mapping[StrEnum, PossibleStep]) -> AppealEvent:
    """A late appeal waits for its dismissal where the reader may dismiss it."""
    dismiss = steps.get(AppealEvent.DISMISS)
    if dismiss is not None and dismiss.has_right and all(each.rule != "appeals.late" for each in dismiss.failing):
        return AppealEvent.DISMISS
    return MAIN[state]


def _link(event: StrEnum, step: PossibleStep, case: Case, appeal: Appeal, kommune: str) -> StepLink:
    word, label = PAGES[event]
    href = reverse("staff:appeal_step", args=[kommune, case.number, appeal.pk, word])
    return StepLink(event, label, href, step.allowed, messages(step.failing))
