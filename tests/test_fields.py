"""Checks of single values: the vectors are those of the standards, or computed by hand from them."""

from collections.abc import Callable

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit import fields

# Currence, "Betalingskenmerk": the first two are the official examples.
REFERENCES = [
    "5000056789012345",
    "12234534622567",
    "8202611210000001",
    "9000000000000001",
    "0123456789012345",
    "3999999999999999",
    "5002026110012345",
    "1987650000004321",
    "1000000000000006",
    "573462567",
    "4812345678",
    "09123456789",
    "701234567890",
    "8112345678901",
    "1234567",
    "RF451234512345",
    "RF68AB2G5",
    "RF96TU06FX",
    "RF18539007547034",
    "RF9320261121000001",
    "RF70KREDIET2026001",
]


@pytest.mark.parametrize("reference", REFERENCES)
def test_references_that_are_right(reference: str) -> None:
    spaced = " ".join(reference[i : i + 4] for i in range(0, len(reference), 4))
    assert fields.payment_reference(spaced.lower()) == reference


@pytest.mark.parametrize("reference", [r for r in REFERENCES if len(r) > 7 and r[-1].isdigit()])
def test_a_wrong_last_digit_is_found(reference: str) -> None:
    """But for one: remainders 1 and 10 share a check digit, which is how the scheme was made."""
    others = [reference[:-1] + digit for digit in "0123456789" if digit != reference[-1]]
    assert sum(_is_right(other) for other in others) <= 1


def _is_right(reference: str) -> bool:
    try:
        fields.payment_reference(reference)
    except ValueError:
        return False
    return True


Check = Callable[[str], object]
WRONG: list[tuple[Check, str, str]] = [
    (fields.payment_reference, "12345678", "reference_form"),
    (fields.payment_reference, "", "reference_form"),
    (fields.payment_reference, "RF00", "rf_reference"),
    (fields.payment_reference, "123456789012345", "excel_leading_zero"),
    (fields.payment_reference, "9123456789", "excel_leading_zero"),
    (fields.payment_reference, "5000056789012346", "reference_check"),
    (fields.payment_reference, "5,00006E+15", "excel_scientific"),
    (fields.payment_reference, "５０００056789012345", "reference_form"),
    (fields.iban, "NL92ABNA0417164300", "iban"),
    (fields.iban, "NL91ABNA041716430", "iban"),
    (fields.bic, "ABNA", "bic"),
    (fields.dutch_postcode, "1234 SA", "postcode"),
    (fields.dutch_postcode, "1234 SD", "postcode"),
    (fields.dutch_postcode, "1234 SS", "postcode"),
    (fields.dutch_postcode, "0123 AB", "postcode"),
    (fields.phone, "12", "phone"),
    (fields.phone, "bel mij", "phone_letters"),
    (fields.phone, "0800-BEL-MIJ", "phone_letters"),
    (fields.mobile, "06 4433 XXXX", "phone_letters"),
    (fields.mobile, "06 1234 ****", "phone_letters"),
    (fields.mobile, "020 123 4567", "mobile"),
    (fields.mobile, "0800-8115", "mobile"),
    (fields.email, "Jan <jan@voorbeeld.nl>", "email"),
    (fields.email, "a@b.nl\nBcc: x@y.nl", "email"),
    (fields.email, "jän@voorbeeld.nl", "email"),
    (fields.email, "jan@localhost", "email"),
    (fields.email, "jan..b@voorbeeld.nl", "email"),
    (fields.day, "2026-02-30", "date"),
    (fields.day, "1899-12-31", "date_range"),
    (fields.readable_on_white, "#FFFF00", "contrast"),
    *[(fields.one_line, f"a{c}b", "control_character") for c in "\n\r\x00\x1b\u2028\u202e\ue000\u200f"],
    *[(fields.one_line, text, "broken_letters") for text in ("DaniÃ«ls", "CafÃ©", "a\ufffdb", "â€œa")],
]


@pytest.mark.parametrize(("check", "given", "code"), WRONG)
def test_wrong_values_give_a_code_and_never_the_value(check: Check, given: str, code: str) -> None:
    with pytest.raises(ValueError, match=f"^{code}$"):
        check(given)


@pytest.mark.parametrize(
    ("check", "given", "expected"),
    [
        (fields.iban, "nl91 abna 0417 1643 00", "NL91ABNA0417164300"),
        (fields.iban, "NL20INGB0001234567", "NL20INGB0001234567"),
        (fields.dutch_postcode, "1234ab", "1234 AB"),
        (fields.mobile, "06 12345678", "+31612345678"),
        (fields.mobile, "612345678", "+31612345678"),
        (fields.mobile, "0032 470 12 34 56", "+32470123456"),
        (fields.email, "a@münchen.de", "a@xn--mnchen-3ya.de"),
        (fields.one_line, "Nguye\u0302\u0303n SÃO Ãbc", "Nguyễn SÃO Ãbc"),
        (fields.readable_on_white, "#0B5C6B", "#0B5C6B"),
    ],
)
def test_right_values_get_their_canonical_form(check: Check, given: str, expected: str) -> None:
    assert check(given) == expected


@pytest.mark.slow
@given(st.from_regex(r"(\+31|0)[67][0-9]{7,9}", fullmatch=True))
def test_a_mobile_number_is_what_the_library_takes_for_one(number: str) -> None:
    parsed = phonenumbers.parse(number, "NL")
    if phonenumbers.is_valid_number(parsed) and phonenumbers.number_type(parsed) == phonenumbers.PhoneNumberType.MOBILE:
        assert fields.mobile(number) == phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    else:
        with pytest.raises(ValueError, match=r"^(mobile|phone)$"):
            fields.mobile(number)


@pytest.mark.parametrize(
    ("canonical", "printed"),
    [("+31201234567", "020 123 4567"), ("+318008115", "0800-8115"), ("+32470123456", "+32 470 12 34 56")],
)
def test_phone_numbers_are_printed_as_readers_know_them(canonical: str, printed: str) -> None:
    assert fields.printed_phone(canonical) == printed


def test_contrast_of_black_is_the_highest() -> None:
    assert fields.contrast_with_white("#000000") == pytest.approx(21)
    assert fields.contrast_with_white("#767676") == pytest.approx(4.54, abs=0.01)
