"""Numbers are checked by their control digits and spelled as people read them."""

import pytest

from bulyst.kernel.numbers import AccountNumber, BadNumber, MunicipalityNumber, OrganisationNumber


@pytest.mark.parametrize("text", ["974760673", "974 760 673", "974.760.673", "NO 974 760 673 MVA", " 974760673 "])
def test_an_organisation_number_is_read_however_it_is_spaced(text: str) -> None:
    assert OrganisationNumber.parse(text) == "974760673"
    assert OrganisationNumber.parse(text).display == "974\u00a0760\u00a0673"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("97476067", "numbers.organisation_length"),
        ("97476067A", "numbers.organisation_length"),
        ("974760674", "numbers.organisation_check"),
        ("٩٧٤٧٦٠٦٧٣", "numbers.organisation_length"),
        ("310028142", "numbers.organisation_first"),
        ("", "numbers.organisation_length"),
    ],
)
def test_a_wrong_organisation_number_is_refused_for_its_reason(text: str, key: str) -> None:
    with pytest.raises(BadNumber) as refused:
        OrganisationNumber.parse(text)
    assert refused.value.message.key == key


def test_a_number_made_for_testing_is_let_in_only_when_asked() -> None:
    assert OrganisationNumber.parse("310028142", synthetic=True) == "310028142"
    with pytest.raises(BadNumber):
        OrganisationNumber.parse("310028142")


def test_an_account_number_has_a_control_digit() -> None:
    assert AccountNumber.parse("8601.11.17947").display == "8601\u00a011\u00a017947"
    with pytest.raises(BadNumber) as refused:
        AccountNumber.parse("8601.11.17948")
    assert refused.value.message.key == "numbers.account_check"


def test_a_municipality_number_has_a_county() -> None:
    assert MunicipalityNumber.parse("5042").county == "50"
    for text in ("504", "0042", "5000", "lier"):
        with pytest.raises(BadNumber):
            MunicipalityNumber.parse(text)
