"""What can be appealed in a case, as a choice: the decision in force, a refused change, a claim for repayment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from bulyst.cases.drafts import Against
from bulyst.cases.lifecycle import AppealEvent
from bulyst.cases.models import Case, Change, Reclaim
from bulyst.cases.queries import Appealed, against_of, appealable_in, possible_appeal_steps
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.scope import opened
from bulyst.web.ui.formats import day, kroner
from bulyst.web.ui.forms import PlainForm, offer

#: Word in the address, and what it is called.
Things = Sequence[tuple[str, str]]

DECISION, CHANGE, CLAIM = "vedtak", "endring", "krav"


def word_of(against: Against) -> str:
    """How an address names what is appealed."""
    if against.change_id is not None:
        return f"{CHANGE}-{against.change_id}"
    return f"{CLAIM}-{against.reclaim_id}" if against.reclaim_id is not None else DECISION


def read_against(word: str) -> Against:
    """What a word in an address names; the decision in force for any other word."""
    kind, _dash, number = word.partition("-")
    if not number.isdecimal() or len(number) > 18:
        return Against()
    if kind == CHANGE:
        return Against(change_id=int(number))
    return Against(reclaim_id=int(number)) if kind == CLAIM else Against()


def appealable(actor: Actor, case: Case, event: AppealEvent, now: datetime) -> Things:
    """Everything that this person can appeal now, or write down an appeal of."""
    found = []
    with opened(case.tenant_id):
        for each in appealable_in(case):
            thing = against_of(case, each)
            if thing is None:
                continue
            steps = possible_appeal_steps(actor, case, None, now, thing)
            if any(step.event == event and step.allowed for step in steps):
                found.append((word_of(each), named(thing)))
    return found


def ways_to_appeal(actor: Actor, case: Case, now: datetime) -> dict[str, str]:
    """Where the applicant appeals each thing that can be appealed, by its word."""
    page = reverse("applicant:appeal", args=[case.pk])
    return {word: f"{page}?gjelder={word}" for word, _name in appealable(actor, case, AppealEvent.FILE, now)}


def named(thing: Appealed) -> str:
    """What is appealed, in words."""
    decided = {"day": day(thing.decided_on) if thing.decided_on else ""}
    if isinstance(thing, Reclaim):
        amount = kroner(thing.amount or thing.notified_amount)
        return _("Kravet av %(day)s om å betale tilbake %(amount)s") % {**decided, "amount": amount}
    if isinstance(thing, Change):
        return _("Avslaget av %(day)s på søknaden om endring") % decided
    return _("Vedtaket av %(day)s om tilskudd") % decided


def offer_things(form: PlainForm, things: Things) -> None:
    """Let the form ask what is appealed, where there is more than one thing."""
    if len(things) < 2:
        del form.fields["against"]
    else:
        offer(form, "against", list(things))
