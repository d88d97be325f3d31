"""Min side: what waits for the person, over all municipalities."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from bulyst.cases.queries import cases_of_applicant
from bulyst.programmes.choices import CallKind
from bulyst.programmes.queries import open_calls
from bulyst.tenancy.actor import Actor
from bulyst.web.applicant.access import acting, own_parties
from bulyst.web.applicant.status import CaseLine, line_of
from bulyst.web.ui.pages import render_applicant
from bulyst.web.ui.views import applicant_view


@applicant_view
def overview(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Every case of the person, those that wait for them first; and what can be applied for now."""
    now = timezone.now()
    cases = cases_of_applicant(actor.user_id) if actor.user_id is not None else []
    lines = [line_of(acting(request, case.tenant_id), case, now) for case in cases]
    parties = own_parties(actor)
    return render_applicant(
        request,
        "applicant/overview.html",
        {
            "waiting": sorted((line for line in lines if line.waits_for_applicant), key=_urgency),
            "running": [line for line in lines if not line.waits_for_applicant and not line.over],
            "over": [line for line in lines if line.over],
            "calls": [call for call in open_calls(now) if call.kind == CallKind.GRANT],
            "parties": parties,
            "constructed": any(line.case.constructed for line in lines),
            "heading": _("Min side"),
        },
    )


def _urgency(line: CaseLine) -> tuple[bool, str]:
    due = line.status.due
    return (due is None, due.isoformat() if due else "")
