"""Write down a study before anything is computed."""

from dataclasses import asdict
from datetime import datetime

from bulyst.audit import trail
from bulyst.kernel.canonical import canonical_json, sha256_hex
from bulyst.kernel.verdict import Refused, Verdict, require
from bulyst.population import figures
from bulyst.studies import engine, rules
from bulyst.studies.drafts import StudyDraft
from bulyst.studies.models import Study
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right

#: What goes into the design alone; the rest describes the study.
NOT_DESIGN = ("matters", "seed", "horizon")


@action
def register_study(*, actor: Actor, draft: StudyDraft, now: datetime) -> Study:
    """Register a study, or word an unrun one anew. Registering the same design again changes nothing of it.

    Raises `Refused`: when the design of a study that has been run would change, when the municipality is
    unknown, and when the start years leave too little to compare with.
    """
    authorise(actor, Right.MANAGE_PROGRAMME, Right.EDIT_CATALOGUE)
    require(_draft_verdicts(draft))
    unit = _known_unit(draft.unit)
    design = engine.frozen_design(draft, unit)
    design_hash = sha256_hex(canonical_json(design))
    earlier = Study.objects.select_for_update().filter(slug=draft.slug).first()
    require([_may_change(earlier, design_hash)])

    described = {name: value for name, value in asdict(draft).items() if name not in NOT_DESIGN}
    study = earlier or Study(registered_at=now)
    for name, value in (described | {"unit": unit, "design": design, "design_hash": design_hash}).items():
        setattr(study, name, value)
    study.full_clean()
    study.save()
    trail.record(actor, "study.registered", study, at=now, design=design_hash)
    return study


def _known_unit(number: str) -> str:
    try:
        return figures.current_number(number)
    except figures.UnknownMunicipality as unknown:
        raise Refused(Verdict(False, "studies.unit", unknown.message)) from unknown


def _draft_verdicts(draft: StudyDraft) -> tuple[Verdict, ...]:
    return (
        rules.starts_in_order(draft.earliest_start, draft.latest_start),
        rules.starts_within_figures(draft.earliest_start, draft.latest_start, draft.horizon, figures.panel_years()),
        rules.horizon_is_ahead(draft.horizon),
        rules.effect_that_matters(draft.matters),
    )


def _may_change(earlier: Study | None, design_hash: str) -> Verdict:
    if earlier is None:
        return rules.design_may_change(slug="", same=False, has_run=False)
    same = earlier.design_hash == design_hash
    return rules.design_may_change(slug=earlier.slug, same=same, has_run=earlier.runs.exists())
