"""The files that lie with a part of a case, and whether it takes more."""

from collections.abc import Callable
from enum import StrEnum

from bulyst.cases.enclosures import Part, Place
from bulyst.cases.lifecycle import (
    CHANGE,
    GRANT,
    PAYMENT,
    RECLAIM,
    REPORT,
    ChangeEvent,
    ChangeState,
    GrantEvent,
    GrantState,
    PaymentEvent,
    PaymentState,
    ReclaimEvent,
    ReclaimState,
    ReportEvent,
    ReportState,
)
from bulyst.cases.models import Case, Change, PaymentRequest, ProgressReport, Reclaim
from bulyst.correspondence.models import StoredFile
from bulyst.correspondence.queries import files_about
from bulyst.kernel.lifecycle import Step


def enclosed_files(case: Case, place: Place, *, for_applicant: bool) -> list[StoredFile]:
    """The files with one part of the case, oldest first; without what is not sent unless `for_applicant`."""
    return list(files_about(place.about(case), sent_only=not for_applicant, internal=not for_applicant))


def lie_with_payment(case: Case, request: PaymentRequest | None) -> bool:
    """Whether any file lies with a payment request, or with the one that is being written."""
    if request is not None:
        places = [Place(Part.PAYMENT), Place(Part.PAYMENT, request.pk)]
    else:
        returned = last_returned(case)
        places = [Place(Part.PAYMENT), *([Place(Part.PAYMENT, returned.pk)] if returned else [])]
    return any(enclosed_files(case, place, for_applicant=True) for place in places)


def takes_files(case: Case, place: Place) -> bool:
    """Whether the applicant can write that part now, and so put files with it."""
    return _STEPS[place.part](case, place.row) is not None


def last_returned(case: Case) -> PaymentRequest | None:
    """The payment request that was sent back, when it is the last: what lay with it goes with the next one."""
    last = PaymentRequest.objects.filter(case=case).last()
    return last if last is not None and last.state == PaymentState.RETURNED else None


def _payment(case: Case, row: int | None) -> Step | None:
    if row is None:
        return GRANT.step(GrantState(case.state), GrantEvent.REQUEST)
    state = PaymentRequest.objects.filter(case=case, pk=row).values_list("state", flat=True).first()
    return PAYMENT.step(PaymentState(state), PaymentEvent.EDIT) if state else None


def _change(case: Case, row: int | None) -> Step | None:
    if row is None:
        return GRANT.step(GrantState(case.state), GrantEvent.CHANGE)
    state = Change.objects.filter(case=case, pk=row).values_list("state", flat=True).first()
    return CHANGE.step(ChangeState(state), ChangeEvent.EDIT) if state else None


def _claim(case: Case, row: int | None) -> Step | None:
    state = Reclaim.objects.filter(case=case, pk=row or 0).values_list("state", flat=True).first()
    return RECLAIM.step(ReclaimState(state), ReclaimEvent.ANSWER) if state else None


def _report(case: Case, row: int | None) -> Step | None:
    state = ProgressReport.objects.filter(case=case, pk=row or 0).values_list("state", flat=True).first()
    return REPORT.step(ReportState(state), ReportEvent.DELIVER) if state else None


_STEPS: dict[StrEnum, Callable[[Case, int | None], Step | None]] = {
    Part.PAYMENT: _payment,
    Part.CHANGE: _change,
    Part.CLAIM: _claim,
    Part.REPORT: _report,
}
