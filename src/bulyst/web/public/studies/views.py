"""A study's page. What the figures cannot tell is said first; then always the same three questions."""

import math
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from bulyst.population import queries as population
from bulyst.programmes import queries as programmes
from bulyst.studies import queries
from bulyst.studies.models import Study
from bulyst.studies.queries import StudyVerdict
from bulyst.web.public.studies import pictures, tables
from bulyst.web.public.studies.cards import about, cards, cards_over
from bulyst.web.public.studies.donor_map import donor_map
from bulyst.web.public.studies.forms import StartYearForm
from bulyst.web.public.studies.tables import Report
from bulyst.web.ui.formats import number, percent
from bulyst.web.ui.pages import render_public


def index(request: HttpRequest) -> HttpResponse:
    """Every study with its answer."""
    studies = [
        (verdict, population.municipality_facts(verdict.unit).name, reverse("public:study", args=[verdict.slug]))
        for verdict in queries.studies()
    ]
    return render_public(request, "public/studies/index.html", {"studies": studies})


def study(request: HttpRequest, slug: str) -> HttpResponse:
    """Did it change the population, and how sure can anyone be?"""
    found = queries.study(slug)
    if found is None:
        raise Http404
    verdict = queries.verdict_of(found)
    form = None if found.is_dated or not verdict.years else _start_year_form(request, found)
    context = {
        "study": found,
        "verdict": verdict,
        "place": population.municipality_facts(found.unit).name,
        "crumbs": [(gettext("Kunnskap"), reverse("public:studies"))],
        "account": _account_of(found),
        "progress": queries.progress(slug),
        "form": form,
        "others": _others_from(found),
    }
    start = _chosen(found, form)
    report = None if start is None else queries.report(slug, start)
    if report is not None:
        context |= _of_one_start(found, verdict, report)
    elif verdict.years:
        context |= _over_all_starts(found, verdict)
    return render_public(request, "public/studies/study.html", context)


def _account_of(found: Study) -> str:
    """The address of the programme's own account, where there is a published one."""
    for each in programmes.published_programmes():
        if (each.tenant.number, each.slug) == (found.unit, found.programme_slug):
            return reverse("public:programme", args=[each.tenant.slug, each.slug])
    return ""


def _others_from(found: Study) -> list[tuple[StudyVerdict, str, str]]:
    """The municipality's other studies, each with its start year ("" where it is unknown) and its address."""
    return [
        (each, str(each.years[0].start) if each.is_dated else "", reverse("public:study", args=[each.slug]))
        for each in queries.studies_of(found.unit)
        if each.slug != found.slug and each.years
    ]


def _start_year_form(request: HttpRequest, found: Study) -> StartYearForm:
    given = request.GET if "start" in request.GET else None
    return StartYearForm(given, years=list(found.starts))


def _chosen(found: Study, form: StartYearForm | None) -> int | None:
    """The start year to show: the study's own when it is dated, else the one that a reader has chosen."""
    if found.is_dated:
        return found.earliest_start
    if form is not None and form.is_bound and form.is_valid():
        return int(form.cleaned_data["start"])
    return None


def _of_one_start(found: Study, verdict: StudyVerdict, report: Report) -> dict[str, Any]:
    start = report["design"]["start"]
    year = next(each for each in verdict.years if each.start == start)
    return {
        "report": report,
        "start": str(start),
        "end": str(year.end),
        "year": year,
        "word": queries.word(year.answer),
        "cards": cards(report),
        "words": _words(report),
        "could": pictures.could_have_been_seen(report),
        "path": pictures.expected_path(found, report, _csv(found, "path", start)),
        "cloud": pictures.placebo_cloud(found, report, _csv(found, "placebos", start)),
        "map": donor_map(report),
        "weights": tables.weights(report),
        "left_out": tables.left_out(report),
        "other_choices": tables.other_choices(report),
        "pretended": tables.pretended_starts(report),
        "sweep": None if found.is_dated else _sweep(found, verdict),
        "downloads": _downloads(found, start),
        "command": _command(report),
        "run": _run(found),
    }


def _over_all_starts(found: Study, verdict: StudyVerdict) -> dict[str, Any]:
    address = reverse("public:study", args=[found.slug])
    return {
        "cards": cards_over(verdict.years, found.design["level"]),
        "sweep": _sweep(found, verdict),
        "start_years": tables.start_years(verdict.years, address),
        "level": percent(found.design["level"]),
        "horizon": found.design["horizon"],
        "downloads": _downloads(found, None),
        "run": _run(found),
    }


def _words(report: Report) -> dict[str, str | bool]:
    """The numbers that stand in the running text, as they are read."""
    power, estimate, design = report["power"], report["estimate"], report["design"]
    interval, dropped = estimate["interval_persons"], report["fragility"]["leave_one_out"]
    return {
        "name": design["names"][0],
        "donors": number(design["donor_count"]),
        "noise": tables.people(power["noise_persons"]),
        "detectable": ""
        if power["smallest_detectable_persons"] is None
        else about(power["smallest_detectable_persons"]),
        "detectable_percent": percent((power["smallest_detectable_percent"] or 0) / 100),
        "power": percent(power["power"]),
        "matters": percent(design["matters"]),
        "matters_persons": tables.people(design["matters"] * power["expected"]),
        "matters_seen": (power["smallest_detectable_percent"] or math.inf) <= power["matters_percent"],
        "level": percent(1 - design["level"]),
        "low": "" if interval is None else tables.change(interval[0]),
        "high": "" if interval is None else tables.change(interval[1]),
        "further": number(estimate["rank"] - 1),
        "p": percent(estimate["p_value"]),
        "expected": tables.people(power["expected"]),
        "pre_error": percent(abs(tables.share(report["fit"]["pre_rmspe"])), 1),
        "pre_years": number(design["pre_periods"]),
        "lowest": tables.signed_percent(tables.share(dropped["lowest"])),
        "highest": tables.signed_percent(tables.share(dropped["highest"])),
        "weighted": number(len(estimate["weights"])),
    }


def _sweep(found: Study, verdict: StudyVerdict) -> Any:
    return pictures.answers_by_start(verdict.years, _csv(found, "start-years", None))


def _run(found: Study) -> dict[str, Any]:
    run = queries.latest_run(found.slug)
    assert run is not None
    return {"at": run.finished_at, "run": run, "times": queries.times_repeated(run)}


def _csv(found: Study, table: str, start: int | None) -> str:
    address = reverse("public:study_csv", args=[found.slug, table])
    return address if start is None else f"{address}?start={start}"


def _downloads(found: Study, start: int | None) -> list[tuple[str, str]]:
    everything = reverse("public:study_json", args=[found.slug])
    files = [(gettext("Alt om studien, med kilder og kontrollsummer (JSON)"), everything)]
    if not found.is_dated:
        files.append((gettext("Svaret for hvert startår (CSV)"), _csv(found, "start-years", None)))
    if start is not None:
        files += [
            (gettext("Faktisk og forventet folketall (CSV)"), _csv(found, "path", start)),
            (gettext("Kommunene vi sammenligner med, med vekter (CSV)"), _csv(found, "donors", start)),
            (gettext("Avvikene i de andre kommunene (CSV)"), _csv(found, "placebos", start)),
        ]
    return files


def _command(report: Report) -> str:
    """The exact command that gives this answer again."""
    design = report["design"]
    end = "" if design["end"] is None else f" --end {design['end']}"
    return f"bulyst evaluate {design['unit']} --start {design['start']}{end} --matters {design['matters']} --json"
