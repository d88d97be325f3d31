"""The same numbers as open data: the account, its figures and the official series behind the pictures."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from bulyst.kernel.deadlines import today
from bulyst.population import queries as population
from bulyst.programmes.models import Programme
from bulyst.results import queries as results
from bulyst.results.figures import Figure
from bulyst.results.reports import account_as_json, figure_as_json, figure_rows, programme_as_json
from bulyst.web.public.programme.access import programme_view
from bulyst.web.public.programme.downloads import csv_response, json_response


@programme_view
def account_json(request: HttpRequest, programme: Programme) -> HttpResponse:
    """The account as JSON."""
    return json_response(account_as_json(results.public_account(programme, today(timezone.now()))))


@programme_view
def account_csv(request: HttpRequest, programme: Programme) -> HttpResponse:
    """The figures of the account as CSV."""
    found = results.public_account(programme, today(timezone.now()))
    heading = ["key", "value", "unit", "version", "rows", "row_hash"]
    rows = [[each.key, each.value, each.unit, each.version, each.row_count, each.row_hash] for each in found.figures]
    return csv_response(programme.slug, [heading, *rows])


@programme_view
def population_csv(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Inhabitants year by year as CSV."""
    series = population.series_for_page(_number(programme))
    rows = [
        [year, value, series.labels.get(year, series.name), series.source]
        for year, value in zip(series.years, series.values, strict=True)
    ]
    return csv_response(f"folketall-{series.number}", [["year", "inhabitants", "area", "source"], *rows])


@programme_view
def migration_csv(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Net migration and natural increase year by year as CSV."""
    number = _number(programme)
    flows = population.flows(number)
    source = population.series(number).source
    rows = [[flow.year, flow.net_migration, flow.natural_increase, source] for flow in flows]
    return csv_response(f"flytting-{number}", [["year", "net_migration", "natural_increase", "source"], *rows])


@programme_view
def figure_json(request: HttpRequest, programme: Programme, key: str) -> HttpResponse:
    """One figure as JSON."""
    found = public_figure(programme, key)
    return json_response({"programme": programme_as_json(programme), **figure_as_json(found)})


@programme_view
def figure_csv(request: HttpRequest, programme: Programme, key: str) -> HttpResponse:
    """One figure and its divisions as CSV."""
    return csv_response(f"{programme.slug}-{key}", figure_rows(public_figure(programme, key)))


def public_figure(programme: Programme, key: str) -> Figure:
    """One figure as anyone may see it. Raises Http404 for a key that nothing is counted by."""
    found = results.public_figure(programme, key)
    if found is None:
        raise Http404
    return found


def _number(programme: Programme) -> str:
    number = results.official_number(programme)
    if number is None:
        raise Http404
    return number
