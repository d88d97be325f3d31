"""Files with what an applicant writes after the grant: kept as soon as they come, sent with the form."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

from django import forms
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from bulyst.cases.actions import enclose_files, remove_enclosed
from bulyst.cases.enclosures import Part, Place, place_of
from bulyst.cases.models import Case
from bulyst.cases.queries import enclosed_files
from bulyst.correspondence.models import StoredFile
from bulyst.web.applicant.access import acting
from bulyst.web.ui.files import FileRow, FilesForm, file_rows, take_files, tell_refused
from bulyst.web.ui.forms import as_typed
from bulyst.web.ui.views import act

FILES_ONLY = "filer"
AnyForm = TypeVar("AnyForm", bound=forms.BaseForm)

WORDS = {
    Part.PAYMENT: _("til forespørselen om utbetaling"),
    Part.CHANGE: _("til søknaden om endring"),
    Part.CLAIM: _("til svaret på varselet"),
    Part.REPORT: _("til rapporten"),
}


def lies_with(case: Case) -> Callable[[StoredFile], str]:
    """What a file of the case belongs to, in words; nothing for the case itself."""

    def words(file: StoredFile) -> str:
        place = place_of(case, file.about)
        return str(WORDS[place.part]) if place else ""

    return words


@dataclass(frozen=True, slots=True)
class Enclosure:
    """The files of one form, with a field for more."""

    files: list[FileRow]
    upload: FilesForm
    only_files: bool
    """The person sent files, or took one out, and goes on writing."""

    def judged(self, form: AnyForm) -> AnyForm:
        """The form, with nothing said of it while its writer has not sent it."""
        return as_typed(form) if self.only_files and form.is_bound else form


def enclosure(request: HttpRequest, case: Case, place: Place, *, before: Place | None = None) -> Enclosure:
    """Keep the files that came with the request, or take out the one that was asked for; then list what lies there.

    It is done before the form is judged: a browser cannot keep a chosen file when a page comes back. What lay with
    `before` goes with it, and is listed too.
    """
    only = False
    if request.method == "POST":
        only = _take_out(request, case, place) or request.POST.get("lagre") == FILES_ONLY
        if request.FILES:
            taken, actor = take_files(request), acting(request, case.tenant_id)
            kept = act(request, enclose_files, actor=actor, case_id=case.pk, place=place, files=taken.files)
            tell_refused(request, taken, kept.value)
    places = [each for each in (before, place) if each is not None]
    files = [file for each in places for file in enclosed_files(case, each, for_applicant=True)]
    rows = file_rows(files, lambda key: reverse("applicant:file", args=[case.pk, key]))
    return Enclosure(rows, FilesForm(), only)


def _take_out(request: HttpRequest, case: Case, place: Place) -> bool:
    asked = request.POST.get("fjern", "")
    if not asked.isdecimal():
        return False
    actor = acting(request, case.tenant_id)
    with suppress(StoredFile.DoesNotExist):  # two clicks: it is gone already
        act(request, remove_enclosed, actor=actor, case_id=case.pk, place=place, file_id=int(asked))
    return True
