"""Give a programme money to grant from."""

from collections.abc import Sequence
from datetime import date, datetime

from bulyst.audit import trail
from bulyst.kernel.money import Money
from bulyst.kernel.verdict import require
from bulyst.ledger import actions as ledger
from bulyst.programmes import queries, rules
from bulyst.programmes.models import Fund
from bulyst.tenancy.action import action, authorise
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.roles import Right


@action
def add_fund(*, actor: Actor, programme_id: int, name: str, kind: str, amount: Money, on: date, now: datetime) -> Fund:
    """Add a fund with its own frame in the ledger, and appropriate `amount` as of `on`. Raises `Refused`."""
    authorise(actor, Right.MANAGE_PROGRAMME)
    programme = queries.access_programme(programme_id)
    require([rules.amount_is_positive(amount)])
    key = f"programme:{programme_id}:fund:{queries.funds(programme_id).count() + 1}"
    frame_id = ledger.open_frame(actor, name=name, source=programme.name, key=key)
    ledger.appropriate(actor, frame_id=frame_id, amount=amount, key=f"{key}:appropriation:1", on=on)
    fund = Fund.objects.create(
        tenant_id=programme.tenant_id, programme=programme, name=name, kind=kind, frame_id=frame_id
    )
    trail.record(actor, "programme.fund_added", programme, at=now, fund=fund.pk, amount=amount)
    return fund


@action
def add_money(*, actor: Actor, fund_id: int, amount: Money, key: str, on: date, now: datetime) -> Fund:
    """Appropriate more to a fund as of `on`; the same `key` counts once. Raises `Refused`."""
    authorise(actor, Right.MANAGE_PROGRAMME)
    fund = queries.access_fund(fund_id)
    require([rules.amount_is_positive(amount)])
    ledger.appropriate(actor, frame_id=fund.frame_id, amount=amount, key=f"fund:{fund_id}:{key}", on=on)
    trail.record(actor, "programme.money_added", fund.programme, at=now, fund=fund.pk, amount=amount)
    return fund


@action
def place_fund(
    *,
    actor: Actor,
    fund_id: int,
    source: str,
    area_id: int | None,
    county_case_number: str,
    reporting_codes: Sequence[str],
    now: datetime,
) -> Fund:
    """Say where a fund's money comes from, which area it is for, and how it is accounted for. Raises `Refused`."""
    authorise(actor, Right.MANAGE_PROGRAMME)
    fund = queries.access_fund(fund_id)
    area = None if area_id is None else queries.access_area(area_id)
    require([rules.belongs_to_programme(fund.programme_id, area.programme_id if area else None)])
    fund.source, fund.area = source, area
    fund.county_case_number, fund.reporting_codes = county_case_number, list(reporting_codes)
    fund.save(update_fields=["source", "area", "county_case_number", "reporting_codes"])
    trail.record(actor, "programme.fund_placed", fund.programme, at=now, fund=fund.pk, source=source, area=area_id)
    return fund
