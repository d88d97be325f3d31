"""Importing updates and never overwrites what an editor wrote."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from decimal import Decimal

import pytest
from tests.catalogue.conftest import PAGES, Import

from bulyst.audit import trail
from bulyst.catalogue import queries
from bulyst.catalogue.actions import (
    EntryDraft,
    FigureDraft,
    Source,
    confirm_figure,
    correct_figure,
    edit_entry,
    import_entry,
    publish_entry,
    reject_figure,
    settle_leftover,
    withdraw_entry,
)
from bulyst.catalogue.actions.import_entry import slug_of
from bulyst.catalogue.models import Entry, StatedFigure
from bulyst.catalogue.reading.page import read_page
from bulyst.kernel.verdict import Refused
from bulyst.tenancy.actor import Actor
from bulyst.tenancy.models import Municipality
from bulyst.tenancy.roles import Role

pytestmark = pytest.mark.django_db
NAMES = FigureDraft.__dataclass_fields__


def as_draft(figure: StatedFigure, **changes: object) -> FigureDraft:
    return FigureDraft(**({name: getattr(figure, name) for name in NAMES} | changes))  # type: ignore[arg-type]


def lierne_text() -> str:
    return (PAGES / "lierne-2.txt").read_text("utf-8")


def test_the_same_file_twice_is_one_entry_and_changes_nothing(take_in: Import) -> None:
    first, second = take_in("lierne-2.txt"), take_in("lierne-2.txt")
    assert (first.created, second.created, second.changed) == (True, False, False)
    assert Entry.objects.count() == 1
    assert first.entry.figures.count() == 7


def test_a_changed_page_updates_its_entry(take_in: Import) -> None:
    take_in("lierne-2.txt")
    text = lierne_text().replace("140 saker", "150 saker")
    again = take_in("", text=text)
    assert (again.created, again.changed) == (False, True)
    assert [int(f.value) for f in again.entry.figures.filter(unit="cases") if f.value is not None] == [150]


def test_another_page_of_the_same_name_is_another_entry_when_the_addresses_differ(take_in: Import) -> None:
    one = take_in("lierne-2.txt", address="https://example.test/prosjektdatabase/a/")
    two = take_in("", text=lierne_text() + "\n", address="https://example.test/prosjektdatabase/b/")
    assert (one.entry.slug, two.entry.slug) == ("lierne-2", "lierne-2-2")


def test_the_address_finds_an_entry_whose_name_has_changed(take_in: Import) -> None:
    address = "https://example.test/prosjektdatabase/a/"
    take_in("lierne-2.txt", address=address)
    renamed = lierne_text().replace("Lierne 2", "Lierne to").replace("Lierne2", "Lierne to")
    again = take_in("", text=renamed, address=address)
    assert (again.created, again.entry.title, again.entry.slug) == (False, "Lierne to", "lierne-2")


def test_a_corrected_figure_survives_a_new_import(take_in: Import, editor: Actor, now: datetime) -> None:
    entry = take_in("lierne-2.txt").entry
    figure = entry.figures.get(group="new_firms")
    correct_figure(actor=editor, figure_id=figure.pk, draft=as_draft(figure, value=Decimal(16)), now=now)
    again = take_in("", text=lierne_text().replace("140 saker", "150 saker")).entry
    kept = again.figures.filter(group="new_firms")
    assert [(int(f.value or 0), f.state) for f in kept] == [(16, "corrected")]


def test_a_rejected_figure_does_not_come_back(take_in: Import, editor: Actor, now: datetime) -> None:
    entry = take_in("lierne-2.txt").entry
    reject_figure(actor=editor, figure_id=entry.figures.get(group="new_firms").pk, now=now)
    again = take_in("", text=lierne_text() + "\n\n").entry
    assert [f.state for f in again.figures.filter(group="new_firms")] == ["rejected"]
    assert all(f.group != "new_firms" for f in queries.shown_figures(again))


def test_a_confirmed_figure_that_the_page_lost_is_kept_and_told(take_in: Import, editor: Actor, now: datetime) -> None:
    entry = take_in("lierne-2.txt").entry
    figure = entry.figures.get(group="cases_handled")
    confirm_figure(actor=editor, figure_id=figure.pk, now=now)
    again = take_in("", text=lierne_text().replace(" • Til sammen ble 140 saker behandlet.\n", "")).entry
    assert again.figures.filter(group="cases_handled").count() == 1
    assert {"key": "catalogue.gone_figure", "text": figure.sentence} in again.remarks


def test_an_edited_field_is_kept_and_the_difference_told(take_in: Import, editor: Actor, now: datetime) -> None:
    entry = take_in("lierne-2.txt").entry
    draft = EntryDraft.of(entry, main_goal="Flere som flytter hit")
    edit_entry(actor=editor, entry_id=entry.pk, draft=draft, now=now)
    again = take_in("", text=lierne_text() + "\n\n").entry
    assert again.main_goal == "Flere som flytter hit"
    assert {"key": "catalogue.kept_field", "text": "Økt tilflytting"} in again.remarks


def test_settled_words_stay_settled(take_in: Import, editor: Actor, now: datetime) -> None:
    entry = take_in("mange-tall.txt").entry
    left = entry.leftovers.get(reason="number_not_placed")
    settle_leftover(actor=editor, leftover_id=left.pk, now=now)
    text = (PAGES / "mange-tall.txt").read_text("utf-8") + "\n\n"
    assert take_in("", text=text).entry.leftovers.get(reason="number_not_placed").settled_at == now


def test_only_an_editor_may_import(lierne: Municipality, make_actor: Callable[..., Actor], now: datetime) -> None:
    officer = make_actor(lierne, Role.CASE_OFFICER)
    read = read_page((PAGES / "lierne-2.txt").read_bytes())
    with pytest.raises(Refused):
        import_entry(actor=officer, read=read, source=Source("0" * 64), now=now)
    assert Entry.objects.count() == 0


def test_an_entry_with_an_unclear_number_is_not_published_before_somebody_looked(
    take_in: Import, editor: Actor, now: datetime
) -> None:
    text = (PAGES / "hjem-til-storvatnet.txt").read_text("utf-8").replace("Dette ble gjort", "Notert")
    text = text.replace("9 nye bedrifter ble registrert, de fleste enkeltpersonforetak.", "9 bedrifter.")
    entry = take_in("", text=text).entry
    with pytest.raises(Refused) as refusal:
        publish_entry(actor=editor, entry_id=entry.pk, now=now)
    assert [message.key for message in refusal.value.messages] == ["catalogue.figures_unclear"]
    assert Entry.objects.get().published_at is None
    for figure in entry.figures.all():
        if figure.is_open:
            reject_figure(actor=editor, figure_id=figure.pk, now=now)
    assert publish_entry(actor=editor, entry_id=entry.pk, now=now).published_at == now


def test_publishing_and_withdrawing_are_audited_once_each(take_in: Import, editor: Actor, now: datetime) -> None:
    entry = take_in("lierne-2.txt").entry
    for _ in range(2):
        publish_entry(actor=editor, entry_id=entry.pk, now=now)
    withdraw_entry(actor=editor, entry_id=entry.pk, now=now)
    events = [line.event for line in trail.history(None, entry)]
    assert events == ["catalogue.imported", "catalogue.published", "catalogue.withdrawn"]


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"period_from": 2012, "period_to": 2009}, "catalogue.period_backwards"),
        ({"evidence_level": 3, "evidence_reason": " "}, "catalogue.evidence_without_reason"),
    ],
)
def test_an_edit_that_makes_no_sense_is_refused(
    take_in: Import, editor: Actor, now: datetime, changes: dict[str, object], key: str
) -> None:
    entry = take_in("lierne-2.txt").entry
    with pytest.raises(Refused) as refusal:
        edit_entry(actor=editor, entry_id=entry.pk, draft=EntryDraft.of(entry, **changes), now=now)
    assert [message.key for message in refusal.value.messages] == [key]
    assert asdict(EntryDraft.of(Entry.objects.get())) == asdict(EntryDraft.of(entry))


def test_a_range_that_goes_backwards_is_refused(take_in: Import, editor: Actor, now: datetime) -> None:
    figure = take_in("lierne-2.txt").entry.figures.get(group="new_firms")
    with pytest.raises(Refused):
        correct_figure(
            actor=editor, figure_id=figure.pk, draft=as_draft(figure, value=Decimal(9), value_to=Decimal(3)), now=now
        )


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Lierne 2", "lierne-2"),
        ("Småsamfunn og bulyst i Dyrøy", "smasamfunn-og-bulyst-i-dyroy"),
        ("Dalen+", "dalen"),
        ("!!!", "oppforing"),
    ],
)
def test_addresses_are_plain_words(title: str, slug: str) -> None:
    assert slug_of(title) == slug
