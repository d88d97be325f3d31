"""The files of a case that were sent to the municipality."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from bulyst.cases.models import Case
from bulyst.cases.queries import access_case_file
from bulyst.correspondence.models import StoredFile
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.web.staff.cases.page import access
from bulyst.web.ui.files import file_response, picture_response
from bulyst.web.ui.views import staff_view


@staff_view(Right.SEE_STAFF)
def file(request: HttpRequest, actor: Actor, municipality: Municipality, number: str, file_id: int) -> HttpResponse:
    """One file, to be saved."""
    return file_response(_sent(access(actor, number), file_id))


@staff_view(Right.SEE_STAFF)
def picture(request: HttpRequest, actor: Actor, municipality: Municipality, number: str, file_id: int) -> HttpResponse:
    """The small picture of one file."""
    return picture_response(_sent(access(actor, number), file_id))


def file_address(municipality: Municipality, case: Case, file_id: int) -> str:
    """Where a member of the staff finds a file of the case."""
    return reverse("staff:case_file", args=[municipality.slug, case.number, file_id])


def _sent(case: Case, file_id: int) -> StoredFile:
    try:
        return access_case_file(case, file_id, for_applicant=False)
    except StoredFile.DoesNotExist as error:
        raise Http404 from error
