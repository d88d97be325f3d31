"""Files on a page: a field for several at once, a list with small pictures, and how one is handed out.

A page that takes files does it before anything else, whatever else is wrong with the form: a browser cannot keep a
chosen file when a page comes back.

    taken = take_files(request)                      # examined; nothing stored yet
    kept = act(request, attach_files, actor=actor, case_id=case.pk, files=taken.files)
    tell_refused(request, taken, kept.value)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import lazy
from django.utils.http import content_disposition_header
from django.utils.translation import gettext, gettext_lazy

from bulyst.correspondence.actions import Kept
from bulyst.correspondence.files import Examined, Upload, accepted, examine
from bulyst.correspondence.limits import AT_ONCE, limits, request_bytes
from bulyst.correspondence.models import StoredFile
from bulyst.correspondence.queries import content_of, preview_of
from bulyst.correspondence.storage import FileLost
from bulyst.tenancy.wording import say
from bulyst.web.ui.formats import number
from bulyst.web.ui.forms import PlainForm

NAME = "filer"


def hint() -> str:
    """What can be sent, in a sentence."""
    return gettext(
        "PDF, bilder, dokumenter og regneark, flere om gangen. Hver fil kan være på inntil %(megabytes)s MB."
    ) % {"megabytes": limits().megabytes}


class FilesInput(forms.FileInput):
    """A chooser for several files; on a phone with a button for the camera beside it."""

    allow_multiple_selected = True

    def __init__(self) -> None:
        most = {"data-largest": limits().bytes, "data-most": request_bytes()}
        super().__init__(attrs={"multiple": True, "accept": accepted(limits().kinds), **most})


class FilesField(forms.FileField):
    """Several files. Its value is what came of examining them; a refused file is no error of the form."""

    widget = FilesInput

    def __init__(self, **options: Any) -> None:
        options.setdefault("required", False)
        options.setdefault("label", gettext_lazy("Legg ved filer"))
        super().__init__(**options)
        self.mark_optional = False
        if not self.help_text:
            self.help_text = lazy(hint, str)()

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The examined files. Raises ValidationError when one is asked for and none was sent."""
        sent = [each for each in data or [] if each]
        if self.required and not sent:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return examined(sent)


class FilesForm(PlainForm):
    """A form of nothing but files."""

    filer = FilesField()


def take_files(request: HttpRequest, name: str = NAME) -> Examined:
    """What was sent with this request under `name`, examined."""
    return examined(request.FILES.getlist(name))


def examined(sent: Iterable[UploadedFile]) -> Examined:
    """Examine files that were sent. One that is too large is never read, nor what is too much at once."""
    most = limits().bytes
    room, uploads = most * AT_ONCE, []
    for each in sent:
        size = each.size or 0
        readable = size <= most and size <= room
        room -= size if readable else 0
        uploads.append(Upload(each.name or "", each.read() if readable else None))
    return examine(uploads, limits())


def tell_refused(request: HttpRequest, looked: Examined, kept: Kept | None) -> None:
    """Say on the next page which files were not kept and why, and how many were."""
    stored = len(kept.files) if kept else 0
    if stored:
        messages.success(request, _stored(stored))
    for verdict in (*looked.refused, *(kept.refused if kept else ())):
        messages.warning(request, say(verdict.message))


def _stored(count: int) -> str:
    return gettext("Filen er lagret.") if count == 1 else gettext("%(count)s filer er lagret.") % {"count": count}


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file as a list shows it."""

    id: int
    name: str
    href: str
    size: str
    at: datetime
    by: str = ""
    picture: str = ""
    sent: bool = True
    replaced: bool = False
    constructed: bool = False
    note: str = ""
    """What it lies with, or who alone may see it."""


def file_rows(
    files: Iterable[StoredFile],
    address: Callable[[int], str],
    *,
    named: bool = False,
    note: Callable[[StoredFile], str] = lambda _: "",
) -> list[FileRow]:
    """The rows of a list. `address` leads to a file; "bilde/" behind it to its small picture.

    `named` shows who uploaded each, for those who may know; `note` says more of one.
    """
    return [
        FileRow(
            id=file.pk,
            name=file.name,
            href=address(file.pk),
            size=spelled_size(file.size),
            at=file.uploaded_at,
            by=file.uploaded_by.name if named and file.uploaded_by else "",
            picture=f"{address(file.pk)}bilde/" if file.preview_name else "",
            sent=file.sent_at is not None,
            replaced=file.replaced_by_id is not None,
            constructed=file.constructed,
            note=note(file),
        )
        for file in files
    ]


def spelled_size(size: int) -> str:
    """A size as people read it."""
    if size < 1_000_000:
        return gettext("%(size)s kB") % {"size": number(max(1, round(size / 1000)))}
    return gettext("%(size)s MB") % {"size": number(round(size / 1_000_000, 1), 1)}


def file_response(file: StoredFile) -> HttpResponse:
    """A file to be saved: never shown in the site's own name, never guessed at, never run. Raises Http404."""
    try:
        content = content_of(file)
    except FileLost as lost:
        raise Http404 from lost
    response = _sealed(content, file.media_type)
    response.headers["Content-Disposition"] = _attachment(file.name)
    return response


def picture_response(file: StoredFile) -> HttpResponse:
    """The small picture of a file, made by this house. Raises Http404."""
    try:
        content = preview_of(file)
    except FileLost as lost:
        raise Http404 from lost
    return _sealed(content, "image/png" if file.preview_name.endswith(".png") else "image/jpeg")


def _sealed(content: bytes, media_type: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=media_type,
        headers={
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": "private, no-store",
        },
    )


def _attachment(name: str) -> str:
    return content_disposition_header(as_attachment=True, filename=name) or "attachment"
