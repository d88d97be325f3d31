"""One file at a time. Here as many as there are, with one choice, and one bad file is in nobody's way."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bulyst.cases.queries import files_of
from bulyst.tenancy.actor import Actor
from tests.cases.world import World

pytestmark = pytest.mark.django_db


def test_many_files_come_with_one_press(world: World, signed_in_as: Callable[[Actor], Client]) -> None:
    case, browser = world.draft(), signed_in_as(world.applicant)
    page = f"/min-side/soknad/{case.pk}/vedlegg/"
    chooser = browser.get(page).content.decode()
    assert " multiple" in chooser and 'capture="environment"' in chooser
    files = [SimpleUploadedFile(f"tilbud-{number}.txt", f"Tilbud {number}".encode()) for number in range(12)]
    answer = browser.post(page, {"filer": [*files, SimpleUploadedFile("skadet.pdf", b"%PDF-")]}, follow=True)
    assert "12 filer er lagret." in answer.content.decode()
    assert "«skadet.pdf» kan ikke åpnes" in answer.content.decode()
    with world.open():
        assert len(files_of(case, for_applicant=True)) == 12
