"""Keep what the work list is read from equal to what the cases' rows say.

`access_case(..., for_update=True)` puts `settle` at the end of the action that locks a case: whoever may change a
case leaves its next steps right, in the same transaction, without having to think of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from bulyst.cases.models import Case, NextStep
from bulyst.cases.waiting import RARE, SOURCES
from bulyst.cases.waits import Waiting
from bulyst.tenancy.action import at_end
from bulyst.tenancy.scope import across, everywhere

_FIELDS = ("task", "facts", "right", "due_on", "late_task", "late_right", "kind", "programme_id", "officer_id")


@dataclass(frozen=True, slots=True)
class Difference:
    """A case whose stored next steps are not what its rows say."""

    tenant_id: int
    case_id: int
    stored: str
    computed: str


def settle_at_end(case: Case) -> None:
    """Settle the case when the running action is done. For actions that make a case; who locks one has it done."""
    case_id = case.pk
    at_end(("settle", case_id), lambda: settle(case_id))


def settle(case_id: int) -> None:
    """Write down what the case waits for now; only rows that differ are touched."""
    case = _cases().get(pk=case_id)
    stored = {step.source: step for step in NextStep.objects.filter(case=case)}
    computed = _computed(case)
    gone = [step.pk for source, step in stored.items() if source not in computed]
    if gone:
        NextStep.objects.filter(pk__in=gone).delete()
    for source, values in computed.items():
        step = stored.get(source)
        if step is None:
            NextStep.objects.create(tenant_id=case.tenant_id, case=case, source=source, **values)
        elif _values(step) != values:
            NextStep.objects.filter(pk=step.pk).update(**values)


def differences() -> Iterator[Difference]:
    """Every case, in all municipalities, whose stored next steps differ from what its rows say."""
    with everywhere("the work list is checked as a whole"):
        for case in _cases().prefetch_related("next_steps").order_by("pk").iterator(chunk_size=1000):
            stored = {step.source: _values(step) for step in case.next_steps.all()}
            computed = _computed(case)
            if stored != computed:
                yield Difference(case.tenant_id, case.pk, _said(stored), _said(computed))


def mend(found: Difference) -> None:
    """Settle one case that was found to differ."""
    with across([found.tenant_id]):
        settle(found.case_id)


def _cases() -> QuerySet[Case]:
    """Cases with what decides which sources have something to say."""
    rare = {_flag(source): Exists(rows().filter(case=OuterRef("pk"))) for source, rows in RARE.items()}
    return Case.objects.select_related("decision").annotate(**rare)


def _flag(source: str) -> str:
    return f"has_{source}"


def _computed(case: Case) -> dict[str, dict[str, object]]:
    if not case.is_sent:
        return {}
    asked = (source for source in SOURCES if source not in RARE or getattr(case, _flag(source)))
    waits = ((source, SOURCES[source](case)) for source in asked)
    return {source: _row(case, waiting) for source, waiting in waits if waiting is not None}


def _row(case: Case, waiting: Waiting) -> dict[str, object]:
    return {
        "task": waiting.task,
        "facts": dict(waiting.facts),
        "right": waiting.right or "",
        "due_on": waiting.due,
        "late_task": waiting.late_task,
        "late_right": waiting.late_right or "",
        "kind": case.kind,
        "programme_id": case.programme_id,
        "officer_id": case.officer_id,
    }


def _values(step: NextStep) -> dict[str, object]:
    return {name: getattr(step, name) for name in _FIELDS}


def _said(steps: dict[str, dict[str, object]]) -> str:
    return ", ".join(f"{source}: {values['task']} {values['due_on'] or ''}".strip() for source, values in steps.items())
