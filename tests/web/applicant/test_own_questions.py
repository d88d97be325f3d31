"""A municipality's own questions on the applicant's pages, from the first answer to the case page of the staff."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bulyst.cases.drafts import ApplicationDraft
from bulyst.cases.models import Case
from bulyst.kernel.money import Money
from bulyst.programmes import actions as programmes
from bulyst.programmes.actions import FormPlace
from bulyst.programmes.blocks import Block, Form, Option, QuestionGroup, Words
from bulyst.programmes.choices import BlockKind
from bulyst.web.applicant.answers import sections
from bulyst.web.ui.questions import QuestionsForm
from tests.cases.world import World
from tests.files import pdf

pytestmark = pytest.mark.django_db

YES_NO = (Option("ja", Words("Ja")), Option("nei", Words("Nei")))
ASKED = (
    Block("jobber", BlockKind.NUMBER, Words("Hvor mange arbeidsplasser?"), required=True, least=Decimal(0), unit="mål"),
    Block("leie", BlockKind.CHOICE, Words("Leier dere lokale?"), options=YES_NO),
    Block("deler", BlockKind.COSTS, Words("Hva går til lokalet?")),
    Block("veien", BlockKind.MILESTONES, Words("Milepæler"), required=True),
)
OTHERS = (
    Block("husleie", BlockKind.MONEY, Words("Husleie i måneden")),
    Block("gjelder", BlockKind.CHOICES, Words("Hva gjelder det?"), options=YES_NO),
    Block("dag", BlockKind.DATE, Words("Innflytting")),
    Block("om", BlockKind.LONG_TEXT, Words("Om lokalet")),
)
FORM = Form((QuestionGroup("virkning", Words("Virkning", "Verknad"), blocks=ASKED),))


@pytest.fixture
def case(world: World) -> Case:
    place = FormPlace(world.programme.pk, world.call.pk)
    version = programmes.save_form(actor=world.manager, place=place, form=FORM, now=world.at)
    programmes.adopt_form(actor=world.manager, form_id=version.pk, now=world.at)
    return world.draft()


def test_own_questions_are_a_page_of_the_application_with_its_autosave_and_summary(
    world: World, browser: Client, case: Case
) -> None:
    page, summary = f"/min-side/soknad/{case.pk}/eget-virkning/", f"/min-side/soknad/{case.pk}/oppsummering/"
    assert browser.post(f"/min-side/soknad/{case.pk}/finansiering/", {"applied_amount": "200 000"})["Location"] == page
    shown = browser.get(page).content.decode()
    assert "Steg 5 av 8" in shown
    assert "Hvor mange arbeidsplasser?" in shown

    missing = browser.get(summary).content.decode()
    assert "«Hvor mange arbeidsplasser?» mangler svar." in missing
    assert f'href="{page}">Gå til Virkning' in missing

    wrong = browser.post(page, {"eget-jobber": "mange", "eget-leie": "ja"})
    assert wrong.status_code == 200
    assert "mange" in wrong.content.decode(), "what was typed stays"
    saved = browser.post(page, {"eget-jobber": "2,5", "eget-leie": "ja", "lagre": "selv"})
    assert "Lagret kl." in saved.content.decode()
    typed = {
        "eget-jobber": "2,5",
        "eget-leie": "ja",
        "eget-deler__first_1": "Dører",
        "eget-deler__second_1": "1 500",
        "eget-veien__first_1": "Åpning",
        "eget-veien__second_1": "",
    }
    browser.post(page, typed)
    assert "Hver milepæl under «Milepæler»" in browser.get(summary).content.decode()
    assert browser.post(page, typed | {"eget-veien__second_1": "1.9.2026"})["Location"].endswith("/annet/")
    assert world.case(case).answers == {
        "jobber": "2.5",
        "leie": "ja",
        "deler": [{"text": "Dører", "amount": 150_000}],
        "veien": [{"text": "Åpning", "due": "2026-09-01"}],
    }


def test_the_staff_and_the_applicant_read_the_answers_in_words() -> None:
    answered = {
        "jobber": "2.5",
        "leie": "ja",
        "deler": [{"text": "Dører", "amount": 150_000}, {"text": "Maling", "amount": 50_000}],
        "veien": [{"text": "Åpning", "due": ""}],
    }
    draft = ApplicationDraft(answers=answered)
    told = next(each for each in sections(draft, FORM) if each.key == "eget-virkning")
    assert told.heading == "Virkning"
    assert [each.text.replace("\u202f", " ").replace("\u00a0", " ") for each in told.answers] == [
        "2,5 mål",
        "Ja",
        "Dører: 1 500 kr\nMaling: 500 kr\nTil sammen: 2 000 kr",
        "Åpning",
    ]


def test_a_list_of_questions_is_a_form_for_any_room() -> None:
    before = {"husleie": 100_00, "dag": "2026-03-03", "om": "Lite", "gjelder": ["nei"], "gammelt": 1}
    form = QuestionsForm(blocks=OTHERS, answers=before)
    assert form["husleie"].value() == "100"
    assert form["dag"].value() == "3.3.2026"
    sent = {"eget-husleie": "2 000", "eget-dag": "i morgen", "eget-gjelder": ["ja", "nei"], "eget-om": ""}
    answered = QuestionsForm(sent, blocks=OTHERS, answers=before).answers
    assert answered == {
        "husleie": Money.kroner(2000).ore,
        "dag": "2026-03-03",
        "om": None,
        "gjelder": ["ja", "nei"],
        "gammelt": 1,
    }


def test_a_file_that_answers_a_question_lies_with_the_case_and_a_removed_one_answers_nothing(
    world: World, browser: Client
) -> None:
    drawing = Block("tegning", BlockKind.FILES, Words("Tegning av lokalet"), required=True)
    form = Form((QuestionGroup("lokalet", Words("Lokalet"), blocks=(drawing,)),))
    version = programmes.save_form(
        actor=world.manager, place=FormPlace(world.programme.pk, world.call.pk), form=form, now=world.at
    )
    programmes.adopt_form(actor=world.manager, form_id=version.pk, now=world.at)
    case = world.draft()
    page, summary = f"/min-side/soknad/{case.pk}/eget-lokalet/", f"/min-side/soknad/{case.pk}/oppsummering/"
    assert 'enctype="multipart/form-data"' in browser.get(page).content.decode()
    assert "«Tegning av lokalet» mangler svar." in browser.get(summary).content.decode()
    browser.post(page, {"eget-tegning": SimpleUploadedFile("plan.pdf", pdf())})
    (kept,) = world.case(case).answers["tegning"]
    told = browser.get(summary).content.decode()
    assert told.count("plan.pdf") == 2, "as an answer, and among the files"
    assert "mangler svar" not in told
    assert "plan.pdf" in browser.get(page).content.decode()
    browser.post(f"/min-side/soknad/{case.pk}/vedlegg/", {"fjern": str(kept)})
    assert "«Tegning av lokalet» mangler svar." in browser.get(summary).content.decode()


def test_a_rule_that_is_not_kept_is_told_kindly_and_stops_nobody(world: World, browser: Client) -> None:
    case = world.draft(starts_on=date(2020, 1, 1))
    summary = f"/min-side/soknad/{case.pk}/oppsummering/"
    told = browser.get(summary).content.decode()
    assert "Se gjerne på dette" in told
    assert "<li>Ikke påbegynt.</li>" in told
    assert browser.post(summary).status_code == 302
    fine = world.draft(starts_on=date(2090, 1, 1), ends_on=None)
    assert "Se gjerne på dette" not in browser.get(f"/min-side/soknad/{fine.pk}/oppsummering/").content.decode()
