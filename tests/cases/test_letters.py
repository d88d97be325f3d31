"""The letter about a decision: sum, reasons, conditions, rules and the right to appeal, in both written standards."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from pypdf import PdfReader

from bulyst.cases import actions, queries
from bulyst.cases.models import Case
from bulyst.correspondence.models import Letter
from bulyst.correspondence.queries import pdf_of
from bulyst.correspondence.storage import LetterLost
from bulyst.kernel.canonical import sha256_hex
from tests.cases.world import World, kr

pytestmark = pytest.mark.django_db


def letter_of(world: World, case: Case) -> tuple[Letter, str]:
    with world.open():
        letter = queries.letters(case).get()
        pdf = pdf_of(letter)
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return letter, " ".join(text.replace("\u202f", " ").replace("\u00a0", " ").split())


def test_a_grants_letter_in_bokmal(world: World) -> None:
    letter, text = letter_of(world, world.granted())
    assert letter.title == "Vedtak om tilskudd: Ny bakerovn"
    for said in (
        "Fjellbakeriet AS Postveien 1 7882 Nordli",
        "Dato: 3. mars 2026 Saksnummer: 2026/1",
        "Lierne kommune gir Fjellbakeriet AS tilskudd på inntil 150 000 kr til «Ny bakerovn».",
        "Dere søkte om 200 000 kr.",
        "inntil 37,5 % av de godkjente kostnadene, som er 400 000 kr",
        "Begrunnelse Prosjektet gir arbeid i bygda.",
        "Vilkår Ovnen skal stå i Lierne.",
        "Høyst 50 prosent. (retningslinjene punkt 3)",
        "Ikke påbegynt. (retningslinjene punkt 7)",
        "regelsettet «Retningslinjer», som gjaldt fra 1. januar 2026",
        "ta imot tilskuddet senest 31. mars 2026",
        "Tilsagnet gjelder til og med 3. mars 2028.",
        "Dere kan klage på vedtaket innen tre uker",
        "regner vi det som mottatt 7 dager etter datoen øverst",
        "rett til å se dokumentene i saken",
        "forvaltningsloven § 29",
    ):
        assert said in text, text


def test_a_grants_letter_in_nynorsk(world: World) -> None:
    letter, text = letter_of(world, world.granted(language="nn"))
    assert (letter.language, letter.title) == ("nn", "Vedtak om tilskot: Ny bakerovn")
    for said in (
        "Lierne kommune gjev Fjellbakeriet AS tilskot på inntil 150 000 kr",
        "Grunngjeving",
        "Høgst 50 prosent. (retningslinjene punkt 3)",
        "Eigne pengar",
        "De kan klage på vedtaket innan tre veker",
        "Med helsing",
    ):
        assert said in text, text
    for bokmal in (" ikke ", "Begrunnelse", " tilskudd", " uker "):
        assert bokmal not in text


def test_a_refusals_letter_has_reasons_and_appeal_and_no_money(world: World) -> None:
    letter, text = letter_of(world, world.refused())
    assert letter.title == "Avslag på søknad om tilskudd: Ny bakerovn"
    assert "Lierne kommune gir ikke tilskudd til «Ny bakerovn». Dere søkte om 200 000 kr." in text
    assert "Begrunnelse Formålet faller utenfor." in text
    assert "Dere kan klage på vedtaket innen tre uker" in text
    assert "Utbetaling" not in text and "ta imot" not in text
    assert "Reglene vedtaket bygger på" not in text


def test_a_refusal_quotes_the_rules_that_the_application_breaks(world: World) -> None:
    case = world.submitted(purpose="INVESTMENT")
    world.impartial(case, world.officer, world.board)
    actions.assess(actor=world.officer, case_id=case.pk, draft=world.assessment(kr(0)), now=world.at)
    actions.refuse(actor=world.board, case_id=case.pk, reasons="For høyt beløp.", now=world.at)
    _, text = letter_of(world, case)
    assert "Høyst 30 prosent til investering. (retningslinjene punkt 4)" in text
    assert "retningslinjene punkt 6" not in text


def test_the_decision_keeps_the_rules_and_verdicts_that_it_rests_on(world: World) -> None:
    case = world.granted()
    with world.open():
        decision = queries.decision_of(case)
    assert decision is not None
    share = next(verdict for verdict in decision.verdicts if verdict["key"] == "cases.within_share.ok")
    assert share["ok"] and share["citation"] == "retningslinjene punkt 3"
    assert share["facts"]["limit"] == kr(200_000).ore
    assert share["version"] == decision.rules_version != ""


def test_what_the_board_writes_is_no_markup(world: World) -> None:
    hostile = '#import "x": *\n$a$ @b \\ *c* #panic()'
    case = world.recommended(title='"; #panic() $')
    world.impartial(case, world.board)
    draft = replace(world.decision(), reasons=hostile, conditions=hostile)
    actions.grant(actor=world.board, case_id=case.pk, draft=draft, now=world.at)
    letter, text = letter_of(world, case)
    assert letter.title == 'Vedtak om tilskudd: "; #panic() $'
    assert text.count('#import "x": * $a$ @b \\ *c* #panic()') == 2


def test_a_letter_is_kept_under_a_name_that_nobody_guesses_and_a_changed_file_is_noticed(world: World) -> None:
    letter, _ = letter_of(world, world.granted())
    path = Path(settings.BULYST_VAR) / "letters" / letter.file_name
    assert len(path.stem) >= 43
    assert not path.is_relative_to(settings.STATIC_ROOT)
    assert sha256_hex(path.read_bytes()) == letter.sha256
    path.chmod(0o600)
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(LetterLost):
        pdf_of(letter)
    path.unlink()
    with pytest.raises(LetterLost):
        pdf_of(letter)
