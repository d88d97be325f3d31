"""The papers of a board: case paper, agenda, minutes and extract, in the body's written standard, as PDF/A and PDF/UA.

Made, stored and recorded like letters. They are read behind sign-in and sent to nobody.
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bulyst.cases.board_business import TOLD, about_item, became_of, heading_of, proposal_blocks, resolved_in_words
from bulyst.cases.board_rules import away_from, least_present, stay_of
from bulyst.cases.kinds import ItemKind, Office
from bulyst.cases.lifecycle import ConflictState
from bulyst.cases.models import AgendaItem, Case, Meeting
from bulyst.cases.paper_blocks import Block, conditions, facts, heading, listed, table, text
from bulyst.cases.queries.board import attendance, in_the_room, seats, signers_of, voters
from bulyst.cases.queries.business import Pending, pending_of, resolution
from bulyst.correspondence.actions import make_letter
from bulyst.correspondence.models import Letter
from bulyst.correspondence.registry import LetterKind, register
from bulyst.correspondence.rendering import PACKAGE
from bulyst.kernel.deadlines import today
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.wording import spelled

KINDS = ("cases.case_paper", "cases.agenda", "cases.minutes", "cases.extract")
CASE_PAPER, AGENDA, MINUTES, EXTRACT = KINDS


def register_papers() -> None:
    """Make the papers known to correspondence."""
    for kind in KINDS:
        register(LetterKind(kind, PACKAGE / "cases" / "templates" / "letters" / "board.typ"))


def case_paper(actor: Actor, item: AgendaItem, now: datetime) -> Letter:
    """What the members read before they decide: the facts, the assessment, what the rules say, what is recommended."""
    pending, resolved = _pending(item), resolution(item)
    assert resolved is not None  # what is pending is proposed
    with translation.override(item.meeting.body.language):
        title = _("Saksframlegg: %(heading)s") % {"heading": TOLD[pending.kind].heading(pending.matter)}
        blocks = proposal_blocks(actor, pending, resolved, now)
        return _made(actor, item.meeting, CASE_PAPER, title, _of_case(pending.case), blocks, now)


def agenda_paper(actor: Actor, meeting: Meeting, items: Sequence[AgendaItem], now: datetime) -> Letter:
    """What the meeting is about, item by item."""
    with translation.override(meeting.body.language):
        title = _("Innkalling og sakliste: %(body)s") % {"body": meeting.body.name}
        blocks = [heading(_("Saker")), *(block for item in items for block in _announced(item))]
        return _made(actor, meeting, AGENDA, title, [], blocks, now)


def minutes_paper(actor: Actor, meeting: Meeting, items: Sequence[AgendaItem], now: datetime) -> Letter:
    """Who was there, and what was decided in each item, with votes and with who stepped aside."""
    with translation.override(meeting.body.language):
        title = _("Møteprotokoll: %(body)s") % {"body": meeting.body.name}
        blocks = [
            *_present(meeting, items),
            *(block for item in items for block in (heading(_item_title(item)), *_treated(item))),
            *(text(each) for each in approved_by(meeting, now)),
        ]
        return _made(actor, meeting, MINUTES, title, [], blocks, now)


def extract_paper(actor: Actor, item: AgendaItem, now: datetime) -> Letter:
    """What the minutes say about one case, to be laid in it."""
    pending = _pending(item)
    with translation.override(item.meeting.body.language):
        title = _("Utskrift av møteprotokollen: %(heading)s") % {"heading": TOLD[pending.kind].heading(pending.matter)}
        return _made(actor, item.meeting, EXTRACT, title, _of_case(pending.case), _treated(item, 2), now)


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


def _pending(item: AgendaItem) -> Pending:
    pending = pending_of(item)
    assert pending is not None  # such papers are made for items that decide something
    return pending


def _of_case(case: Case) -> list[list[str]]:
    return [[_("Sak"), case.number], [_("Søker"), case.applicant.name]]


# Agenda


def _announced(item: AgendaItem) -> list[Block]:
    blocks = [heading(_item_title(item), 3)]
    if item.case is not None:
        blocks.append(text(f"{item.case.applicant.name}. {item_resolved(item)}"))
    elif item.kind == ItemKind.DELEGATED:
        blocks.append(_delegated(item))
    return blocks


def _item_title(item: AgendaItem) -> str:
    facts = {"number": item.number, "what": item_heading(item)}
    return _("Sak %(number)s: %(what)s") % facts


def item_heading(item: AgendaItem) -> str:
    """What an item is about, in words."""
    pending = pending_of(item)
    return heading_of(pending) if pending is not None else about_item(item)


def item_resolved(item: AgendaItem) -> str:
    """What is proposed, or what was resolved, in a sentence; nothing for an item that decides nothing."""
    pending, resolved = pending_of(item), resolution(item)
    return resolved_in_words(resolved, pending) if pending is not None and resolved is not None else ""


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
    return table([_("Sak"), _("Søker"), _("Vedtak"), _("Beløp"), _("Dato")], rows, numeric=[3])


# Minutes and extract


def _present(meeting: Meeting, items: Sequence[AgendaItem]) -> list[Block]:
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
        + (f" ({stay_in_words(items, each.user_id)})" if stay_in_words(items, each.user_id) else "")
        for each in there
    ]
    blocks: list[Block] = [heading(_("Til stede")), listed(present)]
    if away:
        blocks += [heading(_("Forfall")), listed([seat.user.name for seat in away])]
    if meeting.secretary is not None:
        blocks.append(facts((_("Protokollfører"), meeting.secretary.name)))
    return blocks


def _treated(item: AgendaItem, level: int = 3) -> list[Block]:
    blocks: list[Block] = []
    aside = [each.user.name for each in item.aside.all()]
    absent = [each.user.name for each in item.absences.all()]
    if absent:
        blocks.append(text(_("Ikke til stede: %(who)s.") % {"who": ", ".join(absent)}))
    if aside:
        blocks.append(text(_("Inhabil og ikke med på behandlingen: %(who)s.") % {"who": ", ".join(aside)}))
    if item.text:
        blocks.append(text(item.text))
    if item.kind == ItemKind.DELEGATED:
        return [*blocks, _delegated(item)]
    if item.postponed:
        return [*blocks, text(_("Saken ble utsatt."))]
    if item.kind == ItemKind.IMPARTIALITY:
        return [*blocks, *_found(item)]
    pending = pending_of(item)
    return blocks if pending is None else [*blocks, *_decided(item, pending, level)]


def _found(item: AgendaItem) -> list[Block]:
    question = item.question
    assert question is not None  # the item's kind
    if question.state == ConflictState.OPEN:
        return [text(_("Spørsmålet ble ikke avgjort."))]
    sentence = (
        _("%(who)s er inhabil i saken.")
        if question.state == ConflictState.CONFLICTED
        else _("%(who)s er habil i saken.")
    )
    return [
        text(sentence % {"who": question.user.name} + " " + votes_sentence(item)),
        text(_("%(who)s deltok ikke i avgjørelsen.") % {"who": question.user.name})
        if _stood_outside(item)
        else text(_("Alle til stede deltok, siden styret ellers ikke var vedtaksført.")),
        text(question.reasons),
    ]


def _stood_outside(item: AgendaItem) -> bool:
    assert item.question is not None  # asked of questions only
    present = in_the_room(item, frozenset(each.user_id for each in attendance(item.meeting)))
    members = sum(
        seat.office != Office.SUBSTITUTE for seat in seats(item.meeting.body_id, today(item.meeting.starts_at))
    )
    needed = least_present(members, item.meeting.body.least_present)
    return item.question.user_id not in voters(item, present, needed)


def _decided(item: AgendaItem, pending: Pending, level: int) -> list[Block]:
    resolved = resolution(item)
    if item.treated_at is None or resolved is None:
        return [text(became_of(pending))]
    differs = _("Vedtaket avviker fra innstillingen.") if resolved.differs else _("Innstillingen ble vedtatt.")
    took_part = taking_part(item, [each.user_id for each in attendance(item.meeting)])
    told = (resolved_in_words(resolved, pending), took_part, votes_sentence(item), differs)
    return [
        text(" ".join(filter(None, told))),
        heading(_("Begrunnelse"), level),
        text(resolved.draft.reasons),
        *conditions(resolved.draft.conditions if resolved.favours else "", level),
    ]


def approved_by(meeting: Meeting, now: datetime) -> list[str]:
    """Who approved the minutes, and when."""
    signers = signers_of(meeting)
    if not signers:
        return [_("Protokollen er godkjent av møtelederen %(when)s.") % {"when": spelled(now)}]
    return [
        _("Protokollen er godkjent av %(who)s %(when)s.")
        % {"who": each.user.name, "when": spelled(each.signed_at or now)}
        for each in signers
    ]


def stay_in_words(items: Sequence[AgendaItem], user_id: int) -> str:
    """When somebody came and left, by the numbers of the items; nothing for one who was there all the time."""
    missed = {item.pk for item in items if any(each.user_id == user_id for each in item.absences.all())}
    if not missed:
        return ""
    order, numbers = [item.pk for item in items], {item.pk: item.number for item in items}
    came_to, left_before = stay_of(order, missed)
    if away_from(order, came_to, left_before) != missed:
        which = ", ".join(str(numbers[each]) for each in order if each in missed)
        return _("ikke til stede i sak %(which)s") % {"which": which}
    came = [_("kom til sak %(number)s") % {"number": numbers[came_to]}] if came_to else []
    left = [_("gikk før sak %(number)s") % {"number": numbers[left_before]}] if left_before else []
    return ", ".join(came + left)


def taking_part(item: AgendaItem, there: Collection[int]) -> str:
    """How many took part, where that is not everybody; `there`: who was at the meeting."""
    out = {each.user_id for each in item.aside.all()} | {each.user_id for each in item.absences.all()}
    out &= set(there)
    if not out:
        return ""
    count = len(set(there) - out)
    return ngettext("%(count)s medlem deltok.", "%(count)s medlemmer deltok.", count) % {"count": count}


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
