"""A second call with a form of its own, to move applications to."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from bulyst.programmes import actions
from bulyst.programmes.actions import CallDraft
from bulyst.programmes.blocks import Block, Form, QuestionGroup, Words
from bulyst.programmes.choices import BlockKind, Purpose
from bulyst.programmes.models import Call
from tests.cases.world import World


def question(key: str, kind: BlockKind = BlockKind.SHORT_TEXT, *, required: bool = False) -> Block:
    return Block(key, kind, Words(key.capitalize()), required=required)


def form(*blocks: Block) -> Form:
    return Form((QuestionGroup("egne", Words("Egne spørsmål"), blocks=blocks),))


def another_call(world: World, *purposes: Purpose, slug: str = "annen", **more: Any) -> Call:
    """Open since January, from the same fund."""
    draft = CallDraft(
        "Støtte til lag",
        slug,
        opens_at=datetime(2026, 1, 5, tzinfo=UTC),
        fund_id=world.fund.pk,
        purposes=purposes or (Purpose.BUSINESS_DEVELOPMENT, Purpose.STUDY),
        **more,
    )
    return actions.open_call(actor=world.manager, programme_id=world.programme.pk, now=world.at, draft=draft)


def ask(world: World, call: Call, *blocks: Block) -> None:
    """Give a call a form of its own."""
    place = actions.FormPlace(programme_id=world.programme.pk, call_id=call.pk)
    saved = actions.save_form(actor=world.manager, place=place, form=form(*blocks), now=world.at)
    actions.adopt_form(actor=world.manager, form_id=saved.pk, now=world.at)
