"""Every read of the catalogue. The public sees published entries; the editor sees all of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, QuerySet

from bulyst.catalogue.models import Entry, EntryChoice, EntryPlace, Leftover, List, State, StatedFigure
from bulyst.catalogue.reading.shape import Group, Left, Role
from bulyst.catalogue.searching import words_of
from bulyst.kernel.deadlines import today
from bulyst.programmes.models import Programme
from bulyst.programmes.queries import published_programmes
from bulyst.results.figures import Figure
from bulyst.results.queries import public_account
from bulyst.tenancy.scope import opened

PAGE = 20
MOST_COMPARED = 4

#: What the entry states -> the indicator that counts the same in the programme's own account.
INDICATOR_OF = {
    Group.COURSE_PARTICIPANTS: "people.on_courses",
    Group.ACTIVE_ASSOCIATIONS: "associations.active",
    Group.NEW_FIRMS: "firms.new",
    Group.FUNDED_FIRMS: "firms.funded",
    Group.PUPIL_ENTERPRISES: "enterprises.pupil",
    Group.CASES_HANDLED: "cases.handled",
}
#: The reasons that ask the editor for an answer; other uninterpreted words are only kept.
ASKS_THE_EDITOR = (Left.NUMBER_NOT_PLACED, Left.UNKNOWN_CHOICE)


@dataclass(frozen=True, slots=True)
class Facets:
    """What the searcher has ticked: codes, place names and yes/no, each an empty tuple when nothing is ticked."""

    subject: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    activity: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    outcome: tuple[str, ...] = ()
    assessment: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """One page of results, how many there are in all, and how many each facet value would leave."""

    entries: list[Entry]
    total: int
    page: int
    counts: dict[str, list[tuple[str, int]]] = field(default_factory=dict)

    @property
    def pages(self) -> int:
        """How many pages of results there are, at least one."""
        return max(1, -(-self.total // PAGE))


@dataclass(frozen=True, slots=True)
class Counted:
    """The programme's own account beside the entry: its counted figures by indicator."""

    programme: Programme
    figures: dict[str, Figure]

    def of(self, stated: StatedFigure) -> Figure | None:
        """The counted figure that answers a stated one."""
        key = INDICATOR_OF.get(Group(stated.group))
        return self.figures.get(key) if key and stated.role == Role.RESULT else None


@dataclass(frozen=True, slots=True)
class WorkItem:
    """An entry on the editor's desk, with what waits there."""

    entry: Entry
    unclear: int
    leftovers: int
    remarks: int

    @property
    def needs_me(self) -> bool:
        """Whether anything waits for the editor."""
        return bool(self.unclear or self.leftovers or self.remarks or self.entry.published_at is None)


def published() -> QuerySet[Entry]:
    """The entries that everyone may read."""
    return Entry.objects.filter(published_at__isnull=False)


def search(text: str = "", facets: Facets | None = None, page: int = 1) -> Found:
    """Published entries that hold every word and fit every ticked facet.

    Hits in the name come first, then those that state a result.
    """
    found = _fitting(_with_words(published(), text), facets or Facets())
    counts = _counts(found)
    ids = list(found.values_list("pk", flat=True))
    in_title = words_of(text)
    stating = set(_results_rows().filter(entry__in=ids).values_list("entry", flat=True))
    ordered = sorted(
        Entry.objects.filter(pk__in=ids).values_list("pk", "title"),
        key=lambda row: (not all(word in row[1].lower() for word in in_title), row[0] not in stating, row[1].lower()),
    )
    page = min(max(page, 1), max(1, -(-len(ordered) // PAGE)))
    shown = [pk for pk, _ in ordered[(page - 1) * PAGE : page * PAGE]]
    rows = {entry.pk: entry for entry in _with_rows(Entry.objects.filter(pk__in=shown))}
    return Found([rows[pk] for pk in shown], len(ordered), page, counts)


def published_entry(slug: str) -> Entry | None:
    """One published entry with its rows, or None."""
    return _with_rows(published()).filter(slug=slug).first()


def compare(slugs: Sequence[str]) -> list[Entry]:
    """Up to four published entries, in the order asked for."""
    wanted = list(dict.fromkeys(slugs))[:MOST_COMPARED]
    rows = {entry.slug: entry for entry in _with_rows(published().filter(slug__in=wanted))}
    return [rows[slug] for slug in wanted if slug in rows]


def counted(entry: Entry, now: datetime) -> Counted | None:
    """The published programme that the entry is about, with its public figures counted now; None without one."""
    programme = _programme_of(entry)
    if programme is None:
        return None
    with opened(programme.tenant_id):
        account = public_account(programme, today(now))
    return Counted(programme, {figure.key: figure for figure in account.figures})


def entry_of_programme(municipality: str, slug: str) -> Entry | None:
    """The published entry that is about this programme, or None."""
    linked = published().filter(programme_municipality=municipality, programme_slug=slug).first()
    return linked or published().filter(slug=slug, places__number=municipality).first()


def any_entry(entry_id: int) -> Entry | None:
    """An entry for its editor, published or not."""
    return _with_rows(Entry.objects.all()).filter(pk=entry_id).first()


def entry_figure(figure_id: int) -> StatedFigure | None:
    """A stated figure for its editor."""
    return StatedFigure.objects.select_related("entry").filter(pk=figure_id).first()


def worklist() -> list[WorkItem]:
    """Every entry, those that need the editor most first."""
    items = [_work_on(entry) for entry in _with_rows(Entry.objects.all())]
    return sorted(items, key=lambda item: (-item.unclear, -item.leftovers, -item.remarks, item.entry.title))


def shown_figures(entry: Entry) -> list[StatedFigure]:
    """The figures that stand: everything but what the editor has rejected."""
    return [figure for figure in entry.figures.all() if figure.state != State.REJECTED]


def results(entry: Entry) -> list[StatedFigure]:
    """Stated results, the bad ones first: they may never drown among the good ones."""
    stated = [figure for figure in shown_figures(entry) if figure.role == Role.RESULT]
    return sorted(stated, key=lambda figure: not figure.adverse)


def goals_with_numbers(entry: Entry) -> list[StatedFigure]:
    """The figures that are goals."""
    return [figure for figure in shown_figures(entry) if figure.role == Role.GOAL]


def other_figures(entry: Entry) -> list[StatedFigure]:
    """What is neither goal nor result: whom it was aimed at, money, staff, background."""
    return [figure for figure in shown_figures(entry) if figure.role not in {Role.GOAL, Role.RESULT}]


def picked(entry: Entry, which: List) -> list[EntryChoice]:
    """The items of one list of the entry."""
    return [choice for choice in entry.choices.all() if choice.list == which]


def _with_rows(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    return entries.prefetch_related("places", "periods", "goals", "choices", "figures", "soft_outcomes", "leftovers")


def _with_words(entries: QuerySet[Entry], text: str) -> QuerySet[Entry]:
    for word in words_of(text):
        entries = entries.filter(search_text__contains=word)
    return entries


def _fitting(entries: QuerySet[Entry], facets: Facets) -> QuerySet[Entry]:
    for which, codes in (
        (List.SUBJECT, facets.subject),
        (List.ACTIVITY, facets.activity),
        (List.TARGET_GROUP, facets.target),
    ):
        for code in codes:
            entries = entries.filter(Exists(EntryChoice.objects.filter(entry=OuterRef("pk"), list=which, code=code)))
    for name in facets.place:
        entries = entries.filter(Exists(EntryPlace.objects.filter(entry=OuterRef("pk"), name=name)))
    if facets.assessment:
        entries = entries.filter(assessment__in=facets.assessment)
    if len(facets.outcome) == 1:
        stated = Exists(_results_rows().filter(entry=OuterRef("pk")))
        entries = entries.filter(stated if facets.outcome[0] == "stated" else ~stated)
    return entries


def _results_rows() -> QuerySet[StatedFigure]:
    return StatedFigure.objects.filter(role=Role.RESULT).exclude(state=State.REJECTED)


def _counts(found: QuerySet[Entry]) -> dict[str, list[tuple[str, int]]]:
    ids = found.values("pk")
    counts = {
        name: _tally(EntryChoice.objects.filter(entry__in=ids, list=which).exclude(code=""), "code")
        for name, which in (("subject", List.SUBJECT), ("activity", List.ACTIVITY), ("target", List.TARGET_GROUP))
    }
    counts["place"] = _tally(EntryPlace.objects.filter(entry__in=ids), "name")
    counts["assessment"] = list(
        found.order_by().values_list("assessment").annotate(count=Count("pk")).order_by("-count")
    )
    stated = found.filter(Exists(_results_rows().filter(entry=OuterRef("pk")))).count()
    counts["outcome"] = [(key, n) for key, n in (("stated", stated), ("not_stated", found.count() - stated)) if n]
    return counts


def _tally(rows: QuerySet[EntryChoice] | QuerySet[EntryPlace], column: str) -> list[tuple[str, int]]:
    counted_rows = rows.order_by().values_list(column).annotate(count=Count("entry", distinct=True))
    return sorted(counted_rows, key=lambda pair: (-pair[1], pair[0]))


def _programme_of(entry: Entry) -> Programme | None:
    """By what the editor has written, else by the entry's only municipality and its own name."""
    numbers: Collection[str] = {entry.programme_municipality}
    slug = entry.programme_slug
    if not (entry.programme_municipality and slug):
        numbers, slug = {place.number for place in entry.places.all() if place.number}, entry.slug
    fitting = [p for p in published_programmes() if p.slug == slug and p.tenant.number in numbers]
    return fitting[0] if len(fitting) == 1 else None


def _work_on(entry: Entry) -> WorkItem:
    asking = [left for left in entry.leftovers.all() if left.reason in ASKS_THE_EDITOR and left.settled_at is None]
    return WorkItem(entry, sum(figure.is_open for figure in entry.figures.all()), len(asking), len(entry.remarks))


FACET_NAMES = tuple(facet.name for facet in fields(Facets))


def subject_name(code: str) -> str:
    """A subject area as the pages write it."""
    row = EntryChoice.objects.filter(list=List.SUBJECT, code=code).first()
    return row.text if row else code


def entry_leftover(leftover_id: int) -> Leftover | None:
    """Uninterpreted words for their editor."""
    return Leftover.objects.filter(pk=leftover_id).first()
