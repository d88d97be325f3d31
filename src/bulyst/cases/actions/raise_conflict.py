"""Raise the question whether somebody is impartial in a case."""

from collections.abc import Collection
from datetime import datetime

from bulyst.cases import impartiality_rules as rules
from bulyst.cases.conflicts import raise_found, raise_question
from bulyst.cases.facts import ConflictFacts
from bulyst.cases.kinds import ConflictGround
from bulyst.cases.models import ConflictQuestion
from bulyst.cases.queries.access import access_case
from bulyst.cases.queries.facts import who
from bulyst.cases.queries.handlers import handlers_of
from bulyst.cases.queries.worth_asking import open_cases_of
from bulyst.cases.verdicts import judge
from bulyst.kernel.deadlines import today
from bulyst.kernel.verdict import require
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.queries import staff
from bulyst.tenancy.roles import Right


@action
def raise_conflict(*, actor: Actor, case_id: int, user_id: int, ground: str, now: datetime) -> ConflictQuestion:
    """Anybody on the staff raises a question about anybody on the staff, with a ground. Raises `Refused`.

    The person is suspended from the case at once, until the question is decided.
    """
    authorise(actor, Right.SEE_STAFF)
    case = access_case(actor, case_id, for_update=True)
    is_staff = staff(case.tenant_id, today(now)).filter(pk=user_id).exists()
    facts = ConflictFacts(actor.user_id, user_id, ground, is_staff=is_staff)
    require([rules.about_the_staff(facts), rules.ground_told(facts)])
    about = ConflictGround.DECLARED if user_id == actor.user_id else ConflictGround.RAISED
    return raise_question(actor, case, user_id, about, ground, now)


@action
def question_impartiality(*, actor: Actor, case_id: int, user_id: int, ground: str, now: datetime) -> ConflictQuestion:
    """The applicant asks whether somebody who handles or decides the case is impartial, with a ground.

    Raises `Refused`. The person is suspended from the case at once, and whoever decides about them decides it.
    """
    authorise(actor, Right.APPLY)
    case = access_case(actor, case_id, for_update=True)
    known = {person.user.pk for person in handlers_of(case, today(now))}
    facts = ConflictFacts(actor.user_id, user_id, ground, is_staff=user_id in known)
    may_write = judge(who(case, actor).may_write, "cases.may_write")
    require([may_write, rules.about_a_handler(facts), rules.ground_told(facts)])
    return raise_question(actor, case, user_id, ConflictGround.APPLICANT, ground, now)


@action
def look_for_conflicts(*, actor: Actor, user_ids: Collection[int], party_id: int, now: datetime) -> int:
    """Raise what a newly recorded tie or membership means for the party's open cases. Returns how many questions."""
    authorise(actor, Right.SEE_STAFF)
    return sum(len(raise_found(actor, case, user_ids, now)) for case in open_cases_of(actor, party_id))
