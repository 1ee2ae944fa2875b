"""What a code to pay with says is named by what it is: only a reference with a check digit is a betalingskenmerk."""

import pytest

from letterkit.lint.inputs import codes

EPC = "BCD\n002\n1\nSCT\n\nVoorbeeld Krediet\nNL91ABNA0417164300\nEUR100.00\n\n{structured}\n{free}"


@pytest.mark.parametrize(
    ("structured", "free", "kind"),
    [
        ("RF18539007547034", "", "betalingskenmerk"),
        ("", "4202600000000001", "betalingskenmerk"),
        ("", "Factuur 2026-77", "de omschrijving"),
        ("", "20260077", "de omschrijving"),
    ],
)
def test_a_reference_is_named_by_what_it_is(structured: str, free: str, kind: str) -> None:
    contents = list(codes._contents(EPC.format(structured=structured, free=free)))
    assert [(what, value) for what, value, _ in contents][2:] == [(kind, structured or free)]
