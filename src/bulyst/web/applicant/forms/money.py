"""What an applicant writes about a grant that was accepted."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from bulyst.cases.drafts import CostDraft
from bulyst.cases.money_drafts import ChangeDraft
from bulyst.web.ui.forms import DateField, LongText, PlainForm
from bulyst.web.ui.lines import LinesForm


class ChangeForm(LinesForm):
    """Another budget or a longer period."""

    line_label = _("Kostnad %(number)s")

    reason = forms.CharField(
        label=_("Hvorfor trenger dere endringen?"),
        widget=LongText(4),
        help_text=_("Kort holder, for eksempel «leverandøren er forsinket»."),
    )
    until = DateField(
        label=_("Ny siste dag for tilskuddet"),
        required=False,
        help_text=_("La stå tomt hvis perioden skal være som før."),
    )

    @property
    def draft(self) -> ChangeDraft:
        """What the action takes. Lines that are as they were are no new budget."""
        read = self.cleaned_data
        lines = tuple(CostDraft(line.text, line.amount) for line in self.written)
        before = tuple(
            CostDraft(self.initial[f"text_{number}"], self.initial[f"amount_{number}"])
            for number in range(1, self.count + 1)
            if self.initial.get(f"text_{number}")
        )
        keeps = lines == before and not self.initial.get("own_budget")
        return ChangeDraft(read["reason"], () if keeps else lines, read["until"])


class ReclaimAnswerForm(PlainForm):
    """The answer to a notice of repayment."""

    text = forms.CharField(
        label=_("Svaret ditt"),
        widget=LongText(8),
        help_text=_("Skriv hva dere mener om grunnlaget og beløpet, og det kommunen bør vite."),
    )
