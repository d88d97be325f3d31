"""Begin an application with what an earlier one said."""

from dataclasses import replace
from datetime import datetime

from bulyst.audit import trail
from bulyst.cases import application
from bulyst.cases.actions.start_application import start_application
from bulyst.cases.kinds import CaseKind
from bulyst.cases.lifecycle import GrantState
from bulyst.cases.models import Case
from bulyst.cases.moving import carried
from bulyst.cases.queries.access import access_case
from bulyst.cases.queries.moving import form_of
from bulyst.correspondence.actions import copy_files
from bulyst.correspondence.queries import files_about
from bulyst.kernel.verdict import failed, require
from bulyst.programmes.choices import BlockKind
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@action
def copy_application(*, actor: Actor, case_id: int, call_id: int, now: datetime) -> Case:
    """Begin a draft to an open call with the text, costs, finance, fitting answers and files of an own application.

    Its dates and the aid of the last years are asked anew: last year's are no longer true. Asked for twice, the same
    untouched copy is answered with. Raises `Refused`, `Case.DoesNotExist` or `Call.DoesNotExist`.
    """
    authorise(actor, Right.APPLY)
    source = access_case(actor, case_id, for_update=True)
    require([failed("cases.other_kind")] if source.kind != CaseKind.GRANT else [])
    made = Case.objects.filter(copied_from=source, call_id=call_id, state=GrantState.DRAFT).first()
    if made is not None:
        return made
    draft = replace(application.read(source), starts_on=None, ends_on=None, aid_declared=None, answers={})
    case = start_application(
        actor=actor, call_id=call_id, applicant_id=source.applicant.counted_id, now=now, draft=draft
    )
    old_ids = {file.pk: file.sha256 for file in files_about(source.subject)}
    copies = copy_files(actor=actor, source=source.subject, target=case.subject, now=now)
    new_ids = {copy.sha256: copy.pk for copy in copies}
    follows = carried(form_of(source), form_of(case), source.answers)
    case.copied_from = source
    case.answers = {
        key: [new_ids[old_ids[each]] for each in value if old_ids.get(each) in new_ids] if _files(case, key) else value
        for key, value in follows.answers.items()
    }
    case.save(update_fields=["copied_from", "answers"])
    trail.record(actor, "case.copied", case, at=now, source=source.pk)
    return case


def _files(case: Case, key: str) -> bool:
    block = form_of(case).block(key)
    return block is not None and block.kind == BlockKind.FILES
