"""Forms about a grant after it was accepted: its plan, a change, a claim for repayment."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bulyst.cases.grounds import GROUNDS, ReclaimGround
from bulyst.cases.money_drafts import NoticeDraft, ReclaimDraft
from bulyst.cases.reclaim_rules import PAY_WEEKS
from bulyst.kernel.deadlines import weeks_after
from bulyst.kernel.money import Money
from bulyst.web.staff.choices import leave_open, worded
from bulyst.web.ui.forms import DateField, LongText, MoneyFormField, PlainForm

ANSWER_WEEKS = 3
GRANT, REFUSE = "godkjenn", "avslag"


class NoticeForm(PlainForm):
    """Notice of a claim for repayment."""

    ground = forms.ChoiceField(label=_("Grunnlag"), choices=worded(ReclaimGround.choices), widget=forms.RadioSelect)
    citation = forms.CharField(
        label=_("Hjemmel"),
        max_length=300,
        required=False,
        help_text=_("Der grunnlaget står, for eksempel «vilkår 3 i vedtaket». Tomt felt gir den vanlige hjemmelen."),
    )
    text = forms.CharField(
        label=_("Hva har skjedd?"), widget=LongText(6), help_text=_("Står i varselet til søkeren. Skriv det du vet.")
    )
    amount = MoneyFormField(label=_("Beløp som kan bli krevd tilbake"))
    answer_due = DateField(label=_("Svarfrist"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        leave_open(self, "citation")

    def draft(self, language: str) -> NoticeDraft:
        """What the action takes; the usual citation in the applicant's written standard when none was written."""
        read = self.cleaned_data
        citation = read["citation"].strip() or GROUNDS[read["ground"]].citation(language)
        return NoticeDraft(read["ground"], citation, read["text"], read["amount"], read["answer_due"])


class ClaimForm(PlainForm):
    """The decision to claim money back."""

    amount = MoneyFormField(label=_("Beløp som kreves tilbake"))
    reasons = forms.CharField(
        label=_("Begrunnelse"), widget=LongText(6), help_text=_("Står i brevet. Ta stilling til svaret fra søkeren.")
    )
    pay_by = DateField(label=_("Betalingsfrist"))

    @property
    def draft(self) -> ReclaimDraft:
        """What the action takes."""
        read = self.cleaned_data
        return ReclaimDraft(read["amount"], read["reasons"], read["pay_by"])


class RepaymentForm(PlainForm):
    """Money that has come in."""

    amount = MoneyFormField(label=_("Beløp"))
    received_on = DateField(label=_("Dato på kontoen"))


class RecommendationForm(PlainForm):
    """What the case officer thinks of a change."""

    against = forms.TypedChoiceField(
        label=_("Hva innstiller du på?"),
        choices=[(GRANT, _("At endringen godkjennes")), (REFUSE, _("At endringen avslås"))],
        coerce=lambda chosen: chosen == REFUSE,
        empty_value=None,
        widget=forms.RadioSelect,
    )
    text = forms.CharField(label=_("Innstilling"), widget=LongText(5))


class ChangeDecisionForm(PlainForm):
    """A change is granted as it was asked for, or refused."""

    outcome = forms.ChoiceField(
        label=_("Vedtak"),
        choices=[(GRANT, _("Godkjenn endringen")), (REFUSE, _("Avslå endringen"))],
        widget=forms.RadioSelect,
    )
    reasons = forms.CharField(label=_("Begrunnelse"), widget=LongText(5), help_text=_("Står i brevet til søkeren."))


def notice_initial(on: date, paid: Money) -> dict[str, Any]:
    """What a notice begins with."""
    return {"amount": paid, "answer_due": weeks_after(on, ANSWER_WEEKS)}


def claim_initial(on: date, notified: Money) -> dict[str, Any]:
    """What a decision to claim begins with."""
    return {"amount": notified, "pay_by": weeks_after(on, PAY_WEEKS)}
