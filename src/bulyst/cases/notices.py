"""What the applicant is told by e-mail: that something happened, never what. The content stays behind sign-in."""

from datetime import date, datetime

from django.utils import translation
from django.utils.translation import gettext as _

from bulyst.cases.models import Case
from bulyst.cases.reminders import ReminderKind
from bulyst.correspondence.actions import queue_notice
from bulyst.parties import queries as parties
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.wording import spelled


def tell_applicant(actor: Actor, case: Case, key: str, now: datetime) -> None:
    """Queue a notice about `case` to everyone who acts for the applicant; `key` names the happening, once."""
    with translation.override(case.language):
        title, body = _words(case)
    notify(actor, case, key, title, body, now)


def notify(actor: Actor, case: Case, key: str, title: str, body: str, now: datetime) -> None:
    """Queue these words to everyone who acts for the applicant; `key` names the happening, once."""
    to = _addresses(case)
    if not to:
        return
    queue_notice(
        actor=actor,
        key=f"{case.subject}:{key}",
        about=case.subject,
        to=to,
        title=title,
        body=body,
        now=now,
        constructed=case.constructed,
    )


def remind_applicant(actor: Actor, case: Case, kind: ReminderKind, due: date, now: datetime) -> None:
    """Queue a reminder of a day to everyone who acts for the applicant, once for each day."""
    with translation.override(case.language):
        facts = {"number": case.number, "municipality": case.tenant.name, "due": spelled(due)}
        title = _("Frist %(due)s i sak %(number)s hos %(municipality)s kommune") % facts
        body = (
            _(
                "Hei!\n\nDere har en frist %(due)s i sak %(number)s hos %(municipality)s kommune. "
                "Logg inn på Min side for å se hva fristen gjelder, og hva dere må gjøre.\n\n"
                "Har dere gjort det allerede, kan dere se bort fra denne meldingen.\n\n"
                "Hilsen %(municipality)s kommune"
            )
            % facts
        )
    notify(actor, case, f"reminder:{kind}:{due.isoformat()}", title, body, now)


def _addresses(case: Case) -> set[str]:
    ids = {case.applicant_id, case.applicant.counted_id}  # a merged party keeps its people
    members = {member.user.email for each in ids for member in parties.members(each) if member.user.is_active}
    return members or ({case.applicant.email} if case.applicant.email else set())


def _words(case: Case) -> tuple[str, str]:
    title = _("Nytt i sak %(number)s hos %(municipality)s kommune") % {
        "number": case.number,
        "municipality": case.tenant.name,
    }
    body = _(
        "Hei!\n\nDet har skjedd noe nytt i sak %(number)s hos %(municipality)s kommune. "
        "Logg inn på Min side for å se hva som har skjedd, og om du må gjøre noe.\n\n"
        "Vi skriver ikke hva saken gjelder i e-post.\n\nHilsen %(municipality)s kommune"
    ) % {"number": case.number, "municipality": case.tenant.name}
    return title, body
