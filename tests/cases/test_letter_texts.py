"""Every kind of letter: the house's own words in both standards are sound, can be replaced, and are read in the PDF."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import timedelta

import pytest
from pypdf import PdfReader

from bulyst.cases import actions
from bulyst.cases.letters import APPEAL_RULED, DECISION, INTERIM_REPLY
from bulyst.cases.models import Appeal, Case
from bulyst.correspondence.actions import save_texts
from bulyst.correspondence.models import Letter, LetterText
from bulyst.correspondence.queries import letters_of, pdf_of, preview, texts_in_force
from bulyst.correspondence.registry import LetterKind, kinds_with_texts, letter_kind
from bulyst.correspondence.texts import checked
from tests.cases import appealing
from tests.cases.checks import refused
from tests.cases.world import NOW, World

KINDS = kinds_with_texts()
OWN = {"granted": "{soker} i {kommune} får {belop}.\n\nGratulerer!"}


def text_of(pdf: bytes) -> str:
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return " ".join(text.replace("\u202f", " ").replace("\u00a0", " ").split())


def last_letter(world: World, case: Case) -> tuple[Letter, str]:
    with world.open():
        letter = letters_of(case.subject).last()
        assert letter is not None
        return letter, text_of(pdf_of(letter))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.slug)
@pytest.mark.parametrize("language", ["nb", "nn"])
def test_the_houses_own_words_are_sound_and_can_be_looked_at(kind: LetterKind, language: str) -> None:
    texts = {part.key: part.default(language) for part in kind.parts}
    assert all(each.ok for part in kind.parts for each in checked(texts[part.key], part, kind.fields))
    shown = text_of(preview(kind, language, "Eksempel kommune", texts, NOW))
    assert ("Forhåndsvisning" if language == "nb" else "Førehandsvising") in shown
    assert "{" not in shown
    for word in (" ikke ", " klagen ", " tilskudd") if language == "nn" else (" ikkje ", " klaga ", " tilskot"):
        assert word not in shown


@pytest.mark.django_db
def test_a_municipality_writes_its_own_and_letters_that_were_made_stay(world: World) -> None:
    before, said = last_letter(world, world.granted())
    row = save_texts(actor=world.manager, kind=DECISION, language="nb", texts=OWN, now=NOW)
    assert row.version == 1 and before.data["text_version"] == 0 and "Gratulerer" not in said
    letter, said = last_letter(world, world.granted())
    assert letter.data["text_version"] == 1
    assert "Fjellbakeriet AS i Lierne kommune får 150 000 kr. Gratulerer!" in said
    assert "Dere kan klage på vedtaket innen tre uker" in said  # what was not rewritten is the house's own
    assert "Gratulerer" not in last_letter(world, world.granted(language="nn"))[1]
    save_texts(actor=world.manager, kind=DECISION, language="nb", texts={"granted": "Dere får {belop}."}, now=NOW)
    with world.open():
        assert texts_in_force(letter_kind(DECISION), "nb").version == 2
        assert LetterText.objects.count() == 2


@pytest.mark.django_db
def test_texts_with_faults_are_refused_with_all_of_them(world: World) -> None:
    faulty = {"granted": "Til {navn}.", "payment": " "}
    with refused(world, "letters.unknown_field", "letters.field_needed", "letters.text_given"):
        save_texts(actor=world.manager, kind=DECISION, language="nb", texts=faulty, now=NOW)
    with refused(world, "tenancy.no_right"):
        save_texts(actor=world.officer, kind=DECISION, language="nb", texts=OWN, now=NOW)
    same = {"reply": letter_kind(INTERIM_REPLY).part("reply").nb}
    with refused(world, "letters.nothing_changed"):
        save_texts(actor=world.manager, kind=INTERIM_REPLY, language="nb", texts=same, now=NOW)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("make", "title", "said"),
    [
        (
            appealing.dismissed,
            "Klagen er avvist: Ny bakerovn",
            ["kom etter klagefristen", "Begrunnelse For sent.", "klage på at klagen er avvist, innen tre uker"],
        ),
        (
            appealing.upheld,
            "Klagen sendes videre: Ny bakerovn",
            ["Vedtaket blir stående. Klagen sendes til kommunens klagenemnd", "Begrunnelse Vi står på det."],
        ),
        (
            appealing.forwarded,
            "Klage til avgjørelse: Ny bakerovn",
            [
                "Kommunens klagenemnd Dato",
                "Klagen Det er nytt arbeid.",
                "Hva klageren vil ha endret Gi tilskudd.",
                "Begrunnelsen for vedtaket Formålet faller utenfor.",
                "Kommunens vurdering av klagen Klagen har noe for seg.",
                "Hvorfor vedtaket blir stående Vi står på det.",
            ],
        ),
        (
            appealing.affirmed,
            "Klagen er avgjort: Ny bakerovn",
            ["Vedtaket av 3. mars 2026 blir stående. Avgjørelsen kan ikke påklages."],
        ),
        (
            appealing.altered,
            "Klagen er avgjort: Ny bakerovn",
            ["Tilskuddet er nå på inntil 150 000 kr.", "Begrunnelse Klagenemnda mener dette."],
        ),
        (appealing.annulled, "Klagen er avgjort: Ny bakerovn", ["behandler søknaden på nytt"]),
        (
            appealing.changed,
            "Nytt vedtak etter klage: Ny bakerovn",
            ["tilskudd på inntil 180 000 kr", "Begrunnelse Klagen viser at det er nytt.", "Dere kan klage på vedtaket"],
        ),
    ],
)
def test_what_each_letter_of_an_appeal_says(
    world: World, make: Callable[[World], Appeal], title: str, said: list[str]
) -> None:
    letter, text = last_letter(world, make(world).case)
    assert letter.title == title
    for words in said:
        assert words in text, text


@pytest.mark.django_db
def test_an_interim_reply_names_the_day_and_the_reason_in_nynorsk_too(world: World) -> None:
    case = world.submitted(language="nn")
    day = (NOW + timedelta(days=62)).date()
    actions.send_interim_reply(actor=world.officer, case_id=case.pk, expected_by=day, reason="Mange søknader.", now=NOW)
    letter, text = last_letter(world, case)
    assert letter.title == "Førebels svar: Ny bakerovn"
    assert "Vi fekk søknaden om «Ny bakerovn» 3. mars 2026" in text and "seinast 4. mai 2026" in text
    assert "Kvifor det tek tid Mange søknader." in text


@pytest.mark.django_db
def test_an_emoji_stops_no_letter_and_is_not_lost_in_silence(world: World) -> None:
    case = world.recommended()
    world.impartial(case, world.board)
    actions.refuse(actor=world.board, case_id=case.pk, reasons="Prosjektet er fint \U0001f600, men for sent.", now=NOW)
    _, text = last_letter(world, case)
    assert "fint \ufffd, men for sent." in text
    assert "er byttet ut med \ufffd: U+1F600. Teksten slik den ble skrevet, ligger i saken." in text
    assert "\U0001f600" in (world.case(case).decision or pytest.fail()).reasons
    assert APPEAL_RULED in {kind.key for kind in KINDS}
