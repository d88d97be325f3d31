"""Files and moving in every state of a grant case, by the pages: done with its effects, or refused and unchanged."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bulyst.cases.lifecycle import GRANT, GrantEvent, GrantState
from bulyst.cases.queries import files_of
from bulyst.correspondence.actions import keep_files
from bulyst.correspondence.files import CheckedFile
from bulyst.kernel.canonical import sha256_hex
from bulyst.tenancy.models import User
from tests.cases.checks import rows
from tests.cases.moves import another_call
from tests.cases.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("stocked")]

E, S = GrantEvent, GrantState
UNSENT = CheckedFile("usendt.txt", "text/plain", b"usendt", sha256_hex(b"usendt"))


def has(state: GrantState, event: GrantEvent) -> bool:
    return GRANT.step(state, event) is not None


@pytest.mark.parametrize("state", GrantState)
def test_files_and_moving(
    world: World, browser: Client, signed_in: Callable[[User], Client], state: GrantState
) -> None:
    case, target = world.grant_case(state), another_call(world)
    with world.open():
        (unsent,) = keep_files(actor=world.applicant, about=case.subject, files=[UNSENT], now=world.at).files
    part = "soknad" if state == S.DRAFT else "sak"
    page, before = f"/min-side/{part}/{case.pk}/vedlegg/", rows(world)

    answer = browser.post(page, {"fjern": unsent.pk})
    assert (answer.status_code == 302) == has(state, E.DETACH)
    assert (rows(world) == before) != has(state, E.DETACH)

    before = rows(world)
    answer = browser.post(page, {"filer": SimpleUploadedFile("ny.txt", b"ny")})
    assert (answer.status_code == 302) == has(state, E.ATTACH)
    assert (rows(world) == before) != has(state, E.ATTACH)
    if has(state, E.ATTACH):
        with world.open():
            (new,) = [file for file in files_of(case, for_applicant=True) if file.name == "ny.txt"]
        assert (new.sent_at is None) == (state in (S.DRAFT, S.WAITING))

    before = rows(world)
    browser.post(f"/min-side/soknad/{case.pk}/flytt/", {"utlysning": target.pk})
    assert (rows(world) == before) == (state != S.DRAFT)
    assert world.case(case).call == (target if state == S.DRAFT else world.call)

    if state != S.DRAFT:
        officer = signed_in(User.objects.get(pk=world.officer.user_id))
        number = world.case(case).number.replace("/", "-")
        sent = {"call": target.pk, "reason": "Feil utlysning."}
        answer = officer.post(f"/{world.municipality.slug}/saker/{number}/flytt/", sent)
        assert (answer.status_code == 302) == has(state, E.MOVE)
        assert (rows(world) == before) != has(state, E.MOVE)
        assert world.case(case).call == (target if has(state, E.MOVE) else world.call)
