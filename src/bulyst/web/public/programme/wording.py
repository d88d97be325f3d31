"""What the account says in words that are made from its numbers."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from bulyst.population.queries import PageSeries
from bulyst.programmes.models import Claim, Programme
from bulyst.results.definitions import DEFINITIONS
from bulyst.results.figures import Figure
from bulyst.web.ui.formats import day, number


def period(programme: Programme) -> str:
    """When the programme worked: its days, or that they are unknown and what they lie between."""
    begins, ends = programme.period_from, programme.period_to
    if begins and ends:
        return _("%(begins)s til %(ends)s") % {"begins": day(begins), "ends": day(ends)}
    if begins:
        return _("fra %(begins)s") % {"begins": day(begins)}
    if programme.years is not None:
        earliest, latest = programme.years
        return _("ukjent (mellom %(earliest)s og %(latest)s)") % {"earliest": earliest, "latest": latest}
    return _("ukjent")


def listed(names: Sequence[str]) -> str:
    """Names in a row, the last with "og" before it."""
    if len(names) < 2:
        return "".join(names)
    return _("%(names)s og %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}


def claims_by_source(claims: Iterable[Claim]) -> list[tuple[Claim, list[str]]]:
    """What is claimed, gathered by who says it and how well supported it is; each with one of its claims."""
    gathered: dict[tuple[str, str], tuple[Claim, list[str]]] = {}
    for claim in claims:
        gathered.setdefault((claim.source, claim.strength), (claim, []))[1].append(claim.text)
    return list(gathered.values())


def figure_note(figure: Figure) -> str:
    """The line under a figure: what most of it is, where the figure's own rows tell that."""
    made = {
        "firms.funded": _most_common_purposes,
        "firms.new": _sole_proprietorships,
        "enterprises.pupil": _schools,
    }.get(figure.key)
    return (made(figure) if made else "") or str(DEFINITIONS[figure.key].detail)


def population_finding(series: PageSeries) -> str:
    """What the population picture shows."""
    known = [(year, value) for year, value in zip(series.years, series.values, strict=True) if value is not None]
    top_year, top = max(known, key=lambda pair: pair[1])
    facts = {"name": series.name, "decade": top_year // 10 * 10}
    if known[-1][1] < top:
        return _("Folketallet i %(name)s har falt siden %(decade)s-årene") % facts
    return _("Folketallet i %(name)s har aldri vært høyere") % facts


def migration_finding(name: str, values: Sequence[int]) -> str:
    """What the picture of net migration shows."""
    out = sum(value < 0 for value in values)
    facts = {"name": name, "out": out, "all": len(values)}
    return _("I %(out)s av %(all)s år flyttet flere ut av %(name)s enn inn") % facts


def _most_common_purposes(figure: Figure) -> str:
    purposes = figure.split("purpose")
    labels = [part.label for part in purposes.parts[:2]] if purposes else []
    if len(labels) < 2:
        return ""
    return _("flest til %(first)s og %(second)s") % {"first": labels[0], "second": labels[1]}


def _sole_proprietorships(figure: Figure) -> str:
    forms = figure.split("legal_form")
    sole = forms.of("ENK") if forms else None
    if not sole:
        return ""
    return _("%(count)s av %(all)s er enkeltpersonforetak") % {
        "count": number(sole),
        "all": number(figure.value),
    }


def _schools(figure: Figure) -> str:
    schools = figure.split("school_id")
    labels = [part.label for part in schools.parts] if schools else []
    return _("ved %(schools)s") % {"schools": listed(labels)} if labels else ""
