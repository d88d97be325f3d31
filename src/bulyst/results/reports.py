"""The account as data: what the command line prints and what open data hold."""

from typing import Any

from django.utils.translation import gettext as _

from bulyst.kernel.canonical import plain
from bulyst.programmes.models import Programme
from bulyst.results.definitions import DEFINITIONS, SPLITS, UNITS
from bulyst.results.figures import Figure, SplitCount
from bulyst.results.goals import GoalAnswer
from bulyst.results.queries import Account
from bulyst.tenancy.wording import say


def account_as_json(account: Account) -> dict[str, Any]:
    """The whole account as plain values; a count that is held back is None."""
    return {
        "programme": programme_as_json(account.programme),
        "figures": [figure_as_json(each) for each in account.figures],
        "goals": [goal_as_json(each) for each in account.goals],
    }


def programme_as_json(programme: Programme) -> dict[str, Any]:
    """Which programme it is; an unknown day is None."""
    return {
        "name": programme.name,
        "slug": programme.slug,
        "municipality": {"number": programme.tenant.number, "name": programme.tenant.name},
        "period": {
            "from": plain(programme.period_from),
            "to": plain(programme.period_to),
            "earliest_year": programme.earliest_year,
            "latest_year": programme.latest_year,
        },
        "constructed": programme.constructed,
    }


def figure_as_json(figure: Figure) -> dict[str, Any]:
    """A figure with what it takes to check that a recount is of the same rows by the same definition."""
    return {
        "key": figure.key,
        "value": figure.value,
        "unit": figure.unit.value,
        "version": figure.version,
        "rows": figure.row_count,
        "row_hash": figure.row_hash or None,
        "constructed": figure.constructed,
        "label": str(DEFINITIONS[figure.key].label),
        "definition": str(DEFINITIONS[figure.key].text),
        "splits": [_split_as_json(split) for split in figure.splits],
    }


def goal_as_json(answer: GoalAnswer) -> dict[str, Any]:
    """A goal and its answer, in words and as a status."""
    return {
        "text": answer.goal.text,
        "main": answer.goal.is_main,
        "indicator": answer.goal.indicator_key or None,
        "target": plain(answer.goal.target),
        "status": answer.status.value,
        "evidence": answer.evidence.value,
        "answer": say(answer.message),
        "detail": say(answer.detail),
        "facts": dict(answer.facts),
    }


def figure_rows(figure: Figure) -> list[list[str]]:
    """The figure and its splits as a table with a heading: what is divided by, the value, the count."""
    heading = [_("delt etter"), _("verdi"), _("antall"), _("enhet")]
    unit = str(UNITS[figure.unit])
    rows = [heading, ["", _("i alt"), _spelled(figure.value), unit]]
    for split in figure.splits:
        rows += [[str(SPLITS[split.column]), part.label, _spelled(part.count), unit] for part in split.parts]
    return rows


def _split_as_json(split: SplitCount) -> dict[str, Any]:
    return {
        "by": split.column,
        "adds_up": split.adds_up,
        "parts": [{"value": plain(part.value), "label": part.label, "count": part.count} for part in split.parts],
    }


def _spelled(count: int | None) -> str:
    return _("holdt tilbake") if count is None else str(count)
