"""Drafts are visible to the manager. Here nobody but the applicant sees one, nor a file of it, before it is sent."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from bulyst.cases import actions
from bulyst.cases.models import Case
from bulyst.cases.queries import access_case, cases_of_party, files_of, visible_cases
from bulyst.correspondence.files import CheckedFile
from bulyst.kernel.canonical import sha256_hex
from bulyst.tenancy.actor import Actor
from tests.cases.world import World

pytestmark = pytest.mark.django_db

SECRET = "Hemmelig oppskrift"
A_FILE = CheckedFile("oppskrift.txt", "text/plain", b"mel", sha256_hex(b"mel"))


@pytest.fixture
def draft(world: World) -> Case:
    case = world.draft(title=SECRET)
    actions.attach_files(actor=world.applicant, case_id=case.pk, files=[A_FILE], now=world.at)
    return case


@pytest.mark.parametrize("who", ["manager", "officer", "board", "finance"])
def test_no_member_of_the_staff_finds_it(
    world: World, draft: Case, signed_in_as: Callable[[Actor], Client], who: str
) -> None:
    actor: Actor = getattr(world, who)
    with world.open():
        assert draft not in visible_cases(actor)
        with pytest.raises(Case.DoesNotExist):
            access_case(actor, draft.pk)
        assert draft not in cases_of_party(world.party.pk)
        (file,) = files_of(draft, for_applicant=True)
    browser, place = signed_in_as(actor), f"/{world.municipality.slug}"
    for page in ("/", "/saker/", f"/saker/?sok={SECRET}", "/saker/eksport.csv", f"/sokere/{world.party.pk}/"):
        answer = browser.get(place + page)
        content = (b"".join(answer) if answer.streaming else answer.content).decode()
        assert answer.status_code == 200
        assert SECRET not in content.replace(f'value="{SECRET}"', "")  # the search field says what was searched for
    for page in ("", "oppsummering/", f"fil/{file.pk}/"):
        for part in ("sak", "soknad"):
            assert browser.get(f"/min-side/{part}/{draft.pk}/{page}").status_code == 404


def test_a_file_put_with_an_answer_is_the_applicants_own_until_the_answer_is_sent(world: World) -> None:
    case = world.waiting()
    actions.attach_files(actor=world.applicant, case_id=case.pk, files=[A_FILE], now=world.at)
    with world.open():
        assert files_of(case, for_applicant=False) == []
    actions.answer(actor=world.applicant, case_id=case.pk, text="Se vedlegget.", now=world.at)
    with world.open():
        assert [file.name for file in files_of(case, for_applicant=False)] == ["oppskrift.txt"]
