"""The tables of a study's page, from the engine's report."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext

from bulyst.population import queries as population
from bulyst.studies.queries import StartYear
from bulyst.web.ui.formats import number, percent, signed, signed_percent
from bulyst.web.ui.tables import Column, Link, Table

Report = Mapping[str, Any]


def people(persons: float | None) -> str:
    """A number of people, whole."""
    return number(None if persons is None else round(persons))


def change(persons: float | None) -> str:
    """A change in people, whole, with its sign."""
    return signed(None if persons is None else round(persons))


def answer_words() -> dict[str, str]:
    """The engine's answers, as short as a table needs them."""
    return {
        "unfit": gettext("Kan ikke vites: ingen ligner nok"),
        "underpowered": gettext("Kan ikke vites: for liten til å sees"),
        "not_detected": gettext("Ingen endring påvist"),
        "increase": gettext("Høyere enn ventet"),
        "decrease": gettext("Lavere enn ventet"),
    }


def method_words() -> dict[str, str]:
    """The engine's estimators, in words."""
    return {
        "sc": gettext("Regnemåte: vektet snitt på samme nivå"),
        "dsc": gettext("Regnemåte: vektet snitt, ulikt nivå tillatt"),
        "rdsc": gettext("Regnemåte: ulikt nivå tillatt, jevnere vekter"),
        "asc": gettext("Regnemåte: vektet snitt, rettet for skjevheten som er igjen"),
        "mc": gettext("Regnemåte: felles mønstre i alle kommuner"),
        "sdid": gettext("Regnemåte: også årene er vektet"),
        "difp": gettext("Regnemåte: vektet snitt av endringer"),
        "did": gettext("Regnemåte: de andres vanlige endring"),
    }


def rule_words() -> dict[str, str]:
    """The engine's other donor rules, in words."""
    return {
        "same_class": gettext("Bare kommuner i samme sentralitetsklasse"),
        "half_the_size_factor": gettext("Strengere krav til størrelse"),
        "twice_the_size_factor": gettext("Mildere krav til størrelse"),
        "half_the_jump": gettext("Strengere krav til jevn utvikling"),
        "with_neighbours": gettext("Nabokommunene er med"),
    }


def reason_words() -> dict[str, str]:
    """Why the donor rule leaves a municipality out, in words."""
    return {
        "gap": gettext("Mangler tall for noen av årene"),
        "borders": gettext("Slått sammen eller delt siden 1986"),
        "centrality": gettext("Mer eller mindre sentral (mer enn én klasse)"),
        "neighbour": gettext("Nabokommune, som selv kan være påvirket"),
        "size": gettext("Mer enn fire ganger så stor eller liten"),
        "jump": gettext("Folketallet endret seg over 8 prosent på ett år"),
    }


def start_years(years: Sequence[StartYear], address: str) -> Table:
    """How the answer depends on the start year; each year leads to its own page."""
    words = answer_words()
    return Table(
        gettext("Svaret for hvert mulig startår"),
        [
            Column("start", gettext("Startår")),
            Column("end", gettext("Til og med")),
            Column("detectable", gettext("Minste endring som kunne vært sett"), numeric=True),
            Column("effect", gettext("Forskjell vi ser"), numeric=True),
            Column("p", gettext("Minst like store avvik (p)"), numeric=True),
            Column("answer", gettext("Svar")),
        ],
        [
            {
                "start": Link(str(year.start), f"{address}?start={year.start}"),
                "end": str(year.end),
                "detectable": people(year.detectable_persons),
                "effect": change(year.effect_persons),
                "p": percent(year.p_value),
                "answer": words[year.answer],
            }
            for year in years
        ],
    )


def weights(report: Report) -> Table:
    """Which municipalities the expected path is made of, the heaviest first."""
    before = report["design"]["periods"][report["design"]["pre_periods"] - 1]
    rows = []
    for place, (unit, weight) in enumerate(report["estimate"]["weights"].items(), start=1):
        facts = population.municipality_facts(unit)
        rows.append(
            {
                "name": f"{place}. {facts.name}",
                "county": facts.county,
                "weight": percent(weight, 1),
                "size": number(population.series(unit).on(before)),
            }
        )
    return Table(
        gettext("Kommunene som det forventede folketallet er satt sammen av"),
        [
            Column("name", gettext("Kommune, med nummer på kartet")),
            Column("county", gettext("Fylke")),
            Column("weight", gettext("Vekt"), numeric=True),
            Column("size", gettext("Innbyggere i %(year)s") % {"year": before}, numeric=True),
        ],
        rows,
    )


def left_out(report: Report) -> Table:
    """How many municipalities each part of the rule left out."""
    why = reason_words()
    return Table(
        gettext("Kommuner som ikke er med, og hvorfor"),
        [Column("why", gettext("Grunn")), Column("count", gettext("Antall"), numeric=True)],
        [{"why": why[reason], "count": count} for reason, count in report["design"]["left_out"].items()],
        stacked=False,
    )


def other_choices(report: Report) -> Table:
    """What the answer would have been with other choices than the ones that were written down."""
    fragile, end = report["fragility"], report["design"]["periods"][-1]
    rules, methods = rule_words(), method_words()
    rows = [_choice(gettext("Slik studien er lagt opp"), report["estimate"])]
    rows += [_choice(rules[each["rule"]], each) for each in fragile["other_donor_rules"]]
    rows += [_choice(gettext("Startår %(year)s") % {"year": each["start"]}, each) for each in fragile["other_starts"]]
    rows += [_choice(methods[each["method"]], each) for each in fragile["other_methods"]]
    return Table(
        gettext("Forskjellen i %(year)s med andre valg") % {"year": end},
        [
            Column("choice", gettext("Valg")),
            Column("effect", gettext("Forskjell"), numeric=True),
            Column("p", gettext("Minst like store avvik (p)"), numeric=True),
        ],
        rows,
    )


def pretended_starts(report: Report) -> Table:
    """What is "found" when we pretend that it began years earlier, when nothing had happened yet."""
    return Table(
        gettext("Later som om det begynte tidligere"),
        [
            Column("choice", gettext("Påstått startår")),
            Column("effect", gettext("Forskjell rett før det virkelige startåret"), numeric=True),
            Column("p", gettext("Minst like store avvik (p)"), numeric=True),
        ],
        [_choice(str(each["start"]), each) for each in report["fragility"]["in_time"]],
        empty=gettext("Det er for få år før startåret til å prøve dette."),
    )


def share(gap: float) -> float:
    """A gap on the scale of logarithms as a share of the expected population."""
    return math.expm1(gap)


def _choice(text: str, outcome: Mapping[str, Any]) -> dict[str, str]:
    if "refused" in outcome:
        return {"choice": text, "effect": gettext("kan ikke regnes ut"), "p": number(None)}
    return {
        "choice": text,
        "effect": signed_percent(share(outcome["end_effect"])),
        "p": percent(outcome["p_value"]),
    }
