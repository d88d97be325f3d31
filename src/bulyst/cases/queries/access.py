"""The only way to one case: who may not see it learns nothing, not even that it exists."""

from collections.abc import Collection, Sequence
from typing import TypeVar

from django.db.models import Q, QuerySet

from bulyst.cases.models import Appeal, Case, Change, PaymentRequest, Reclaim
from bulyst.cases.settling import settle_at_end
from bulyst.parties import queries as parties
from bulyst.parties.models import Party
from bulyst.tenancy import scope
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right, Role

_Part = TypeVar("_Part", PaymentRequest, Change, Reclaim, Appeal)

_FOR_ACTIONS = ("applicant", "fund", "tenant")
_FOR_PAGES = (*_FOR_ACTIONS, "programme", "area", "call", "officer", "decision")


def visible_cases(actor: Actor) -> QuerySet[Case]:
    """The cases of the open scope that the actor may see.

    Staff sees what was sent; an applicant sees the cases of the parties that they are a member of.
    """
    cases = Case.objects.select_related(*_FOR_PAGES)
    if actor.has(Right.SEE_STAFF) or Role.SYSTEM in actor.roles:
        return cases.filter(submitted_at__isnull=False)
    if actor.has(Right.APPLY) and actor.user_id is not None:
        return cases.filter(_of_user(parties.my_parties(actor.user_id)))
    return cases.none()


def access_case(actor: Actor, case_id: int, *, for_update: bool = False) -> Case:
    """One case; if `for_update`, locked until the transaction ends, and settled when the action is done.

    Raises `Case.DoesNotExist` for a stranger, another applicant, another municipality, or a draft of somebody else.
    """
    cases = visible_cases(actor)
    if not for_update:
        return cases.get(pk=case_id)
    case = cases.select_related(None).select_related(*_FOR_ACTIONS).select_for_update(of=("self",)).get(pk=case_id)
    settle_at_end(case)
    return case


def _part(actor: Actor, kind: type[_Part], pk: int, people: Sequence[str], *, for_update: bool) -> _Part:
    """Something of a case with its case, through the same door. The case is what is locked.

    Raises `DoesNotExist` of the kind, or `Case.DoesNotExist`.
    """
    rows = kind._default_manager
    case = access_case(actor, rows.values_list("case_id", flat=True).get(pk=pk), for_update=for_update)
    found = rows.select_related(*people).get(pk=pk)
    found.case = case
    return found


def access_request(actor: Actor, request_id: int, *, for_update: bool = False) -> PaymentRequest:
    """One payment request with its case."""
    people = ("requested_by", "attested_by", "paid_by")
    return _part(actor, PaymentRequest, request_id, people, for_update=for_update)


def access_change(actor: Actor, change_id: int, *, for_update: bool = False) -> Change:
    """One application for change with its case."""
    return _part(actor, Change, change_id, ("requested_by", "recommended_by", "decided_by"), for_update=for_update)


def access_reclaim(actor: Actor, reclaim_id: int, *, for_update: bool = False) -> Reclaim:
    """One claim for repayment with its case."""
    return _part(actor, Reclaim, reclaim_id, ("notified_by", "decided_by"), for_update=for_update)


def access_appeal(actor: Actor, appeal_id: int, *, for_update: bool = False) -> Appeal:
    """One appeal with its case, and with what is appealed."""
    people = ("decision", "change", "reclaim", "prepared_by", "reviewed_by")
    appeal = _part(actor, Appeal, appeal_id, people, for_update=for_update)
    for matter in (appeal.change, appeal.reclaim):
        if matter is not None:
            matter.case = appeal.case
    return appeal


def case_for_staff(actor: Actor, number: str) -> Case:
    """The case with that number. Raises `Case.DoesNotExist`."""
    return visible_cases(actor).get(number=number)


def cases_of_applicant(user_id: int) -> list[Case]:
    """Every case of the parties that this user acts for, in all municipalities, newest first."""
    mine = parties.my_parties(user_id)
    with scope.across(party.tenant_id for party in mine):
        cases = Case.objects.select_related(*_FOR_PAGES).filter(_of_user(mine))
        return list(cases.order_by("-id"))


def case_for_applicant(user_id: int, case_id: int) -> Case:
    """One of the user's own cases, whichever municipality it is in. Raises `Case.DoesNotExist`.

    The case's tenant is where its scope must be opened to read more of it (`scope.opened(case.tenant_id)`).
    """
    mine = parties.my_parties(user_id)
    with scope.across(party.tenant_id for party in mine):
        return Case.objects.select_related(*_FOR_PAGES).filter(_of_user(mine)).get(pk=case_id)


def _of_user(mine: Collection[Party]) -> Q:
    ids = [party.pk for party in mine]
    return Q(applicant_id__in=ids) | Q(applicant__canonical_id__in=ids)
