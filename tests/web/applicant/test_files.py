"""Files on the applicant's pages: several at once, each judged by itself, private until sent, safe to hand out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bulyst.cases.actions import ask_for_more, ask_for_report, return_payment, submit
from bulyst.cases.enclosures import Part, Place
from bulyst.cases.models import Case, Change, PaymentRequest
from bulyst.cases.queries import enclosed_files, files_of
from bulyst.programmes.choices import Signer
from bulyst.tenancy.models import User
from bulyst.tenancy.scope import opened
from tests.cases import after
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


def with_part(case: Case, place: Place, *, for_applicant: bool = False) -> list[str]:
    with opened(case.tenant_id):
        return [file.name for file in enclosed_files(case, place, for_applicant=for_applicant)]


def test_files_go_with_a_request_for_payment_and_stay_when_it_is_sent_back(
    world: World, browser: Client, signed_in: Callable[[User], Client]
) -> None:
    case, officer = world.accepted(), signed_in(User.objects.get(pk=world.officer.user_id))
    page, typed = f"/min-side/sak/{case.pk}/utbetaling/", {"kind": "PART", "costs": "200 000", "accounts": "Ovn"}
    shown = browser.post(
        page, {**typed, "lagre": "filer", "filer": [sent("kvittering.txt", b"1"), sent("feil.txt", b"2")]}
    ).content.decode()
    assert "kvittering.txt" in shown and "200 000" in shown and "Fyll ut" not in shown  # nothing is judged yet
    with world.open():
        wrong = enclosed_files(case, Place(Part.PAYMENT), for_applicant=True)[1].pk
    for _ in range(2):
        assert "Ovn" in browser.post(page, {**typed, "fjern": wrong}).content.decode()
    unfinished = browser.post(page, {**typed, "filer": sent("bilag.txt", b"3")}).content.decode()
    assert "bilag.txt" in unfinished and "Fyll ut" in unfinished
    assert with_part(case, Place(Part.PAYMENT)) == []  # the applicant's alone
    for _ in range(2):  # two clicks
        assert browser.post(page, {**typed, "requested_amount": "50 000"}).status_code == 302
    with world.open():
        (first,) = PaymentRequest.objects.filter(case=case)
    assert with_part(case, Place(Part.PAYMENT, first.pk)) == ["kvittering.txt", "bilag.txt"]
    place = f"/{world.municipality.slug}/saker/{case.number.replace('/', '-')}/"
    assert "kvittering.txt" in officer.get(f"{place}utbetaling/{first.pk}/attester/").content.decode()
    edit = f"/min-side/sak/{case.pk}/utbetaling/{first.pk}/"
    asked = {**typed, "requested_amount": "50 000"}
    assert browser.post(edit, {**asked, "filer": sent("mer.txt", b"4")}).status_code == 302
    return_payment(actor=world.officer, request_id=first.pk, reason="Mangler bilag", now=world.at)
    assert "mer.txt" in browser.get(page).content.decode()
    assert browser.post(page, {**asked, "filer": sent("bilag.txt", b"nytt")}).status_code == 302
    with world.open():
        second = PaymentRequest.objects.filter(case=case).latest("pk")
        files = enclosed_files(case, Place(Part.PAYMENT, second.pk), for_applicant=False)
    current = {file.name: file.size for file in files if file.replaced_by_id is None}
    assert current == {"kvittering.txt": 1, "mer.txt": 1, "bilag.txt": 4} and len(files) == 4
    assert browser.post(f"{edit}", {**asked, "filer": sent("sent.txt", b"5")}).status_code == 422
    assert "sent.txt" not in browser.get(f"/min-side/sak/{case.pk}/").content.decode()


def test_accounts_in_a_file_are_not_typed_once_more(world: World, browser: Client) -> None:
    case = world.accepted()
    page = f"/min-side/sak/{case.pk}/utbetaling/"
    said = {"kind": "FINAL", "costs": "400 000", "requested_amount": "150 000", "signed_by": Signer.ACCOUNTANT.value}
    asked = {**said, "report": "Ovnen virker."}
    assert "Sluttutbetalingen trenger regnskap" in browser.post(page, asked).content.decode()
    assert browser.post(page, {**asked, "filer": sent("regnskap.txt", b"400 000")}).status_code == 302
    with world.open():
        assert PaymentRequest.objects.get(case=case).accounts == ""


def test_files_go_with_a_change_an_answer_and_a_report(world: World, browser: Client) -> None:
    change, reclaim = world.accepted(), after.notified(world)
    report = ask_for_report(actor=world.officer, case_id=change.pk, due_on=after.LATER, now=world.at)
    for case, address, data, part in (
        (change, f"{change.pk}/endring/", {"reason": "Mer tid.", "until": "1.9.2028"}, Part.CHANGE),
        (reclaim.case, f"{reclaim.case_id}/tilbakekrav/{reclaim.pk}/", {"text": "Den er lånt bort."}, Part.CLAIM),
        (change, f"{change.pk}/rapport/{report.pk}/", {"rapport-text": "Halvveis."}, Part.REPORT),
    ):
        answer = browser.post(f"/min-side/sak/{address}", {**data, "filer": sent(f"{part}.txt", part.encode())})
        assert answer.status_code == 302, address
        with world.open():
            row = {Part.CHANGE: Change.objects.filter(case=case).last(), Part.CLAIM: reclaim, Part.REPORT: report}[part]
        assert with_part(case, Place(part, row.pk)) == [f"{part}.txt"]


def test_staff_puts_in_what_came_by_post_for_all_or_for_the_municipality_alone(
    world: World, browser: Client, signed_in: Callable[[User], Client]
) -> None:
    case, officer = world.submitted(), signed_in(User.objects.get(pk=world.officer.user_id))
    place = f"/{world.municipality.slug}/saker/{case.number.replace('/', '-')}/"
    given = {"received_on": "2.3.2026", "seen_by": "soker"}
    assert officer.post(f"{place}fil/ny/", {**given, "filer": sent("virus.exe", b"MZ\x90")}).status_code == 200
    assert officer.post(f"{place}fil/ny/", {**given, "filer": sent("brev.pdf", pdf())}).status_code == 302
    given["seen_by"] = "kommunen"
    assert officer.post(f"{place}fil/ny/", {**given, "filer": sent("notat.txt", b"notat")}).status_code == 302
    late = {**given, "received_on": "1.1.2040", "filer": sent("sent.txt", b"sent")}
    assert officer.post(f"{place}fil/ny/", late).status_code == 422
    mine, theirs = browser.get(f"/min-side/sak/{case.pk}/").content.decode(), officer.get(place).content.decode()
    assert "brev.pdf" in mine and "Kommunen la filer i saken" in mine
    assert "notat.txt" not in mine and "bare for kommunen" not in mine
    assert "kom inn 2. mars 2026" in theirs and "notat.txt" in theirs and "bare for kommunen" in theirs
    assert "notat.txt" not in officer.get(f"{place}slik-soker-ser/").content.decode()
    with world.open():
        note = next(file for file in files_of(case, for_applicant=False) if file.name == "notat.txt")
        assert note.uploaded_by_id == world.officer.user_id
    assert browser.get(f"/min-side/sak/{case.pk}/fil/{note.pk}/").status_code == 404
    assert officer.get(f"{place}fil/{note.pk}/").status_code == 200
    raise_conflict = {"impartial": "nei", "ground": "Søkeren er min bror."}
    officer.post(f"{place}habilitet/", raise_conflict)
    assert officer.post(f"{place}fil/ny/", {**given, "filer": sent("mer.txt", b"mer")}).status_code == 422
