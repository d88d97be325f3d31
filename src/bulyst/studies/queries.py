"""What the pages, the API and the command line ask about studies. Everything here is public."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.utils.translation import get_language

from bulyst.evaluation.language import LANGUAGES
from bulyst.kernel.message import Message
from bulyst.population import figures
from bulyst.studies import engine
from bulyst.studies.models import Run, RunState, StoredVerdict, Study
from bulyst.tenancy.wording import say


@dataclass(frozen=True)
class StartYear:
    """The answer for one of the years that may be the first with an effect."""

    start: int
    end: int
    answer: str
    sentence: str
    detectable_percent: float | None
    detectable_persons: float | None
    effect_percent: float
    effect_persons: float
    interval_persons: tuple[float, float] | None
    p_value: float
    rank: int
    of: int


@dataclass(frozen=True)
class StudyVerdict:
    """What a study has come to, in words: for a list of studies and for the programme's account.

    `answer` is the engine's answer when every start year gives the same, else "depends". `years` is empty until
    the study has been computed.
    """

    slug: str
    title: str
    question: str
    event: str
    limits: str
    unit: str
    is_dated: bool
    answer: str
    word: str
    sentence: str
    years: tuple[StartYear, ...]


@dataclass(frozen=True)
class RunProgress:
    """How far the newest run has come, for as long as it has not ended well."""

    state: RunState
    done: int
    total: int
    why_failed: str


def studies() -> list[StudyVerdict]:
    """Every study with what it has come to."""
    return [_verdict(each) for each in Study.objects.all()]


def study(slug: str) -> Study | None:
    """The study at an address."""
    return Study.objects.filter(slug=slug).first()


def verdict_of(found: Study) -> StudyVerdict:
    """What a study has come to, over all its start years."""
    return _verdict(found)


def word(answer: str) -> str:
    """An answer in a few words, for the largest type of a page."""
    return say(Message(f"studies.word_{answer}"))


def verdict_for_programme(number: str, programme_slug: str) -> StudyVerdict | None:
    """What the study of a programme has come to; None when nobody has registered one.

    `number` is the municipality's; an older one is led to the present. Raises `UnknownMunicipality`.
    """
    found = Study.objects.filter(unit=figures.current_number(number), programme_slug=programme_slug)
    newest = found.order_by("-registered_at", "-id").first()
    return _verdict(newest) if newest else None


def studies_of(number: str) -> list[StudyVerdict]:
    """Every study of a municipality. Raises `UnknownMunicipality`."""
    return [_verdict(each) for each in Study.objects.filter(unit=figures.current_number(number))]


def latest_run(slug: str) -> Run | None:
    """The newest run that ended well."""
    return Run.objects.filter(study__slug=slug, state=RunState.DONE).first()


def times_repeated(run: Run) -> int:
    """How many runs gave this very answer, this one among them."""
    same = {"study": run.study_id, "state": RunState.DONE, "result_hash": run.result_hash}
    return Run.objects.filter(**same).count()


def progress(slug: str) -> RunProgress | None:
    """How far the newest run has come; None when it ended well, or when there is none."""
    newest = Run.objects.filter(study__slug=slug).annotate(kept=Count("verdicts")).order_by("-id").first()
    if newest is None or newest.state == RunState.DONE:
        return None
    return RunProgress(RunState(newest.state), newest.kept, newest.total, newest.why_failed)


def sweep(slug: str) -> list[StartYear]:
    """The answer for each start year, from the newest run that ended well; empty until there is one."""
    run = latest_run(slug)
    return [] if run is None else _years(run)


def report(slug: str, start: int) -> dict[str, Any] | None:
    """The engine's whole report for one start year, from the newest run that ended well."""
    stored = _stored(slug, start)
    return None if stored is None else engine.spoken(stored.report)


def _stored(slug: str, start: int) -> StoredVerdict | None:
    run = latest_run(slug)
    return run.verdicts.select_related("run__study").filter(start=start).first() if run else None


def _years(run: Run) -> list[StartYear]:
    language = _language()
    return [_start_year(start, summary, language) for start, summary in run.verdicts.values_list("start", "summary")]


def _start_year(start: int, summary: dict[str, Any], language: str) -> StartYear:
    known = {name: value for name, value in summary.items() if name not in ("sentence", "interval_persons")}
    interval = summary["interval_persons"]
    return StartYear(
        start=start,
        sentence=summary["sentence"][language],
        interval_persons=None if interval is None else (interval[0], interval[1]),
        **known,
    )


def _verdict(found: Study) -> StudyVerdict:
    run = latest_run(found.slug)
    years = tuple(_years(run)) if run else ()
    answer = _answer(years)
    return StudyVerdict(
        slug=found.slug,
        title=found.title,
        question=found.question,
        event=found.event,
        limits=found.limits,
        unit=found.unit,
        is_dated=found.is_dated,
        answer=answer,
        word=word(answer),
        sentence=years[0].sentence if len(years) == 1 else say(_sweep_message(found, answer, years)),
        years=years,
    )


def _answer(years: Sequence[StartYear]) -> str:
    if not years:
        return "not_computed"
    answers = {year.answer for year in years}
    return answers.pop() if len(answers) == 1 else "depends"


def _sweep_message(found: Study, answer: str, years: Sequence[StartYear]) -> Message:
    """What can be said when the start is unknown: the same for every year, or that it depends."""
    if not years:
        return Message("studies.not_computed")
    facts = {
        "title": found.title,
        "name": figures.facts()[found.unit].name,
        "first_year": years[0].start,
        "last_year": years[-1].start,
        "years": len(years),
        "detectable": _about(min((year.detectable_persons or 0) for year in years)),
        "lowest": _more_or_fewer(min(year.effect_persons for year in years)),
        "highest": _more_or_fewer(max(year.effect_persons for year in years)),
        **_counts(years),
    }
    return Message(f"studies.sweep_{answer}", facts)


def _counts(years: Sequence[StartYear]) -> dict[str, int]:
    counted = Counter(year.answer for year in years)
    return {
        "n_increase": counted["increase"],
        "n_decrease": counted["decrease"],
        "n_not_detected": counted["not_detected"],
        "n_cannot": counted["unfit"] + counted["underpowered"],
    }


def _more_or_fewer(persons: float) -> str:
    return say(Message("studies.fewer" if persons < 0 else "studies.more", {"persons": abs(round(persons))}))


def _about(persons: float) -> int:
    """Two significant digits: a smallest detectable effect is no exact figure."""
    return round(float(f"{persons:.2g}"))


def _language() -> str:
    """Which of the engine's languages the reader has chosen."""
    active = (get_language() or "nb")[:2]
    return active if active in LANGUAGES else "nb"
