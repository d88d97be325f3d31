"""Examples of the addresses of meetings, ties and questions of impartiality."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from bulyst.cases.actions import raise_conflict
from bulyst.cases.models import AgendaItem, Case, Meeting
from bulyst.parties.actions import record_tie, register_party
from bulyst.parties.models import PartyKind, TieKind
from bulyst.programmes.models import Call, Round
from bulyst.tenancy.actor import staff_actor
from bulyst.tenancy.models import Membership, Municipality
from bulyst.tenancy.roles import Role
from bulyst.tenancy.scope import opened

LONG_AGO = date(1990, 1, 1)


def board_examples(lierne: Municipality, case: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The demonstration's meeting that was held, a question about somebody, and a tie of the case officer's."""
    place = {"kommune": lierne.slug}
    officer, now = Membership.objects.get(role=Role.CASE_OFFICER, municipality=lierne).user, timezone.now()
    actor = staff_actor(officer, lierne, now=now)
    with opened(lierne):
        meeting = Meeting.objects.exclude(minutes=None).order_by("pk")[0]
        item = AgendaItem.objects.filter(meeting=meeting).order_by("pk")[0]
        about = Case.objects.get(number=case["number"])
        call = Call.objects.order_by("pk")[0]
        planned = Round.objects.create(tenant=lierne, call=call, number=1, closes_at=now)
    finance = Membership.objects.get(role=Role.FINANCE_OFFICER, municipality=lierne).user
    question = raise_conflict(actor=actor, case_id=about.pk, user_id=finance.pk, ground="Naboer.", now=now)
    party = register_party(actor=actor, kind=PartyKind.ASSOCIATION, name="Nabolaget (oppdiktet)", now=now)
    tie = record_tie(actor=actor, user_id=officer.pk, party_id=party.pk, kind=TieKind.OTHER, since=LONG_AGO, now=now)
    found = {f"staff:{name}": place for name in ("meetings", "meeting_new", "bodies", "body_new", "ties", "staff_ties")}
    one = {**place, "meeting_id": meeting.pk}
    for rest in ("", "_change", "_agenda", "_call", "_cancel", "_declare", "_open", "_confirm", "_approve", "_signers"):
        found[f"staff:meeting{rest}"] = one
    with_member = {**one, "user_id": meeting.chair_id}
    return found | {
        "staff:round_meetings": place,
        "staff:round_meeting": {**place, "round_id": planned.pk},
        "staff:meeting_stay": with_member,
        "staff:meeting_hear": with_member,
        "staff:body": {**place, "body_id": meeting.body_id},
        "staff:meeting_paper": {**one, "letter_id": meeting.minutes_id},
        "staff:meeting_item": {**one, "item_id": item.pk},
        "staff:tie_end": {**place, "tie_id": tie.pk},
        "staff:case_raise": case,
        "staff:case_question": {**case, "question_id": question.pk},
    }
