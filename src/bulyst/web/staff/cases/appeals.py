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
from bulyst.cases.models import Appeal, Case
from bulyst.cases.queries import PossibleStep, appeals_of, open_appeal, possible_appeal_steps
from bulyst.kernel.deadlines import today
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right
from bulyst.web.staff.cases.steps import NOT_DECLARED, NextStep, Page, StepLink, messages
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
PAGES: Mapping[StrEnum, Page] = {
    AppealEvent.REGISTER: Page("staff:appeal_register", _("Før en klage på papir")),
    AppealEvent.REINSTATE: Page("staff:appeal_reinstate", _("Ta den til behandling")),
    AppealEvent.DISMISS: Page("staff:appeal_dismiss", _("Avvis klagen")),
    AppealEvent.PREPARE: Page("staff:appeal_prepare", _("Forbered klagen")),
    AppealEvent.UPHOLD: Page("staff:appeal_review", _("Vurder klagen på nytt")),
    AppealEvent.FORWARD: Page("staff:appeal_forward", _("Send klagen til klageinstansen")),
    AppealEvent.AFFIRM: Page("staff:appeal_rule", _("Før hva klageinstansen avgjorde")),
}
MAIN: Mapping[AppealState, AppealEvent] = {
    AppealState.FILED: AppealEvent.PREPARE,
    AppealState.PREPARED: AppealEvent.UPHOLD,
    AppealState.UPHELD: AppealEvent.FORWARD,
    AppealState.FORWARDED: AppealEvent.AFFIRM,
}
"""What an appeal in each state waits for. Changing stands on the page of upholding, each ruling on one page."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An appeal as the case page shows it."""

    appeal: Appeal
    state: Tag


def shown(case: Case) -> list[Shown]:
    """Every appeal of the case, the last first."""
    found = []
    for appeal in reversed(appeals_of(case)):
        word, color = STATES[AppealState(appeal.state)]
        found.append(Shown(appeal, Tag(str(word), color)))
    return found


def appeal_context(actor: Actor, case: Case, now: datetime, kommune: str) -> dict[str, Any]:
    """The appeals of a case; while one is open, its next step takes the place of the case's own."""
    appeal = open_appeal(case)
    steps = {step.event: step for step in possible_appeal_steps(actor, case, appeal, now)}
    context: dict[str, Any] = {"appeals": shown(case)}
    if appeal is None:
        register = steps[AppealEvent.REGISTER]
        return context | {
            "appeal_links": [_link(AppealEvent.REGISTER, register, case, kommune)] if register.allowed else []
        }
    following = _next(case, appeal, steps, now, kommune)
    taken = following.button.event if following.button else None
    others = [
        _link(event, step, case, kommune)
        for event, step in steps.items()
        if event in PAGES and step.has_right and event not in (taken, MAIN[AppealState(appeal.state)]) and step.allowed
    ]
    return context | {"next": following, "appeal_links": others}


def _next(case: Case, appeal: Appeal, steps: Mapping[StrEnum, PossibleStep], now: datetime, kommune: str) -> NextStep:
    state = AppealState(appeal.state)
    event = _main(state, steps)
    step = steps[event]
    heading: str | Promise = PAGES[event].label
    due: date | None = None
    if state != AppealState.FORWARDED:
        due = reply_due(appeal.reviewed_at or appeal.prepared_at or appeal.filed_at)
    late = due is not None and today(now) > due
    line = APPEAL.step(state, event)
    assert line is not None  # asked for a step that the state has
    if not step.has_right:
        return NextStep(heading, WHO[Right(line.right)], due, late)
    reasons = messages(step.failing)
    button = _link(event, step, case, kommune)
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


def _link(event: StrEnum, step: PossibleStep, case: Case, kommune: str) -> StepLink:
    page = PAGES[event]
    href = reverse(page.name, args=[kommune, case.number])
    return StepLink(event, page.label, href, step.allowed, messages(step.failing))
