"""Put what an applicant has written into the rows of a case."""

from bulyst.cases.drafts import ApplicationDraft, CostDraft, FinanceDraft
from bulyst.cases.models import Case, CostLine, FinanceLine
from bulyst.kernel.money import Money


def write(case: Case, draft: ApplicationDraft) -> None:
    """Save the case with the draft's content; its cost and finance lines become exactly the draft's."""
    known = case.pk is not None
    case.title = draft.title
    case.description = draft.description
    case.purpose = draft.purpose
    case.groups = list(draft.groups)
    case.starts_on = draft.starts_on
    case.ends_on = draft.ends_on
    case.applied_amount = draft.applied_amount
    case.product = draft.product
    case.aid_declared = draft.aid_declared
    case.language = draft.language
    case.answers = dict(draft.answers)
    case.save()
    if known:
        CostLine.objects.filter(case=case).delete()
        FinanceLine.objects.filter(case=case).delete()
    CostLine.objects.bulk_create(
        CostLine(tenant_id=case.tenant_id, case=case, text=line.text, amount=line.amount) for line in draft.costs
    )
    FinanceLine.objects.bulk_create(
        FinanceLine(tenant_id=case.tenant_id, case=case, source=line.source, text=line.text, amount=line.amount)
        for line in draft.finance
    )


def read(case: Case) -> ApplicationDraft:
    """The draft that the case's rows hold now."""
    return ApplicationDraft(
        title=case.title,
        description=case.description,
        purpose=case.purpose,
        groups=tuple(case.groups),
        starts_on=case.starts_on,
        ends_on=case.ends_on,
        applied_amount=case.applied_amount,
        product=case.product,
        aid_declared=case.aid_declared,
        language=case.language,
        answers=case.answers,
        costs=tuple(CostDraft(line.text, line.amount or Money.ZERO) for line in case.cost_lines.all()),
        finance=tuple(FinanceDraft(line.source, line.amount, line.text) for line in case.finance_lines.all()),
    )
