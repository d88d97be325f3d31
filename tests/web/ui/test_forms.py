"""Fields that read what people write, and forms that say what is missing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.template import Context, Template
from django.test import override_settings
from stdnum.no import orgnr

from bulyst.kernel.money import Money
from bulyst.web.ui.forms import (
    AccountNumberField,
    DateField,
    DecimalNumberField,
    MoneyFormField,
    OrganisationNumberField,
    PlainForm,
    WholeNumberField,
    YearField,
    YesNoField,
)


class Application(PlainForm):
    """A form with one field of each kind of layout."""

    title = forms.CharField(label="Navn på tiltaket", help_text="Det som skal stå i vedtaket.", max_length=20)
    amount = MoneyFormField(label="Søknadssum")
    kind = forms.ChoiceField(label="Søker", widget=forms.RadioSelect, choices=[("a", "Foretak"), ("b", "Lag")])
    sure = forms.BooleanField(label="Opplysningene er riktige")
    remark = forms.CharField(label="Merknad", required=False)


def rendered(form: forms.Form) -> str:
    return Template("{% load ui %}{% ui_form form %}").render(Context({"form": form}))


@pytest.mark.parametrize("text", ["150 000", "150000", "150.000", "kr 150 000,-", "150 000,00", "150\u202f000"])
def test_a_sum_is_read_as_people_write_it(text: str) -> None:
    assert MoneyFormField().clean(text) == Money.kroner(150_000)


def test_ore_are_kept() -> None:
    assert MoneyFormField().clean("150 000,50") == Money(15_000_050)


@pytest.mark.parametrize("text", ["mye", "12,345", "-5", "0"])
def test_what_is_no_sum_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        MoneyFormField().clean(text)


def test_zero_is_a_sum_where_the_field_says_so_and_a_ceiling_holds() -> None:
    assert MoneyFormField(allow_zero=True).clean("0") == Money.ZERO
    with pytest.raises(ValidationError):
        MoneyFormField(maximum=Money.kroner(100)).clean("101")


def test_a_sum_is_shown_as_it_would_be_written() -> None:
    assert MoneyFormField().prepare_value(Money.kroner(1500)) == "1\u202f500"


@pytest.mark.parametrize("text", ["3.3.2026", "03.03.2026", "2026-03-03", "3. mars 2026", "3/3/2026", " 3 mars 2026 "])
def test_a_day_is_read_as_people_write_it(text: str) -> None:
    assert DateField().clean(text) == date(2026, 3, 3)


@pytest.mark.parametrize("text", ["31.2.2026", "3.13.2026", "i morgen", "3.3.26", "2026"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        DateField().clean(text)


def test_numbers_take_spaces_and_a_comma() -> None:
    assert WholeNumberField().clean("1 200") == 1200
    assert DecimalNumberField().clean("1,5") == Decimal("1.5")
    assert YearField().clean("1999") == 1999


@pytest.mark.parametrize(
    ("field", "text"),
    [(WholeNumberField(), "1,5"), (DecimalNumberField(), "NaN"), (DecimalNumberField(), "ti"), (YearField(), "99")],
)
def test_what_is_no_number_is_refused(field: forms.Field, text: str) -> None:
    with pytest.raises(ValidationError):
        field.clean(text)


def test_yes_and_no_are_answers_and_nothing_is_none() -> None:
    assert YesNoField().clean("ja") is True
    assert YesNoField().clean("nei") is False
    with pytest.raises(ValidationError):
        YesNoField().clean("")


def test_test_numbers_are_organisations_only_where_nothing_is_real() -> None:
    synthetic = next(str(number) for number in range(310_000_000, 310_000_100) if orgnr.is_valid(str(number)))
    with override_settings(BULYST_SYNTHETIC_NUMBERS=False), pytest.raises(ValidationError):
        OrganisationNumberField().clean(synthetic)
    with override_settings(BULYST_SYNTHETIC_NUMBERS=True):
        assert OrganisationNumberField().clean(synthetic) == synthetic


def test_an_organisation_number_is_read_with_spaces_and_letters_around_it() -> None:
    assert OrganisationNumberField().clean("NO 974 760 673 MVA") == "974760673"


def test_an_account_number_is_checked() -> None:
    assert AccountNumberField().clean("1234.56.78903") == "12345678903"
    with pytest.raises(ValidationError):
        AccountNumberField().clean("12345678900")


def test_what_is_missing_is_said_by_the_fields_own_name() -> None:
    form = Application({})
    assert form.errors["title"] == ["Fyll ut «Navn på tiltaket»."]
    assert form.errors["kind"] == ["Velg et svar under «Søker»."]
    assert form.errors["sure"] == ["Kryss av for «Opplysningene er riktige»."]


def test_errors_are_summed_up_and_lead_to_their_fields() -> None:
    html = rendered(Application({"title": "Snekkerverksted i Sørli sentrum", "amount": "mye"}))
    assert "data-focus" in html
    assert 'href="#id_title"' in html
    assert 'href="#id_kind_0"' in html, "a group's link leads to its first choice"
    assert 'id="id_kind_0"' in html


def test_text_is_kept_when_a_form_is_refused() -> None:
    html = rendered(Application({"title": "Snekkerverksted", "amount": "mye", "remark": "Husk <naboen>"}))
    assert 'value="mye"' in html
    assert "Husk &lt;naboen&gt;" in html


def test_a_field_is_tied_to_its_label_hint_and_error() -> None:
    html = rendered(Application({"amount": "1"}))
    assert '<label class="ds-label" for="id_title">' in html
    assert 'aria-describedby="id_title_helptext id_title_error"' in html
    assert 'id="id_title_helptext"' in html
    assert 'id="id_title_error"' in html
    assert 'aria-invalid="true"' in html


def test_only_what_may_be_left_out_is_marked() -> None:
    html = rendered(Application())
    assert html.count("(valgfritt)") == 1
    assert "required" not in html, "the browser's own messages come in the browser's language"


def test_an_untouched_form_has_no_errors() -> None:
    assert "ds-error-summary" not in rendered(Application())


def test_every_form_of_a_formset_is_in_the_summary() -> None:
    lines: Any = forms.formset_factory(Application, extra=2)
    bound = lines({"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", "form-1-title": "x", "form-1-amount": "mye"})
    html = Template("{% load ui %}{% ui_errors form %}").render(Context({"form": bound}))
    assert 'href="#id_form-1-amount"' in html
