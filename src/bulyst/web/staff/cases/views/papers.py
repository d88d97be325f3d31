"""What belongs to a case beside its steps: letters, the audit trail, and what the applicant sees."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from bulyst.audit.trail import AuditLine, history
from bulyst.cases.models import Case
from bulyst.cases.queries import TimelineItem, letter_pdf, timeline
from bulyst.correspondence.models import Letter
from bulyst.correspondence.queries import messages_about
from bulyst.kernel.money import Money
from bulyst.parties.queries import members
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right, Role
from bulyst.web.applicant.views.case import pdf_response, seen_by
from bulyst.web.staff.cases.page import access, case_crumbs
from bulyst.web.staff.cases.views.files import file_address
from bulyst.web.staff.cases.views.shared import page
from bulyst.web.staff.cases.wording import FACTS
from bulyst.web.ui.formats import spelled
from bulyst.web.ui.tables import Column, Table
from bulyst.web.ui.views import staff_view

_SUMS = frozenset({"amount", "lapsed"})
"""The facts of the trail that are sums in whole øre."""


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

    context = seen_by(applicant, case, address, partial(file_address, municipality, case), all_files=False)
    context |= {"preview": True, "can_attach": False, "can_copy": False, "crumbs": case_crumbs(municipality.slug, case)}
    return page(request, municipality, case, "staff/cases/as_applicant.html", context)


@staff_view(Right.SEE_AUDIT)
def trail(request: HttpRequest, actor: Actor, municipality: Municipality, number: str) -> HttpResponse:
    """Who did what, from the audit trail."""
    case = access(actor, number)
    lines = zip(history(case.tenant_id, case), timeline(case, for_applicant=False), strict=True)
    table = Table(
        _("Sporet i sak %(number)s") % {"number": case.number},
        [
            Column("sequence", _("Nummer"), numeric=True),
            Column("at", _("Når")),
            Column("who", _("Hvem")),
            Column("event", _("Hendelse")),
            Column("facts", _("Opplysninger")),
        ],
        [_line(line, told) for line, told in lines],
        hide_caption=True,
    )
    context = {"table": table, "mail": _mail(case) if messages_about(case.subject).exists() else None}
    return page(request, municipality, case, "staff/cases/trail.html", context)


def _mail(case: Case) -> Table:
    """The e-mail that told of the case, each with what became of it."""
    columns = [
        Column("at", _("Laget")),
        Column("to", _("Til")),
        Column("title", _("Hva")),
        Column("state", _("Status")),
    ]
    rows = [
        {"at": each.created_at, "to": each.to, "title": each.title, "state": each.get_state_display()}
        for each in messages_about(case.subject)
    ]
    return Table(_("E-post om saken"), columns, rows)


def _line(line: AuditLine, told: TimelineItem) -> dict[str, Any]:
    return {
        "sequence": str(line.sequence),
        "at": line.at,
        "who": told.by,
        "event": told.title,
        "facts": ", ".join(_fact(key, value) for key, value in line.facts.items()) or "–",
    }


def _fact(key: str, value: Any) -> str:
    if key in _SUMS and isinstance(value, int):
        value = Money(value)
    return f"{FACTS.get(key, key)}: {spelled(value)}"
