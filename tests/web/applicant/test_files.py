"""Files on the applicant's pages: several at once, each judged by itself, private until sent, safe to hand out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bulyst.cases.actions import ask_for_more, submit
from bulyst.cases.models import Case
from bulyst.cases.queries import files_of
from bulyst.tenancy.models import User
from tests.cases.world import TODAY, World
from tests.files import pdf, picture

pytestmark = pytest.mark.django_db


def sent(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def names(world: World, case: Case, *, for_applicant: bool = True) -> list[str]:
    with world.open():
        return [file.name for file in files_of(case, for_applicant=for_applicant)]


def upload(browser: Client, case: Case, *files: Any, page: str = "soknad", **more: Any) -> Any:
    return browser.post(f"/min-side/{page}/{case.pk}/vedlegg/", {"filer": list(files), **more}, follow=True)


def test_several_files_at_once_and_what_cannot_be_kept_is_said_of_each(world: World, browser: Client) -> None:
    case = world.draft()
    answer = upload(
        browser, case, sent("plan.txt", b"plan"), sent("virus.exe", b"MZ\x90"), sent("ku.png", picture(kind="PNG"))
    )
    page = answer.content.decode()
    assert names(world, case) == ["plan.txt", "ku.png"]
    assert "2 filer er lagret." in page and "«virus.exe» er et program" in page
    assert page.count('<img class="file-picture"') == 1
    again = upload(browser, case, sent("plan.txt", b"plan"))
    assert names(world, case) == ["plan.txt", "ku.png"] and again.status_code == 200


def test_nobody_else_sees_a_file_before_the_application_is_sent(
    world: World, browser: Client, signed_in: Callable[[User], Client]
) -> None:
    case = world.draft()
    upload(browser, case, sent("plan.pdf", pdf()))
    with world.open():
        (file,) = files_of(case, for_applicant=True)
    mine = f"/min-side/sak/{case.pk}/fil/{file.pk}/"
    officer = signed_in(User.objects.get(pk=world.officer.user_id))
    assert officer.get(mine).status_code == 404
    submit(actor=world.applicant, case_id=case.pk, now=world.at)
    number = world.case(case).number.replace("/", "-")
    theirs = f"/{world.municipality.slug}/saker/{number}/fil/{file.pk}/"
    for visitor, address in ((browser, mine), (officer, theirs)):
        handed = visitor.get(address)
        assert handed.content == pdf()
        assert handed["Content-Disposition"] == 'attachment; filename="plan.pdf"'
        assert handed["X-Content-Type-Options"] == "nosniff"
        assert handed["Content-Security-Policy"] == "default-src 'none'; sandbox"
        small = visitor.get(f"{address}bilde/")
        assert small["Content-Type"] == "image/png" and small.content.startswith(b"\x89PNG")
    assert "plan.pdf" in officer.get(f"/{world.municipality.slug}/saker/{number}/").content.decode()
    assert officer.get(theirs.replace(f"/{file.pk}/", "/0/")).status_code == 404


def test_a_file_is_removed_once_and_only_before_it_is_sent(world: World, browser: Client) -> None:
    case = world.draft()
    upload(browser, case, sent("a.txt", b"a"), sent("b.txt", b"b"))
    with world.open():
        first, second = files_of(case, for_applicant=True)
    page = f"/min-side/soknad/{case.pk}/vedlegg/"
    for _ in range(2):
        assert browser.post(page, {"fjern": first.pk}).status_code == 302
    assert names(world, case) == ["b.txt"]
    submit(actor=world.applicant, case_id=case.pk, now=world.at)
    refused = browser.post(f"/min-side/sak/{case.pk}/vedlegg/", {"fjern": second.pk})
    assert refused.status_code == 422 and names(world, case, for_applicant=False) == ["b.txt"]


def test_what_is_forgotten_is_sent_afterwards_and_replaces_what_has_its_name(world: World, browser: Client) -> None:
    case = world.submitted()
    upload(browser, case, sent("budsjett.txt", b"en"), page="sak")
    page = upload(browser, case, sent("budsjett.txt", b"to"), page="sak").content.decode()
    assert "erstattet av en nyere utgave" in page
    assert names(world, case, for_applicant=False) == ["budsjett.txt", "budsjett.txt"]
    refused = upload(browser, world.granted(), sent("sent.txt", b"sent"), page="sak")
    assert refused.status_code == 422


def test_files_are_kept_also_when_the_answer_is_not_finished(world: World, browser: Client) -> None:
    case = world.submitted()
    ask_for_more(actor=world.officer, case_id=case.pk, question="Hva?", due_on=TODAY, now=world.at)
    page, plan = f"/min-side/sak/{case.pk}/svar/", {"lagre": "filer", "answer": "Vi har"}
    first = browser.post(page, {**plan, "filer": sent("svar.txt", b"svar")}).content.decode()
    assert "Vi har" in first and "svar.txt" in first
    unfinished = browser.post(page, {"answer": "", "filer": sent("mer.txt", b"mer")}).content.decode()
    assert "mer.txt" in unfinished
    assert names(world, case) == ["svar.txt", "mer.txt"] and names(world, case, for_applicant=False) == []


def test_a_file_that_is_too_large_is_never_read(world: World, browser: Client, settings: Any) -> None:
    settings.BULYST_FILE_MEGABYTES = 1
    case = world.draft()
    page = upload(browser, case, sent("stor.txt", b"a" * 1_100_000), sent("liten.txt", b"a")).content.decode()
    assert "«stor.txt» er for stor. En fil kan være på inntil 1 MB." in page
    assert names(world, case) == ["liten.txt"]
