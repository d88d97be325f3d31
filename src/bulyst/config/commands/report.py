"""Print a programme's account: its figures with what they were counted from, and its goals with their answers.

The programme is named by its slug ("lierne-2"), or by municipality and slug ("5042-lierne/lierne-2") where several
municipalities have a programme of that name. Small counts of people are held back, as on the public page.
"""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from bulyst.config.cli import OK, BadInput
from bulyst.config.setup import ready

if TYPE_CHECKING:
    from bulyst.programmes.models import Programme
    from bulyst.results.queries import Account


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("programme", help="slug, or municipality/slug: lierne-2, 5042-lierne/lierne-2")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace) -> int:
    """Print the account. Raises BadInput for a programme that is unknown, or that several municipalities have."""
    ready()
    from django.utils import timezone

    from bulyst.kernel.deadlines import today
    from bulyst.results.queries import public_account
    from bulyst.results.reports import account_as_json
    from bulyst.tenancy.scope import opened

    programme = _the_programme(args.programme)
    with opened(programme.tenant_id):
        account = public_account(programme, today(timezone.now()))
        found = account_as_json(account)
    print(json.dumps(found, ensure_ascii=False, indent=2) if args.json else text(account))
    return OK


def text(account: Account) -> str:
    """The account for a terminal."""
    from bulyst.results.definitions import DEFINITIONS
    from bulyst.tenancy.wording import say
    from bulyst.web.ui.formats import number

    programme = account.programme
    lines = [f"{programme.name} ({programme.tenant.name})", ""]
    lines += [f"{number(each.value):>8}  {DEFINITIONS[each.key].label}" for each in account.figures]
    for answer in account.goals:
        lines += ["", f"Mål: {answer.goal.text}", f"  {say(answer.message)}", f"  {say(answer.detail)}"]
    return "\n".join(lines)


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
