"""Appeals taken to any state by the actions. The programme manager prepares: they neither decided nor assessed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from bulyst.cases import actions
from bulyst.cases.drafts import AppealDraft, DecisionDraft, PreparationDraft, RulingDraft
from bulyst.cases.kinds import Proposal
from bulyst.cases.lifecycle import AppealState
from bulyst.cases.models import Appeal, Case
from bulyst.kernel.deadlines import today
from bulyst.kernel.money import Money
from tests.cases.world import GRANTED, World, kr

S = AppealState
MORE = kr(180_000)
LATE = timedelta(days=25)


def reload(world: World, appeal: Appeal) -> Appeal:
    """The appeal as it stands now."""
    with world.open():
        return Appeal.objects.select_related("case", "decision").get(pk=appeal.pk)


def filed(world: World, case: Case | None = None, *, late: bool = False) -> Appeal:
    """An appeal of a refusal, or of the decision in `case`, whose letter was opened now."""
    case = world.read(case or world.refused())
    at = world.at + (LATE if late else timedelta())
    return actions.file_appeal(
        actor=world.applicant, case_id=case.pk, draft=AppealDraft("Det er nytt arbeid.", "Gi tilskudd."), now=at
    )


def prepared(world: World, case: Case | None = None) -> Appeal:
    return prepare(world, filed(world, case))


def prepare(world: World, appeal: Appeal) -> Appeal:
    world.impartial(appeal.case, world.manager)
    return actions.prepare_appeal(actor=world.manager, appeal_id=appeal.pk, draft=PREPARATION, now=world.at)


def upheld(world: World, case: Case | None = None) -> Appeal:
    appeal = prepared(world, case)
    world.impartial(appeal.case, world.board)
    return actions.uphold_on_appeal(actor=world.board, appeal_id=appeal.pk, reasons="Vi står på det.", now=world.at)


def forwarded(world: World, case: Case | None = None) -> Appeal:
    return actions.forward_appeal(actor=world.manager, appeal_id=upheld(world, case).pk, now=world.at)


def dismissed(world: World) -> Appeal:
    appeal = filed(world, late=True)
    world.impartial(appeal.case, world.board)
    return actions.dismiss_appeal(actor=world.board, appeal_id=appeal.pk, reasons="For sent.", now=world.at + LATE)


def contested(world: World) -> Appeal:
    """A dismissal that is before the body above."""
    appeal = dismissed(world)
    at = world.at + LATE
    actions.contest_dismissal(actor=world.applicant, appeal_id=appeal.pk, text="Posten var sen.", now=at)
    world.impartial(appeal.case, world.manager)
    return actions.forward_appeal(actor=world.manager, appeal_id=appeal.pk, now=at)


def changed(world: World, case: Case | None = None, amount: Money = MORE) -> Appeal:
    appeal = prepared(world, case)
    actions.change_on_appeal(actor=world.board, appeal_id=appeal.pk, draft=better(amount), now=world.at)
    return appeal


def affirmed(world: World) -> Appeal:
    appeal = forwarded(world)
    return actions.affirm_on_appeal(actor=world.manager, appeal_id=appeal.pk, draft=ruling(world), now=world.at)


def altered(world: World) -> Appeal:
    appeal = forwarded(world)
    actions.alter_on_appeal(actor=world.manager, appeal_id=appeal.pk, draft=ruling(world, amount=GRANTED), now=world.at)
    return appeal


def annulled(world: World) -> Appeal:
    appeal = forwarded(world)
    return actions.annul_on_appeal(actor=world.manager, appeal_id=appeal.pk, draft=ruling(world), now=world.at)


def withdrawn(world: World) -> Appeal:
    return actions.withdraw_appeal(actor=world.applicant, appeal_id=filed(world).pk, now=world.at)


MAKERS: dict[AppealState, Callable[[World], Appeal]] = {
    S.FILED: filed,
    S.DISMISSED: dismissed,
    S.PREPARED: prepared,
    S.CHANGED: changed,
    S.UPHELD: upheld,
    S.FORWARDED: forwarded,
    S.AFFIRMED: affirmed,
    S.ALTERED: altered,
    S.ANNULLED: annulled,
    S.WITHDRAWN: withdrawn,
}

PREPARATION = PreparationDraft("Klagen har noe for seg.", Proposal.CHANGE, MORE)


def better(amount: Money = MORE, **changes: Any) -> DecisionDraft:
    """What the board changes its decision to."""
    return DecisionDraft(amount, "Klagen viser at det er nytt.", changes.get("conditions", ""))


def ruling(world: World, **changes: Any) -> RulingDraft:
    """What the body above says."""
    return RulingDraft(ruled_on=changes.pop("ruled_on", today(world.at)), reasons="Klagenemnda mener dette.", **changes)
