"""The files of a case: those that were sent to the municipality, and those that it puts there itself."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from bulyst.cases.actions import file_papers
from bulyst.cases.models import Case
from bulyst.cases.queries import access_case_file
from bulyst.correspondence.models import StoredFile
from bulyst.kernel.deadlines import today
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.web.staff.cases.forms.papers import SHARED, PapersForm
from bulyst.web.staff.cases.page import access
from bulyst.web.staff.cases.views.shared import back, page
from bulyst.web.ui.files import file_response, picture_response, tell_refused
from bulyst.web.ui.views import act, staff_view


@staff_view(Right.SEE_STAFF)
def file(request: HttpRequest, actor: Actor, municipality: Municipality, number: str, file_id: int) -> HttpResponse:
    """One file, to be saved."""
    return file_response(_sent(access(actor, number), file_id))


@staff_view(Right.SEE_STAFF)
def picture(request: HttpRequest, actor: Actor, municipality: Municipality, number: str, file_id: int) -> HttpResponse:
    """The small picture of one file."""
    return picture_response(_sent(access(actor, number), file_id))


@staff_view(Right.HANDLE)
def attach(request: HttpRequest, actor: Actor, municipality: Municipality, number: str) -> HttpResponse:
    """Put in the case what came by post, or a note of the municipality's own."""
    case = access(actor, number)
    initial = {"received_on": today(timezone.now()), "seen_by": SHARED}
    form = PapersForm(request.POST or None, request.FILES or None, initial=initial)
    if form.is_valid():
        taken = form.cleaned_data["filer"]
        given = {"case_id": case.pk, "files": taken.files, "paper": form.paper}
        kept = act(request, file_papers, actor=actor, **given)
        tell_refused(request, taken, kept.value)
        if kept.ok and kept.value is not None and kept.value.files:
            return back(municipality, case)
    return page(request, municipality, case, "staff/cases/attach.html", {"form": form})


def file_address(municipality: Municipality, case: Case, file_id: int) -> str:
    """Where a member of the staff finds a file of the case."""
    return reverse("staff:case_file", args=[municipality.slug, case.number, file_id])


def _sent(case: Case, file_id: int) -> StoredFile:
    try:
        return access_case_file(case, file_id, for_applicant=False)
    except StoredFile.DoesNotExist as error:
        raise Http404 from error
