"""Everything that the page about one meeting shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bulyst.cases.board_papers import item_heading, item_resolved, stay_in_words, votes_sentence
from bulyst.cases.kinds import ItemKind, Office
from bulyst.cases.lifecycle import ConflictState, MeetingState
from bulyst.cases.models import AgendaItem, Meeting
from bulyst.cases.queries import board
from bulyst.cases.queries.business import is_open, pending_of, resolution
from bulyst.kernel.deadlines import today
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Right
from bulyst.web.ui.formats import kroner
from bulyst.web.ui.tables import Link, Tag

STATES = {
    MeetingState.PLANNED: (_("Planlagt"), "info"),
    MeetingState.CALLED: (_("Innkalt"), "warning"),
    MeetingState.HELD: (_("Møtet er i gang"), "warning"),
    MeetingState.APPROVED: (_("Protokollen er godkjent"), "success"),
    MeetingState.CANCELLED: (_("Avlyst"), "neutral"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One item of the agenda, ready to be shown."""

    item: AgendaItem
    heading: str
    said: str
    """What is proposed, or resolved; nothing for an item that decides nothing."""
    state: Tag
    absent: list[str]
    aside: list[str]
    votes: str
    papers: list[Link]
    case: Link | None
    record: str
    """Where the secretary writes about it; nothing when it is not to be written now."""


@dataclass(frozen=True, slots=True)
class Step:
    """What is next, whose it is, and where."""

    heading: str | Promise
    text: str | Promise = ""
    href: str = ""
    label: str | Promise = ""
    posts: bool = False


def access(actor: Actor, meeting_id: int) -> Meeting:
    """The meeting in the open scope. Raises Http404."""
    try:
        return board.access_meeting(actor, meeting_id)
    except Meeting.DoesNotExist as error:
        raise Http404 from error


def state_tag(meeting: Meeting) -> Tag:
    """A meeting's state as a word and a colour."""
    word, color = STATES[MeetingState(meeting.state)]
    return Tag(str(word), color)


def crumbs(municipality: Municipality, meeting: Meeting | None = None) -> list[tuple[str, str]]:
    """The way back to the calendar, and to the meeting from a page below it."""
    way = [(gettext("Møter"), reverse("staff:meetings", args=[municipality.slug]))]
    if meeting is not None:
        way.append((meeting.body.name, reverse("staff:meeting", args=[municipality.slug, meeting.pk])))
    return way


def meeting_context(actor: Actor, municipality: Municipality, meeting: Meeting, now: datetime) -> dict[str, Any]:
    """What the page shows."""
    items = board.items_of(meeting)
    writes = actor.has(Right.HANDLE) and meeting.state == MeetingState.HELD
    return {
        "meeting": meeting,
        "state": state_tag(meeting),
        "crumbs": crumbs(municipality),
        "lines": [_line(item, meeting, municipality, writes) for item in items],
        "next": _next(actor, municipality, meeting, items, now),
        "others": _others(actor, municipality, meeting),
        "opened": meeting.opened_at is not None,
        "people": _people(actor, municipality, meeting, items),
        "signers": board.signers_of(meeting),
        "agenda": _paper(meeting, municipality, meeting.agenda_id, gettext("Innkalling og sakliste")),
        "minutes": _paper(meeting, municipality, meeting.minutes_id, gettext("Møteprotokoll")),
    }


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a seat: what they are, whether they are there and when, and what is to be written about them."""

    name: str
    office: str
    note: str
    links: list[Link]


def _people(actor: Actor, municipality: Municipality, meeting: Meeting, items: list[AgendaItem]) -> list[Person]:
    present = {each.user_id for each in board.attendance(meeting)}
    sitting = board.seats(meeting.body_id, today(meeting.starts_at))
    writes = actor.has(Right.HANDLE)
    held, runs = meeting.state == MeetingState.HELD, meeting.state in (MeetingState.CALLED, MeetingState.HELD)
    expected = [seat for seat in sitting if not held or seat.user_id in present]
    ids = {seat.user_id for seat in expected} if writes and runs else set()
    missing = {user_id for user_id, cases in board.undeclared(meeting, ids).items() if cases} if ids else set()
    found = []
    for seat in sitting:
        away = stay_in_words(items, seat.user_id) if seat.user_id in present else ""
        if meeting.opened_at is not None and seat.user_id not in present:
            away = gettext("ikke til stede")
        note = ", ".join(filter(None, (away, gettext("har ikke sagt fra") if seat.user_id in missing else "")))
        at = [municipality.slug, meeting.pk, seat.user_id]
        links = []
        if writes and held:
            words = gettext("Kom eller gikk") if seat.user_id in present else gettext("Kom senere")
            links.append(Link(words, reverse("staff:meeting_stay", args=at)))
        if seat.user_id in missing:
            links.append(Link(gettext("Skriv ned det som ble sagt"), reverse("staff:meeting_hear", args=at)))
        found.append(Person(seat.user.name, str(Office(seat.office).label), note, links))
    return found


def _paper(meeting: Meeting, municipality: Municipality, letter_id: int | None, words: str) -> Link | None:
    if letter_id is None:
        return None
    return Link(words, reverse("staff:meeting_paper", args=[municipality.slug, meeting.pk, letter_id]))


def _line(item: AgendaItem, meeting: Meeting, municipality: Municipality, writes: bool) -> Line:
    papers = [
        _paper(meeting, municipality, item.paper_id, gettext("Saksframlegg")),
        _paper(meeting, municipality, item.extract_id, gettext("Utskrift av protokollen")),
    ]
    about = board.case_of(item)
    case = (
        Link(
            gettext("Sak %(number)s") % {"number": about.number},
            reverse("staff:case", args=[municipality.slug, about.number]),
        )
        if about
        else None
    )
    told = item.kind in (ItemKind.DELEGATED, ItemKind.OTHER)
    open_now = is_open(item) or told
    return Line(
        item=item,
        heading=item_heading(item),
        said=said_of(item),
        state=item_tag(item),
        absent=[each.user.name for each in item.absences.all()],
        aside=[each.user.name for each in item.aside.all()],
        votes=votes_sentence(item) if item.treated_at else "",
        papers=[paper for paper in papers if paper is not None],
        case=case,
        record=_record(item, municipality) if writes and open_now else "",
    )


def said_of(item: AgendaItem) -> str:
    """What is proposed to the body, or what it resolved, and whether that differs."""
    resolved, sentence = resolution(item), item_resolved(item)
    if resolved is None or (item.treated_at is not None and not resolved.differs):
        return sentence
    if not resolved.differs:
        return gettext("Innstilt: %(what)s") % {"what": sentence}
    if resolved.advised == resolved.favours and resolved.recommended != resolved.draft.amount:
        return f"{sentence} " + gettext("(Innstilt %(amount)s.)") % {"amount": kroner(resolved.recommended)}
    return f"{sentence} " + gettext("(Avviker fra innstillingen.)")


def _record(item: AgendaItem, municipality: Municipality) -> str:
    return reverse("staff:meeting_item", args=[municipality.slug, item.meeting_id, item.pk])


def item_tag(item: AgendaItem) -> Tag:
    """How far one item has come."""
    if item.postponed:
        return Tag(gettext("Utsatt"), "neutral")
    if item.kind == ItemKind.IMPARTIALITY and item.question is not None:
        words = {
            ConflictState.OPEN: (gettext("Ikke avgjort"), "warning"),
            ConflictState.IMPARTIAL: (gettext("Habil"), "success"),
            ConflictState.CONFLICTED: (gettext("Inhabil"), "neutral"),
        }
        return Tag(*words[ConflictState(item.question.state)])
    if pending_of(item) is not None:
        if item.treated_at is not None:
            return Tag(gettext("Vedtatt"), "success")
        return Tag(gettext("Ikke avgjort"), "warning") if is_open(item) else Tag(gettext("Trukket"), "neutral")
    return Tag(gettext("Til orientering"), "neutral")


def _next(actor: Actor, municipality: Municipality, meeting: Meeting, items: list[AgendaItem], now: datetime) -> Step:
    def at(name: str) -> str:
        return reverse(f"staff:{name}", args=[municipality.slug, meeting.pk])

    on, held_on = today(now), today(meeting.starts_at)
    match MeetingState(meeting.state):
        case MeetingState.PLANNED if actor.has(Right.HANDLE):
            return Step(_("Kall inn til møtet"), _("Papirene lages, og medlemmene får beskjed."), at("meeting_call"),
                        _("Kall inn"), posts=True)  # fmt: skip
        case MeetingState.PLANNED:
            return Step(_("Møtet er planlagt"), _("Papirene kommer her når det er kalt inn."))
        case MeetingState.CALLED | MeetingState.HELD if board.sits(
            actor, meeting.body_id, held_on
        ) and board.undeclared_cases(actor, meeting):
            text = _("Før sakene behandles, sier du om du er inhabil i noen av dem.")
            return Step(_("Si fra om du er habil"), text, at("meeting_declare"), _("Si fra om du er habil"))
        case MeetingState.CALLED if actor.has(Right.HANDLE) and on >= held_on:
            return Step(_("Åpne møtet"), _("Skriv hvem som er til stede, og hvem som leder."), at("meeting_open"),
                        _("Åpne møtet"))  # fmt: skip
        case MeetingState.CALLED:
            return Step(_("Les papirene"), _("Møtet åpnes av protokollføreren når dagen kommer."))
        case MeetingState.HELD:
            return _while_held(actor, municipality, meeting, items, at("meeting_confirm"), at("meeting_approve"))
        case MeetingState.CANCELLED:
            return Step(_("Møtet er avlyst"), meeting.reason)
        case _:
            return Step(_("Møtet er avsluttet"), _("Protokollen og utskriftene ligger her."))


def _while_held(
    actor: Actor, municipality: Municipality, meeting: Meeting, items: list[AgendaItem], confirm: str, approve: str
) -> Step:
    waiting = [item for item in items if is_open(item) and not item.postponed]
    there = actor.user_id in {user.pk for user in board.present_users(meeting)}
    if waiting and actor.has(Right.DECIDE) and there:
        return Step(_("Bekreft det styret har vedtatt"), "", confirm, _("Se og bekreft vedtakene"))
    if waiting:
        text = _("Protokollføreren skriver, og et medlem som var med, bekrefter.")
        return Step(_("Styret behandler sakene"), text)
    return _to_be_signed(actor, municipality, meeting, approve)


def _to_be_signed(actor: Actor, municipality: Municipality, meeting: Meeting, approve: str) -> Step:
    words = _("Godkjenn protokollen")
    fixed = _("Alt er behandlet. Protokollen lages når den er godkjent, og kan ikke endres etterpå.")
    signers = board.signers_of(meeting)
    if meeting.body.approvals == 1:
        if actor.user_id == meeting.chair_id:
            return Step(words, fixed, approve, words, posts=True)
        return Step(_("Møtelederen skal godkjenne protokollen"), _("Alt på saklisten er behandlet."))
    if not signers:
        where = reverse("staff:meeting_signers", args=[municipality.slug, meeting.pk])
        heading, text = _("Styret velger to som godkjenner protokollen"), _("Alt på saklisten er behandlet.")
        return Step(heading, text, where if actor.has(Right.HANDLE) else "", _("Skriv hvem det er"))
    if any(each.user_id == actor.user_id and each.signed_at is None for each in signers):
        return Step(words, fixed, approve, words, posts=True)
    waiting = ", ".join(each.user.name for each in signers if each.signed_at is None)
    return Step(_("Protokollen skal godkjennes"), gettext("Venter på %(who)s.") % {"who": waiting})


def _others(actor: Actor, municipality: Municipality, meeting: Meeting) -> list[Link]:
    def link(name: str, words: str) -> Link:
        return Link(words, reverse(f"staff:{name}", args=[municipality.slug, meeting.pk]))

    if not actor.has(Right.HANDLE):
        return []
    if meeting.state == MeetingState.PLANNED:
        return [
            link("meeting_agenda", gettext("Endre saklisten")),
            link("meeting_change", gettext("Flytt møtet")),
            link("meeting_cancel", gettext("Avlys møtet")),
        ]
    if meeting.state == MeetingState.HELD and meeting.body.approvals == 2:
        return [link("meeting_signers", gettext("Hvem godkjenner protokollen?"))]
    return [link("meeting_cancel", gettext("Avlys møtet"))] if meeting.state == MeetingState.CALLED else []
