"""Put papers in a case for the municipality: what came by post, or a note of its own."""

from collections.abc import Sequence
from datetime import datetime

from bulyst.audit import trail
from bulyst.cases import rules
from bulyst.cases.facts import GuidanceFacts
from bulyst.cases.notices import tell_applicant
from bulyst.cases.queries.access import access_case
from bulyst.cases.queries.facts import who
from bulyst.cases.verdicts import judge
from bulyst.correspondence.actions import Kept, Paper, keep_files
from bulyst.correspondence.files import CheckedFile
from bulyst.kernel.deadlines import today
from bulyst.kernel.verdict import require
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@action
def file_papers(*, actor: Actor, case_id: int, files: Sequence[CheckedFile], paper: Paper, now: datetime) -> Kept:
    """Keep examined files with a case, with who put them there and when they came. Raises `Refused`.

    The applicant sees them and is told, unless they are for the municipality alone. The same content lies there once.
    """
    case = access_case(actor, case_id, for_update=True)
    authorise(actor, Right.HANDLE)
    facts = GuidanceFacts(on=today(now), who=who(case, actor))
    require(
        [
            rules.no_conflict(facts),
            judge(paper.received_on <= facts.on, "papers.came", on=paper.received_on),
        ]
    )
    kept = keep_files(
        actor=actor, about=case.subject, files=files, now=now, sent=True, constructed=case.constructed, paper=paper
    )
    if kept.files:
        last = max(file.pk for file in kept.files)
        event = "case.filed_internally" if paper.internal else "case.filed"
        trail.record(actor, event, case, at=now, files=len(kept.files))
        if not paper.internal:
            tell_applicant(actor, case, f"filed:{last}", now)
    return kept
