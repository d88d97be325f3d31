"""Rows about a grant after it was accepted, for the addresses that need them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from bulyst.cases.actions import ask_for_report, notify_reclaim
from bulyst.cases.grounds import ReclaimGround
from bulyst.cases.lifecycle import ChangeState
from bulyst.cases.models import Change, Milestone, PaymentRequest
from bulyst.cases.money_drafts import NoticeDraft
from bulyst.kernel.money import Money
from bulyst.tenancy.actor import staff_actor
from bulyst.tenancy.models import Membership
from bulyst.tenancy.roles import Role


def money_examples(paid: PaymentRequest) -> dict[str, dict[str, Any]]:
    """The parts of these addresses, about a case that is paid and closed."""
    case, now = paid.case, timezone.now()
    officer = Membership.objects.get(role=Role.CASE_OFFICER, municipality=case.tenant_id)
    actor = staff_actor(officer.user, case.tenant, now=now)
    draft = NoticeDraft(
        ReclaimGround.MISTAKE, "reglene", "Betalt to ganger.", Money.kroner(1), now.date() + timedelta(days=30)
    )
    reclaim = notify_reclaim(actor=actor, case_id=case.pk, draft=draft, now=now)
    change = Change.objects.create(
        tenant_id=case.tenant_id,
        case=case,
        state=ChangeState.REQUESTED,
        reason="Forsinket",
        until=now.date(),
        requested_by=paid.requested_by,
        requested_at=now,
    )
    milestone = Milestone.objects.create(
        tenant_id=case.tenant_id,
        case=case,
        order=1,
        text="Bestilt",
        due_on=now.date(),
        amount=Money.kroner(1),
        set_by=officer.user,
        set_at=now,
    )
    report = ask_for_report(actor=actor, case_id=case.pk, due_on=now.date() + timedelta(days=30), now=now)
    programme = {"kommune": case.tenant.slug, "slug": case.programme.slug}
    place = {"kommune": case.tenant.slug, "number": case.number}
    mine = {"case_id": case.pk}
    return {
        "staff:case_plan": place,
        "staff:case_attach": place,
        "staff:milestone_accept": {**place, "milestone_id": milestone.pk},
        "staff:case_report": place,
        "staff:report": {**place, "report_id": report.pk},
        "staff:report_cancel": {**place, "report_id": report.pk},
        "applicant:report": {**mine, "report_id": report.pk},
        "staff:frames": programme,
        "staff:reports": programme,
        "staff:report_rows": {**programme, "key": "ukjent"},
        "staff:fund_place": {**programme, "fund_id": case.fund_id},
        "staff:frame_export": {**programme, "fund_id": case.fund_id, "year": 2005},
        "staff:case_reclaim": place,
        "staff:change_step": {**place, "change_id": change.pk, "step": "vedtak"},
        "staff:reclaim_step": {**place, "reclaim_id": reclaim.pk, "step": "bekreft"},
        "applicant:request": {**mine, "request_id": paid.pk},
        "applicant:request_back": {**mine, "request_id": paid.pk},
        "applicant:change_new": mine,
        "applicant:change": {**mine, "change_id": change.pk},
        "applicant:change_back": {**mine, "change_id": change.pk},
        "applicant:claim": {**mine, "reclaim_id": reclaim.pk},
    }
