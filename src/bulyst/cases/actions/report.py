"""Progress reports: ask for one by a day, deliver it, send it back, or do without it. No money moves by them."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from bulyst.audit import trail
from bulyst.cases.actions.enclose_files import send_enclosed
from bulyst.cases.enclosures import Part, Place
from bulyst.cases.lifecycle import REPORT, GrantEvent, ReportEvent, ReportState
from bulyst.cases.models import Case, ProgressReport
from bulyst.cases.notices import tell_applicant
from bulyst.cases.queries.access import access_case
from bulyst.cases.queries.reports import access_report, report_facts
from bulyst.cases.steps import person, require_grant_step
from bulyst.kernel.lifecycle import Outcome
from bulyst.programmes import queries as programmes
from bulyst.programmes.choices import FormUse
from bulyst.tenancy.action import action, authorise, authorise_step
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@action
def ask_for_report(*, actor: Actor, case_id: int, due_on: date, now: datetime) -> ProgressReport:
    """Ask for a report by a day, with the programme's questions as they are now. Raises `Refused`.

    Asked twice for the same day it is one report.
    """
    case = access_case(actor, case_id, for_update=True)
    authorise(actor, Right.HANDLE)
    known = ProgressReport.objects.filter(case=case, due_on=due_on).first()
    if known is not None:
        return known
    require_grant_step(case, GrantEvent.REPORT, actor, now, due_on=due_on)
    return write_report(actor, case, due_on, now)


@action
def deliver_report(
    *, actor: Actor, report_id: int, text: str, answers: Mapping[str, Any], now: datetime
) -> ProgressReport:
    """Send the report, or send it again with corrections. Raises `Refused` with what is missing."""
    report = access_report(actor, report_id, for_update=True)
    outcome = _require(report, ReportEvent.DELIVER, actor, now, text=text, answers=answers)
    send_enclosed(actor, report.case, Place(Part.REPORT, report.pk), now)
    again = report.state == ReportState.DELIVERED
    if again and (report.text, report.answers) == (text, dict(answers)):  # a form that was sent twice
        return report
    report.state, report.text, report.answers = outcome.target, text, dict(answers)
    report.delivered_by_id, report.delivered_at, report.reason = person(actor), now, ""
    report.save(update_fields=["state", "text", "answers", "delivered_by", "delivered_at", "reason"])
    trail.record(actor, "report.corrected" if again else "report.delivered", report.case, at=now, report=report.pk)
    return report


@action
def reopen_report(*, actor: Actor, report_id: int, reason: str, now: datetime) -> ProgressReport:
    """Send a report back for what is missing. Raises `Refused`."""
    report = access_report(actor, report_id, for_update=True)
    outcome = _require(report, ReportEvent.REOPEN, actor, now, text=reason)
    report.state, report.reason = outcome.target, reason
    report.save(update_fields=["state", "reason"])
    event = trail.record(actor, "report.reopened", report.case, at=now, report=report.pk)
    tell_applicant(actor, report.case, f"report:{report.pk}:{event}", now)
    return report


@action
def cancel_report(*, actor: Actor, report_id: int, now: datetime) -> ProgressReport:
    """Do without a report that was asked for. Raises `Refused`."""
    report = access_report(actor, report_id, for_update=True)
    outcome = _require(report, ReportEvent.CANCEL, actor, now)
    report.state = outcome.target
    report.save(update_fields=["state"])
    trail.record(actor, "report.cancelled", report.case, at=now, report=report.pk)
    return report


def write_report(actor: Actor, case: Case, due_on: date, now: datetime) -> ProgressReport:
    """Put a report in the case and tell the applicant. Called by what asks for one."""
    form = programmes.form_in_use(case.programme_id, case.call_id, FormUse.REPORT)
    report = ProgressReport.objects.create(
        tenant_id=case.tenant_id,
        case=case,
        state=ReportState.ASKED,
        form=form,
        due_on=due_on,
        asked_by_id=actor.user_id,
        asked_at=now,
    )
    trail.record(actor, "report.asked", case, at=now, report=report.pk, due_on=due_on)
    tell_applicant(actor, case, f"report:{report.pk}:asked", now)
    return report


def _require(report: ProgressReport, event: ReportEvent, actor: Actor, now: datetime, **draft: Any) -> Outcome:
    facts = report_facts(report.case, actor, now, report, **draft)
    return authorise_step(REPORT, ReportState(report.state), event, actor, facts)
