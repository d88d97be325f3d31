"""What an applicant writes after the application was sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bulyst.cases.drafts import Against, AppealDraft, PaymentDraft
from bulyst.cases.kinds import PaymentKind
from bulyst.cases.queries.handlers import Handler
from bulyst.kernel.money import Money
from bulyst.programmes.choices import Signer
from bulyst.web.applicant.against import Things, offer_things, read_against
from bulyst.web.ui.forms import LongText, MoneyFormField, PlainForm, not_marked_optional, offer


class AnswerForm(PlainForm):
    """The answer to what the municipality asked for."""

    answer = forms.CharField(label=_("Svaret ditt"), widget=LongText(8))


class WithdrawForm(PlainForm):
    """Somebody who withdraws says that they mean it."""

    sure = forms.BooleanField(label=_("Ja, jeg vil trekke søknaden"))


class AppealForm(PlainForm):
    """An appeal: what is wrong, and what is wanted instead."""

    against = forms.ChoiceField(label=_("Hva klager dere på?"), widget=forms.RadioSelect)

    text = forms.CharField(
        label=_("Hvorfor klager dere?"),
        widget=LongText(8),
        help_text=_("Skriv hva som er feil eller mangler i vedtaket. Nye opplysninger er også en grunn."),
    )
    wish = forms.CharField(label=_("Hva vil dere ha endret?"), required=False, widget=LongText(3))

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


class ContestForm(PlainForm):
    """Why an appeal should not have been dismissed."""

    text = forms.CharField(label=_("Hvorfor skulle klagen vært behandlet?"), widget=LongText(6))


class WithdrawAppealForm(PlainForm):
    """Somebody who withdraws an appeal says that they mean it."""

    sure = forms.BooleanField(label=_("Ja, jeg vil trekke klagen"))


class PaymentForm(PlainForm):
    """A request to be paid, with accounts and report."""

    kind = forms.ChoiceField(
        label=_("Hva ber dere om?"),
        choices=[
            (PaymentKind.PART.value, _("En del nå, mens prosjektet pågår")),
            (PaymentKind.FINAL.value, _("Alt som er igjen, fordi prosjektet er ferdig")),
        ],
        widget=forms.RadioSelect,
    )
    costs = MoneyFormField(
        label=_("Hva har prosjektet kostet til nå?"),
        allow_zero=True,
        help_text=_(
            "Alle kostnader fra starten, også dem dere har fått dekket før. "
            "Er prosjektet ferdig, skriver dere hva det kostet i alt."
        ),
    )
    requested_amount = MoneyFormField(label=_("Hvor mye ber dere om nå?"))
    accounts = forms.CharField(
        label=_("Regnskap"),
        required=False,
        widget=LongText(6),
        help_text=_(
            "Hva pengene er brukt til, med beløp. Trengs når prosjektet er ferdig, men ikke når regnskapet ligger ved."
        ),
    )
    signed_by = forms.ChoiceField(
        label=_("Hvem står bak regnskapet?"),
        required=False,
        choices=[
            ("", _("Ingen ennå")),
            (Signer.MANAGER.value, _("Prosjektlederen")),
            (Signer.ACCOUNTANT.value, _("Statsautorisert regnskapsfører")),
            (Signer.AUDITOR.value, _("Revisor")),
        ],
    )
    report = forms.CharField(
        label=_("Hva er gjort, og hva kom ut av det?"),
        required=False,
        widget=LongText(6),
        help_text=_("Trengs når prosjektet er ferdig. Skriv også det som ikke gikk som planlagt."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("accounts", "signed_by", "report"):
            not_marked_optional(self.fields[name])

    @property
    def draft(self) -> PaymentDraft:
        """What the action takes."""
        read = self.cleaned_data
        return PaymentDraft(
            kind=PaymentKind(read["kind"]),
            requested_amount=read["requested_amount"],
            costs=read["costs"] or Money.ZERO,
            accounts=read["accounts"],
            signed_by=read["signed_by"],
            report=read["report"],
        )


class ImpartialityForm(PlainForm):
    """Whom the applicant doubts to be impartial, and why."""

    user_id = forms.TypedChoiceField(label=_("Hvem gjelder det?"), coerce=int, widget=forms.RadioSelect)
    ground = forms.CharField(
        label=_("Hvorfor tror dere at personen kan være inhabil?"),
        widget=LongText(4),
        help_text=_("For eksempel at personen er i familie med en konkurrent, eller selv har interesse i saken."),
    )

    def __init__(self, *args: Any, people: Sequence[Handler], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "user_id", [(each.user.pk, _named(each)) for each in people])


def _named(handler: Handler) -> str:
    return f"{handler.user.name}, {handler.body or gettext('saksbehandler')}"
