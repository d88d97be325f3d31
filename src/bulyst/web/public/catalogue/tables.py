"""Tables of the catalogue's pages."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from bulyst.catalogue import wording
from bulyst.catalogue.models import Entry, StatedFigure
from bulyst.web.public.catalogue import cards
from bulyst.web.ui.tables import Column, Table


def other_figures(figures: Sequence[StatedFigure]) -> Table | None:
    """Numbers of the entry that are neither goal nor result."""
    rows = [
        {
            "what": wording.figure_words(figure),
            "role": wording.listed(wording.ROLES, figure.role),
            "sentence": figure.sentence,
        }
        for figure in figures
    ]
    if not rows:
        return None
    columns = [Column("what", _("Tall")), Column("role", _("Brukt som")), Column("sentence", _("Setningen det står i"))]
    return Table(_("Andre tall i oppføringen"), columns, rows)


def comparison(entries: Sequence[Entry]) -> Table | None:
    """One column an entry, one row a question. The outcome stands right under the goal."""
    if not entries:
        return None
    short = [cards.card(entry) for entry in entries]
    picked = [dict(cards.lists(entry)) for entry in entries]
    none = _("ikke oppgitt")
    rows: list[tuple[str, list[str]]] = [
        (_("Sted"), [card.places or none for card in short]),
        (_("Periode"), [card.period for card in short]),
        (_("Hovedmål"), [entry.main_goal or none for entry in entries]),
        (_("Oppgitt resultat"), [card.outcome for card in short]),
        (_("Dokumentasjon"), [_marked(card.evidence) for card in short]),
        (_("Vurdering"), [card.assessment for card in short]),
    ]
    labels = dict.fromkeys(label for lists in picked for label in lists)
    rows += [(label, [cards.in_a_sentence(lists.get(label, [])) or none for lists in picked]) for label in labels]
    columns = [Column("what", _("Spørsmål"))] + [Column(f"e{n}", entry.title) for n, entry in enumerate(entries)]
    return Table(
        _("Oppføringene ved siden av hverandre"),
        columns,
        [{"what": label} | {f"e{n}": value for n, value in enumerate(values)} for label, values in rows],
        hide_caption=True,
    )


def _marked(evidence: cards.Evidence) -> str:
    if evidence.level is None:
        return evidence.words
    return _("%(level)s av 5: %(words)s") % {"level": evidence.level, "words": evidence.words}
