"""Files with an application: while it is written, with an answer, and sent afterwards."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from bulyst.cases.actions import attach_files, remove_file
from bulyst.cases.lifecycle import GrantEvent, GrantState
from bulyst.cases.models import Case
from bulyst.cases.queries import access_case_file, files_of
from bulyst.correspondence.models import StoredFile
from bulyst.tenancy.actor import Actor
from bulyst.web.applicant.access import acting, own_case
from bulyst.web.applicant.status import steps_of
from bulyst.web.applicant.views.case import case_crumb
from bulyst.web.applicant.views.organisations import crumbs
from bulyst.web.ui.files import (
    FileRow,
    FilesForm,
    file_response,
    file_rows,
    picture_response,
    take_files,
    tell_refused,
)
from bulyst.web.ui.pages import render_applicant
from bulyst.web.ui.views import act, applicant_view


@applicant_view
def attach(request: HttpRequest, actor: Actor, case_id: int) -> HttpResponse:
    """Files of an application that is sent: with the answer that is being written, or at once."""
    case = own_case(actor, case_id)
    if case.state == GrantState.DRAFT:
        return redirect("applicant:files", case.pk)
    if request.method == "POST" and change_files(request, case):
        return redirect("applicant:attach", case.pk)
    step = steps_of(acting(request, case.tenant_id), case, timezone.now()).get(GrantEvent.ATTACH)
    context = {
        "case": case,
        "held_back": case.state == GrantState.WAITING,
        "possible": step is not None and step.allowed,
        "crumbs": crumbs(case_crumb(case)),
        **file_part(case),
    }
    return render_applicant(request, "applicant/case/files.html", context)


@applicant_view
def file(request: HttpRequest, actor: Actor, case_id: int, file_id: int) -> HttpResponse:
    """One file of the person's own case, to be saved."""
    return file_response(_own_file(actor, case_id, file_id))


@applicant_view
def picture(request: HttpRequest, actor: Actor, case_id: int, file_id: int) -> HttpResponse:
    """The small picture of one file."""
    return picture_response(_own_file(actor, case_id, file_id))


def change_files(request: HttpRequest, case: Case) -> bool:
    """Keep what was sent, or remove what was asked for. False when the case takes no files now."""
    actor, asked = acting(request, case.tenant_id), request.POST.get("fjern", "")
    if asked.isdecimal():
        try:
            gone = act(
                request, remove_file, actor=actor, case_id=case.pk, file_id=int(asked), done=_("Filen er fjernet.")
            )
        except StoredFile.DoesNotExist:
            return True  # two clicks: it is gone already
        return gone.ok
    taken = take_files(request)
    kept = act(request, attach_files, actor=actor, case_id=case.pk, files=taken.files)
    tell_refused(request, taken, kept.value)
    return kept.ok


def file_part(case: Case) -> dict[str, Any]:
    """What a page with a list of files and a form for more needs."""
    return {"files": own_rows(case), "upload": FilesForm()}


def own_rows(case: Case) -> list[FileRow]:
    """The case's files as its applicant sees them."""
    return file_rows(files_of(case, for_applicant=True), lambda key: reverse("applicant:file", args=[case.pk, key]))


def _own_file(actor: Actor, case_id: int, file_id: int) -> StoredFile:
    try:
        return access_case_file(own_case(actor, case_id), file_id, for_applicant=True)
    except StoredFile.DoesNotExist as error:
        raise Http404 from error
