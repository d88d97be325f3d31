"""The forms that a form is built with: a page of questions, and one question of each kind."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bulyst.programmes.blocks import Block, Option, QuestionGroup, Words, key_for
from bulyst.programmes.blocks.form import CHOICES, FEWEST_OPTIONS
from bulyst.programmes.choices import BlockKind
from bulyst.web.ui.forms import DecimalNumberField, LongText, PlainForm


class GroupForm(PlainForm):
    """A page of questions: its heading, and a sentence under it."""

    heading_nb = forms.CharField(label=_("Overskrift på siden"), max_length=80)
    heading_nn = forms.CharField(
        label=_("Overskriften på nynorsk"), max_length=80, required=False, help_text=_("Tomt felt: bokmål brukes.")
    )
    lead_nb = forms.CharField(
        label=_("En setning under overskriften"), max_length=300, required=False, widget=LongText(2)
    )
    lead_nn = forms.CharField(label=_("Setningen på nynorsk"), max_length=300, required=False, widget=LongText(2))

    def group(self, before: QuestionGroup | None, taken: Collection[str]) -> QuestionGroup:
        """The page; a known one keeps its key and its questions."""
        read = self.cleaned_data
        heading, lead = Words(read["heading_nb"], read["heading_nn"]), Words(read["lead_nb"], read["lead_nn"])
        if before is None:
            return QuestionGroup(key_for(heading.nb, taken), heading, lead)
        return QuestionGroup(before.key, heading, lead, before.blocks)


class BlockForm(PlainForm):
    """A question, with the fields that its kind needs."""

    label_nb = forms.CharField(label=_("Spørsmålet"), max_length=200)
    label_nn = forms.CharField(
        label=_("Spørsmålet på nynorsk"), max_length=200, required=False, help_text=_("Tomt felt: bokmål brukes.")
    )
    help_nb = forms.CharField(
        label=_("Hjelpetekst"),
        max_length=500,
        required=False,
        widget=LongText(2),
        help_text=_("Hva dere trenger å vite, og hvorfor. Gjerne et eksempel."),
    )
    help_nn = forms.CharField(label=_("Hjelpeteksten på nynorsk"), max_length=500, required=False, widget=LongText(2))
    required = forms.BooleanField(
        label=_("Må besvares før søknaden kan sendes"),
        required=False,
        help_text=_("Kryss bare av når dere ikke kan behandle saken uten svaret."),
    )
    options_nb = forms.CharField(label=_("Svar å velge mellom, ett på hver linje"), max_length=4000, widget=LongText(5))
    options_nn = forms.CharField(
        label=_("Svarene på nynorsk, i samme rekkefølge"), max_length=4000, required=False, widget=LongText(5)
    )
    unit = forms.CharField(
        label=_("Enhet"), max_length=30, required=False, help_text=_("For eksempel personer, timer eller mål.")
    )
    least = DecimalNumberField(label=_("Laveste svar"), required=False)
    most = DecimalNumberField(label=_("Høyeste svar"), required=False)

    def __init__(self, data: Any = None, *, kind: BlockKind, before: Block | None = None) -> None:
        super().__init__(data, initial=_shown(before) if before else {})
        self.kind, self.before = kind, before
        unused = [] if kind in CHOICES else ["options_nb", "options_nn"]
        unused += [] if kind == BlockKind.NUMBER else ["unit", "least", "most"]
        for name in unused:
            del self.fields[name]

    def clean_options_nb(self) -> list[str]:
        """The answers, each once."""
        lines = _lines(self.cleaned_data["options_nb"])
        if len(set(lines)) < FEWEST_OPTIONS or len(set(lines)) != len(lines):
            raise ValidationError(gettext("Skriv minst to ulike svar, ett på hver linje."), code="few")
        return lines

    def clean(self) -> dict[str, Any]:
        """Bounds do not cross."""
        read: dict[str, Any] = super().clean() or self.cleaned_data
        least, most = read.get("least"), read.get("most")
        if least is not None and most is not None and least > most:
            self.add_error("most", gettext("Det høyeste svaret kan ikke være lavere enn det laveste."))
        return read

    def block(self, taken: Collection[str]) -> Block:
        """The question; a known one keeps its key, so that answers to it can be added up."""
        read = self.cleaned_data
        label = Words(read["label_nb"], read["label_nn"])
        return Block(
            key=self.before.key if self.before else key_for(label.nb, taken),
            kind=self.kind,
            label=label,
            help=Words(read["help_nb"], read["help_nn"]),
            required=read["required"],
            options=self._options(read),
            unit=read.get("unit") or "",
            least=read.get("least"),
            most=read.get("most"),
        )

    def _options(self, read: dict[str, Any]) -> tuple[Option, ...]:
        """The answers; one that is known, or only mended where the number of lines is the same, keeps its key."""
        told = read.get("options_nb") or []
        nynorsk = _lines(read.get("options_nn") or "")
        known = list(self.before.options) if self.before else []
        by_words = {option.label.nb: option.key for option in known}
        found: list[Option] = []
        for place, words in enumerate(told):
            taken = {option.key for option in found} | set(by_words.values())
            key = by_words.get(words)
            if key is None and len(known) == len(told) and known[place].label.nb not in told:
                key = known[place].key
            nn = nynorsk[place] if place < len(nynorsk) else ""
            found.append(Option(key or key_for(words, taken), Words(words, nn)))
        return tuple(found)


def _shown(block: Block) -> dict[str, Any]:
    return {
        "label_nb": block.label.nb,
        "label_nn": block.label.nn,
        "help_nb": block.help.nb,
        "help_nn": block.help.nn,
        "required": block.required,
        "options_nb": "\n".join(option.label.nb for option in block.options),
        "options_nn": "\n".join(option.label.nn for option in block.options).strip(),
        "unit": block.unit,
        "least": block.least,
        "most": block.most,
    }


def group_initial(group: QuestionGroup) -> dict[str, str]:
    """A page as its form shows it."""
    heading, lead = group.heading, group.lead
    return {"heading_nb": heading.nb, "heading_nn": heading.nn, "lead_nb": lead.nb, "lead_nn": lead.nn}


def _lines(text: str) -> list[str]:
    return [line.strip()[:200] for line in text.splitlines() if line.strip()]
