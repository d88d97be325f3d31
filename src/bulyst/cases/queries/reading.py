"""What a page about one case shows beside its timeline. All of it is read within the case's scope."""

from decimal import Decimal

from django.db.models import F, QuerySet, Sum

from bulyst.cases.lifecycle import OPEN_APPEALS, GrantState
from bulyst.cases.models import (
    Appeal,
    Assessment,
    Case,
    CostLine,
    Decision,
    Declaration,
    FinanceLine,
    GuidanceEntry,
    Inquiry,
    PaymentRequest,
)
from bulyst.correspondence.models import Dispatch, Letter
from bulyst.correspondence.queries import access_letter, dispatches_of, letters_of, pdf_of
from bulyst.ledger.queries import EntryLine, SubjectBalances, entries_of, subject_balances
from bulyst.tenancy.actor import Actor


def cost_lines(case: Case) -> QuerySet[CostLine]:
    """What the project costs."""
    return CostLine.objects.filter(case=case)


def finance_lines(case: Case) -> QuerySet[FinanceLine]:
    """Where the rest of the money comes from."""
    return FinanceLine.objects.filter(case=case)


def open_inquiry(case: Case) -> Inquiry | None:
    """What the applicant is asked for and has not answered; nothing once the case has gone on without an answer."""
    if case.state != GrantState.WAITING:
        return None
    return Inquiry.objects.filter(case=case, answered_at__isnull=True).last()


def assessment_of(case: Case) -> Assessment | None:
    """The last assessment."""
    return Assessment.objects.select_related("by").filter(case=case).last()


def decision_of(case: Case) -> Decision | None:
    """The decision that is in force, with its letter."""
    in_force = Decision.objects.filter(case=case, case__decision_id=F("pk"))
    return in_force.select_related("decided_by", "letter").first()


def appeals_of(case: Case) -> QuerySet[Appeal]:
    """The appeals of a case, oldest first."""
    people = ("decision", "change", "reclaim", "prepared_by", "reviewed_by", "filed_by")
    return Appeal.objects.select_related(*people).filter(case=case)


def open_appeal(case: Case) -> Appeal | None:
    """The first appeal in which somebody still has something to do."""
    return appeals_of(case).filter(state__in=OPEN_APPEALS).first()


def declarations_of(case: Case) -> QuerySet[Declaration]:
    """Who declared what, oldest first. For staff."""
    return Declaration.objects.select_related("user", "written_by").filter(case=case)


def declaration_by(actor: Actor, case: Case) -> Declaration | None:
    """What the actor last declared, or None."""
    if actor.user_id is None:
        return None
    return Declaration.objects.filter(case=case, user_id=actor.user_id).last()


def payment_requests(case: Case) -> list[PaymentRequest]:
    """The payment requests of a case, oldest first, each with its case."""
    found = list(PaymentRequest.objects.select_related("requested_by", "attested_by", "paid_by").filter(case=case))
    for request in found:
        request.case = case
    return found


def guidance_entries(case: Case) -> QuerySet[GuidanceEntry]:
    """The logged guidance, oldest first."""
    return GuidanceEntry.objects.select_related("by").filter(case=case)


def guidance_of_form(form_key: str) -> Case | None:
    """The guidance case that was opened from that very page, if it was."""
    return Case.objects.filter(form_key=form_key).first() if form_key else None


def proposed_from(guidance: Case) -> list[Case]:
    """The applications that were begun from the guidance. What is not sent has no number: it is the applicant's."""
    return list(Case.objects.select_related("call").filter(from_guidance=guidance).order_by("id"))


def guidance_hours(case: Case) -> Decimal:
    """All logged hours together."""
    total = GuidanceEntry.objects.filter(case=case).aggregate(hours=Sum("hours"))["hours"]
    return total or Decimal(0)


def balances_of(case: Case) -> SubjectBalances:
    """What of the case's money is promised, paid and lapsed, counted from the ledger."""
    return subject_balances(case.subject)


def ledger_entries(case: Case) -> list[EntryLine]:
    """Every posting of the case, oldest first."""
    return entries_of(case.subject)


def letters(case: Case) -> QuerySet[Letter]:
    """The letters of the case."""
    return letters_of(case.subject)


def letter_of(case: Case, letter_id: int) -> Letter:
    """One letter of the case. Raises `Letter.DoesNotExist` for a letter of another case."""
    return access_letter(letter_id, case.subject)


def dispatches(case: Case) -> QuerySet[Dispatch]:
    """How the letters of the case went out, and whether they were received."""
    return dispatches_of(case.subject)


def letter_pdf(case: Case, letter_id: int) -> tuple[Letter, bytes]:
    """One letter of the case with its PDF. Raises `Letter.DoesNotExist` for a letter of another case."""
    letter = letter_of(case, letter_id)
    return letter, pdf_of(letter)
