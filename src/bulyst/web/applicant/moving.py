"""What of an application would follow to another call, and what had no place there, in words. Staff shows it too."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils.translation import get_language

from bulyst.cases.models import Case
from bulyst.cases.queries import Target, earlier_applications, left_answers, lost_in_copy, targets_of
from bulyst.programmes.models import Call
from bulyst.tenancy.actor import Actor
from bulyst.web.applicant.answers import Answer, told


@dataclass(frozen=True, slots=True)
class Offer:
    """A call that an application could go to: the questions it does not ask, and those it asks anew."""

    call: Call
    left: tuple[str, ...]
    asked: tuple[str, ...]
    purpose_fits: bool


def offers(targets: list[Target]) -> list[Offer]:
    """The calls with what would and would not follow, in the reader's written standard."""
    language = "nn" if get_language() == "nn" else "nb"
    return [
        Offer(
            target.call,
            tuple(block.label.text(language) for block, _value in target.follows.left),
            tuple(block.label.text(language) for block in target.follows.asked),
            target.purpose_fits,
        )
        for target in targets
    ]


def chosen_in(request: HttpRequest, offered: list[Offer]) -> Call | None:
    """The call that was chosen among those offered, or None."""
    sent = request.POST.get("utlysning", "")
    return next((each.call for each in offered if sent == str(each.call.pk)), None)


@dataclass(frozen=True, slots=True)
class Earlier:
    """An application that was sent before, and what of it would follow to a call that is open now."""

    case: Case
    offer: Offer


def earlier_for(actor: Actor, call: Call, now: datetime, *, at_most: int = 3) -> list[Earlier]:
    """The last applications of the person to the call's municipality, each with what would follow to this call."""
    if actor.user_id is None:
        return []
    found = []
    for case in earlier_applications(actor.user_id, call.tenant_id)[:at_most]:
        targets = [each for each in targets_of(case, now, also_own=True) if each.call.pk == call.pk]
        found += [Earlier(case, offer) for offer in offers(targets)]
    return found


def lost(case: Case) -> list[Answer]:
    """The answers of the application that was copied which have no place in this one, as they are read."""
    language = "nn" if get_language() == "nn" else "nb"
    return [told(each.block, {each.block.key: each.value}, language, {}) for each in lost_in_copy(case)]


def left_behind(case: Case) -> list[Answer]:
    """The answers that had no place in the call that the application was moved to, as they are read."""
    language = "nn" if get_language() == "nn" else "nb"
    return [told(each.block, {each.block.key: each.value}, language, {}) for each in left_answers(case)]
