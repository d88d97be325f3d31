"""What a body's papers say of each kind of thing that it decides: its heading, what is proposed or resolved, and why.

In the active language. One table; a kind of business is one line in it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from bulyst.cases import rules
from bulyst.cases.kinds import DecidingLevel, FinanceSource, ItemKind, Matter
from bulyst.cases.lifecycle import AppealState, ChangeState, GrantState, ReclaimState
from bulyst.cases.models import AgendaItem, Appeal, Case, Change, Decision, Reclaim
from bulyst.cases.paper_blocks import Block, conditions, facts, heading, listed, table, text
from bulyst.cases.queries.business import Pending, Resolution
from bulyst.cases.queries.facts import grant_facts, rules_of
from bulyst.cases.queries.money import change_costs
from bulyst.cases.queries.reading import assessment_of, balances_of, cost_lines, finance_lines
from bulyst.kernel.deadlines import today
from bulyst.kernel.verdict import Verdict
from bulyst.programmes.queries import criteria
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.wording import say, spelled

_NOTHING_TO_SAY = "cases.no_such_rule"


@dataclass(frozen=True, slots=True)
class Told:
    """How one kind of business is told of."""

    heading: Callable[[Any], str]
    resolved: Callable[[Resolution, Any], str]
    paper: Callable[[Actor, Any, Resolution, datetime], list[Block]]
    gone: Callable[[Any], str]
    """What became of it when the body did not decide it; nothing when it still waits."""


def heading_of(pending: Pending) -> str:
    """What it is about, with the case's number."""
    return f"{TOLD[pending.kind].heading(pending.matter)} ({pending.case.number})"


def resolved_in_words(resolved: Resolution, pending: Pending) -> str:
    """What is proposed, or what was resolved, in a sentence."""
    return TOLD[pending.kind].resolved(resolved, pending.matter)


def proposal_blocks(actor: Actor, pending: Pending, resolved: Resolution, now: datetime) -> list[Block]:
    """What the members read before they decide."""
    return [
        heading(_("Innstilling")),
        text(resolved_in_words(resolved, pending)),
        *conditions(resolved.draft.conditions if resolved.favours else ""),
        *TOLD[pending.kind].paper(actor, pending.matter, resolved, now),
    ]


def became_of(pending: Pending) -> str:
    """Why the body decided nothing."""
    return TOLD[pending.kind].gone(pending.matter) or _("Saken ble ikke avgjort i møtet.")


def about_item(item: AgendaItem) -> str:
    """What an item that decides nothing about a case is about."""
    if item.kind == ItemKind.IMPARTIALITY and item.question is not None:
        facts = {"who": item.question.user.name, "case": item.question.case.number}
        return _("Er %(who)s habil i sak %(case)s?") % facts
    if item.kind == ItemKind.DELEGATED:
        return _("Vedtak etter delegert myndighet")
    return item.title


# An application


def _application_resolved(resolved: Resolution, case: Case) -> str:
    if not resolved.draft.amount:
        return _("Søknaden om %(applied)s avslås.") % {"applied": case.applied_amount}
    sums = {"amount": resolved.draft.amount, "applied": case.applied_amount}
    return _("Det gis tilskudd på inntil %(amount)s. Det er søkt om %(applied)s.") % sums


def _application_paper(actor: Actor, case: Case, resolved: Resolution, now: datetime) -> list[Block]:
    assessment = assessment_of(case)
    assert assessment is not None  # a case on an agenda is recommended
    return [
        heading(_("Prosjektet")),
        facts(
            (_("Formål"), str(case.get_purpose_display())),
            (_("Søkt om"), str(case.applied_amount)),
            (_("Starter"), spelled(case.starts_on) if case.starts_on else _("ukjent")),
            (_("Mottatt"), spelled(today(case.submitted_at)) if case.submitted_at else _("ukjent")),
            (_("Saksbehandler"), assessment.by.name),
        ),
        text(case.description),
        *_budget(case),
        *_plan(resolved),
        heading(_("Vurdering")),
        text(assessment.text),
        *_scores(case, assessment.scores),
        heading(_("Reglene")),
        listed(_rules(actor, case, resolved, now)),
    ]


def _budget(case: Case) -> list[Block]:
    costs = [[line.text, str(line.amount)] for line in cost_lines(case)]
    finance = [
        [line.text or str(FinanceSource(line.source).label).capitalize(), str(line.amount)]
        for line in finance_lines(case)
    ]
    money = _("Beløp")
    found = [heading(_("Kostnader")), table([_("Kostnad"), money], costs)] if costs else []
    if finance:
        found += [heading(_("Finansiering ved siden av tilskuddet")), table([_("Kilde"), money], finance)]
    return found


def _plan(resolved: Resolution) -> list[Block]:
    rows = [[each.text, spelled(each.due_on), str(each.amount)] for each in resolved.draft.milestones]
    head = [_("Milepæl"), _("Dato"), _("Beløp")]
    return [heading(_("Utbetalingsplan")), table(head, rows, numeric=[2])] if rows else []


def _scores(case: Case, scores: dict[str, int]) -> list[Block]:
    rows = [
        [value.name, _("%(score)s av %(highest)s") % {"score": scores[str(value.pk)], "highest": rules.HIGHEST_SCORE}]
        for value in criteria(case.programme_id)
        if str(value.pk) in scores
    ]
    return [table([_("Verdi"), _("Poeng")], rows)] if rows else []


def _rules(actor: Actor, case: Case, resolved: Resolution, now: datetime) -> list[str]:
    facts = grant_facts(case, actor, now, amount=resolved.draft.amount or case.applied_amount)
    verdicts = [rule(facts) for rule in rules.KEPT]
    texts = {rule.rule_id: rule.text(translation.get_language()) for _kind, rule in rules_of(case, today(now)).rules}
    return [_verdict(each, texts) for each in verdicts if each.message.key != _NOTHING_TO_SAY]


def _verdict(verdict: Verdict, texts: dict[str, str]) -> str:
    word = _("Oppfylt") if verdict.ok else _("Ikke oppfylt")
    source = f" ({verdict.citation})" if verdict.citation else ""
    words = f" «{texts[verdict.rule]}»" if texts.get(verdict.rule) else ""
    return f"{word}: {say(verdict.message)}{words}{source}"


# An appeal


def _appeal_resolved(resolved: Resolution, appeal: Appeal) -> str:
    if not resolved.favours:
        return _("Vedtaket blir stående, og klagen sendes til klageinstansen.")
    if appeal.matter == Matter.CHANGE:
        return _("Klagen tas til følge, og endringen av tilskuddet godkjennes.")
    if appeal.reclaim is not None:
        return _claim_resolved(resolved, appeal.reclaim)
    sums = {"amount": resolved.draft.amount, "before": appeal.decision.amount}
    if not appeal.decision.amount:
        return _("Klagen tas til følge. Det gis tilskudd på inntil %(amount)s.") % sums
    return _("Klagen tas til følge. Tilskuddet blir inntil %(amount)s; det var %(before)s.") % sums


def _claim_resolved(resolved: Resolution, reclaim: Reclaim) -> str:
    if not resolved.draft.amount:
        return _("Klagen tas til følge, og kravet frafalles.")
    sums = {"amount": resolved.draft.amount, "before": reclaim.amount}
    return _("Klagen tas til følge. %(amount)s kreves tilbake; det var %(before)s.") % sums


def _appeal_paper(actor: Actor, appeal: Appeal, resolved: Resolution, now: datetime) -> list[Block]:
    prepared_by = appeal.prepared_by
    assert prepared_by is not None  # an appeal on an agenda is prepared
    wish = [text(appeal.wish)] if appeal.wish else []
    return [
        heading(_("Klagen")),
        facts(
            (_("Sendt"), spelled(appeal.posted_on)),
            (_("Mottatt"), spelled(today(appeal.filed_at))),
            (_("Klagefrist"), spelled(appeal.against.appeal_by) if appeal.against.appeal_by else _("ukjent")),
        ),
        text(appeal.text),
        *wish,
        heading(_("Vedtaket det klages på")),
        *_decided(appeal),
        heading(_("Vurdering av klagen")),
        facts((_("Forberedt av"), prepared_by.name)),
        text(appeal.preparation),
    ]


def _decided(appeal: Appeal) -> list[Block]:
    against = appeal.against
    return [
        facts(
            *_what_was_decided(against),
            (_("Vedtatt"), spelled(against.decided_on) if against.decided_on else _("ukjent")),
            (_("Avgjort av"), str(DecidingLevel(against.level).label)),
        ),
        text(against.reasons),
        *conditions(against.conditions if isinstance(against, Decision) else ""),
    ]


def _what_was_decided(against: Decision | Change | Reclaim) -> list[tuple[str, str]]:
    if isinstance(against, Reclaim):
        return [(_("Krav om tilbakebetaling"), str(against.amount))]
    if isinstance(against, Change):
        return [(_("Endring"), _("Avslått")), (_("Søkt om fordi"), against.reason)]
    outcome = str(against.get_outcome_display()).capitalize()
    return [(_("Vedtak"), outcome), (_("Tilskudd"), str(against.amount))]


# A change


def _change_resolved(resolved: Resolution, change: Change) -> str:
    return _("Endringen av tilskuddet godkjennes.") if resolved.favours else _("Endringen av tilskuddet avslås.")


def _change_paper(actor: Actor, change: Change, resolved: Resolution, now: datetime) -> list[Block]:
    decision, recommended_by = change.case.decision, change.recommended_by
    assert decision is not None and recommended_by is not None  # recommended, on an accepted grant
    until = [(_("Ny siste dag"), spelled(change.until))] if change.until else []
    costs = [[line, str(amount)] for line, amount in change_costs(change)]
    budget = [heading(_("Nytt budsjett"), 3), table([_("Kostnad"), _("Beløp")], costs)] if costs else []
    return [
        heading(_("Søknaden om endring")),
        facts(
            (_("Mottatt"), spelled(today(change.requested_at))),
            (_("Tilskudd"), str(decision.amount)),
            (_("Godkjente kostnader"), str(decision.approved_costs)),
            (_("Gjelder til"), spelled(decision.valid_until) if decision.valid_until else _("ukjent")),
            *until,
        ),
        text(change.reason),
        *budget,
        heading(_("Vurdering")),
        facts((_("Saksbehandler"), recommended_by.name)),
        text(change.recommendation),
    ]


# A claim for repayment


def _reclaim_resolved(resolved: Resolution, reclaim: Reclaim) -> str:
    sentence = _("%(amount)s kreves tilbake.") % {"amount": resolved.draft.amount}
    if resolved.pay_by is None:
        return sentence
    return f"{sentence} " + _("Betalingsfristen er %(day)s.") % {"day": spelled(resolved.pay_by)}


def _reclaim_paper(actor: Actor, reclaim: Reclaim, resolved: Resolution, now: datetime) -> list[Block]:
    answer = [text(reclaim.answer)] if reclaim.answer else [text(_("Søkeren har ikke svart på varselet."))]
    return [
        heading(_("Varselet")),
        facts(
            (_("Varslet beløp"), str(reclaim.notified_amount)),
            (_("Utbetalt"), str(balances_of(reclaim.case).paid)),
            (_("Grunnlag"), str(reclaim.get_ground_display()).capitalize()),
            (_("Hjemmel"), reclaim.citation),
            (_("Varslet"), spelled(today(reclaim.notified_at))),
            (_("Varslet av"), reclaim.notified_by.name),
        ),
        text(reclaim.notice),
        heading(_("Svaret fra søkeren")),
        *answer,
    ]


TOLD: Mapping[ItemKind, Told] = {
    ItemKind.CASE: Told(
        lambda case: case.heading,
        _application_resolved,
        _application_paper,
        lambda case: _("Søknaden er trukket.") if case.state == GrantState.WITHDRAWN else "",
    ),
    ItemKind.APPEAL: Told(
        lambda appeal: _("Klage: %(heading)s") % {"heading": appeal.case.heading},
        _appeal_resolved,
        _appeal_paper,
        lambda appeal: _("Klagen er trukket.") if appeal.state == AppealState.WITHDRAWN else "",
    ),
    ItemKind.CHANGE: Told(
        lambda change: _("Endring: %(heading)s") % {"heading": change.case.heading},
        _change_resolved,
        _change_paper,
        lambda change: _("Søknaden om endring er trukket.") if change.state == ChangeState.WITHDRAWN else "",
    ),
    ItemKind.RECLAIM: Told(
        lambda reclaim: _("Tilbakebetaling: %(heading)s") % {"heading": reclaim.case.heading},
        _reclaim_resolved,
        _reclaim_paper,
        lambda reclaim: _("Kravet er frafalt.") if reclaim.state == ReclaimState.DROPPED else "",
    ),
}
"""Everything that a body decides, by the kind of its item."""
