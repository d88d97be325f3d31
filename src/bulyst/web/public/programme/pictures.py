"""The two pictures of the account: inhabitants and net migration, from official figures."""

from django.urls import reverse
from django.utils.translation import gettext as _

from bulyst.population import queries as population
from bulyst.population.queries import PageSeries
from bulyst.programmes.models import Programme
from bulyst.results.queries import official_number
from bulyst.web.public.programme.wording import migration_finding, population_finding
from bulyst.web.ui.charts import Chart, Segment, Span, net_migration_bars, population_line


def population_picture(programme: Programme) -> Chart | None:
    """Inhabitants as far back as there are figures, a forerunner's years with its name; None without figures."""
    number = official_number(programme)
    if number is None:
        return None
    series = population.series_for_page(number)
    return population_line(
        title=population_finding(series),
        subtitle=_subtitle(
            programme, _("Innbyggere 1. januar, %(first)s–%(last)s."), series.years[0], series.years[-1]
        ),
        source=_("Kilde: %(source)s.") % {"source": series.source},
        years=series.years,
        values=series.values,
        segments=_segments(series),
        spans=_spans(programme),
        download=_address(programme, "public:programme_population"),
    )


def migration_picture(programme: Programme) -> Chart | None:
    """Net migration year by year; None where there are no figures."""
    number = official_number(programme)
    flows = population.flows(number) if number else ()
    if number is None or not flows:
        return None
    values = [flow.net_migration for flow in flows]
    return net_migration_bars(
        title=migration_finding(programme.tenant.name, values),
        subtitle=_subtitle(
            programme, _("Innflyttere minus utflyttere, %(first)s–%(last)s."), flows[0].year, flows[-1].year
        ),
        source=_("Kilde: %(source)s.") % {"source": population.series(number).source},
        years=[flow.year for flow in flows],
        values=values,
        spans=_spans(programme),
        download=_address(programme, "public:programme_migration"),
    )


def _subtitle(programme: Programme, what: str, first: int, last: int) -> str:
    return f"{what % {'first': first, 'last': last}} {_what_the_span_is(programme)}".strip()


def _segments(series: PageSeries) -> list[Segment]:
    if not series.labels:
        return []
    first, last = min(series.labels), max(series.labels)
    return [Segment(first, last, series.labels[first])]


def _spans(programme: Programme) -> list[Span]:
    if programme.years is None:
        return []
    first, last = programme.years
    return [Span(first, last, f"{first}–{last}")]


def _what_the_span_is(programme: Programme) -> str:
    if programme.years is None:
        return ""
    first, last = programme.years
    if programme.period_is_known:
        return _("Farget felt: programmet begynte i %(first)s og sluttet i %(last)s.") % {
            "first": first,
            "last": last,
        }
    return _("Farget felt: programmet må ha vart en gang mellom %(first)s og %(last)s.") % {
        "first": first,
        "last": last,
    }


def _address(programme: Programme, name: str) -> str:
    return reverse(name, kwargs={"kommune": programme.tenant.slug, "slug": programme.slug})
