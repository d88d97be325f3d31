"""What did not get out: e-mail and letters that a person must look at."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from bulyst.correspondence.queries import stuck_dispatches, stuck_messages
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.web.staff.choices import to
from bulyst.web.ui.formats import moment
from bulyst.web.ui.pages import render_staff
from bulyst.web.ui.tables import Column, Table
from bulyst.web.ui.views import staff_view


@require_GET
@staff_view(Right.MANAGE_PROGRAMME)
def stuck(request: HttpRequest, actor: Actor, municipality: Municipality) -> HttpResponse:
    """Messages that were given up or perhaps sent, and letters that were not taken, oldest first."""
    messages = [
        {
            "at": moment(each.created_at),
            "what": each.title,
            "whom": each.to,
            "state": each.get_state_display(),
            "why": each.error,
        }
        for each in stuck_messages()
    ]
    letters = [
        {
            "at": moment(each.letter.created_at),
            "what": each.letter.title,
            "whom": each.recipient,
            "state": each.get_state_display(),
            "why": each.error,
        }
        for each in stuck_dispatches().select_related("letter")
    ]
    context = {
        "messages_table": _table(_("E-post"), messages),
        "letters_table": _table(_("Brev"), letters),
        "crumbs": [(_("Innstillinger"), to("settings", municipality))],
    }
    return render_staff(request, "staff/programmes/stuck.html", context)


def _table(caption: str, rows: list[dict[str, str]]) -> Table | None:
    columns = [
        Column("at", _("Laget")),
        Column("what", _("Hva")),
        Column("whom", _("Til")),
        Column("state", _("Status")),
        Column("why", _("Hvorfor")),
    ]
    return Table(caption, columns, rows) if rows else None
