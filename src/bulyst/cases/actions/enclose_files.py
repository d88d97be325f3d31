"""Put files with a part of a case while it is written; they are sent with it."""

from collections.abc import Sequence
from datetime import datetime

from bulyst.cases import rules
from bulyst.cases.enclosures import Place
from bulyst.cases.facts import GuidanceFacts
from bulyst.cases.models import Case
from bulyst.cases.queries.access import access_case
from bulyst.cases.queries.enclosures import takes_files
from bulyst.cases.queries.facts import who
from bulyst.cases.verdicts import judge
from bulyst.correspondence.actions import Kept, copy_files, keep_files, move_files, send_files
from bulyst.correspondence.actions import remove_file as remove
from bulyst.correspondence.files import CheckedFile
from bulyst.correspondence.queries import access_file
from bulyst.kernel.deadlines import today
from bulyst.kernel.verdict import require
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@action
def enclose_files(*, actor: Actor, case_id: int, place: Place, files: Sequence[CheckedFile], now: datetime) -> Kept:
    """Keep examined files with what the applicant is writing: theirs alone until it is sent. Raises `Refused`."""
    case = _writable(actor, case_id, place, now)
    return keep_files(actor=actor, about=place.about(case), files=files, now=now, constructed=case.constructed)


@action
def remove_enclosed(*, actor: Actor, case_id: int, place: Place, file_id: int, now: datetime) -> None:
    """Take back a file that was not sent. Raises `Refused`, or `StoredFile.DoesNotExist`."""
    case = _writable(actor, case_id, place, now)
    remove(actor=actor, file=access_file(file_id, place.about(case)), now=now)


def send_enclosed(actor: Actor, case: Case, place: Place, now: datetime, *, before: Place | None = None) -> None:
    """Send what was put with a part together with it. Called by the action that sends the part.

    What lay with `before`, which was sent back, lies with it, too; a file of the same name takes its place.
    """
    about = place.about(case)
    if before is not None:
        copy_files(actor=actor, source=before.about(case), target=about, now=now)
        send_files(actor=actor, about=about, now=now)
    move_files(actor=actor, source=Place(place.part).about(case), target=about, now=now)
    send_files(actor=actor, about=about, now=now)


def _writable(actor: Actor, case_id: int, place: Place, now: datetime) -> Case:
    case = access_case(actor, case_id, for_update=True)
    authorise(actor, Right.APPLY)
    require(
        [
            rules.may_write(GuidanceFacts(on=today(now), who=who(case, actor))),
            judge(takes_files(case, place), "enclosures.open"),
        ]
    )
    return case
