"""Forms of those who handle and decide appeals, and of letters that went another way."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from bulyst.cases.drafts import Against, AppealDraft, DecisionDraft, PreparationDraft, RulingDraft
from bulyst.cases.kinds import Matter, Proposal
from bulyst.kernel.money import Money
from bulyst.web.applicant.against import Things, offer_things, read_against
from bulyst.web.ui.forms import DateField, LongText, MoneyFormField, PlainForm, not_marked_optional, offer

CHANGE, UPHOLD = "omgjor", "sta"
AFFIRM, ALTER, ANNUL, RETURN = "stadfest", "endre", "opphev", "behandle"


_AMOUNTS = {
    Matter.DECISION: (_("Nytt tilskudd"), _("Skriv hvor mye som innvilges.")),
    Matter.CLAIM: (_("Nytt krav"), _("Skriv hvor mye som fortsatt kreves, eller 0.")),
}
_OUTCOMES = {
    Matter.DECISION: (_("Vi endrer vedtaket"), _("Vedtaket blir stående, og klagen sendes videre")),
    Matter.CHANGE: (_("Vi godkjenner endringen"), _("Avslaget blir stående, og klagen sendes videre")),
    Matter.CLAIM: (_("Vi setter ned eller frafaller kravet"), _("Kravet blir stående, og klagen sendes videre")),
}
_RULINGS = {
    Matter.DECISION: (
        _("Vedtaket er stadfestet"),
        _("Vedtaket er endret"),
        _("Vedtaket er opphevet, og søknaden skal behandles på nytt"),
    ),
    Matter.CHANGE: (
        _("Avslaget er stadfestet"),
        _("Endringen er godkjent"),
        _("Avslaget er opphevet, og endringen skal behandles på nytt"),
    ),
    Matter.CLAIM: (
        _("Kravet er stadfestet"),
        _("Kravet er satt ned eller frafalt"),
        _("Kravet er opphevet, og skal avgjøres på nytt"),
    ),
}
_NO_CLAIM = _("0 betyr at ingenting kreves.")


class _Decided(PlainForm):
    """A form that can say another amount: of a grant, of a claim, or none for a change."""

    def suit(self, matter: Matter, when: str) -> None:
        """Ask for what the matter knows. `when`: the outcome that needs an amount; none where it is only proposed."""
        self._matter, self._when = matter, when
        if matter != Matter.DECISION:
            self.fields.pop("conditions", None)
        if matter == Matter.CHANGE:
            del self.fields["amount"]
            return
        amount = self.fields["amount"]
        assert isinstance(amount, MoneyFormField)
        if matter == Matter.CLAIM:
            shown, amount.allow_zero = self["amount"], True
            shown.label = _AMOUNTS[matter][0] if when else shown.label
            shown.help_text = format_lazy("{} {}", shown.help_text, _NO_CLAIM)
        not_marked_optional(amount)

    def clean(self) -> dict[str, Any]:
        """What is changed has an amount."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        asked = "amount" in self.fields and "amount" not in self.errors
        if asked and cleaned.get("outcome") == self._when and cleaned.get("amount") is None:
            self.add_error("amount", _AMOUNTS[self._matter][1])
        return cleaned


class PaperAppealForm(PlainForm):
    """An appeal that came on paper."""

    against = forms.ChoiceField(label=_("Hva klages det på?"), widget=forms.RadioSelect)

    posted_on = DateField(
        label=_("Når ble den sendt?"), help_text=_("Datoen på poststempelet, eller dagen den ble levert.")
    )
    text = forms.CharField(label=_("Hva står i klagen?"), widget=LongText(8))
    wish = forms.CharField(label=_("Hva vil søkeren ha endret?"), required=False, widget=LongText(3))

    def __init__(self, *args: Any, things: Things, **options: Any) -> None:
        super().__init__(*args, **options)
        offer_things(self, things)

    @property
    def appealed(self) -> Against:
        """What is appealed."""
        return read_against(self.data.get("against", ""))

    @property
    def draft(self) -> AppealDraft:
        """What the action takes."""
        return AppealDraft(self.cleaned_data["text"], self.cleaned_data["wish"])


class PreparationForm(_Decided):
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

    def __init__(self, *args: Any, matter: Matter, **options: Any) -> None:
        super().__init__(*args, **options)
        self.suit(matter, "")

    @property
    def draft(self) -> PreparationDraft:
        """What the action takes."""
        read = self.cleaned_data
        return PreparationDraft(read["text"], Proposal(read["proposal"]), read.get("amount"))


class WhyForm(PlainForm):
    """Reasons for one thing."""

    reasons = forms.CharField(label=_("Hvorfor?"), widget=LongText(6))


class ReviewForm(_Decided):
    """What the body that decided makes of the appeal."""

    outcome = forms.ChoiceField(label=_("Hva blir det til?"), widget=forms.RadioSelect)
    amount = MoneyFormField(
        label=_("Nytt tilskudd"), required=False, help_text=_("Trengs ikke når vedtaket blir stående.")
    )
    reasons = forms.CharField(label=_("Begrunnelse"), widget=LongText(7), help_text=_("Står i brevet til søkeren."))
    conditions = forms.CharField(
        label=_("Vilkår"), required=False, widget=LongText(3), help_text=_("Bare når vedtaket endres.")
    )

    def __init__(self, *args: Any, matter: Matter, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "outcome", list(zip((CHANGE, UPHOLD), _OUTCOMES[matter], strict=True)))
        self.suit(matter, CHANGE)

    @property
    def draft(self) -> DecisionDraft:
        """What the action of changing takes."""
        read = self.cleaned_data
        return DecisionDraft(read.get("amount") or Money.ZERO, read["reasons"], read.get("conditions", ""))


class RulingForm(_Decided):
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

    def __init__(self, *args: Any, matter: Matter, contested: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        dismissed = [(AFFIRM, _("Klagen ble avvist med rette")), (RETURN, _("Klagen skal behandles"))]
        tried = list(zip((AFFIRM, ALTER, ANNUL), _RULINGS[matter], strict=True))
        offer(self, "outcome", dismissed if contested else tried)
        self.suit(matter, ALTER)
        if contested:
            self.fields.pop("amount", None)
            self.fields.pop("conditions", None)

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
