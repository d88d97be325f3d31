"""Background work: thin wrappers of this room's actions."""

from django.utils import timezone
from django_tasks import task

from bulyst.cases.actions import ask_for_due_report, lapse, remind, send_interim_reply
from bulyst.cases.queries.overdue import nearly_unanswered, never_accepted
from bulyst.cases.queries.reminding import cases_with_a_day_coming, cases_with_reports_by_the_rules
from bulyst.kernel.verdict import Refused
from bulyst.tenancy.actor import system_actor


@task()
def reply_in_the_meantime() -> int:
    """Send an interim reply, once, to everyone whose answer is about to be late. Returns how many."""
    now, sent = timezone.now(), 0
    for tenant_id, case_id in nearly_unanswered(now):
        try:
            send_interim_reply(actor=system_actor(tenant_id), case_id=case_id, now=now)
        except Refused:  # somebody answered meanwhile; the refusal is in the trail
            continue
        sent += 1
    return sent


@task()
def lapse_overdue() -> int:
    """Let every grant lapse that was not accepted in time. Returns how many."""
    now, lapsed = timezone.now(), 0
    for tenant_id, case_id in never_accepted(now):
        try:
            lapse(actor=system_actor(tenant_id), case_id=case_id, now=now)
        except Refused:  # somebody moved the case meanwhile; the refusal is in the trail
            continue
        lapsed += 1
    return lapsed


@task()
def send_reminders() -> int:
    """Remind of every day that is close, once each. Returns how many were reminded of."""
    now = timezone.now()
    return sum(
        remind(actor=system_actor(tenant_id), case_id=case_id, now=now)
        for tenant_id, case_id in cases_with_a_day_coming(now)
    )


@task()
def ask_for_reports() -> int:
    """Ask for every progress report whose day by the rules is near, once each. Returns how many were asked for."""
    now, asked = timezone.now(), 0
    for tenant_id, case_id in cases_with_reports_by_the_rules():
        try:
            report = ask_for_due_report(actor=system_actor(tenant_id), case_id=case_id, now=now)
        except Refused:  # somebody moved the case meanwhile; the refusal is in the trail
            continue
        asked += report is not None
    return asked
