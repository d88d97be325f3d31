"""Every event of the tables that an applicant's case moves by is told by e-mail, or there is a reason why not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from bulyst.cases import actions
from bulyst.cases.drafts import AppealDraft
from bulyst.cases.lifecycle import APPEAL, GRANT, PAYMENT
from bulyst.cases.models import Appeal, Case
from bulyst.cases.plans import milestones_of
from bulyst.correspondence.models import OutboxMessage
from bulyst.correspondence.queries import messages_about
from tests.cases import after, appealing
from tests.cases.world import TODAY, World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("letters_unset")]

Act = Callable[[World], Case]


def _asked(w: World) -> Case:
    return w.waiting()


def _answered(w: World) -> Case:
    case = w.waiting()
    actions.answer(actor=w.applicant, case_id=case.pk, text="12 000 kroner.", now=w.at)
    return case


def _informed(w: World) -> Case:
    case = w.submitted()
    actions.send_interim_reply(actor=w.officer, case_id=case.pk, now=w.at)
    return case


def _reversed(w: World) -> Case:
    request = w.paid(w.requested(w.accepted()))
    return actions.reverse_payment(actor=w.finance, request_id=request.pk, reason="Feil", now=w.at).case


def _returned(w: World) -> Case:
    request = w.requested(w.accepted())
    return actions.return_payment(actor=w.officer, request_id=request.pk, reason="Feil", now=w.at).case


def _reached(w: World) -> Case:
    case = w.accepted()
    actions.set_payment_plan(actor=w.officer, case_id=case.pk, milestones=after.PLAN, now=w.at)
    with w.open():
        first = milestones_of(case)[0].pk
    actions.accept_milestone(actor=w.officer, case_id=case.pk, milestone_id=first, reason="Bestilt.", now=w.at)
    return case


def _planned(w: World) -> Case:
    case = w.granted()
    actions.set_payment_plan(actor=w.officer, case_id=case.pk, milestones=after.PLAN, now=w.at)
    return case


def _reclaimed(w: World) -> Case:
    case = w.accepted()
    w.paid(w.requested(case, w.part()))
    actions.notify_reclaim(actor=w.officer, case_id=case.pk, draft=after.NOTICE, now=w.at)
    return case


def _asked_to_report(w: World) -> Case:
    case = w.accepted()
    actions.ask_for_report(actor=w.officer, case_id=case.pk, due_on=TODAY + timedelta(days=30), now=w.at)
    return case


def _registered(w: World) -> Case:
    case = w.read(w.refused())
    draft = AppealDraft("Det er nytt.")
    actions.register_appeal(actor=w.manager, case_id=case.pk, draft=draft, posted_on=TODAY, now=w.at)
    return case


def _reinstated(w: World) -> Case:
    appeal = appealing.filed(w, late=True)
    w.impartial(appeal.case, w.manager)
    now = w.at + appealing.LATE
    return actions.reinstate_appeal(actor=w.manager, appeal_id=appeal.pk, reasons="Syk.", now=now).case


def _sent_back(w: World) -> Case:
    appeal = appealing.contested(w)
    now = w.at + appealing.LATE
    ruling = appealing.ruling(w, ruled_on=now.date())
    return actions.return_on_appeal(actor=w.manager, appeal_id=appeal.pk, draft=ruling, now=now).case


def _of(make: Callable[[World], Appeal]) -> Act:
    return lambda w: make(w).case


#: table and event -> how the last notice is named, and what leads there
TOLD: dict[tuple[str, str], tuple[str, Act]] = {
    ("grant", "SUBMIT"): ("submitted", lambda w: w.submitted()),
    ("grant", "WITHDRAW"): ("withdrawn", lambda w: w.withdrawn()),
    ("grant", "ASK"): ("asked", _asked),
    ("grant", "ANSWER"): ("answered", _answered),
    ("grant", "INFORM"): ("informed", _informed),
    ("grant", "GRANT"): ("decided", lambda w: w.granted()),
    ("grant", "REFUSE"): ("decided", lambda w: w.refused()),
    ("grant", "ACCEPT"): ("accepted", lambda w: w.accepted()),
    ("grant", "LAPSE"): ("lapsed", lambda w: w.lapsed()),
    ("grant", "PLAN"): ("planned", _planned),
    ("grant", "REACH"): ("milestone", _reached),
    ("grant", "REQUEST"): ("requested", lambda w: w.requested(w.accepted()).case),
    ("grant", "REPORT"): ("report", _asked_to_report),
    ("grant", "RECLAIM"): ("reclaim", _reclaimed),
    ("grant", "REVERSE"): ("reversed", _reversed),
    ("grant", "CLOSE"): ("closed", lambda w: w.closed()),
    ("grant", "REVISE"): ("appeal", _of(appealing.changed)),
    ("grant", "OVERTURN"): ("appeal", _of(appealing.altered)),
    ("grant", "ANNUL"): ("appeal", _of(appealing.annulled)),
    ("payment", "RETURN"): ("returned", _returned),
    ("payment", "PAY"): ("paid", lambda w: w.paid(w.requested(w.accepted())).case),
    ("payment", "REVERSE"): ("reversed", _reversed),
    ("appeal", "FILE"): ("appeal", _of(appealing.filed)),
    ("appeal", "REGISTER"): ("appeal", _registered),
    ("appeal", "WITHDRAW"): ("appeal", _of(appealing.withdrawn)),
    ("appeal", "REINSTATE"): ("appeal", _reinstated),
    ("appeal", "DISMISS"): ("appeal", _of(appealing.dismissed)),
    ("appeal", "CONTEST"): ("appeal", _of(appealing.contested)),
    ("appeal", "CHANGE"): ("appeal", _of(appealing.changed)),
    ("appeal", "UPHOLD"): ("appeal", _of(appealing.upheld)),
    ("appeal", "FORWARD"): ("appeal", _of(appealing.forwarded)),
    ("appeal", "AFFIRM"): ("appeal", _of(appealing.affirmed)),
    ("appeal", "ALTER"): ("appeal", _of(appealing.altered)),
    ("appeal", "ANNUL"): ("appeal", _of(appealing.annulled)),
    ("appeal", "RETURN"): ("appeal", _sent_back),
}
INTERNAL = "inside the municipality: the applicant is told what comes of it"
THEIRS = "the applicant's own doing, and nobody's but theirs until it is sent"
NOT_TOLD: dict[tuple[str, str], str] = {
    ("grant", "SAVE"): THEIRS,
    ("grant", "ATTACH"): THEIRS,
    ("grant", "DETACH"): THEIRS,
    ("grant", "DECLARE"): INTERNAL,
    ("grant", "RECOMMEND"): INTERNAL,
    ("grant", "MOVE"): "told when a sent application is moved by the municipality: see the tests of moving",
    ("grant", "CHANGE"): "the application for change has a table and notices of its own",
    ("payment", "EDIT"): "a correction before anybody has looked; the page shows every version",
    ("payment", "WITHDRAW"): "the request is gone before anybody has looked; the page shows it",
    ("payment", "ATTEST"): INTERNAL,
    ("appeal", "DECLARE"): INTERNAL,
    ("appeal", "PREPARE"): INTERNAL,
}


def test_every_event_is_told_or_has_a_reason() -> None:
    events = {(table.name, str(event)) for table in (GRANT, PAYMENT, APPEAL) for event in table.events}
    assert TOLD.keys() | NOT_TOLD.keys() == events
    assert not TOLD.keys() & NOT_TOLD.keys()


def _messages(world: World, case: Case) -> list[OutboxMessage]:
    with world.open():
        return list(messages_about(case.subject))


@pytest.mark.parametrize("step", TOLD, ids="-".join)
def test_the_step_queues_one_notice_that_says_nothing_of_what_happened(world: World, step: tuple[str, str]) -> None:
    name, act = TOLD[step]
    sent = _messages(world, act(world))
    assert sent[-1].key.split(":")[2] == name
    assert len({message.key for message in sent}) == len(sent)
    assert {message.to for message in sent} == {world.user.email}
    for secret in ("bakerovn", "klage", "avsl", "kr", "innvilg"):
        assert secret not in (sent[-1].title + sent[-1].body).replace("Vi skriver", "").lower()


def test_a_case_that_is_sent_back_and_decided_anew_is_told_of_twice(world: World) -> None:
    appeal = appealing.annulled(world)
    actions.assess(actor=world.officer, case_id=appeal.case_id, draft=world.assessment(), now=world.at)
    actions.grant(actor=world.board, case_id=appeal.case_id, draft=world.decision(), now=world.at)
    keys = [message.key.split(":")[2] for message in _messages(world, appeal.case)]
    assert keys.count("decided") == 2
