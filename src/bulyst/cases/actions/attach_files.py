"""Put files with an application, and take them back before it is sent."""

from collections.abc import Sequence
from datetime import datetime

from bulyst.audit import trail
from bulyst.cases.lifecycle import GrantEvent, GrantState
from bulyst.cases.queries.access import access_case
from bulyst.cases.steps import require_grant_step
from bulyst.correspondence.actions import Kept, keep_files
from bulyst.correspondence.actions import remove_file as remove
from bulyst.correspondence.files import CheckedFile
from bulyst.correspondence.queries import access_file
from bulyst.tenancy.action import action
from bulyst.tenancy.actor import Actor

HELD_BACK = frozenset({GrantState.DRAFT, GrantState.WAITING})
"""While the applicant writes, the application or an answer: files are theirs alone until it is sent."""


@action
def attach_files(*, actor: Actor, case_id: int, files: Sequence[CheckedFile], now: datetime) -> Kept:
    """Keep examined files with a case; the same content lies there once. Raises `Refused`.

    What is put with an application that is sent already reaches the municipality at once.
    """
    case = access_case(actor, case_id, for_update=True)
    require_grant_step(case, GrantEvent.ATTACH, actor, now)
    sent = case.state not in HELD_BACK
    kept = keep_files(actor=actor, about=case.subject, files=files, now=now, sent=sent, constructed=case.constructed)
    if sent and kept.files:
        trail.record(actor, "case.attached", case, at=now, files=len(kept.files))
    return kept


@action
def remove_file(*, actor: Actor, case_id: int, file_id: int, now: datetime) -> None:
    """Take back a file that was not sent. Raises `Refused`, or `StoredFile.DoesNotExist`."""
    case = access_case(actor, case_id, for_update=True)
    require_grant_step(case, GrantEvent.DETACH, actor, now)
    remove(actor=actor, file=access_file(file_id, case.subject), now=now)
