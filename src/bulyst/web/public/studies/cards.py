"""The first screen of a study: three numbers, always in the same order, each leading to its section."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from bulyst.studies.queries import StartYear
from bulyst.web.public.studies.tables import Report, change, people
from bulyst.web.ui.formats import number, percent, signed_percent


@dataclass(frozen=True)
class Card:
    """A number large enough to be read from afar, what it is, and where more is said."""

    heading: str
    value: str
    text: str
    href: str


def cards(report: Report) -> list[Card]:
    """What the figures could have shown, what we see, and how sure that is."""
    power, estimate, design = report["power"], report["estimate"], report["design"]
    others = estimate["of"] - 1
    return [
        Card(
            gettext("Hva dataene kunne ha vist"),
            _at_least(power["smallest_detectable_persons"]),
            gettext("Mindre endringer ville trolig ikke blitt sett. Ventet folketall var %(expected)s.")
            % {"expected": people(power["expected"])},
            "#kunne-ha-vist",
        ),
        Card(
            gettext("Hva vi ser"),
            difference(estimate["end_effect_persons"]),
            gettext("%(percent)s mot ventet folketall i %(year)s.")
            % {
                "percent": signed_percent(estimate["end_effect_percent"] / 100),
                "year": design["periods"][-1],
            },
            "#ser",
        ),
        Card(
            gettext("Hvor sikkert"),
            gettext("Nummer %(rank)s av %(of)s") % {"rank": number(estimate["rank"]), "of": number(estimate["of"])},
            gettext("%(further)s av %(others)s lignende kommuner avviker minst like mye.")
            % {"further": number(estimate["rank"] - 1), "others": number(others)},
            "#sikkert",
        ),
    ]


def cards_over(years: Sequence[StartYear], level: float) -> list[Card]:
    """The same three over all possible start years."""
    detectable = [year.detectable_persons for year in years if year.detectable_persons is not None]
    effects = [year.effect_persons for year in years]
    standing_out = sum(year.p_value <= level for year in years)
    return [
        Card(
            gettext("Hva dataene kunne ha vist"),
            gettext("%(least)s til %(most)s personer")
            % {"least": about(min(detectable)), "most": about(max(detectable))}
            if detectable
            else gettext("Ingen endring"),
            gettext("Den minste endringen som kunne vært sett, avhenger av startåret."),
            "#kunne-ha-vist",
        ),
        Card(
            gettext("Hva vi ser"),
            gettext("%(lowest)s til %(highest)s") % {"lowest": change(min(effects)), "highest": change(max(effects))},
            gettext("Forskjell i personer fra ventet folketall, etter startår."),
            "#ser",
        ),
        Card(
            gettext("Hvor sikkert"),
            gettext("%(count)s av %(all)s startår") % {"count": number(standing_out), "all": number(len(years))},
            gettext("gir en forskjell som er sjelden blant lignende kommuner (høyst %(level)s).")
            % {"level": percent(level)},
            "#sikkert",
        ),
    ]


def difference(persons: float) -> str:
    """So many more or fewer than expected."""
    whole = round(persons)
    if whole < 0:
        return gettext("%(persons)s færre enn ventet") % {"persons": number(-whole)}
    if whole > 0:
        return gettext("%(persons)s flere enn ventet") % {"persons": number(whole)}
    return gettext("Like mange som ventet")


def about(persons: float) -> str:
    """Two significant digits: a smallest detectable effect is no exact figure."""
    return number(round(float(f"{persons:.2g}")))


def _at_least(persons: float | None) -> str:
    if persons is None:
        return gettext("Ingen endring")
    return gettext("Om lag %(persons)s personer") % {"persons": about(persons)}
