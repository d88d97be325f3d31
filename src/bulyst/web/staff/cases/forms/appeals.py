"""Forms of those who handle and decide appeals, and of letters that went another way."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bulyst.cases.drafts import AppealDraft, DecisionDraft, PreparationDraft, RulingDraft
from bulyst.cases.kinds import Proposal
from bulyst.kernel.money import Money
from bulyst.web.ui.forms import DateField, LongText, MoneyFormField, PlainForm, not_marked_optional, offer

CHANGE, UPHOLD = "omgjor", "sta"
AFFIRM, ALTER, ANNUL, RETURN = "stadfest", "endre", "opphev", "behandle"


class PaperAppealForm(PlainForm):
    """An appeal that came on paper."""

    posted_on = DateField(
        label=_("Når ble den sendt?"), help_text=_("Datoen på poststempelet, eller dagen den ble levert.")
    )
    text = forms.CharField(label=_("Hva står i klagen?"), widget=LongText(8))
    wish = forms.CharField(label=_("Hva vil søkeren ha endret?"), required=False, widget=LongText(3))

    @property
    def draft(self) -> AppealDraft:
        """What the action takes."""
        return AppealDraft(self.cleaned_data["text"], self.cleaned_data["wish"])


class PreparationForm(PlainForm):
    """What is thought of the appeal, and what is proposed."""

    text = forms.CharField(
        label=_("Vurdering av klagen"),
        widget=LongText(8),
        help_text=_("Hva klagen går ut på, hva som er nytt, og hva du mener. Søkeren har rett til å se teksten."),
    )
    proposal = forms.ChoiceField(
        label=_("Forslag"),
        choices=[(Proposal.UPHOLD, _("Vedtaket bør bli stående")), (Proposal.CHANGE, _("Vedtaket bør endres"))],
        widget=forms.RadioSelect,
    )
    amount = MoneyFormField(
        label=_("Foreslått beløp"), required=False, help_text=_("Bare hvis du foreslår at vedtaket endres.")
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        not_marked_optional(self.fields["amount"])

    @property
    def draft(self) -> PreparationDraft:
        """What the action takes."""
        read = self.cleaned_data
        return PreparationDraft(read["text"], Proposal(read["proposal"]), read["amount"])


class WhyForm(PlainForm):
    """Reasons for one thing."""

    reasons = forms.CharField(label=_("Hvorfor?"), widget=LongText(6))


class ReviewForm(PlainForm):
    """What the body that decided makes of the appeal."""

    outcome = forms.ChoiceField(
        label=_("Hva blir det til?"),
        choices=[(CHANGE, _("Vi endrer vedtaket")), (UPHOLD, _("Vedtaket blir stående, og klagen sendes videre"))],
        widget=forms.RadioSelect,
    )
    amount = MoneyFormField(
        label=_("Nytt tilskudd"), required=False, help_text=_("Trengs ikke når vedtaket blir stående.")
    )
    reasons = forms.CharField(label=_("Begrunnelse"), widget=LongText(7), help_text=_("Står i brevet til søkeren."))
    conditions = forms.CharField(
        label=_("Vilkår"), required=False, widget=LongText(3), help_text=_("Bare når vedtaket endres.")
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        not_marked_optional(self.fields["amount"])

    def clean(self) -> dict[str, Any]:
        """A changed decision has an amount."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("outcome") == CHANGE and not cleaned.get("amount") and "amount" not in self.errors:
            self.add_error("amount", _("Skriv hvor mye som innvilges."))
        return cleaned

    @property
    def draft(self) -> DecisionDraft:
        """What the action of changing takes."""
        read = self.cleaned_data
        return DecisionDraft(read["amount"] or Money.ZERO, read["reasons"], read["conditions"])


class RulingForm(PlainForm):
    """What the body above ruled."""

    outcome = forms.ChoiceField(label=_("Hva avgjorde klageinstansen?"), widget=forms.RadioSelect)
    ruled_on = DateField(label=_("Når?"))
    reference = forms.CharField(label=_("Referanse"), required=False, max_length=60)
    reasons = forms.CharField(
        label=_("Begrunnelse"), widget=LongText(7), help_text=_("Klageinstansens ord. Står i brevet til søkeren.")
    )
    amount = MoneyFormField(label=_("Nytt tilskudd"), required=False, help_text=_("Bare når vedtaket er endret."))
    conditions = forms.CharField(
        label=_("Vilkår"), required=False, widget=LongText(3), help_text=_("Bare når vedtaket er endret.")
    )

    def __init__(self, *args: Any, contested: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        choices = (
            [(AFFIRM, _("Klagen ble avvist med rette")), (RETURN, _("Klagen skal behandles"))]
            if contested
            else [
                (AFFIRM, _("Vedtaket er stadfestet")),
                (ALTER, _("Vedtaket er endret")),
                (ANNUL, _("Vedtaket er opphevet, og søknaden skal behandles på nytt")),
            ]
        )
        offer(self, "outcome", choices)
        not_marked_optional(self.fields["amount"])
        if contested:
            del self.fields["amount"], self.fields["conditions"]

    def clean(self) -> dict[str, Any]:
        """A changed decision has an amount."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("outcome") == ALTER and not cleaned.get("amount") and "amount" not in self.errors:
            self.add_error("amount", _("Skriv hvor mye klageinstansen ga."))
        return cleaned

    @property
    def draft(self) -> RulingDraft:
        """What the actions of registering take."""
        read = self.cleaned_data
        return RulingDraft(
            ruled_on=read["ruled_on"],
            reasons=read["reasons"],
            reference=read["reference"],
            amount=read.get("amount"),
            conditions=read.get("conditions", ""),
        )


class ReceiptForm(PlainForm):
    """The day that a letter reached the applicant by another way."""

    on = DateField(label=_("Når fikk søkeren brevet?"))
