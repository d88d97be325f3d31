"""A room in which money is moved at random: every action of grants and money, possible or not.

The property tests, the test with several people at once and the benchmark all play with it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from bulyst.cases import actions
from bulyst.cases.drafts import (
    Against,
    AppealDraft,
    CostDraft,
    DecisionDraft,
    FinanceDraft,
    MilestoneDraft,
    PreparationDraft,
    RulingDraft,
)
from bulyst.cases.grounds import ReclaimGround
from bulyst.cases.kinds import FinanceSource, Proposal
from bulyst.cases.models import Appeal, Case, Change, PaymentRequest, Reclaim, Repayment
from bulyst.cases.money_drafts import ChangeDraft, NoticeDraft, ReclaimDraft
from bulyst.kernel.money import Money
from bulyst.kernel.verdict import Refused
from bulyst.ledger import queries as ledger
from tests.cases.world import CONDITION, COSTS, World, kr

BIG: dict[str, Any] = {
    "applied_amount": kr(400_000),
    "aid_declared": Money.ZERO,
    "costs": (CostDraft("Bygg", kr(800_000)),),
    "finance": (FinanceDraft(FinanceSource.OWN_MONEY, kr(400_000)),),
}
LATE = timedelta(weeks=10)
OVER = timedelta(weeks=120)
FAR = date(2040, 1, 1)


@dataclass
class Play:
    """Some cases of one frame that things happen to. `day` is how long after the beginning it is."""

    world: World
    cases: list[Case]
    day: timedelta = timedelta()
    done: dict[str, int] = field(default_factory=dict)

    @classmethod
    def begun(cls, world: World, count: int) -> Play:
        """With `count` cases that wait for their decision."""
        cases = [world.recommended(kr(200_000), **BIG) for _ in range(count)]
        for case in cases:
            world.impartial(case, world.board, world.manager)
        return cls(world, cases)

    def try_to(self, operation: str, which: int, size: int) -> bool:
        """Take one step, if it may be taken; `size` from 1 to 40 makes its sums. Returns whether it was."""
        case = self.cases[which % len(self.cases)]
        try:
            OPERATIONS[operation](self, case, size)
        except (Refused, Appeal.DoesNotExist, Change.DoesNotExist, PaymentRequest.DoesNotExist, Reclaim.DoesNotExist):
            return False
        self.done[operation] = self.done.get(operation, 0) + 1
        return True

    def last(self, model: Any, case: Case) -> Any:
        """The case's last request, change or claim. Raises DoesNotExist for none."""
        with self.world.open():
            found = model.objects.filter(case=case).order_by("-pk").first()
        if found is None:
            raise model.DoesNotExist
        return found.pk

    @property
    def now(self) -> Any:
        return self.world.at + self.day

    def holds(self) -> None:
        """Frame >= committed >= paid - reclaimed >= 0, case by case and together; nothing is lost, nothing is made."""
        with self.world.open():
            frame = ledger.frame_balances(self.world.fund.frame_id)
            money = {case.pk: ledger.subject_balances(case.subject) for case in self.cases}
            rows = Case.objects.select_related("decision").in_bulk([case.pk for case in self.cases])
            repayments = list(
                Repayment.objects.filter(confirmed_by__isnull=False, given_back_on__isnull=True).values_list(
                    "reclaim__case_id", "amount"
                )
            )
        zero = Money.ZERO
        assert frame.available + frame.committed + frame.paid == frame.appropriated
        assert min(frame.available, frame.committed, frame.paid) >= zero
        assert frame.committed == Money.total(each.committed for each in money.values())
        assert frame.paid == Money.total(each.paid for each in money.values())
        for pk, each in money.items():
            promised = each.granted - each.lapsed  # net of what lapsed
            ever_paid = each.paid + each.reclaimed
            assert frame.appropriated >= promised >= ever_paid >= each.paid >= zero
            assert each.granted == each.committed + ever_paid + each.lapsed
            came_back = [amount for case_id, amount in repayments if case_id == pk]
            assert each.reclaimed == Money.total(came_back)
            decision = rows[pk].decision
            assert promised <= (decision.amount if decision else zero)
            if rows[pk].state in ("WITHDRAWN", "LAPSED", "CLOSED", "RECOMMENDED"):
                assert each.committed == zero


def part(size: int) -> Fraction:
    """A share of the whole."""
    return Fraction(min(size, 10), 10)


def _request(p: Play, case: Case, size: int, *, final: bool) -> Any:
    w, amount, costs = p.world, kr(size * 10_000), COSTS.share(part(size)) * 2
    draft = w.final(requested_amount=amount, costs=costs) if final else w.part(amount, costs)
    return actions.request_payment(actor=w.applicant, case_id=case.pk, draft=draft, now=p.now)


def _change(size: int) -> ChangeDraft:
    lines = (CostDraft("Bygg", kr(size * 40_000)),) if size % 3 else ()
    return ChangeDraft("Endret plan", lines, None if size % 2 and lines else FAR)


def _notice(p: Play, size: int) -> NoticeDraft:
    return NoticeDraft(ReclaimGround.CONDITIONS, "vilkår 1", "Brutt.", kr(size * 5_000), _on(p, 30))


def _on(p: Play, days: int) -> date:
    found: date = (p.now + timedelta(days=days)).date()
    return found


def _pay_twice(p: Play, case: Case, size: int) -> None:
    """The same payment once more: refused, and nothing is paid."""
    with p.world.open():
        before = ledger.subject_balances(case.subject).paid
    try:
        actions.pay(actor=p.world.finance, request_id=p.last(PaymentRequest, case), now=p.now)
    except Refused:
        with p.world.open():
            assert ledger.subject_balances(case.subject).paid == before
        raise


def _wait(p: Play, case: Case, size: int) -> None:
    p.day = min(p.day + timedelta(days=size), OVER)


def _plan(play: Play, size: int) -> list[MilestoneDraft]:
    """A plan of one milestone, reached two times of three."""
    return [MilestoneDraft("Ferdig", FAR if size % 3 == 0 else play.now.date(), kr(size * 10_000))]


def _against(p: Play, case: Case, size: int) -> Against:
    """What is appealed: the decision in force, the last change, or the last claim."""
    match size % 3:
        case 0:
            return Against()
        case 1:
            return Against(change_id=p.last(Change, case))
        case _:
            return Against(reclaim_id=p.last(Reclaim, case))


def _ruled(action: Callable[..., Any], p: Play, case: Case, size: int) -> Any:
    amount = kr(size * 5_000) if action is actions.alter_on_appeal else None
    draft = RulingDraft(ruled_on=_on(p, 0), reasons="Slik er det.", amount=amount)
    return action(actor=p.world.manager, appeal_id=p.last(Appeal, case), draft=draft, now=p.now)


Operation = Callable[[Play, Case, int], Any]
OPERATIONS: dict[str, Operation] = {
    "grant": lambda p, c, s: actions.grant(
        actor=p.world.board, case_id=c.pk, draft=p.world.decision(kr(s * 10_000)), now=p.now
    ),
    "accept": lambda p, c, s: actions.accept(actor=p.world.applicant, case_id=c.pk, now=p.now),
    "withdraw": lambda p, c, s: actions.withdraw(actor=p.world.applicant, case_id=c.pk, now=p.now),
    "lapse": lambda p, c, s: actions.lapse(actor=p.world.officer, case_id=c.pk, now=p.now + LATE),
    "plan": lambda p, c, s: actions.set_payment_plan(
        actor=p.world.officer, case_id=c.pk, now=p.now, milestones=_plan(p, s)
    ),
    "part": lambda p, c, s: _request(p, c, s, final=False),
    "final": lambda p, c, s: _request(p, c, s, final=True),
    "edit": lambda p, c, s: actions.edit_payment(
        actor=p.world.applicant,
        request_id=p.last(PaymentRequest, c),
        draft=p.world.part(kr(s * 5_000), COSTS),
        now=p.now,
    ),
    "take back": lambda p, c, s: actions.withdraw_payment(
        actor=p.world.applicant, request_id=p.last(PaymentRequest, c), now=p.now
    ),
    "attest": lambda p, c, s: actions.attest_payment(
        actor=p.world.officer, request_id=p.last(PaymentRequest, c), now=p.now, conditions_met=[CONDITION]
    ),
    "return": lambda p, c, s: actions.return_payment(
        actor=p.world.officer, request_id=p.last(PaymentRequest, c), reason="Feil", now=p.now
    ),
    "pay": _pay_twice,
    "reverse": lambda p, c, s: actions.reverse_payment(
        actor=p.world.finance, request_id=p.last(PaymentRequest, c), reason="Feil", now=p.now
    ),
    "close": lambda p, c, s: actions.close(
        actor=p.world.officer, case_id=c.pk, now=p.now + (OVER if s % 4 == 0 else timedelta())
    ),
    "ask for change": lambda p, c, s: actions.request_change(
        actor=p.world.applicant, case_id=c.pk, draft=_change(s), now=p.now
    ),
    "edit change": lambda p, c, s: actions.edit_change(
        actor=p.world.applicant, change_id=p.last(Change, c), draft=_change(s), now=p.now
    ),
    "recommend change": lambda p, c, s: actions.recommend_change(
        actor=p.world.officer, change_id=p.last(Change, c), text="Ja", now=p.now
    ),
    "grant change": lambda p, c, s: actions.grant_change(
        actor=p.world.board, change_id=p.last(Change, c), reasons="Ja", now=p.now
    ),
    "refuse change": lambda p, c, s: actions.refuse_change(
        actor=p.world.board, change_id=p.last(Change, c), reasons="Nei", now=p.now
    ),
    "withdraw change": lambda p, c, s: actions.withdraw_change(
        actor=p.world.applicant, change_id=p.last(Change, c), now=p.now
    ),
    "notify": lambda p, c, s: actions.notify_reclaim(
        actor=p.world.officer, case_id=c.pk, draft=_notice(p, s), now=p.now
    ),
    "answer": lambda p, c, s: actions.answer_reclaim(
        actor=p.world.applicant, reclaim_id=p.last(Reclaim, c), text="Nei", now=p.now
    ),
    "drop": lambda p, c, s: actions.drop_reclaim(
        actor=p.world.officer, reclaim_id=p.last(Reclaim, c), reason="Feil", now=p.now
    ),
    "claim": lambda p, c, s: actions.decide_reclaim(
        actor=p.world.board,
        reclaim_id=p.last(Reclaim, c),
        draft=ReclaimDraft(kr(s * 4_000), "Brutt", _on(p, 30)),
        now=p.now,
    ),
    "register": lambda p, c, s: actions.register_repayment(
        actor=p.world.officer, reclaim_id=p.last(Reclaim, c), amount=kr(s * 3_000), received_on=_on(p, 0), now=p.now
    ),
    "reject": lambda p, c, s: actions.reject_repayment(
        actor=p.world.finance, reclaim_id=p.last(Reclaim, c), reason="Feil", now=p.now
    ),
    "confirm": lambda p, c, s: actions.confirm_repayment(
        actor=p.world.finance, reclaim_id=p.last(Reclaim, c), now=p.now
    ),
    "waive": lambda p, c, s: actions.waive_reclaim(
        actor=p.world.board, reclaim_id=p.last(Reclaim, c), reason="Konkurs", now=p.now
    ),
    "appeal": lambda p, c, s: actions.file_appeal(
        actor=p.world.applicant, case_id=c.pk, draft=AppealDraft("Feil"), against=_against(p, c, s), now=p.now
    ),
    "withdraw appeal": lambda p, c, s: actions.withdraw_appeal(
        actor=p.world.applicant, appeal_id=p.last(Appeal, c), now=p.now
    ),
    "prepare": lambda p, c, s: actions.prepare_appeal(
        actor=p.world.manager,
        appeal_id=p.last(Appeal, c),
        draft=PreparationDraft("Ja", Proposal.CHANGE, kr(s * 4_000)),
        now=p.now,
    ),
    "review": lambda p, c, s: actions.change_on_appeal(
        actor=p.world.board, appeal_id=p.last(Appeal, c), draft=DecisionDraft(kr(s * 2_000), "Ja", ""), now=p.now
    ),
    "uphold": lambda p, c, s: actions.uphold_on_appeal(
        actor=p.world.board, appeal_id=p.last(Appeal, c), reasons="Nei", now=p.now
    ),
    "forward": lambda p, c, s: actions.forward_appeal(actor=p.world.manager, appeal_id=p.last(Appeal, c), now=p.now),
    "affirm": lambda p, c, s: _ruled(actions.affirm_on_appeal, p, c, s),
    "alter": lambda p, c, s: _ruled(actions.alter_on_appeal, p, c, s),
    "annul": lambda p, c, s: _ruled(actions.annul_on_appeal, p, c, s),
    "give back": lambda p, c, s: actions.give_back(actor=p.world.finance, reclaim_id=p.last(Reclaim, c), now=p.now),
    "assess": lambda p, c, s: actions.assess(
        actor=p.world.officer, case_id=c.pk, draft=p.world.assessment(kr(200_000)), now=p.now
    ),
    "wait": _wait,
}

ONWARD = ("grant", "accept", "plan", "part", "attest", "pay", "notify", "answer", "claim", "register", "confirm",
          "appeal", "prepare", "review", "give back", "ask for change", "recommend change", "grant change", "final",
          "close")  # fmt: skip
"""The steps in the order of a case that has everything: the first one that may be taken leads deeper."""
