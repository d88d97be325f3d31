"""How people stand to a case: what they belong to, have declared and were asked about, and who is above them."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime

from django.db.models import QuerySet

from bulyst.cases.facts import ConflictFacts
from bulyst.cases.impartiality_rules import Asked, Found, Standing, nearest_in_line, stand
from bulyst.cases.kinds import ConflictGround
from bulyst.cases.lifecycle import ConflictState
from bulyst.cases.models import AgendaItem, Case, ConflictQuestion, Decision, Declaration
from bulyst.cases.queries.access import visible_cases
from bulyst.kernel.deadlines import today
from bulyst.parties import queries as parties
from bulyst.parties.models import Tie
from bulyst.tenancy import queries as tenancy
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import User
from bulyst.tenancy.roles import Role


def standings(case: Case, user_ids: Collection[int]) -> dict[int, Standing]:
    """How each of these people stands to the case, those above them included in what is found."""
    above = tenancy.superiors(case.tenant_id, _received(case))
    lines = {user_id: tenancy.line_above(above, user_id) for user_id in user_ids}
    everybody = {*user_ids, *(each for line in lines.values() for each in line)}
    known = _Known(case, everybody)
    alone = {user_id: known.stand(user_id) for user_id in everybody}
    return {user_id: known.stand(user_id, _from_above(alone, lines[user_id])) for user_id in user_ids}


def standing(case: Case, user_id: int) -> tuple[Standing, bool]:
    """How one person stands to the case, and whether somebody above them was found to be in conflict."""
    above = tenancy.superiors(case.tenant_id, _received(case))
    line = tenancy.line_above(above, user_id)
    known = _Known(case, {user_id, *line})
    alone = {each: known.stand(each) for each in line}
    return known.stand(user_id, _from_above(alone, line)), any(each.out for each in alone.values())


def _from_above(alone: Mapping[int, Standing], line: Iterable[int]) -> list[Found]:
    """A superior in conflict, or in question, reaches down. Public Administration Act section 6, third paragraph."""
    return [Found(ConflictGround.SUPERIOR, each, waits=not alone[each].out) for each in line if not alone[each].clear]


class _Known:
    """Everything that is known of some people in a case, read at once."""

    def __init__(self, case: Case, user_ids: Collection[int]) -> None:
        party_id = case.applicant.counted_id
        self._roles = parties.roles_in(party_id, user_ids)
        self._ties = parties.ties_with(party_id, user_ids, _received(case))
        self._declared: dict[int, Declaration] = {
            each.user_id: each for each in Declaration.objects.filter(case=case, user_id__in=user_ids).order_by("pk")
        }
        self._questions = list(ConflictQuestion.objects.filter(case=case, user_id__in=user_ids))

    def stand(self, user_id: int, more: Iterable[Found] = ()) -> Standing:
        declared = self._declared.get(user_id)
        asked = [_asked(each, declared) for each in self._questions if each.user_id == user_id]
        found = [*self._found(user_id), *more]
        return stand(found, asked, declared.impartial if declared else None)

    def _found(self, user_id: int) -> Iterable[Found]:
        roles = self._roles.get(user_id, frozenset())
        if roles:
            yield Found(ConflictGround.MEMBER, 0, binding=bool(roles & parties.WRITERS))
        for tie in self._ties:
            if tie.user_id == user_id:
                yield Found(ConflictGround.TIE, tie.pk)


def _asked(question: ConflictQuestion, declared: Declaration | None) -> Asked:
    after = declared is None or question.decided_at is None or question.decided_at >= declared.declared_at
    return Asked(
        question.ground,
        question.key,
        is_open=question.state == ConflictState.OPEN,
        clears=question.state == ConflictState.IMPARTIAL,
        after_declaration=after,
    )


def _received(case: Case) -> date:
    """The first day that matters: a tie that ended before it has nothing to do with the case."""
    return today(case.submitted_at or case.created_at)


# Questions


def conflict_facts(question: ConflictQuestion, actor: Actor, now: datetime, text: str) -> ConflictFacts:
    """A question as the rules see it. `text` is what the actor is about to write."""
    case = question.case
    roles = parties.roles_in(case.applicant.counted_id, {question.user_id}).get(question.user_id, frozenset())
    return ConflictFacts(
        actor_id=actor.user_id,
        about_id=question.user_id,
        text=text,
        is_elected=is_elected(case.tenant_id, question.user_id, now),
        deciders=deciders(case, question.user_id, now),
        acts_for_applicant=bool(roles & parties.WRITERS),
    )


def is_elected(tenant_id: int, user_id: int, now: datetime) -> bool:
    """Whether the person sits on a board: then the board itself decides about them."""
    return tenancy.elected(tenant_id, today(now)).filter(pk=user_id).exists()


def deciders(case: Case, user_id: int, now: datetime) -> frozenset[int]:
    """Who decides whether an employee is impartial: nobody who is in question in the case themselves.

    The nearest superior; where none is recorded or left, a programme manager; else a member of the board.
    """
    on = today(now)
    line = tenancy.line_above(tenancy.superiors(case.tenant_id, on), user_id)
    managers, elected = (
        [each.pk for each in people if each.pk != user_id]
        for people in (
            tenancy.staff(case.tenant_id, on, Role.PROGRAMME_MANAGER),
            tenancy.elected(case.tenant_id, on),
        )
    )
    stands = standings(case, {*line, *managers, *elected})
    clear = {each for each, found in stands.items() if found.clear}
    return nearest_in_line(line, clear) or frozenset(set(managers) & clear) or frozenset(set(elected) & clear)


def questions_of(case: Case) -> QuerySet[ConflictQuestion]:
    """Every question about somebody in the case, oldest first. For staff."""
    return ConflictQuestion.objects.select_related("user", "raised_by", "decided_by").filter(case=case)


def access_question(actor: Actor, question_id: int, *, for_update: bool = False) -> ConflictQuestion:
    """One question with its case, through the case's door. Raises `DoesNotExist` of either."""
    questions = ConflictQuestion.objects.select_related(None)
    if for_update:
        questions = questions.select_for_update()
    question = questions.get(pk=question_id)
    question.case = visible_cases(actor).get(pk=question.case_id)
    return question


def questions_to_decide(actor: Actor, now: datetime) -> list[ConflictQuestion]:
    """The open questions about employees that are the actor's to decide, oldest first."""
    if actor.user_id is None:
        return []
    cases = visible_cases(actor)
    found = ConflictQuestion.objects.select_related("user").filter(state=ConflictState.OPEN, case__in=cases)
    mine = []
    for question in found.exclude(user_id=actor.user_id):
        question.case = cases.get(pk=question.case_id)
        if is_elected(question.tenant_id, question.user_id, now):
            continue
        if actor.user_id in deciders(question.case, question.user_id, now):
            mine.append(question)
    return mine


def who_decides(question: ConflictQuestion, now: datetime) -> tuple[list[User], bool]:
    """Who decides an open question: people, or the board (True)."""
    if is_elected(question.tenant_id, question.user_id, now):
        return [], True
    ids = deciders(question.case, question.user_id, now)
    return [each for each in tenancy.staff(question.tenant_id, today(now)) if each.pk in ids], False


def ties_in(case: Case, user_id: int) -> list[Tie]:
    """The person's recorded ties to the applicant that touch the case."""
    return parties.ties_with(case.applicant.counted_id, {user_id}, _received(case))


def took_part(case: Case, user_id: int) -> bool:
    """Whether the person decided in the case, alone or with others in a meeting."""
    if Decision.objects.filter(case=case, decided_by_id=user_id).exists():
        return True
    treated = AgendaItem.objects.filter(case=case, treated_at__isnull=False, meeting__attendance__user_id=user_id)
    return treated.exclude(aside__user_id=user_id).exclude(absences__user_id=user_id).exists()
