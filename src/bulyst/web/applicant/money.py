"""What the applicant's page shows of a grant after it was accepted, and what waits for them there."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bulyst.cases.drafts import Against
from bulyst.cases.lifecycle import ChangeState, GrantEvent, PaymentState, ReclaimState, ReportState
from bulyst.cases.models import Case
from bulyst.cases.queries import (
    appeals_of,
    changes_of,
    claims_of,
    next_report_by_the_rules,
    payment_plan,
    payment_requests,
    possible_steps,
    reports_of,
)
from bulyst.kernel.deadlines import today
from bulyst.tenancy.actor import Actor
from bulyst.web.applicant.against import ways_to_appeal, word_of
from bulyst.web.ui.formats import day, kroner
from bulyst.web.ui.tables import Link, Tag

_CHANGES = {
    ChangeState.REQUESTED: (gettext_lazy("Hos kommunen"), "info"),
    ChangeState.RECOMMENDED: (gettext_lazy("Hos kommunen"), "info"),
    ChangeState.GRANTED: (gettext_lazy("Godkjent"), "success"),
    ChangeState.REFUSED: (gettext_lazy("Avslått"), "neutral"),
    ChangeState.WITHDRAWN: (gettext_lazy("Trukket"), "neutral"),
    ChangeState.ANNULLED: (gettext_lazy("Opphevet av klageinstansen"), "neutral"),
}


def after_acceptance(actor: Actor, case: Case, now: datetime) -> dict[str, Any]:
    """The plan, open requests, changes and claims. Read within the case's scope."""
    steps = {step.event: step for step in possible_steps(actor, case, now)}
    change = steps.get(GrantEvent.CHANGE)
    ways = ways_to_appeal(actor, case, now)
    return {
        "plan": payment_plan(case, today(now)),
        "next_report": next_report_by_the_rules(case, today(now)),
        "reports": [each for each in reports_of(case) if each.state != ReportState.CANCELLED],
        "open_requests": [each for each in payment_requests(case) if each.state == PaymentState.REQUESTED],
        "changes": [
            {
                "change": each,
                "state": Tag(*map(str, _CHANGES[ChangeState(each.state)])),
                "editable": each.state == ChangeState.REQUESTED,
                "open": each.state in (ChangeState.REQUESTED, ChangeState.RECOMMENDED),
                "appeal": ways.get(word_of(Against(change_id=each.pk)), ""),
            }
            for each in changes_of(case)
        ],
        "claims": [
            {"claim": each, "appeal": ways.get(word_of(Against(reclaim_id=each.reclaim.pk)), "")}
            for each in claims_of(case)
            if each.reclaim.state != ReclaimState.DROPPED
        ],
        "can_change": change is not None and change.allowed,
    }


def claim_status(case: Case) -> dict[str, Any] | None:
    """What the status says while money is claimed back, or is to be given back; None when neither is."""
    claims = claims_of(case)
    owed = next((each.overpaid for each in claims if each.overpaid), None)
    if owed is not None:
        return {
            "word": _("Tilbakebetaling"),
            "heading": _("Kommunen skal betale %(amount)s tilbake til dere") % {"amount": kroner(owed)},
            "text": _("Dere har betalt tilbake mer enn det som kreves etter klagen. Dere trenger ikke å gjøre noe."),
            "color": "info",
        }
    appealed = {each.reclaim_id for each in appeals_of(case) if each.is_open}
    for claim in claims:
        reclaim = claim.reclaim
        match ReclaimState(reclaim.state):
            case ReclaimState.NOTIFIED:
                return {
                    "word": _("Varsel"),
                    "heading": _("Kommunen vurderer å kreve tilbake %(amount)s")
                    % {"amount": kroner(reclaim.notified_amount)},
                    "text": _("Les varselet og svar. Ingenting er avgjort ennå."),
                    "due": reclaim.answer_due,
                    "step": Link(_("Svar på varselet"), reverse("applicant:claim", args=[reclaim.case_id, reclaim.pk])),
                    "color": "warning",
                }
            case ReclaimState.ANSWERED:
                return {
                    "word": _("Varsel"),
                    "heading": _("Kommunen har fått svaret deres"),
                    "text": _("Dere får brev når det er avgjort om penger skal betales tilbake."),
                    "color": "info",
                }
            case ReclaimState.DECIDED if reclaim.pk in appealed:
                return {
                    "word": _("Tilbakebetaling"),
                    "heading": _("Dere har klaget på kravet om %(amount)s") % {"amount": kroner(claim.outstanding)},
                    "text": _(
                        "Dere trenger ikke å betale før klagen er avgjort. Blir kravet stående, får dere ny frist."
                    ),
                    "color": "info",
                }
            case ReclaimState.DECIDED:
                due = day(reclaim.pay_by) if reclaim.pay_by else ""
                return {
                    "word": _("Tilbakebetaling"),
                    "heading": _("Dere skal betale tilbake %(amount)s") % {"amount": kroner(claim.outstanding)},
                    "text": _("Betal senest %(due)s. Brevet forteller hvordan, og hvordan dere kan klage.")
                    % {"due": due},
                    "color": "warning",
                }
    return None
