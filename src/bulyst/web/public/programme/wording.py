"""What the account says in words that are made from its numbers."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from bulyst.population.queries import PageSeries
from bulyst.programmes.models import Programme
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
    if not labels:
        return ""
    if len(labels) == 1:
        return _("ved %(school)s") % {"school": labels[0]}
    return _("ved %(schools)s og %(last)s") % {"schools": ", ".join(labels[:-1]), "last": labels[-1]}
