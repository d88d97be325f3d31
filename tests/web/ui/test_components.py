"""Tables, timelines, figures, verdicts and refusals as they reach the page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

from django.template import Context, Template

from bulyst.kernel.message import Message
from bulyst.kernel.money import Money
from bulyst.kernel.verdict import Verdict
from bulyst.web.ui.tables import Column, Link, Table, Tag
from bulyst.web.ui.timeline import Item
from bulyst.web.ui.views import Refusal

COLUMNS = [Column("number", "Nummer"), Column("state", "Status"), Column("sum", "Søkt om", numeric=True)]
NO_RIGHT = Message("tenancy.no_right")


def rendered(tag: str, **context: Any) -> str:
    return Template(f"{{% load ui %}}{tag}").render(Context(context))


@dataclass
class Row:
    """A row with attributes instead of keys."""

    number: str
    state: str
    sum: Money | None


def test_a_table_names_its_rows_and_aligns_its_numbers() -> None:
    rows = [{"number": Link("2026/1", "/sak/1/"), "state": Tag("Sendt inn", "info"), "sum": Money.kroner(1500)}]
    html = rendered("{% ui_table table %}", table=Table("Saker", COLUMNS, rows))
    assert "<caption>Saker</caption>" in html
    assert '<th scope="row" role="rowheader" data-label="Nummer">' in html
    assert '<a class="ds-link" href="/sak/1/">2026/1</a>' in html
    assert 'class="numeric" data-label="Søkt om"' in html


def test_rows_may_be_objects_and_what_is_unknown_says_so() -> None:
    html = rendered("{% ui_table table %}", table=Table("Saker", COLUMNS, [Row("2026/1", "", None)]))
    assert "ukjent" in html


def test_an_empty_table_says_what_to_do_instead() -> None:
    html = rendered("{% ui_table table %}", table=Table("Saker", COLUMNS, [], empty="Ingen saker venter."))
    assert "<table" not in html
    assert "Ingen saker venter." in html


def test_text_in_a_table_is_escaped() -> None:
    html = rendered("{% ui_table table %}", table=Table("S", COLUMNS, [Row("<script>", "", None)]))
    assert "<script>" not in html


def test_a_timeline_tells_the_hour_only_when_it_is_known() -> None:
    items = [
        Item(
            datetime(2026, 3, 3, 11, 4, tzinfo=UTC), "Sendt inn", by="Søker", documents=[Link("Søknaden", "/brev/1/")]
        ),
        Item(date(2026, 3, 9), "Vedtak", constructed=True),
    ]
    html = rendered("{% ui_timeline items %}", items=items)
    assert "3. mars 2026 kl. 12.04" in html
    assert "9. mars 2026</time>" in html
    assert 'href="/brev/1/"' in html
    assert html.count("Oppdiktet eksempel") == 1


def test_a_figure_opens_into_its_rows_and_the_link_says_whose() -> None:
    html = rendered('{% ui_figure f href="/x/" label="saker behandlet" %}', f=SimpleNamespace(value=1400))
    assert "1\u202f400" in html
    assert "for saker behandlet</span></a>" in html


def test_verdicts_say_in_words_whether_they_hold() -> None:
    verdicts = [
        Verdict(True, "a", NO_RIGHT, citation="Ordningen § 3", version="2"),
        Verdict(False, "b", NO_RIGHT),
    ]
    html = rendered("{% ui_verdicts verdicts %}", verdicts=verdicts)
    assert "Oppfylt:" in html
    assert "Ikke oppfylt:" in html
    assert "Ordningen § 3 (versjon 2)" in html


def test_a_refusal_says_every_reason_and_that_nothing_changed() -> None:
    html = rendered("{% ui_refusal r %}", r=Refusal((NO_RIGHT, Message("lifecycle.wrong_state")), ()))
    assert html.count("<li>") == 2
    assert "Ingenting er endret." in html
    assert 'role="alert"' in html


def test_no_refusal_shows_nothing() -> None:
    assert rendered("{% ui_refusal r %}", r=None).strip() == ""


def test_only_what_is_constructed_is_marked() -> None:
    assert "Oppdiktet" in rendered("{% ui_constructed x %}", x=SimpleNamespace(constructed=True))
    assert rendered("{% ui_constructed x %}", x=SimpleNamespace(constructed=False)) == ""


def test_a_button_carries_its_values_and_its_token() -> None:
    html = rendered('{% ui_post "Trekk søknaden" action="/x/" case=7 %}', csrf_token="t")
    assert '<input type="hidden" name="case" value="7">' in html
    assert "csrfmiddlewaretoken" in html
