"""Who handles a case and who sits where it is decided, as its applicant may know them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bulyst.cases.kinds import ConflictGround
from bulyst.cases.models import Assessment, Body, Case, ConflictQuestion
from bulyst.cases.queries.board import agenda_item_of, seats
from bulyst.tenancy.models import User


@dataclass(frozen=True, slots=True)
class Handler:
    """A person, and the body that they sit in; nothing for who handles the case."""

    user: User
    body: str = ""


def handlers_of(case: Case, on: date) -> list[Handler]:
    """The case's officer and assessor, and the members of the body that decides: of every body, while none is named."""
    if not case.is_sent:
        return []
    found = {user.pk: Handler(user) for user in _officers(case)}
    item = agenda_item_of(case)
    bodies = [item.meeting.body] if item else list(Body.objects.all())
    for body in bodies:
        for seat in seats(body.pk, on):
            found.setdefault(seat.user_id, Handler(seat.user, body.name))
    return list(found.values())


def _officers(case: Case) -> Iterable[User]:
    if case.officer is not None:
        yield case.officer
    for assessment in Assessment.objects.select_related("by").filter(case=case):
        yield assessment.by


def asked_by_applicant(case: Case) -> list[ConflictQuestion]:
    """What the applicant has asked about people in the case, oldest first."""
    found = ConflictQuestion.objects.select_related("user").filter(case=case, ground=ConflictGround.APPLICANT)
    return list(found.order_by("pk"))
