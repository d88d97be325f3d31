"""What the members are told by e-mail: that there is a meeting or none, never what it is about."""

from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from bulyst.cases.models import Meeting
from bulyst.cases.queries.board import seats
from bulyst.correspondence.actions import queue_notice
from bulyst.kernel.deadlines import today
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.wording import spelled


def tell_members(actor: Actor, meeting: Meeting, key: str, now: datetime) -> None:
    """Queue a notice to everybody who has a seat; `key` is "called" or "cancelled"."""
    people = [seat.user for seat in seats(meeting.body_id, today(meeting.starts_at)) if seat.user.is_active]
    with translation.override(meeting.body.language):
        facts = {"body": meeting.body.name, "when": spelled(meeting.starts_at), "place": meeting.place or _("ukjent")}
        if key == "called":
            title = _("Innkalling: %(body)s, %(when)s") % facts
            body = _(
                "Hei!\n\nDu er innkalt til møte i %(body)s, %(when)s. Sted: %(place)s.\n\n"
                "Logg inn for å lese sakspapirene og si fra om du er inhabil i noen av sakene.\n\n"
                "Vi skriver ikke hva sakene gjelder i e-post."
            )
        else:
            title = _("Avlyst: %(body)s, %(when)s") % facts
            body = _("Hei!\n\nMøtet i %(body)s, %(when)s er avlyst. Sakene går til neste møte.")
        body = body % facts
    queue_notice(
        actor=actor,
        key=f"{meeting.subject}:{key}",
        about=meeting.subject,
        to={each.email for each in people},
        title=title,
        body=body,
        now=now,
        constructed=meeting.constructed,
    )
