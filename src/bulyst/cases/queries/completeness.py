"""What an application lacks, in sentences that can be sent to the applicant."""

from datetime import datetime

from bulyst.cases import application_rules
from bulyst.cases.aid import BUSINESSES
from bulyst.cases.lifecycle import Depth
from bulyst.cases.models import Case
from bulyst.cases.queries.facts import grant_facts
from bulyst.kernel.message import Message
from bulyst.parties.models import PartyKind
from bulyst.tenancy.actor import Actor

_BY_THE_RULES = (
    *application_rules.COMPLETE,
    application_rules.runs_forward,
    application_rules.cost_lines_add_up,
    application_rules.plan_is_financed,
)
_REGISTERED = frozenset({PartyKind.FIRM, PartyKind.FARM, PartyKind.ASSOCIATION})


def gaps(case: Case, actor: Actor, now: datetime) -> list[Message]:
    """What is missing by the rules' and the form's own verdicts, and what is not known of the applicant."""
    facts = grant_facts(case, actor, now, depth=Depth.WRITTEN)
    verdicts = [*(rule(facts) for rule in _BY_THE_RULES), *application_rules.own_questions(facts)]
    return [each.message for each in verdicts if not each.ok] + [Message(key) for key in _unknown(case)]


def _unknown(case: Case) -> list[str]:
    party = case.applicant
    wanted = {
        "gaps.organisation_number": party.kind in _REGISTERED and not party.organisation_number,
        "gaps.account_number": not party.account_number,
        "gaps.aid_declared": party.kind in BUSINESSES and case.aid_declared is None,
        "gaps.product": party.kind == PartyKind.FARM and not case.product,
    }
    return [key for key, lacks in wanted.items() if lacks]
