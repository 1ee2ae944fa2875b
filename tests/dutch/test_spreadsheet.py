"""Tables that a Dutch spreadsheet opens as they are meant."""

import pytest

from letterkit.dutch import spreadsheet


@pytest.mark.parametrize("cell", ["=1+1", "+31", "-x", "@a", "\tx"])
def test_a_text_that_would_run_as_a_formula_is_shown_as_text(cell: str) -> None:
    assert spreadsheet.as_bytes([[cell]]).decode("utf-8-sig").rstrip("\r\n") == f"'{cell}"


def test_numbers_have_a_comma_and_may_be_negative() -> None:
    assert spreadsheet.as_bytes([["naam", 3, -0.05]]) == b"\xef\xbb\xbfnaam;3;-0,050000\r\n"


def test_what_would_break_a_row_is_quoted() -> None:
    assert spreadsheet.as_bytes([['a;"b"\nc', "d"]]).decode("utf-8-sig") == '"a;""b""\nc";d\r\n'
