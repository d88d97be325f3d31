"""What belongs to a case beside its steps: letters, the audit trail, and what the applicant sees."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from bulyst.audit.trail import AuditLine, history
from bulyst.cases.queries import letter_pdf
from bulyst.correspondence.models import Letter
from bulyst.parties.queries import members
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.queries import names_of
from bulyst.tenancy.roles import Right, Role
from bulyst.web.applicant.views.case import pdf_response, seen_by
from bulyst.web.staff.cases.page import access, case_crumbs
from bulyst.web.staff.cases.views.shared import page
from bulyst.web.ui.tables import Column, Table
from bulyst.web.ui.views import staff_view


@staff_view(Right.SEE_STAFF)
def letter(request: HttpRequest, actor: Actor, municipality: Municipality, number: str, letter_id: int) -> HttpResponse:
    """One letter of the case as PDF."""
    case = access(actor, number)
    try:
        paper, content = letter_pdf(case, letter_id)
    except Letter.DoesNotExist as error:
        raise Http404 from error
    return pdf_response(case, paper, content)


@staff_view(Right.SEE_STAFF)
def as_applicant(request: HttpRequest, actor: Actor, municipality: Municipality, number: str) -> HttpResponse:
    """The applicant's own page, made by the same code, with nothing to press."""
    case = access(actor, number)
    member = members(case.applicant_id).first()
    applicant = Actor(member.user_id if member else None, Role.APPLICANT, case.tenant_id, frozenset({Role.APPLICANT}))

    def address(letter_id: int) -> str:
        return reverse("staff:case_letter", args=[municipality.slug, case.number, letter_id])

    context = seen_by(applicant, case, address) | {"preview": True, "crumbs": case_crumbs(municipality.slug, case)}
    return page(request, municipality, case, "staff/cases/as_applicant.html", context)


@staff_view(Right.SEE_AUDIT)
def trail(request: HttpRequest, actor: Actor, municipality: Municipality, number: str) -> HttpResponse:
    """Who did what, from the audit trail."""
    case = access(actor, number)
    lines = history(case.tenant_id, case)
    names = names_of({line.actor_id for line in lines if line.actor_id is not None})
    table = Table(
        _("Sporet i sak %(number)s") % {"number": case.number},
        [
            Column("sequence", _("Nummer"), numeric=True),
            Column("at", _("Når")),
            Column("who", _("Hvem")),
            Column("event", _("Hendelse")),
            Column("facts", _("Opplysninger")),
        ],
        [_line(line, names) for line in lines],
        hide_caption=True,
    )
    return page(request, municipality, case, "staff/cases/trail.html", {"table": table})


def _line(line: AuditLine, names: dict[int, str]) -> dict[str, Any]:
    who = names.get(line.actor_id or 0, "")
    return {
        "sequence": line.sequence,
        "at": line.at,
        "who": f"{who} ({line.actor_label})" if who else line.actor_label,
        "event": line.event,
        "facts": ", ".join(f"{key}: {value}" for key, value in line.facts.items()) or "–",
    }
