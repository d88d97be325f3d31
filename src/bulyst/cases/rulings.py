"""What the registered rulings of the body above have in common."""

from datetime import datetime

from bulyst.cases.appeals import Section, owing, tell_in_a_letter
from bulyst.cases.appeals import reasons as section
from bulyst.cases.drafts import RulingDraft
from bulyst.cases.facts import AppealFacts
from bulyst.cases.kinds import Matter
from bulyst.cases.letters import APPEAL_RULED
from bulyst.cases.models import Appeal
from bulyst.cases.notices import tell_applicant
from bulyst.cases.steps import person
from bulyst.correspondence.models import Letter
from bulyst.kernel.lifecycle import Outcome
from bulyst.tenancy.actor import Actor

_TITLE = {"nb": "Klagen er avgjort: {heading}", "nn": "Klaga er avgjord: {heading}"}
_CONDITIONS = {"nb": "Vilkår", "nn": "Vilkår"}


def write_ruling(actor: Actor, appeal: Appeal, outcome: Outcome, draft: RulingDraft, now: datetime) -> None:
    """Move the appeal, and keep what the body above wrote."""
    appeal.state = outcome.target
    appeal.ruled_by_id = person(actor)
    appeal.ruled_on = draft.ruled_on
    appeal.ruling = draft.reasons
    appeal.reference = draft.reference
    appeal.closed_at = now
    appeal.save(update_fields=["state", "ruled_by", "ruled_on", "ruling", "reference", "closed_at"])


def tell_ruling(actor: Actor, appeal: Appeal, part: str, draft: RulingDraft, now: datetime) -> Letter:
    """The letter about a ruling and the notice of it; `part` is the text that says what came of it."""
    case, language = appeal.case, appeal.case.language
    sections: list[Section] = [{"heading": "", "part": part}, section(language, draft.reasons)]
    if draft.conditions.strip():
        sections.append({"heading": _CONDITIONS[language], "written": draft.conditions})
    sections += owing(appeal)
    title = _TITLE[language].format(heading=case.heading)
    letter = tell_in_a_letter(actor, case, appeal, APPEAL_RULED, title, sections, now)
    tell_applicant(actor, case, f"appeal:{appeal.pk}:{appeal.state.lower()}", now)
    return letter


def altered_part(appeal: Appeal) -> str:
    """The text of the letter for what the body above put in the place of what was appealed."""
    if appeal.reclaim is not None:
        return "claim_lowered" if appeal.reclaim.amount else "claim_lifted"
    return "change_granted" if appeal.matter == Matter.CHANGE else "altered"


def annulled_part(facts: AppealFacts) -> str:
    """The text of the letter for what was annulled."""
    if facts.matter == Matter.CLAIM:
        return "claim_annulled"
    changed = facts.matter == Matter.CHANGE or facts.before_change is not None
    return "change_annulled" if changed else "annulled"
