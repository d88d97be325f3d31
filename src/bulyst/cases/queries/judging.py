"""What the rules in force say of a case, or of an application that is only described. For checking from outside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bulyst.cases import application_rules, rules
from bulyst.cases.aid import Aid, suggested_basis
from bulyst.cases.described import Described
from bulyst.cases.facts import GrantFacts, Who
from bulyst.cases.kinds import CaseKind
from bulyst.cases.models import Assessment, Case, Decision
from bulyst.cases.queries.facts import application_facts, grant_facts
from bulyst.kernel.deadlines import today
from bulyst.kernel.money import Money
from bulyst.kernel.verdict import Verdict
from bulyst.programmes import queries as programmes
from bulyst.programmes.models import Call, Programme
from bulyst.programmes.rulebook import Condition, RuleBook
from bulyst.tenancy import scope
from bulyst.tenancy.actor import system_actor
from bulyst.tenancy.models import Municipality

LONGEST_ID = 19
"""Digits of an id that no database has any more."""

ONE_EACH = (*application_rules.COMPLETE, application_rules.runs_forward, application_rules.purpose_in_call, *rules.KEPT)


@dataclass(frozen=True, slots=True)
class Judged:
    """One rule's verdict with the rule's own text; no text for what the law or arithmetic says."""

    verdict: Verdict
    text: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """Every verdict on one amount, by the rules of one day; and what only a person can judge."""

    book: RuleBook
    amount: Money
    judged: tuple[Judged, ...]

    @property
    def ok(self) -> bool:
        """Whether no rule says no."""
        return all(each.verdict.ok for each in self.judged)

    @property
    def for_people(self) -> list[Condition]:
        """Requirements in words, which the case officer judges."""
        return [rule for _kind, rule in self.book.rules if isinstance(rule, Condition)]


def grant_cases_named(asked: str, municipality: str = "") -> list[Case]:
    """The grant cases that `asked` can mean: a number as the municipality writes it ("2026/12"), or an id.

    `municipality` narrows it down, by its number, name or address ("5042", "Lierne", "5042-lierne").
    """
    if "/" not in asked and not _is_id(asked):
        return []
    which: dict[str, str | int] = {"number": asked} if "/" in asked else {"pk": int(asked)}
    with scope.everywhere("the command line finds a case by its number"):
        found = Case.objects.filter(kind=CaseKind.GRANT, **which).select_related("tenant").order_by("tenant__number")
        return [each for each in found if not municipality or _is_called(each.tenant, municipality)]


def _is_id(asked: str) -> bool:
    return asked.isascii() and asked.isdecimal() and len(asked) < LONGEST_ID


def _is_called(municipality: Municipality, asked: str) -> bool:
    names = (municipality.number, municipality.name, municipality.slug)
    return asked.casefold() in {name.casefold() for name in names}


def judge_case(case_id: int, now: datetime) -> Judgement | None:
    """The case as it stands, for the amount granted, recommended or applied for; None for no such grant case."""
    with scope.everywhere("the command line finds a case by its id"):
        found = Case.objects.filter(pk=case_id, kind=CaseKind.GRANT).values_list("tenant_id", flat=True).first()
    if found is None:
        return None
    with scope.opened(found):
        case = Case.objects.select_related("applicant", "fund", "tenant", "call", "form").get(pk=case_id)
        granted = Decision.objects.filter(case=case, amount__gt=0).values_list("amount", flat=True).first()
        recommended = Assessment.objects.filter(case=case).values_list("recommended_amount", flat=True).last()
        amount = granted or recommended or case.applied_amount or Money.ZERO
        return _judge(grant_facts(case, system_actor(case.tenant_id), now, amount=amount))


def judge_described(described: Described, now: datetime) -> Judgement | None:
    """A described application; None when there is no such call or programme."""
    with scope.everywhere("the command line finds a call by its address"):
        place = _the_place(described)
    if place is None:
        return None
    call, programme = (place, place.programme) if isinstance(place, Call) else (None, place)
    on = described.received or today(now)
    with scope.opened(programme.tenant_id):
        book = programmes.rules_on(programme.pk, on, call.pk if call else None)
        form = programmes.form_in_use(programme.pk, call.pk if call else None)
        return _judge(_facts(described, on, book, call, form.questions.blocks if form else ()))


def _facts(described: Described, on: date, book: RuleBook, call: Call | None, questions: tuple) -> GrantFacts:
    amount = described.amount or described.draft.applied_amount or Money.ZERO
    return GrantFacts(
        on=on,
        who=Who(),
        rules=book,
        applicant_kind=described.applicant_kind,
        received_on=on,
        call_purposes=tuple(call.purposes) if call else (),
        questions=questions,
        granted_before=described.granted_before,
        aid_basis=suggested_basis(described.applicant_kind, described.draft.product),
        aid=_aid(described, on, book),
        amount=amount,
        **application_facts(described.draft),
    )


def _aid(described: Described, on: date, book: RuleBook) -> tuple[Aid, ...]:
    rule = book.de_minimis()
    return (Aid(on, described.aid_known, rule.rate, own=True),) if rule and described.aid_known else ()


def _judge(facts: GrantFacts) -> Judgement:
    texts = {rule.rule_id: rule.text("nb") for _kind, rule in facts.rules.rules}
    verdicts = [*(rule(facts) for rule in ONE_EACH), *application_rules.own_questions(facts)]
    judged = tuple(Judged(each, texts.get(each.rule, "")) for each in verdicts)
    return Judgement(facts.rules, facts.amount or Money.ZERO, judged)


def _the_place(described: Described) -> Call | Programme | None:
    municipality, _, slug = described.place.partition("/")
    if described.of_call:
        calls = Call.objects.select_related("programme", "tenant").filter(slug=slug)
        return next((each for each in calls if each.tenant.slug == municipality), None)
    found = Programme.objects.select_related("tenant").filter(slug=slug)
    return next((each for each in found if each.tenant.slug == municipality), None)
