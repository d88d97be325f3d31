"""What can happen to a grant after it was accepted, once of each: a change, a progress report, an appealed claim."""

from __future__ import annotations

from datetime import timedelta

from bulyst.cases import actions
from bulyst.cases.drafts import Against, AppealDraft, DecisionDraft, PreparationDraft
from bulyst.cases.grounds import GROUNDS, ReclaimGround
from bulyst.cases.kinds import Proposal
from bulyst.cases.models import Case
from bulyst.cases.money_drafts import ChangeDraft, NoticeDraft, ReclaimDraft
from bulyst.demo.days import Calendar
from bulyst.demo.people import Cast
from bulyst.kernel.money import Money

CLAIMED, LEFT = Money.kroner(5_000), Money.kroner(3_000)


def prolonged(cast: Cast, case: Case, calendar: Calendar) -> None:
    """The applicant is granted more time, by the board on the officer's recommendation."""
    until = calendar.day + timedelta(days=900)
    draft = ChangeDraft("Leverandøren er forsinket (oppdiktet).", until=until)
    change = actions.request_change(actor=cast.earlier_applicants, case_id=case.pk, draft=draft, now=calendar.after(20))
    text = "Forsinkelsen skyldes ikke søkeren."
    actions.recommend_change(actor=cast.officer, change_id=change.pk, text=text, now=calendar.after(4))
    actions.grant_change(actor=cast.board, change_id=change.pk, reasons=text, now=calendar.after(7))


def reported(cast: Cast, case: Case, calendar: Calendar) -> None:
    """The applicant is asked for a progress report, and delivers it in time."""
    now = calendar.after(10)
    due_on = calendar.day + timedelta(days=60)
    report = actions.ask_for_report(actor=cast.officer, case_id=case.pk, due_on=due_on, now=now)
    actions.deliver_report(
        actor=cast.earlier_applicants,
        report_id=report.pk,
        text="Vi er halvveis, og arbeidet følger planen (oppdiktet rapport).",
        answers={},
        now=calendar.after(40),
    )


def claimed_and_appealed(cast: Cast, case: Case, calendar: Calendar) -> None:
    """A part is claimed back; after the appeal the board lowers the claim, and it is repaid."""
    now = calendar.after(30)
    ground = GROUNDS[ReclaimGround.CONDITIONS]
    notice = NoticeDraft(
        ReclaimGround.CONDITIONS,
        ground.citation(case.language),
        "Programmet ble ikke nevnt i omtalen (oppdiktet krav).",
        CLAIMED,
        calendar.day + timedelta(days=21),
    )
    claim = actions.notify_reclaim(actor=cast.officer, case_id=case.pk, draft=notice, now=now)
    said = "Vi glemte det i én av omtalene."
    actions.answer_reclaim(actor=cast.earlier_applicants, reclaim_id=claim.pk, text=said, now=calendar.after(8))
    now = calendar.after(10)
    draft = ReclaimDraft(CLAIMED, "Vilkåret er ikke oppfylt.", calendar.day + timedelta(days=30))
    claim = actions.decide_reclaim(actor=cast.board, reclaim_id=claim.pk, draft=draft, now=now)
    assert claim.letter_id is not None  # every decision has one
    actions.open_letter(
        actor=cast.earlier_applicants, case_id=case.pk, letter_id=claim.letter_id, now=calendar.after(0)
    )
    appeal = actions.file_appeal(
        actor=cast.earlier_applicants,
        case_id=case.pk,
        draft=AppealDraft("Vi nevnte programmet i de andre omtalene (oppdiktet klage)."),
        against=Against(reclaim_id=claim.pk),
        now=calendar.after(6),
    )
    actions.declare_impartiality(actor=cast.coordinator, case_id=case.pk, impartial=True, now=calendar.after(2))
    prepared = PreparationDraft("Klageren har lagt ved de andre omtalene.", Proposal.CHANGE, LEFT)
    actions.prepare_appeal(actor=cast.coordinator, appeal_id=appeal.pk, draft=prepared, now=calendar.after(3))
    lowered = DecisionDraft(LEFT, "Vilkåret er delvis oppfylt.")
    actions.change_on_appeal(actor=cast.board, appeal_id=appeal.pk, draft=lowered, now=calendar.after(9))
    now = calendar.after(14)
    actions.register_repayment(actor=cast.officer, reclaim_id=claim.pk, amount=LEFT, received_on=calendar.day, now=now)
    actions.confirm_repayment(actor=cast.finance, reclaim_id=claim.pk, now=calendar.after(1))
