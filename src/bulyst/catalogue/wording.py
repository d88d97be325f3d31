"""Codes of the catalogue in words, and a stated figure as a short phrase."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from bulyst.catalogue.models import Entry, StatedFigure
from bulyst.catalogue.reading.choices import Activity, Argument, TargetGroup
from bulyst.catalogue.reading.shape import (
    Assessment,
    Bound,
    Confidence,
    Direction,
    Group,
    Left,
    Measure,
    Role,
    Tier,
    Unit,
)
from bulyst.tenancy.wording import spelled

Words = str | Promise

ACTIVITIES: dict[str, Words] = {
    Activity.EVENT_AWAY: _("Arrangement utenfor kommunen"),
    Activity.EVENT_HOME: _("Arrangement i kommunen"),
    Activity.LETTERS: _("Brev til mulige tilflyttere"),
    Activity.MEDIA: _("Annonser i mediene"),
    Activity.WEBSITE: _("Eget nettsted"),
    Activity.BROCHURES: _("Brosjyrer"),
    Activity.SCHOOL_VISITS: _("Besøk på skoler og studiesteder"),
    Activity.FAIRS: _("Messer og stand"),
    Activity.PLACE_CAMPAIGN: _("Kampanje for stedet som bosted"),
    Activity.JOB_CAMPAIGN: _("Kampanje for arbeidskraft"),
    Activity.HOUSING: _("Boliger for tilflyttere"),
    Activity.COOPERATION: _("Samarbeid med næringsliv og frivillige"),
    Activity.HOSTS: _("Vertskap for nye innbyggere"),
    Activity.INTEGRATION: _("Integrering av tilflyttere"),
    Activity.IDEA_WORKSHOPS: _("Idédugnad"),
}
TARGET_GROUPS: dict[str, Words] = {
    TargetGroup.EVERYONE: _("Alle typer innflyttere"),
    TargetGroup.SKILLED_WORKERS: _("Arbeidskraft med høy utdanning"),
    TargetGroup.WORKERS: _("Arbeidskraft generelt"),
    TargetGroup.WOMEN: _("Kvinner"),
    TargetGroup.YOUTH: _("Ungdom"),
    TargetGroup.FAMILIES: _("Barnefamilier"),
    TargetGroup.RETURNERS: _("Mulige tilbakeflyttere"),
    TargetGroup.LIFESTYLE: _("Livsstilsflyttere fra utlandet"),
    TargetGroup.BIG_CITY: _("Flyttere fra storbyer"),
    TargetGroup.ENTREPRENEURS: _("Gründere"),
    TargetGroup.CABIN_OWNERS: _("Hyttefolk"),
    TargetGroup.FROM_ABROAD: _("Innvandrere og folk fra bestemte land"),
}
ARGUMENTS: dict[str, Words] = {
    Argument.QUALITY_OF_LIFE: _("Livskvalitet"),
    Argument.UPBRINGING: _("Godt oppvekstmiljø"),
    Argument.SERVICES: _("Gode tjenester"),
    Argument.NATURE: _("Natur"),
    Argument.OUTDOORS: _("Friluftsliv"),
    Argument.CULTURE: _("Kultur"),
    Argument.JOBS: _("Arbeidsplasser"),
    Argument.PEACE: _("Fred og ro"),
    Argument.COMMUTING: _("Nær nok til å pendle"),
    Argument.COMMUNITY: _("Godt bygdemiljø"),
    Argument.HOUSING: _("Boliger og tomter"),
    Argument.BENEFITS: _("Økonomiske fordeler"),
}
ASSESSMENTS: dict[str, Words] = {
    Assessment.NOT_ASSESSED: _("Ikke vurdert av Distriktssenteret"),
    Assessment.ASSESSED: _("Vurdert av Distriktssenteret"),
    Assessment.NOT_STATED: _("Vurdering ikke oppgitt"),
}
TIERS: dict[str, Words] = {
    Tier.CATALOGUE: _("Oppføring i katalogen over tilflyttingsarbeid"),
    Tier.BOLYST: _("Prosjekt med midler fra Bolyst, kort presentert"),
    Tier.LOCAL_WORK: _("Lokalt utviklingsarbeid"),
}
OUTCOMES: dict[str, Words] = {"stated": _("Resultat er oppgitt"), "not_stated": _("Resultat er ikke oppgitt")}
ROLES: dict[str, Words] = {
    Role.GOAL: _("mål"),
    Role.RESULT: _("resultat"),
    Role.AIMED_AT: _("antall det var rettet mot"),
    Role.FUNDING: _("penger til prosjektet"),
    Role.CONTEXT: _("bakgrunn"),
    Role.UNCLEAR: _("uklart"),
}
CONFIDENCES: dict[str, Words] = {
    Confidence.SURE: _("lest sikkert"),
    Confidence.LIKELY: _("trolig lest riktig"),
    Confidence.UNSURE: _("usikkert"),
}
LEFT: dict[str, Words] = {
    Left.NUMBER_NOT_PLACED: _("Et tall som ikke kunne plasseres"),
    Left.UNKNOWN_CHOICE: _("Står ikke på katalogens lister"),
    Left.UNKNOWN_HEADING: _("En overskrift vi ikke kjenner"),
    Left.OUTSIDE_THE_ENTRY: _("Sto utenfor selve oppføringen"),
    Left.FREE_TEXT: _("Fritekst uten mål eller tall"),
}
BOUNDS: dict[str, Words] = {
    Bound.EXACT: _("nøyaktig"),
    Bound.ABOUT: _("ca."),
    Bound.AT_LEAST: _("minst"),
    Bound.ABOVE: _("over"),
    Bound.AT_MOST: _("høyst"),
    Bound.BELOW: _("under"),
    Bound.NEARLY: _("nær"),
}
DIRECTIONS: dict[str, Words] = {
    Direction.NONE: _("ingen retning"),
    Direction.INCREASE: _("økning"),
    Direction.DECREASE: _("nedgang"),
    Direction.STABLE: _("uendret"),
}
UNITS: dict[str, Words] = {
    Unit.PERSONS: _("personer"),
    Unit.INHABITANTS: _("innbyggere"),
    Unit.FAMILIES: _("familier"),
    Unit.HOUSEHOLDS: _("husstander"),
    Unit.HOMES: _("hjem"),
    Unit.HOUSES: _("boliger"),
    Unit.FARMS: _("gårdsbruk"),
    Unit.FIRMS: _("bedrifter"),
    Unit.PUPIL_ENTERPRISES: _("elevbedrifter"),
    Unit.ASSOCIATIONS: _("lag og foreninger"),
    Unit.JOBS: _("arbeidsplasser"),
    Unit.CASES: _("saker"),
    Unit.ENQUIRIES: _("henvendelser"),
    Unit.COURSES: _("kurs"),
    Unit.EVENTS: _("arrangementer"),
    Unit.MEETING_PLACES: _("møteplasser"),
    Unit.MEASURES: _("tiltak"),
    Unit.PROJECTS: _("prosjekter"),
    Unit.PUBLICATIONS: _("trykksaker og oppslag"),
    Unit.PLOTS: _("tomter"),
    Unit.KRONER: _("kroner"),
    Unit.PERCENT: _("prosent"),
    Unit.MUNICIPALITIES: _("kommuner"),
    Unit.VILLAGES: _("bygder"),
    Unit.SCHOOLS: _("skoler"),
    Unit.GROUPS: _("grupper eller deler"),
    Unit.MIGRATION: _("flytting"),
    Unit.UNEMPLOYMENT: _("arbeidsledighet"),
    Unit.GOALS: _("mål"),
}
GROUPS: dict[str, Words] = {
    Group.COURSE_PARTICIPANTS: _("deltakere på kurs"),
    Group.ACTIVE_ASSOCIATIONS: _("lag med aktivitet"),
    Group.NEW_FIRMS: _("nye bedrifter"),
    Group.FUNDED_FIRMS: _("bedrifter og gårdsbruk med støtte"),
    Group.PUPIL_ENTERPRISES: _("elevbedrifter"),
    Group.CASES_HANDLED: _("saker behandlet"),
    Group.MOVED_IN: _("innflyttere"),
    Group.MOVED_OUT: _("utflyttere"),
    Group.STAYED: _("innflyttere som ble boende"),
    Group.INTERESTED: _("interesserte og henvendelser"),
    Group.HELPED: _("folk som fikk hjelp"),
    Group.APPROACHED: _("folk det var rettet mot"),
    Group.POPULATION: _("folketall"),
    Group.JOBS: _("arbeidsplasser"),
    Group.HOUSING: _("boliger og eiendommer"),
    Group.EVENTS: _("arrangementer og kurs"),
    Group.STAFFING: _("stillinger i prosjektet"),
    Group.FUNDING: _("penger"),
    Group.OTHER: _("annet"),
}

#: The Maryland scale as What Works Growth uses it, with 0 for an entry that compares nothing.
EVIDENCE: dict[int, Words] = {
    0: _("Ingenting er sammenlignet: tallene er prosjektets egne"),
    1: _("Før og etter, eller med og uten, uten hensyn til annet som skjedde"),
    2: _("Før og etter, eller med og uten, med hensyn til annet som skjedde"),
    3: _("Sammenlignet med andre steder, både før og etter"),
    4: _("Noe utenfor prosjektet avgjorde hvem som fikk tiltaket, nesten som ved loddtrekning"),
    5: _("Loddtrekning avgjorde hvem som fikk tiltaket"),
}

_PHRASES: dict[str, Words] = {
    Group.COURSE_PARTICIPANTS: _("%(amount)s %(counts)s på kurs"),
    Group.ACTIVE_ASSOCIATIONS: _("%(amount)s %(counts)s med aktivitet"),
    Group.FUNDED_FIRMS: _("%(amount)s %(counts)s med støtte"),
    Group.CASES_HANDLED: _("%(amount)s %(counts)s behandlet"),
    Group.MOVED_IN: _("%(amount)s %(counts)s flyttet inn"),
    Group.MOVED_OUT: _("%(amount)s %(counts)s flyttet ut"),
    Group.STAYED: _("%(amount)s %(counts)s ble boende"),
    Group.INTERESTED: _("%(amount)s %(counts)s viste interesse"),
    Group.HELPED: _("%(amount)s %(counts)s fikk hjelp"),
    Group.APPROACHED: _("rettet mot %(amount)s %(counts)s"),
}
#: Groups whose word alone says what is counted.
_NAMED_WHOLE = frozenset({Group.NEW_FIRMS, Group.FUNDED_FIRMS, Group.STAFFING})
_DEVELOPMENTS: dict[tuple[str, str], Words] = {
    (Group.POPULATION, Direction.DECREASE): _("folketallet gikk ned"),
    (Group.POPULATION, Direction.INCREASE): _("folketallet gikk opp"),
    (Group.POPULATION, Direction.STABLE): _("folketallet var uendret"),
    (Group.POPULATION, Direction.NONE): _("folketallet gikk ikke opp"),
    (Group.MOVED_IN, Direction.DECREASE): _("innflyttingen gikk ned"),
    (Group.MOVED_IN, Direction.INCREASE): _("flere flyttet inn"),
    (Group.MOVED_OUT, Direction.INCREASE): _("flere flyttet ut"),
    (Group.MOVED_OUT, Direction.DECREASE): _("færre flyttet ut"),
    (Group.JOBS, Direction.DECREASE): _("det ble færre arbeidsplasser"),
    (Group.JOBS, Direction.INCREASE): _("det ble flere arbeidsplasser"),
}
_WISHED: dict[tuple[str, str], Words] = {
    (Group.POPULATION, Direction.DECREASE): _("folketallet skal ned"),
    (Group.POPULATION, Direction.INCREASE): _("folketallet skal opp"),
    (Group.JOBS, Direction.INCREASE): _("det skal bli flere arbeidsplasser"),
}


def listed(table: dict[str, Words], code: str) -> str:
    """The words for a code, or the code itself when a later version has taken it off the list."""
    return str(table.get(code, code))


def figure_words(figure: StatedFigure) -> str:
    """«ca. 200 personer på kurs», «folketallet gikk ned med 14»."""
    if figure.measure in {Measure.STATEMENT, Measure.CHANGE_BY, Measure.CHANGE_FROM_TO}:
        return _development_words(figure)
    counts = _counts(figure)
    if figure.unit in {Unit.KRONER, Unit.PERCENT}:
        return _measured_words(figure)
    phrase = _PHRASES.get(figure.group)
    if (
        phrase is None
        or (_in_english() and figure.group in _NAMED_WHOLE)
        or figure.unit == Unit.ENQUIRIES
        or (figure.role == Role.GOAL and figure.group != Group.APPROACHED)
    ):
        return f"{amount_words(figure)} {counts}"
    return str(phrase) % {"amount": amount_words(figure), "counts": counts}


def amount_words(figure: StatedFigure) -> str:
    """«ca. 200», «20–30», «25 av 50»."""
    if figure.value is None:
        return ""
    amount = _number(figure.value)
    if figure.value_to is not None:
        amount = f"{amount}\u2013{_number(figure.value_to)}"
    if figure.bound != Bound.EXACT:
        amount = f"{listed(BOUNDS, figure.bound)} {amount}"
    if figure.out_of is not None:
        amount = gettext("%(part)s av %(whole)s") % {"part": amount, "whole": _number(figure.out_of)}
    return amount


def outcome_line(figures: Iterable[StatedFigure], soft_outcomes: int = 0) -> str:
    """The entry's stated outcome in one line; the figures come with the bad ones first. Also when unknown."""
    told = [figure_words(figure) for figure in figures if not figure.second_count]
    if not told and soft_outcomes:
        return gettext("Oppgir virkninger, men ingen tall")
    if not told:
        return gettext("Resultat ikke oppgitt")
    line = "; ".join(told[:4])
    more = len(told) - 4
    if more > 0:
        line = gettext("%(line)s og %(count)s til") % {"line": line, "count": more}
    return line[:1].upper() + line[1:]


def period_words(entry: Entry) -> str:
    """«2009–2012», several when the page has several, or «ukjent»."""
    if entry.period_from or entry.period_to:
        return _span(entry.period_from, entry.period_to)
    spans = [_span(period.from_year, period.to_year) for period in entry.periods.all()]
    return ", ".join(dict.fromkeys(spans)) or gettext("ukjent")


def evidence_words(level: int | None) -> str:
    """What a mark on the evidence scale means."""
    return str(EVIDENCE[level]) if level is not None else gettext("Ikke merket ennå")


def _counts(figure: StatedFigure) -> str:
    """What is counted: the page's own words in Norwegian; in English, where they would mix languages, ours."""
    if not _in_english():
        return figure.counts or listed(UNITS, figure.unit)
    return listed(GROUPS, figure.group) if figure.group in _NAMED_WHOLE else listed(UNITS, figure.unit)


def _in_english() -> bool:
    return (get_language() or "").startswith("en")


def _development_words(figure: StatedFigure) -> str:
    if figure.unit == Unit.GOALS:
        return gettext("et mål ble ikke nådd")
    if figure.group == Group.JOBS and figure.direction == Direction.DECREASE and figure.value is not None:
        return gettext("%(amount)s arbeidsplasser gikk tapt") % {"amount": amount_words(figure)}
    if figure.unit not in {Unit.INHABITANTS, Unit.PERCENT, Unit.PERSONS, Unit.MIGRATION, Unit.JOBS}:
        return f"{amount_words(figure)} {_counts(figure)}".strip()
    if "netto" in figure.counts.lower():
        net = gettext("netto innflytting") if _in_english() and figure.group == Group.MOVED_IN else figure.counts
        return f"{net} {amount_words(figure)}".strip()
    told = _WISHED if figure.role == Role.GOAL else _DEVELOPMENTS
    words = str(told.get((figure.group, figure.direction), figure.counts))
    if figure.measure == Measure.CHANGE_FROM_TO and figure.value is not None and figure.value_to is not None:
        ends = {"what": words, "before": _number(figure.value), "after": _number(figure.value_to)}
        return gettext("%(what)s fra %(before)s til %(after)s") % ends
    if figure.value is not None and words == figure.counts:
        # The page's own words say the direction: «12 færre barn», «20 % færre elever».
        return words if figure.unit == Unit.PERCENT else f"{amount_words(figure)} {words}"
    if figure.value is not None:
        amount = amount_words(figure) + ("\u00a0%" if figure.unit == Unit.PERCENT else "")
        return gettext("%(what)s med %(amount)s") % {"what": words, "amount": amount}
    return words


def _measured_words(figure: StatedFigure) -> str:
    sign = "kr" if figure.unit == Unit.KRONER else "%"
    amount = f"{amount_words(figure)}\u00a0{sign}"
    rest = figure.counts.split("%", 1)[-1].split("prosent", 1)[-1].strip() if figure.unit == Unit.PERCENT else ""
    return f"{amount} {rest}".strip()


def _span(first: int | None, last: int | None) -> str:
    if first and last:
        return str(first) if first == last else f"{first}\u2013{last}"
    if first:
        return gettext("fra %(year)s") % {"year": first}
    return gettext("til %(year)s") % {"year": last} if last else gettext("ukjent")


def _number(value: Decimal) -> str:
    return spelled(int(value)) if value == value.to_integral_value() else spelled(value.normalize())
