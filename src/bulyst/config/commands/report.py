"""Print a programme's account: its figures with what they were counted from, and its goals with their answers.

The programme is named by its slug ("lierne-2"), or by municipality and slug ("5042-lierne/lierne-2") where several
municipalities have a programme of that name. Small counts of people are held back, as on the public page.
"""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from bulyst.config.cli import OK, BadInput
from bulyst.config.setup import with_database

if TYPE_CHECKING:
    from bulyst.programmes.models import Programme
    from bulyst.results.queries import Account


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("programme", help="slug, or municipality/slug: lierne-2, 5042-lierne/lierne-2")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace) -> int:
    """Print the account. Raises BadInput for a programme that is unknown, or that several municipalities have."""
    with_database()
    show(args.programme, as_json=args.json)
    return OK


def show(name: str, *, as_json: bool = False) -> None:
    """Print the account of the programme called `name`. Raises BadInput like `run`."""
    from django.utils import timezone

    from bulyst.kernel.deadlines import today
    from bulyst.results.queries import public_account
    from bulyst.results.reports import account_as_json
    from bulyst.tenancy.scope import opened

    programme = _the_programme(name)
    with opened(programme.tenant_id):
        account = public_account(programme, today(timezone.now()))
        answer = account_as_json(account) if as_json else None
    print(json.dumps(answer, ensure_ascii=False, indent=2) if as_json else text(account))


def text(account: Account) -> str:
    """The account for a terminal: figures, goals, population, verdict."""
    from bulyst.results.definitions import DEFINITIONS
    from bulyst.tenancy.wording import say
    from bulyst.web.public.programme.wording import period
    from bulyst.web.ui.formats import number

    programme = account.programme
    lines = [f"{programme.name} ({programme.tenant.name})", f"Periode: {period(programme)}", ""]
    for each in account.figures:
        lines.append(f"{'få' if each.value is None else number(each.value):>8}  {DEFINITIONS[each.key].label}")
    for answer in account.goals:
        lines += ["", f"Mål: {answer.goal.text}", f"  {say(answer.message)}", f"  {say(answer.detail)}"]
    return "\n".join([*lines, *_population(programme), *_verdict(programme)])


def _population(programme: Programme) -> list[str]:
    """The official series in five figures, from the first to the last."""
    from django.utils.translation import gettext as _

    from bulyst.population import queries as population
    from bulyst.web.ui.formats import number

    try:
        series = population.series_for_page(programme.tenant.number)
    except population.UnknownMunicipality:
        return []
    known = [(year, value) for year, value in zip(series.years, series.values, strict=True) if value is not None]
    shown = [known[round(step * (len(known) - 1) / 4)] for step in range(5)]
    figures = ", ".join(f"{number(value)} ({year})" for year, value in shown)
    return ["", _("Folketall 1. januar: %(figures)s") % {"figures": figures}, f"  {series.source}"]


def _verdict(programme: Programme) -> list[str]:
    """What the registered study of the programme has come to, when there is one."""
    from django.utils.translation import gettext as _

    from bulyst.population.queries import UnknownMunicipality
    from bulyst.studies.queries import verdict_for_programme

    try:
        verdict = verdict_for_programme(programme.tenant.number, programme.slug)
    except UnknownMunicipality:
        return []
    return ["", _("Kan vi vite om det virket?"), f"  {verdict.sentence}"] if verdict else []


def _the_programme(name: str) -> Programme:
    from bulyst.programmes.queries import programmes_with_slug

    place, _, slug = name.rpartition("/")
    found = [each for each in programmes_with_slug(slug) if place in ("", each.tenant.slug)]
    if not found:
        raise BadInput(f"there is no programme {name!r}")
    if len(found) > 1:
        names = ", ".join(f"{each.tenant.slug}/{each.slug}" for each in found)
        raise BadInput(f"several municipalities have a programme {name!r}; say which: {names}")
    return found[0]
