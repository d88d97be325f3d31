"""Every read of programmes, their goals, money, calls and rules."""

from collections.abc import Collection
from datetime import date, datetime

from django.db.models import F, Max, Q, QuerySet
from django.utils.translation import gettext

from bulyst.programmes import rulebook
from bulyst.programmes.choices import FormUse
from bulyst.programmes.models import (
    Area,
    Call,
    Claim,
    FormVersion,
    Fund,
    Goal,
    Programme,
    Project,
    Round,
    Rule,
    RuleSet,
    Value,
    last_moment,
)
from bulyst.tenancy import scope


def programmes() -> QuerySet[Programme]:
    """The programmes of the open scope."""
    return Programme.objects.all()


def programme(slug: str) -> Programme | None:
    """The programme with this slug in the open scope, published or not, or None."""
    return Programme.objects.select_related("tenant").filter(slug=slug).first()


def access_programme(programme_id: int) -> Programme:
    """One programme of the open scope. Raises `Programme.DoesNotExist`, also for another municipality's."""
    return Programme.objects.select_related("tenant").get(pk=programme_id)


def lock_programme(programme_id: int) -> Programme:
    """The same, locked until the transaction ends: what must not be made twice in it is made one at a time."""
    return Programme.objects.select_for_update(of=("self",)).get(pk=programme_id)


def published_programme(slug: str) -> Programme | None:
    """The published programme with this slug in the open scope, or None."""
    return Programme.objects.select_related("tenant").filter(slug=slug, published_at__isnull=False).first()


def published_programmes() -> list[Programme]:
    """Every municipality's published programmes, by municipality and name."""
    with scope.everywhere("published programmes are public"):
        return list(
            Programme.objects.filter(published_at__isnull=False)
            .select_related("tenant")
            .order_by("tenant__name", "name", "id")
        )


def programmes_with_slug(slug: str) -> list[Programme]:
    """Every municipality's programmes with this slug; a slug is unique in its municipality only."""
    with scope.everywhere("the command line finds a programme by its slug"):
        return list(Programme.objects.filter(slug=slug).select_related("tenant").order_by("tenant__number"))


def areas(programme_id: int) -> QuerySet[Area]:
    """The areas of a programme in order."""
    return Area.objects.filter(programme_id=programme_id)


def area_names(area_ids: Collection[int | None]) -> dict[int | None, str]:
    """The names of areas of the open scope, by id; None is what belongs to no area."""
    names: dict[int | None, str] = dict(Area.objects.filter(pk__in=area_ids).values_list("id", "name"))
    return names | {None: gettext("uten programområde")}


def values(programme_id: int) -> QuerySet[Value]:
    """The values of a programme in order."""
    return Value.objects.filter(programme_id=programme_id, is_value=True)


def criteria(programme_id: int) -> QuerySet[Value]:
    """What cases are scored by: the programme's values among it, in order."""
    return Value.objects.filter(programme_id=programme_id, is_criterion=True)


def own_criteria(programme_id: int) -> QuerySet[Value]:
    """The criteria that are no values of the programme."""
    return criteria(programme_id).filter(is_value=False)


def goals(programme_id: int) -> QuerySet[Goal]:
    """The goals of a programme in order, with their areas."""
    return Goal.objects.filter(programme_id=programme_id).select_related("area")


def claims(programme_id: int) -> QuerySet[Claim]:
    """What is said to have come of a programme, in order."""
    return Claim.objects.filter(programme_id=programme_id).select_related("goal")


def projects(programme_id: int) -> QuerySet[Project]:
    """The place-development projects of a programme."""
    return Project.objects.filter(programme_id=programme_id)


def funds(programme_id: int) -> QuerySet[Fund]:
    """The funds of a programme; `frame_id` is the ledger's."""
    return Fund.objects.filter(programme_id=programme_id)


def calls(programme_id: int) -> QuerySet[Call]:
    """Every call of a programme, open or not."""
    return Call.objects.filter(programme_id=programme_id).select_related("area", "fund")


def call(call_id: int) -> Call | None:
    """One call of the open scope, or None."""
    return Call.objects.select_related("programme", "fund", "tenant").filter(pk=call_id).first()


def announced_call(slug: str) -> Call | None:
    """The call with this slug in the open scope if its programme is published, open or not, or None."""
    found = Call.objects.select_related("programme", "area", "fund", "tenant")
    return found.filter(slug=slug, programme__published_at__isnull=False).first()


def open_calls(now: datetime) -> list[Call]:
    """What can be applied to now in every municipality's published programmes; first to close first."""
    with scope.everywhere("open calls of published programmes are public"):
        found = (
            Call.objects.filter(programme__published_at__isnull=False, opens_at__lte=now, cancelled_at__isnull=True)
            .filter(Q(closes_at__isnull=True) | Q(closes_at__gt=now))
            .select_related("programme", "tenant", "fund", "area")
        )
        return sorted(found, key=lambda each: (each.closes_at is None, each.closes_at or now, each.title))


def open_call(call_id: int, now: datetime) -> Call | None:
    """One call that can be applied to now, whichever municipality announced it, or None."""
    return next((each for each in open_calls(now) if each.pk == call_id), None)


def rounds(call_id: int) -> QuerySet[Round]:
    """The rounds of a call in order; none for one that has a single closing time, or no end."""
    return Round.objects.filter(call_id=call_id)


def access_round(round_id: int) -> Round:
    """One round of the open scope, with its call. Raises `Round.DoesNotExist`."""
    return Round.objects.select_related("call").get(pk=round_id)


def rounds_open_or_in(round_ids: Collection[int], now: datetime) -> QuerySet[Round]:
    """The rounds that have not closed, and those of `round_ids`, with their calls; the first to close first."""
    found = Round.objects.select_related("call").filter(call__cancelled_at=None)
    return found.filter(Q(pk__in=round_ids) | Q(closes_at__gt=now)).order_by("closes_at", "pk")


def round_at(call: Call, now: datetime, begun_at: datetime) -> Round | None:
    """The round that an application sent at `now` belongs to: the first whose time is not out, its grace included."""
    return next((each for each in rounds(call.pk) if now < last_moment(each.closes_at, call.grace, begun_at)), None)


_PARTS: dict[str, type[Area | Value | Project | Claim | Goal]] = {
    "area": Area,
    "value": Value,
    "project": Project,
    "claim": Claim,
    "goal": Goal,
}


def access_part(kind: str, part_id: int) -> Area | Value | Project | Claim | Goal:
    """One "area", "value", "project", "claim" or "goal" of the open scope, with its programme.

    Raises the model's DoesNotExist.
    """
    return _PARTS[kind].objects.select_related("programme").get(pk=part_id)


def access_area(area_id: int) -> Area:
    """One area of the open scope, with its programme. Raises `Area.DoesNotExist`."""
    return Area.objects.select_related("programme").get(pk=area_id)


def access_goal(goal_id: int) -> Goal:
    """One goal of the open scope, with its programme. Raises `Goal.DoesNotExist`."""
    return Goal.objects.select_related("programme").get(pk=goal_id)


def access_fund(fund_id: int) -> Fund:
    """One fund of the open scope, with its programme. Raises `Fund.DoesNotExist`."""
    return Fund.objects.select_related("programme").get(pk=fund_id)


def access_call(call_id: int) -> Call:
    """One call of the open scope, with its programme. Raises `Call.DoesNotExist`."""
    return Call.objects.select_related("programme").get(pk=call_id)


def call_slug_is_taken(slug: str) -> bool:
    """Is there a call with this slug in the open scope?"""
    return Call.objects.filter(slug=slug).exists()


def programmes_that_set(kinds: Collection[str]) -> list[int]:
    """The programmes of the open scope that have, or once had, a rule of one of these kinds."""
    return sorted(set(Rule.objects.filter(kind__in=kinds).values_list("rule_set__programme_id", flat=True)))


def rule_sets(programme_id: int, call_id: int | None = None) -> QuerySet[RuleSet]:
    """Every rule set of a programme, or of one call alone; newest first, with its rules."""
    found = RuleSet.objects.filter(programme_id=programme_id).prefetch_related("rules")
    return found.filter(call__isnull=True) if call_id is None else found.filter(call_id=call_id)


def last_rule_version(programme_id: int) -> int:
    """The number of the programme's last rule set, its calls' included; 0 for none."""
    return RuleSet.objects.filter(programme_id=programme_id).aggregate(last=Max("version"))["last"] or 0


def drafts_of(rule_set: RuleSet) -> tuple[rulebook.RuleDraft, ...]:
    """The rules of a set as proposals, to begin a new set from."""
    return tuple(
        rulebook.RuleDraft(rule.kind, rule.parameters, rule.citation, rule.text_nb, rule.text_nn)
        for rule in rule_set.rules.all()
    )


def rules_on(programme_id: int, day: date, call_id: int | None = None) -> rulebook.RuleBook:
    """What held on `day` for a call by rules of its own, else for the programme; without a set, no rules."""
    held = RuleSet.objects.filter(programme_id=programme_id, valid_from__lte=day).prefetch_related("rules")
    held = held.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day)).filter(Q(call__isnull=True) | Q(call=call_id))
    found = held.order_by(F("call").desc(nulls_last=True), "-valid_from", "-id").first()
    if found is None:
        return rulebook.RuleBook(programme_id, name="", version="", valid_from=None, valid_to=None)
    return book(found)


def book(rule_set: RuleSet) -> rulebook.RuleBook:
    """One rule set as plain values."""
    version = f"{rule_set.pk}/{rule_set.version}"
    return rulebook.RuleBook(
        programme_id=rule_set.programme_id,
        name=rule_set.name,
        version=version,
        valid_from=rule_set.valid_from,
        valid_to=rule_set.valid_to,
        rules=tuple(
            (rule.kind, rulebook.read(rule.kind, rule.parameters, _origin(rule, version)))
            for rule in rule_set.rules.all()
        ),
    )


def _origin(rule: Rule, version: str) -> rulebook.Origin:
    return rulebook.Origin(f"rule.{rule.pk}", version, rule.citation, rule.text_nb, rule.text_nn)


def forms(programme_id: int, call_id: int | None = None, use: str = FormUse.APPLICATION) -> QuerySet[FormVersion]:
    """Every version of a call's form, or (without a call) of the programme's; newest first."""
    found = FormVersion.objects.filter(programme_id=programme_id, use=use).select_related("made_by")
    return found.filter(call__isnull=True) if call_id is None else found.filter(call_id=call_id)


def latest_form(programme_id: int, call_id: int | None = None, use: str = FormUse.APPLICATION) -> FormVersion | None:
    """The newest version, adopted or still being worked on, or None."""
    return forms(programme_id, call_id, use).first()


def form_in_use(programme_id: int, call_id: int | None = None, use: str = FormUse.APPLICATION) -> FormVersion | None:
    """The version that people are asked by now: the call's own, else the programme's, else None."""
    own = forms(programme_id, call_id, use).filter(adopted_at__isnull=False).first()
    if own is not None or call_id is None:
        return own
    return form_in_use(programme_id, None, use)


def access_form(form_id: int) -> FormVersion:
    """One version of the open scope. Raises `FormVersion.DoesNotExist`."""
    return FormVersion.objects.select_related("programme", "call").get(pk=form_id)
