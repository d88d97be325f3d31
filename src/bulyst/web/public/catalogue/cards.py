"""Entries as pages show them: plain values in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bulyst.catalogue import queries, wording
from bulyst.catalogue.models import HIGHEST_EVIDENCE, Entry, EntryChoice, List, StatedFigure
from bulyst.catalogue.reading.shape import Left, Measure, Unit
from bulyst.results.figures import Figure

_SHOWN_ACTIVITIES = 4
_SHOWN_VALUES = 7

_FACETS: dict[str, tuple[str | Promise, dict[str, str | Promise]]] = {
    "outcome": (gettext_lazy("Resultat"), wording.OUTCOMES),
    "subject": (gettext_lazy("Fagområde"), {}),
    "place": (gettext_lazy("Sted"), {}),
    "activity": (gettext_lazy("Hva som ble prøvd"), wording.ACTIVITIES),
    "target": (gettext_lazy("Målgruppe"), wording.TARGET_GROUPS),
    "assessment": (gettext_lazy("Vurdering"), wording.ASSESSMENTS),
}
_LISTS: tuple[tuple[List, str | Promise, dict[str, str | Promise]], ...] = (
    (List.ACTIVITY, gettext_lazy("Aktiviteter"), wording.ACTIVITIES),
    (List.TARGET_GROUP, gettext_lazy("Målgrupper"), wording.TARGET_GROUPS),
    (List.ARGUMENT, gettext_lazy("Viktigste salgsargumenter"), wording.ARGUMENTS),
    (List.PARTNER, gettext_lazy("Samarbeidspartnere"), {}),
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A mark from 0 to 5, or none yet, with its meaning."""

    level: int | None
    words: str

    @property
    def marks(self) -> list[bool]:
        """Five boxes, the filled ones first."""
        return [step <= (self.level or 0) for step in range(1, HIGHEST_EVIDENCE + 1)]


@dataclass(frozen=True, slots=True)
class Card:
    """An entry in a list of results."""

    entry: Entry
    places: str
    period: str
    tried: str
    outcome: str
    outcome_is_bad: bool
    outcome_is_known: bool
    assessment: str
    tier: str
    subjects: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Stated:
    """A stated figure, and the counted one beside it when the programme counts the same."""

    figure: StatedFigure
    big: str
    words: str
    breakdown: str
    counted: Figure | None
    counted_address: str


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One tick box."""

    name: str
    value: str
    label: str
    count: int
    ticked: bool

    @property
    def html_id(self) -> str:
        """An id that stays the same over searches, so that focus is kept."""
        return f"valg-{self.name}-" + "".join(letter if letter.isalnum() else "-" for letter in self.value)


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """The tick boxes of one facet."""

    label: str
    values: Sequence[FacetValue]

    @property
    def first(self) -> list[FacetValue]:
        """What is shown at once: the most common values, and every ticked one."""
        return [value for n, value in enumerate(self.values) if n < _SHOWN_VALUES or value.ticked]

    @property
    def more(self) -> list[FacetValue]:
        """The rest."""
        return [value for value in self.values if value not in self.first]


def card(entry: Entry) -> Card:
    """The short form of an entry."""
    results = queries.results(entry)
    tried = [_choice(choice, wording.ACTIVITIES) for choice in queries.picked(entry, List.ACTIVITY)]
    shown = in_a_sentence(tried[:_SHOWN_ACTIVITIES])
    if len(tried) > _SHOWN_ACTIVITIES:
        shown = _("%(list)s og %(count)s til") % {"list": shown, "count": len(tried) - _SHOWN_ACTIVITIES}
    return Card(
        entry=entry,
        places=", ".join(place.name for place in entry.places.all()),
        period=wording.period_words(entry),
        tried=shown,
        outcome=wording.outcome_line(results, len(entry.soft_outcomes.all())),
        outcome_is_bad=any(figure.adverse for figure in results),
        outcome_is_known=bool(results) or bool(entry.soft_outcomes.all()),
        assessment=wording.listed(wording.ASSESSMENTS, entry.assessment),
        tier=wording.listed(wording.TIERS, entry.tier),
        subjects=", ".join(choice.text for choice in queries.picked(entry, List.SUBJECT)),
        evidence=Evidence(entry.evidence_level, wording.evidence_words(entry.evidence_level)),
    )


def stated(figure: StatedFigure, counted: queries.Counted | None) -> Stated:
    """A figure with its amount and words apart, so that a bad result is as large as a good one."""
    phrase = wording.figure_words(figure)
    told = figure.measure in {Measure.STATEMENT, Measure.CHANGE_BY, Measure.CHANGE_FROM_TO}
    amount = "" if told else wording.amount_words(figure)
    rest = phrase.removeprefix(amount).strip() if amount and phrase.startswith(amount) else ""
    other = counted.of(figure) if counted else None
    address = ""
    if counted and other:
        programme = counted.programme
        address = reverse("public:figure", args=[programme.tenant.slug, programme.slug, other.key])
    return Stated(
        figure,
        amount if rest else phrase[:1].upper() + phrase[1:],
        rest,
        ", ".join(figure.breakdown),
        other,
        address,
    )


def lists(entry: Entry) -> list[tuple[str, list[str]]]:
    """The lists of the entry that hold anything."""
    found = [
        (str(label), [_choice(choice, table) for choice in queries.picked(entry, which)])
        for which, label, table in _LISTS
    ]
    return [(label, items) for label, items in found if items]


def facet_groups(counts: dict[str, list[tuple[str, int]]], ticked: queries.Facets) -> list[FacetGroup]:
    """The facets with how many entries each value would leave; a ticked value is shown also at 0."""
    groups = []
    for name, (label, table) in _FACETS.items():
        known = dict(counts.get(name, []))
        chosen = getattr(ticked, name)
        values = [*known, *(value for value in chosen if value not in known)]
        boxes = [
            FacetValue(name, value, _facet_label(name, value, table), known.get(value, 0), value in chosen)
            for value in values
        ]
        if boxes:
            groups.append(FacetGroup(str(label), boxes))
    return groups


def evidence_scale() -> list[tuple[int, str]]:
    """Every step of the scale with its meaning."""
    return [(level, str(words)) for level, words in wording.EVIDENCE.items()]


def leftovers(entry: Entry) -> list[tuple[str, list[str]]]:
    """What was not understood, word for word, by reason; what stood around the entry is left out."""
    rows = [left for left in entry.leftovers.all() if left.reason != Left.OUTSIDE_THE_ENTRY]
    reasons = dict.fromkeys(left.reason for left in rows)
    return [
        (wording.listed(wording.LEFT, reason), [left.text for left in rows if left.reason == reason])
        for reason in reasons
    ]


def in_a_sentence(words: Sequence[str]) -> str:
    """«Eget nettsted, brosjyrer»: only the first keeps its capital."""
    lowered = [word if word[1:2].isupper() else word[:1].lower() + word[1:] for word in words[1:]]
    return ", ".join([*words[:1], *lowered])


def goal_answer(entry: Entry) -> str:
    """Whether the entry says that its goal was reached; most do not."""
    if not entry.main_goal:
        return ""
    if any(figure.unit == Unit.GOALS and figure.adverse for figure in queries.results(entry)):
        return _("Ble det nådd? Oppføringen sier selv at et mål ikke ble nådd.")
    return _("Ble det nådd? Det sier ikke oppføringen.")


def _choice(choice: EntryChoice, table: dict[str, str | Promise]) -> str:
    return wording.listed(table, choice.code) if choice.code in table else choice.text


def _facet_label(name: str, value: str, table: dict[str, str | Promise]) -> str:
    return queries.subject_name(value) if name == "subject" else wording.listed(table, value)
