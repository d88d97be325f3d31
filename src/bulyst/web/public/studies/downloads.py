"""The figures behind a study's page, for whoever wants to check or reuse them."""

import csv
from collections.abc import Callable, Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse

from bulyst.population import queries as population
from bulyst.population.figures import LICENCE, PANEL_SOURCE
from bulyst.studies import queries
from bulyst.studies.models import Study
from bulyst.studies.queries import StartYear
from bulyst.web.public.studies.tables import Report

Rows = Iterable[list[Any]]


def everything(request: HttpRequest, slug: str) -> HttpResponse:
    """The design, the run and the engine's report for each start year (one only, when it is asked for)."""
    study = _study(slug)
    run = queries.latest_run(slug)
    if run is None:
        raise Http404
    years = [_start(request, study)] if "start" in request.GET else list(study.starts)
    answer = {
        "study": {
            "slug": study.slug,
            "title": study.title,
            "question": study.question,
            "background": study.background,
            "limits": study.limits,
            "registered_at": study.registered_at.isoformat(),
            "design": study.design,
            "design_hash": study.design_hash,
        },
        "provenance": {
            "figures": PANEL_SOURCE,
            "licence": LICENCE,
            "data_hash": run.data_hash,
            "engine": run.engine,
            "result_hash": run.result_hash,
            "computed_at": run.finished_at.isoformat() if run.finished_at else None,
            "times_repeated": queries.times_repeated(run),
        },
        "reports": {str(year): queries.report(slug, year) for year in years},
    }
    response = JsonResponse(answer, json_dumps_params={"ensure_ascii": False, "indent": 1})
    return _as_file(response, f"{slug}.json")


def table(request: HttpRequest, slug: str, table: str) -> HttpResponse:
    """One table as CSV: `start-years`, or `path`, `donors` or `placebos` of one start year."""
    study = _study(slug)
    if table == "start-years":
        return _csv(f"{slug}-{table}.csv", _start_years(queries.sweep(slug)))
    if table not in TABLES:
        raise Http404
    start = _start(request, study)
    report = queries.report(slug, start)
    if report is None:
        raise Http404
    return _csv(f"{slug}-{start}-{table}.csv", TABLES[table](report))


def _study(slug: str) -> Study:
    study = queries.study(slug)
    if study is None:
        raise Http404
    return study


def _start(request: HttpRequest, study: Study) -> int:
    """The start year that is asked for; a dated study has only one."""
    if study.is_dated:
        return study.earliest_start
    asked = request.GET.get("start", "")
    if not asked.isascii() or not asked.isdigit() or int(asked) not in study.starts:
        raise Http404
    return int(asked)


def _start_years(years: list[StartYear]) -> Rows:
    yield ["start", "end", "answer", "smallest_detectable_persons", "smallest_detectable_percent",
           "effect_persons", "effect_percent", "low_persons", "high_persons", "p_value", "rank", "of"]  # fmt: skip
    for year in years:
        low, high = year.interval_persons or (None, None)
        yield [year.start, year.end, year.answer, year.detectable_persons, year.detectable_percent,
               year.effect_persons, year.effect_percent, low, high, year.p_value, year.rank, year.of]  # fmt: skip


def _path(report: Report) -> Rows:
    yield ["year", "from_start_on", "actual", "expected", "difference_persons", "difference_percent"]
    for point in report["estimate"]["path"]:
        yield [
            point["period"],
            "yes" if point["treated"] else "no",
            round(point["actual"]),
            point["counterfactual"],
            point["persons"],
            point["percent"],
        ]


def _donors(report: Report) -> Rows:
    weights = report["estimate"]["weights"]
    yield ["number", "name", "county", "weight"]
    for unit in report["placebos"]["units"]:
        facts = population.municipality_facts(unit)
        yield [unit, facts.name, facts.county, weights.get(unit, 0)]


def _placebos(report: Report) -> Rows:
    yield ["number", "name", "year", "gap_log"]
    placebos, years = report["placebos"], report["design"]["periods"]
    for unit, name, gaps in zip(placebos["units"], placebos["names"], placebos["gaps"], strict=True):
        for year, gap in zip(years, gaps, strict=True):
            yield [unit, name, year, gap]


TABLES: dict[str, Callable[[Report], Rows]] = {"path": _path, "donors": _donors, "placebos": _placebos}


def _csv(name: str, rows: Rows) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    csv.writer(response).writerows(rows)
    return _as_file(response, name)


def _as_file(response: HttpResponse, name: str) -> HttpResponse:
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
