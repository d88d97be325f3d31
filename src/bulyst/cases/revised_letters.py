"""The letters about what a body decided anew after an appeal of its own decision; each can be appealed."""

from bulyst.cases.appeals import Section, owing, tell_in_a_letter
from bulyst.cases.appeals import reasons as section
from bulyst.cases.consequences import Anew
from bulyst.cases.decisions import send_letter
from bulyst.cases.letters import CLAIM_REVISED
from bulyst.cases.models import Change, Decision, Reclaim
from bulyst.cases.money_letters import change_letter
from bulyst.cases.receipt import send_to_applicant
from bulyst.correspondence.models import Letter

_TITLE = {
    "nb": "Nytt vedtak om tilbakebetaling etter klage: {heading}",
    "nn": "Nytt vedtak om tilbakebetaling etter klage: {heading}",
}
_NOTICE = {"nb": "Dere kan klage", "nn": "De kan klage"}


def letter_of_revision(anew: Anew, decided: Decision | Reclaim) -> Letter:
    """Make and send it, last of all: a refusal of the ledger then leaves no file behind."""
    if isinstance(decided, Reclaim):
        return _of_a_claim(anew, decided)
    change = anew.appeal.change
    return _of_a_change(anew, change, decided) if change is not None else _of_a_grant(anew, decided)


def _of_a_grant(anew: Anew, decision: Decision) -> Letter:
    assert anew.facts.grant is not None  # judged before it was decided
    send_letter(anew.actor, anew.case, decision, anew.facts.grant, anew.verdicts, anew.now)
    assert decision.letter is not None
    return decision.letter


def _of_a_change(anew: Anew, change: Change, decision: Decision) -> Letter:
    letter = change_letter(anew.actor, change, anew.now)
    decision.letter = letter
    decision.save(update_fields=["letter"])
    send_to_applicant(anew.actor, anew.case, letter, anew.now)
    return letter


def _of_a_claim(anew: Anew, reclaim: Reclaim) -> Letter:
    case, language = anew.case, anew.case.language
    sections: list[Section] = [
        {"heading": "", "part": "lowered" if reclaim.amount else "lifted"},
        section(language, anew.draft.reasons),
        *owing(anew.appeal),
    ]
    if reclaim.amount:
        sections.append({"heading": _NOTICE[language], "part": "appeal"})
    title = _TITLE[language].format(heading=case.heading)
    letter = tell_in_a_letter(
        anew.actor, case, anew.appeal, CLAIM_REVISED, title, sections, anew.now, clock=bool(reclaim.amount)
    )
    reclaim.letter = letter
    reclaim.save(update_fields=["letter"])
    return letter
