"""The papers of a board: case paper, agenda, minutes and extract, in the body's written standard, as PDF/A and PDF/UA.

Made, stored and recorded like letters. They are read behind sign-in and sent to nobody.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bulyst.cases import rules
from bulyst.cases.board_rules import least_present
from bulyst.cases.kinds import FinanceSource, ItemKind, Office
from bulyst.cases.lifecycle import ConflictState, GrantState
from bulyst.cases.models import AgendaItem, Case, Meeting
from bulyst.cases.queries.board import (
    Resolution,
    attendance,
    case_of,
    decision_in,
    resolution,
    seats,
    voters,
)
from bulyst.cases.queries.facts import grant_facts, rules_of
from bulyst.cases.queries.reading import assessment_of, cost_lines, finance_lines
from bulyst.correspondence.actions import make_letter
from bulyst.correspondence.models import Letter
from bulyst.correspondence.registry import LetterKind, register
from bulyst.correspondence.rendering import PACKAGE
from bulyst.kernel.deadlines import today
from bulyst.kernel.verdict import Verdict
from bulyst.programmes.queries import criteria
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.wording import say, spelled

KINDS = ("cases.case_paper", "cases.agenda", "cases.minutes", "cases.extract")
CASE_PAPER, AGENDA, MINUTES, EXTRACT = KINDS

Block = dict[str, Any]
_NOTHING_TO_SAY = "cases.no_such_rule"


def register_papers() -> None:
    """Make the papers known to correspondence."""
    for kind in KINDS:
        register(LetterKind(kind, PACKAGE / "cases" / "templates" / "letters" / "board.typ"))


def case_paper(actor: Actor, item: AgendaItem, now: datetime) -> Letter:
    """What the members read before they decide: the facts, the assessment, what the rules say, what is recommended."""
    case = _case(item)
    with translation.override(item.meeting.body.language):
        title = _("Saksframlegg: %(heading)s") % {"heading": case.heading}
        return _made(actor, item.meeting, CASE_PAPER, title, _of_case(case), _proposal(actor, item, case, now), now)


def agenda_paper(actor: Actor, meeting: Meeting, items: Sequence[AgendaItem], now: datetime) -> Letter:
    """What the meeting is about, item by item."""
    with translation.override(meeting.body.language):
        title = _("Innkalling og sakliste: %(body)s") % {"body": meeting.body.name}
        blocks = [_heading(_("Saker")), *(block for item in items for block in _announced(item))]
        return _made(actor, meeting, AGENDA, title, [], blocks, now)


def minutes_paper(actor: Actor, meeting: Meeting, items: Sequence[AgendaItem], now: datetime) -> Letter:
    """Who was there, and what was decided in each item, with votes and with who stepped aside."""
    with translation.override(meeting.body.language):
        title = _("Møteprotokoll: %(body)s") % {"body": meeting.body.name}
        blocks = [
            *_present(meeting),
            *(block for item in items for block in (_heading(_item_title(item)), *_treated(item))),
            {"kind": "text", "text": _("Protokollen er godkjent av møtelederen %(when)s.") % {"when": spelled(now)}},
        ]
        return _made(actor, meeting, MINUTES, title, [], blocks, now)


def extract_paper(actor: Actor, item: AgendaItem, now: datetime) -> Letter:
    """What the minutes say about one case, to be laid in it."""
    case = _case(item)
    with translation.override(item.meeting.body.language):
        title = _("Utskrift av møteprotokollen: %(heading)s") % {"heading": case.heading}
        return _made(actor, item.meeting, EXTRACT, title, _of_case(case), _treated(item, 2), now)


def _made(
    actor: Actor,
    meeting: Meeting,
    kind: str,
    title: str,
    meta: list[list[str]],
    blocks: Sequence[Block],
    now: datetime,
) -> Letter:
    when = [[_("Møte"), spelled(meeting.starts_at)]] + ([[_("Sted"), meeting.place]] if meeting.place else [])
    return make_letter(
        actor=actor,
        kind=kind,
        language=meeting.body.language,
        subject=meeting.subject,
        title=title,
        author=f"{meeting.tenant.name} kommune",
        data={"body": meeting.body.name, "meta": [*when, *meta], "blocks": list(blocks)},
        now=now,
        constructed=meeting.constructed,
    )


def _case(item: AgendaItem) -> Case:
    case = case_of(item)
    assert case is not None  # papers of a case are made for items that have one
    return case


def _of_case(case: Case) -> list[list[str]]:
    return [[_("Sak"), case.number], [_("Søker"), case.applicant.name]]


# Case paper


def _proposal(actor: Actor, item: AgendaItem, case: Case, now: datetime) -> list[Block]:
    resolved, assessment = resolution(item), assessment_of(case)
    assert resolved is not None and assessment is not None  # a case on an agenda is recommended
    return [
        _heading(_("Innstilling")),
        _text(_resolved(resolved, case)),
        *_conditions(resolved.draft.conditions),
        _heading(_("Prosjektet")),
        {
            "kind": "facts",
            "rows": [
                [_("Formål"), str(case.get_purpose_display())],
                [_("Søkt om"), str(case.applied_amount)],
                [_("Starter"), spelled(case.starts_on) if case.starts_on else _("ukjent")],
                [_("Mottatt"), spelled(today(case.submitted_at)) if case.submitted_at else _("ukjent")],
                [_("Saksbehandler"), assessment.by.name],
            ],
        },
        _text(case.description),
        *_budget(case),
        _heading(_("Vurdering")),
        _text(assessment.text),
        *_scores(case, assessment.scores),
        _heading(_("Reglene")),
        {"kind": "list", "items": _rules(actor, case, resolved, now)},
    ]


def _budget(case: Case) -> list[Block]:
    costs = [[line.text, str(line.amount)] for line in cost_lines(case)]
    finance = [
        [line.text or str(FinanceSource(line.source).label).capitalize(), str(line.amount)]
        for line in finance_lines(case)
    ]
    money = _("Beløp")
    found = [_heading(_("Kostnader")), _table([_("Kostnad"), money], costs)] if costs else []
    if finance:
        found += [_heading(_("Finansiering ved siden av tilskuddet")), _table([_("Kilde"), money], finance)]
    return found


def _scores(case: Case, scores: dict[str, int]) -> list[Block]:
    rows = [
        [value.name, _("%(score)s av %(highest)s") % {"score": scores[str(value.pk)], "highest": rules.HIGHEST_SCORE}]
        for value in criteria(case.programme_id)
        if str(value.pk) in scores
    ]
    return [_table([_("Verdi"), _("Poeng")], rows)] if rows else []


def _rules(actor: Actor, case: Case, resolved: Resolution, now: datetime) -> list[str]:
    facts = grant_facts(case, actor, now, amount=resolved.draft.amount or case.applied_amount)
    verdicts = [rule(facts) for rule in rules.KEPT]
    texts = {rule.rule_id: rule.text(translation.get_language()) for _kind, rule in rules_of(case, today(now)).rules}
    return [_verdict(each, texts) for each in verdicts if each.message.key != _NOTHING_TO_SAY]


def _verdict(verdict: Verdict, texts: dict[str, str]) -> str:
    word = _("Oppfylt") if verdict.ok else _("Ikke oppfylt")
    source = f" ({verdict.citation})" if verdict.citation else ""
    text = f" «{texts[verdict.rule]}»" if texts.get(verdict.rule) else ""
    return f"{word}: {say(verdict.message)}{text}{source}"


# Agenda


def _announced(item: AgendaItem) -> list[Block]:
    blocks = [_heading(_item_title(item), 3)]
    resolved = resolution(item)
    if resolved is not None and item.case is not None:
        blocks.append(_text(f"{item.case.applicant.name}. {_resolved(resolved, item.case)}"))
    elif item.kind == ItemKind.DELEGATED:
        blocks.append(_delegated(item))
    return blocks


def _item_title(item: AgendaItem) -> str:
    facts = {"number": item.number, "what": item_heading(item)}
    return _("Sak %(number)s: %(what)s") % facts


def item_heading(item: AgendaItem) -> str:
    """What an item is about, in words."""
    if item.kind == ItemKind.CASE and item.case is not None:
        return f"{item.case.heading} ({item.case.number})"
    if item.kind == ItemKind.IMPARTIALITY and item.question is not None:
        return _("Er %(who)s habil i sak %(case)s?") % {
            "who": item.question.user.name,
            "case": item.question.case.number,
        }
    if item.kind == ItemKind.DELEGATED:
        return _("Vedtak etter delegert myndighet")
    return item.title


def _delegated(item: AgendaItem) -> Block:
    rows = [
        [
            f"{each.decision.case.number} {each.decision.case.heading}",
            each.decision.case.applicant.name,
            str(each.decision.get_outcome_display()).capitalize(),
            str(each.decision.amount),
            spelled(each.decision.decided_on),
        ]
        for each in item.reported.all()
    ]
    return _table([_("Sak"), _("Søker"), _("Vedtak"), _("Beløp"), _("Dato")], rows, numeric=[3])


# Minutes and extract


def _present(meeting: Meeting) -> list[Block]:
    there = attendance(meeting)
    ids = {each.user_id for each in there}
    away = [
        seat
        for seat in seats(meeting.body_id, today(meeting.starts_at))
        if seat.user_id not in ids and seat.office != Office.SUBSTITUTE
    ]
    present = [
        f"{each.user.name}, {Office(each.office).label}"
        + (", " + _("møteleder") if each.user_id == meeting.chair_id else "")
        for each in there
    ]
    blocks: list[Block] = [_heading(_("Til stede")), {"kind": "list", "items": present}]
    if away:
        blocks += [_heading(_("Forfall")), {"kind": "list", "items": [seat.user.name for seat in away]}]
    if meeting.secretary is not None:
        blocks.append({"kind": "facts", "rows": [[_("Protokollfører"), meeting.secretary.name]]})
    return blocks


def _treated(item: AgendaItem, level: int = 3) -> list[Block]:
    blocks: list[Block] = []
    aside = [each.user.name for each in item.aside.all()]
    if aside:
        blocks.append(_text(_("Inhabil og ikke med på behandlingen: %(who)s.") % {"who": ", ".join(aside)}))
    if item.text:
        blocks.append(_text(item.text))
    if item.kind == ItemKind.DELEGATED:
        return [*blocks, _delegated(item)]
    if item.postponed:
        return [*blocks, _text(_("Saken ble utsatt."))]
    if item.kind == ItemKind.IMPARTIALITY:
        return [*blocks, *_found(item)]
    if item.kind == ItemKind.CASE and item.case is not None:
        return [*blocks, *_decided(item, item.case, level)]
    return blocks


def _found(item: AgendaItem) -> list[Block]:
    question = item.question
    assert question is not None  # the item's kind
    if question.state == ConflictState.OPEN:
        return [_text(_("Spørsmålet ble ikke avgjort."))]
    sentence = (
        _("%(who)s er inhabil i saken.")
        if question.state == ConflictState.CONFLICTED
        else _("%(who)s er habil i saken.")
    )
    return [
        _text(sentence % {"who": question.user.name} + " " + votes_sentence(item)),
        _text(_("%(who)s deltok ikke i avgjørelsen.") % {"who": question.user.name})
        if _stood_outside(item)
        else _text(_("Alle til stede deltok, siden styret ellers ikke var vedtaksført.")),
        _text(question.reasons),
    ]


def _stood_outside(item: AgendaItem) -> bool:
    assert item.question is not None  # asked of questions only
    present = frozenset(each.user_id for each in attendance(item.meeting))
    members = sum(
        seat.office != Office.SUBSTITUTE for seat in seats(item.meeting.body_id, today(item.meeting.starts_at))
    )
    needed = least_present(members, item.meeting.body.least_present)
    return item.question.user_id not in voters(item, present, needed)


def _decided(item: AgendaItem, case: Case, level: int) -> list[Block]:
    decision, resolved = decision_in(item), resolution(item)
    if decision is None or resolved is None:
        gone = case.state == GrantState.WITHDRAWN
        return [_text(_("Søknaden er trukket.") if gone else _("Saken ble ikke avgjort i møtet."))]
    differs = _("Vedtaket avviker fra innstillingen.") if resolved.differs else _("Innstillingen ble vedtatt.")
    return [
        _text(f"{_resolved(resolved, case)} {votes_sentence(item)} {differs}"),
        _heading(_("Begrunnelse"), level),
        _text(decision.reasons),
        *_conditions(decision.conditions, level),
    ]


def votes_sentence(item: AgendaItem) -> str:
    """How the board voted."""
    if item.unanimous:
        return _("Vedtatt enstemmig.")
    votes = item.votes_for or 0
    told = ngettext("%(count)s stemme for", "%(count)s stemmer for", votes) % {"count": votes}
    against = item.votes_against
    told += ", " + ngettext("%(count)s stemme mot", "%(count)s stemmer mot", against) % {"count": against}
    if item.votes_abstained:
        told += ", " + _("%(count)s stemte ikke") % {"count": item.votes_abstained}
    tied = votes == against
    return (
        _("Vedtatt med %(votes)s, etter møtelederens dobbeltstemme.") % {"votes": told}
        if tied
        else (_("Vedtatt med %(votes)s.") % {"votes": told})
    )


# Blocks


def _resolved(resolved: Resolution, case: Case) -> str:
    if not resolved.draft.amount:
        return _("Søknaden om %(applied)s avslås.") % {"applied": case.applied_amount}
    return _("Det gis tilskudd på inntil %(amount)s. Det er søkt om %(applied)s.") % {
        "amount": resolved.draft.amount,
        "applied": case.applied_amount,
    }


def _conditions(text: str, level: int = 3) -> list[Block]:
    return [_heading(_("Vilkår"), level), _text(text)] if text else []


def _heading(text: str, level: int = 2) -> Block:
    return {"kind": "heading", "level": level, "text": text}


def _text(text: str) -> Block:
    return {"kind": "text", "text": text}


def _table(head: list[str], rows: list[list[str]], numeric: Sequence[int] = (1,)) -> Block:
    return {"kind": "table", "head": head, "rows": rows, "numeric": list(numeric)}
