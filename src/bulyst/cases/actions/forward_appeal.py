"""Send an appeal to the body above."""

from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.appeal_rules import body_above
from bulyst.cases.appeals import Section, body_name, reasons_in_force, values_of
from bulyst.cases.letters import APPEAL_FORWARDED, plain_letter
from bulyst.cases.lifecycle import AppealEvent
from bulyst.cases.models import Appeal, Case
from bulyst.cases.notices import tell_applicant
from bulyst.cases.queries.access import access_appeal
from bulyst.cases.queries.appeal_facts import appeal_facts
from bulyst.cases.steps import require_appeal_step
from bulyst.correspondence.actions import send_letter
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor

_WORDS = {
    "nb": {
        "title": "Klage til avgjørelse: {heading}",
        "appeal": "Klagen",
        "wish": "Hva klageren vil ha endret",
        "decision": "Begrunnelsen for vedtaket",
        "preparation": "Kommunens vurdering av klagen",
        "review": "Hvorfor vedtaket blir stående",
        "dismissal": "Hvorfor klagen ble avvist",
        "contest": "Klagen på avvisningen",
    },
    "nn": {
        "title": "Klage til avgjerd: {heading}",
        "appeal": "Klaga",
        "wish": "Kva klagaren vil ha endra",
        "decision": "Grunngjevinga for vedtaket",
        "preparation": "Kommunen si vurdering av klaga",
        "review": "Kvifor vedtaket blir ståande",
        "dismissal": "Kvifor klaga blei avvist",
        "contest": "Klaga på avvisinga",
    },
}


@action
def forward_appeal(*, actor: Actor, appeal_id: int, now: datetime) -> Appeal:
    """Send the appeal with the municipality's statement to the body above; the applicant gets a copy. Raises `Refused`.

    Public Administration Act section 33. The state decides where the council decided.
    """
    appeal = access_appeal(actor, appeal_id, for_update=True)
    case = appeal.case
    outcome = require_appeal_step(case, appeal, AppealEvent.FORWARD, actor, appeal_facts(case, actor, now, appeal))
    appeal.state = outcome.target
    appeal.body = body_above(appeal.against.level)
    appeal.forwarded_at = now
    appeal.save(update_fields=["state", "body", "forwarded_at"])
    body = body_name(appeal.body)
    letter = plain_letter(
        actor,
        case,
        APPEAL_FORWARDED,
        _WORDS[case.language]["title"].format(heading=case.heading),
        _sections(case, appeal),
        values_of(case, appeal, now),
        now,
        recipient=[body[:1].upper() + body[1:]],
    )
    send_letter(actor=actor, letter=letter, recipient=body, on_my_page=False, deemed_after=None, now=now)
    trail.record(actor, "appeal.forwarded", case, at=now, appeal=appeal.pk, body=appeal.body, letter=letter.pk)
    tell_applicant(actor, case, f"appeal:{appeal.pk}:forwarded", now)
    return appeal


def _sections(case: Case, appeal: Appeal) -> list[Section]:
    words = _WORDS[case.language]
    written = (
        ("appeal", appeal.text),
        ("wish", appeal.wish),
        ("decision", reasons_in_force(appeal)),
        ("preparation", appeal.preparation),
        ("review", appeal.review),
        ("dismissal", appeal.dismissal if appeal.contested else ""),
        ("contest", appeal.contest if appeal.contested else ""),
    )
    return [
        {"heading": "", "part": "forwarded"},
        *({"heading": words[key], "written": text} for key, text in written if text.strip()),
    ]
