"""What an editor fills in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bulyst.catalogue import wording
from bulyst.catalogue.actions import EntryDraft, FigureDraft
from bulyst.catalogue.models import Entry, StatedFigure
from bulyst.catalogue.reading.shape import Role
from bulyst.web.ui.forms import DecimalNumberField, LongText, PlainForm, YearField

Choices = Iterable[tuple[str, str | Promise]]


def _choices(table: Mapping[str, str | Promise]) -> list[tuple[str, str | Promise]]:
    return [(str(code), words) for code, words in table.items()]


def _level(value: str) -> int:
    return int(value)


class EntryForm(PlainForm):
    """An entry's own fields."""

    title = forms.CharField(label=_("Navn"), max_length=200)
    lead = forms.CharField(label=_("Kort om arbeidet"), required=False, widget=LongText(rows=2))
    main_goal = forms.CharField(label=_("Hovedmål"), required=False, widget=LongText(rows=2))
    period_from = YearField(label=_("Fra år"), required=False, help_text=_("La feltet stå tomt når ingen vet det."))
    period_to = YearField(label=_("Til år"), required=False)
    tier = forms.ChoiceField(label=_("Slags oppføring"), choices=lambda: _choices(wording.TIERS))
    assessment = forms.ChoiceField(label=_("Vurdering"), choices=lambda: _choices(wording.ASSESSMENTS))
    evidence_level = forms.TypedChoiceField(
        label=_("Dokumentasjon"),
        choices=lambda: (
            [("", _("Ikke merket ennå"))] + [(str(n), f"{n}: {words}") for n, words in wording.EVIDENCE.items()]
        ),
        coerce=_level,
        empty_value=None,
        required=False,
    )
    evidence_reason = forms.CharField(
        label=_("Hvorfor dette merket"), required=False, widget=LongText(rows=2), help_text=_("Vises i oppføringen.")
    )
    programme_municipality = forms.CharField(
        label=_("Kommunenummer for programmet"),
        required=False,
        max_length=4,
        help_text=_("Fyll ut når programmet har sitt eget regnskap i Bulyst."),
    )
    programme_slug = forms.SlugField(label=_("Programmets adresse"), required=False, max_length=120)

    @staticmethod
    def of(entry: Entry) -> dict[str, Any]:
        """The entry as the form shows it."""
        shown = {name: getattr(entry, name) for name in EntryForm.base_fields}
        return shown | {"evidence_level": "" if entry.evidence_level is None else str(entry.evidence_level)}

    def draft(self) -> EntryDraft:
        """What was filled in."""
        return EntryDraft(**self.cleaned_data)


class FigureForm(PlainForm):
    """A figure of an entry, beside the sentence it stands in."""

    value = DecimalNumberField(
        label=_("Tall"),
        required=False,
        help_text=_("La feltet stå tomt når siden bare sier at noe gikk opp eller ned."),
    )
    value_to = DecimalNumberField(label=_("Til (for «20–30» og «fra–til»)"), required=False)
    bound = forms.ChoiceField(label=_("Hvor nøyaktig"), choices=lambda: _choices(wording.BOUNDS))
    unit = forms.ChoiceField(label=_("Enhet"), choices=lambda: _choices(wording.UNITS))
    counts = forms.CharField(label=_("Med sidens egne ord"), max_length=300, required=False)
    role = forms.ChoiceField(
        label=_("Hva tallet er"), choices=lambda: [c for c in _choices(wording.ROLES) if c[0] != Role.UNCLEAR]
    )
    group = forms.ChoiceField(label=_("Hva det handler om"), choices=lambda: _choices(wording.GROUPS))
    direction = forms.ChoiceField(label=_("Retning"), choices=lambda: _choices(wording.DIRECTIONS))
    adverse = forms.BooleanField(
        label=_("Dette er et dårlig resultat"),
        required=False,
        help_text=_("Dårlige resultater står først i oppføringen."),
    )
    by_when = YearField(label=_("Frist (for mål)"), required=False)
    year = YearField(label=_("År det gjelder"), required=False)

    @staticmethod
    def of(figure: StatedFigure) -> dict[str, Any]:
        """The figure as the form shows it."""
        return {name: getattr(figure, name) for name in FigureForm.base_fields}

    def draft(self) -> FigureDraft:
        """What was filled in."""
        return FigureDraft(**self.cleaned_data)
