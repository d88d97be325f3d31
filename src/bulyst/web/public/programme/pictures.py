"""The two pictures of the account: inhabitants and net migration, from official figures."""

from django.urls import reverse
from django.utils.translation import gettext as _

from bulyst.population import queries as population
from bulyst.population.queries import PageSeries
from bulyst.programmes.models import Programme
from bulyst.web.public.programme.wording import migration_finding, population_finding
from bulyst.web.ui.charts import Chart, Segment, net_migration_bars, population_line


def population_picture(programme: Programme) -> Chart:
    """Inhabitants as far back as there are figures; years of a forerunner are labelled with its name."""
    series = population.series_for_page(programme.tenant.number)
    return population_line(
        title=population_finding(series),
        subtitle=_("Innbyggere 1. januar, %(first)s–%(last)s") % {"first": series.years[0], "last": series.years[-1]},
        source=_("Kilde: %(source)s.") % {"source": series.source},
        years=series.years,
        values=series.values,
        segments=_segments(series),
        marks=_bounds(programme),
        download=_address(programme, "public:programme_population"),
    )


def migration_picture(programme: Programme) -> Chart | None:
    """Net migration year by year; None where there are no figures."""
    flows = population.flows(programme.tenant.number)
    if not flows:
        return None
    values = [flow.net_migration for flow in flows]
    return net_migration_bars(
        title=migration_finding(programme.tenant.name, values),
        subtitle=_("Innflyttere minus utflyttere, %(first)s–%(last)s")
        % {"first": flows[0].year, "last": flows[-1].year},
        source=_("Kilde: %(source)s.") % {"source": population.series(programme.tenant.number).source},
        years=[flow.year for flow in flows],
        values=values,
        marks=_bounds(programme),
        download=_address(programme, "public:programme_migration"),
    )


def _segments(series: PageSeries) -> list[Segment]:
    if not series.labels:
        return []
    first, last = min(series.labels), max(series.labels)
    return [Segment(first, last, series.labels[first])]


def _bounds(programme: Programme) -> list[tuple[int, str]]:
    if programme.years is None:
        return []
    first, last = programme.years
    if programme.period_is_known:
        return [(first, _("programmet begynte")), (last, _("programmet sluttet"))]
    return [(first, _("tidligste start")), (last, _("seneste slutt"))]


def _address(programme: Programme, name: str) -> str:
    return reverse(name, kwargs={"kommune": programme.tenant.slug, "slug": programme.slug})
