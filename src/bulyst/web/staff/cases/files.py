"""The files of a case as its staff sees them: with who put them there, when they came, and what they belong to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _

from bulyst.cases.enclosures import Place
from bulyst.cases.models import Case
from bulyst.cases.queries import all_files_of, enclosed_files
from bulyst.correspondence.models import StoredFile
from bulyst.web.applicant.enclosing import lies_with
from bulyst.web.ui.files import FileRow, file_rows
from bulyst.web.ui.formats import day


def case_files(kommune: str, case: Case) -> list[FileRow]:
    """Every file of the case that was sent, or put there by the staff."""
    return _rows(kommune, case, all_files_of(case, for_applicant=False), _note(case))


def files_with(kommune: str, case: Case, place: Place) -> list[FileRow]:
    """The files that were sent with one part of the case."""
    return _rows(kommune, case, enclosed_files(case, place, for_applicant=False), lambda _file: "")


def _rows(kommune: str, case: Case, files: Iterable[StoredFile], note: Callable[[StoredFile], str]) -> list[FileRow]:
    address = partial(_address, kommune, case)
    return file_rows(files, address, named=True, note=note)


def _address(kommune: str, case: Case, key: int) -> str:
    return reverse("staff:case_file", args=[kommune, case.number, key])


def _note(case: Case) -> Callable[[StoredFile], str]:
    belongs = lies_with(case)

    def note(file: StoredFile) -> str:
        came = _("kom inn %(day)s") % {"day": day(file.received_on)} if file.received_on else ""
        seen = _("bare for kommunen") if file.internal else ""
        return " · ".join(each for each in (belongs(file), came, seen) if each)

    return note
