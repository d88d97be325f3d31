"""Where an application could be moved or copied to, and what of it would follow."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bulyst.cases.kinds import CaseKind
from bulyst.cases.models import Case, Move
from bulyst.cases.moving import Carried, carried
from bulyst.cases.queries.access import cases_of_applicant
from bulyst.programmes import queries as programmes
from bulyst.programmes.blocks import EMPTY, Block, Form, read_blocks
from bulyst.programmes.models import Call, FormVersion


@dataclass(frozen=True, slots=True)
class Target:
    """An open call of the same municipality, and what of an application would follow to it."""

    call: Call
    follows: Carried
    purpose_fits: bool


@dataclass(frozen=True, slots=True)
class LeftAnswer:
    """A question that is no longer asked, with the answer that was given to it."""

    block: Block
    value: Any
    call: str


def form_for(call: Call) -> FormVersion | None:
    """The version of the form that an application to this call is begun with now."""
    return programmes.form_in_use(call.programme_id, call.pk)


def form_of(case: Case | None) -> Form:
    """The municipality's own questions that a case was begun with."""
    return case.form.questions if case is not None and case.form else EMPTY


def targets_of(case: Case, now: datetime, *, also_own: bool = False) -> list[Target]:
    """The open calls of the case's municipality; without the one that it is made to, unless `also_own`."""
    found = []
    for call in programmes.open_calls(now):
        if call.tenant_id != case.tenant_id or call.kind != CaseKind.GRANT:
            continue
        if call.pk == case.call_id and not also_own:
            continue
        form = form_for(call)
        follows = carried(form_of(case), form.questions if form else EMPTY, case.answers)
        fits = not case.purpose or not call.purposes or case.purpose in call.purposes
        found.append(Target(call, follows, fits))
    return found


def earlier_applications(user_id: int, tenant_id: int) -> list[Case]:
    """What the user has sent to one municipality and can begin a new application from, the last first."""
    return [
        case
        for case in cases_of_applicant(user_id)
        if case.tenant_id == tenant_id and case.kind == CaseKind.GRANT and case.is_sent
    ]


def lost_in_copy(case: Case) -> list[LeftAnswer]:
    """What the application that this one is a copy of answered, and this form does not ask."""
    source = case.copied_from
    if source is None:
        return []
    left = carried(form_of(source), form_of(case), source.answers).left
    return [LeftAnswer(block, value, source.call.title if source.call else "") for block, value in left]


def moves_of(case: Case) -> list[Move]:
    """How an application was moved, in order."""
    return list(Move.objects.filter(case=case).select_related("from_call", "to_call", "moved_by"))


def left_answers(case: Case) -> list[LeftAnswer]:
    """What the applicant answered to questions of calls that the application has left."""
    return [
        LeftAnswer(read_blocks([each["question"]])[0], each["answer"], moved.from_call.title)
        for moved in moves_of(case)
        for each in moved.left
    ]
