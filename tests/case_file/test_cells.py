"""Single cells, as Dutch Excel and other systems write them."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from letterkit.case_file.cells import Kind, value

RIGHT: list[tuple[Kind, object, object]] = [
    ("money", "1.234,56", Decimal("1234.56")),
    ("money", "€ 1.234,56", Decimal("1234.56")),
    ("money", "€1234,5", Decimal("1234.5")),
    ("money", "1234.56", Decimal("1234.56")),
    ("money", "1,234.56", Decimal("1234.56")),
    ("money", "1.234.567", Decimal(1234567)),
    ("money", "1.234.567,89", Decimal("1234567.89")),
    ("money", "1 234,56", Decimal("1234.56")),
    ("money", "1\u00a0234,56 EUR", Decimal("1234.56")),
    ("money", "125", Decimal(125)),
    ("money", "125,-", Decimal(125)),
    ("money", "1.250,--", Decimal(1250)),
    ("money", "-12,50", Decimal("-12.50")),
    ("money", "€ -12,50", Decimal("-12.50")),
    ("money", 12, Decimal(12)),
    ("money", 12.299999999999999, Decimal("12.30")),
    ("money", 12.345, Decimal("12.345")),
    ("money", Decimal("9.99"), Decimal("9.99")),
    ("day", "31-12-2026", date(2026, 12, 31)),
    ("day", "1-2-2026", date(2026, 2, 1)),
    ("day", "31/12/2026", date(2026, 12, 31)),
    ("day", "31.12.2026", date(2026, 12, 31)),
    ("day", "2026-12-31", date(2026, 12, 31)),
    ("day", "2026-12-31 00:00:00", date(2026, 12, 31)),
    ("day", "31-12-2026 0:00", date(2026, 12, 31)),
    ("day", datetime(2026, 12, 31), date(2026, 12, 31)),  # noqa: DTZ001 - what openpyxl gives
    ("day", date(2026, 12, 31), date(2026, 12, 31)),
    *[("yes_no", word, True) for word in ("ja", "J", "WAAR", "true", "x", "1", 1.0, True)],
    *[("yes_no", word, False) for word in ("nee", "N", "onwaar", "FALSE", "0", 0, False)],
    ("whole", "12", 12),
    ("whole", "12,0", 12),
    ("whole", 12.0, 12),
    ("text", '="0123"', "0123"),
    ("text", "  Jan ", "Jan"),
    ("text", 7411.0, "7411"),
    ("text", "{{7*7}}", "{{7*7}}"),
    ("text", "12E", "12E"),
    ("choice", "Mevrouw", "mevrouw"),
    ("channel", "Brief", "letter"),
    ("channels", "e-mail | sms", ["email", "sms"]),
    ("channels", "Brief, e-mail", ["letter", "email"]),
    ("lines", "Lindenlaan 12 | bus 4", ["Lindenlaan 12", "bus 4"]),
    ("money", "", None),
    ("day", "   ", None),
    ("text", None, None),
]

WRONG: list[tuple[Kind, object, str]] = [
    ("money", "1.234", "money_ambiguous"),
    ("money", "1,234", "money_ambiguous"),
    ("money", "twaalf", "money"),
    ("money", "12.34.56", "money"),
    ("money", "1.234,56,78", "money"),
    ("money", "1,23456E+15", "excel_scientific"),
    ("money", "#WAARDE!", "excel_error"),
    ("money", "########", "excel_error"),
    ("money", float("nan"), "money"),
    ("money", "١٢", "money"),
    ("day", "31-12-26", "date_two_digit_year"),
    ("day", "12/31/2026", "date_month_first"),
    ("day", "30-02-2026", "date"),
    ("day", "46387", "excel_date_number"),
    ("day", 46387, "excel_date_number"),
    ("day", 46387.0, "excel_date_number"),
    ("day", "9" * 5_000, "date"),
    ("text", b"Jan", "string_type"),
    ("text", ["Jan"], "string_type"),
    ("lines", b"Lindenlaan 12", "string_type"),
    ("day", "gisteren", "date"),
    ("day", "31-12-2026 14:30", "date"),
    ("day", datetime(2026, 12, 31, 14, 30), "date"),  # noqa: DTZ001 - what openpyxl gives
    ("yes_no", "misschien", "yes_no"),
    ("yes_no", "2", "yes_no"),
    ("whole", "12,5", "whole_number"),
    ("whole", True, "whole_number"),
    ("whole", "9" * 5000, "whole_number"),
    ("text", "5,00006E+15", "excel_scientific"),
    ("text", "5E+15", "excel_scientific"),
    ("text", 5000056789012345, "excel_number_precision"),
    ("text", "#N/B", "excel_error"),
    ("text", "#REF!", "excel_error"),
    ("text", "#DEEL/0!", "excel_error"),
    ("text", True, "string_type"),
    ("text", date(2026, 1, 1), "string_type"),
]


RIGHT += [
    ("money", "20,00-", Decimal("-20.00")),
    ("money", "1.234,56-", Decimal("-1234.56")),
    ("money", "(1.234,56)", Decimal("-1234.56")),
    ("money", "(€ 5,00)", Decimal("-5.00")),
    ("money", "20,-", Decimal(20)),
    ("day", "1 november 2026", date(2026, 11, 1)),
    ("day", "01-nov-2026", date(2026, 11, 1)),
    ("day", "3 Mrt. 2026", date(2026, 3, 3)),
    ("country", "UK", "GB"),
    ("country", "Belgie", "BE"),
    ("country", "The Netherlands", "NL"),
    ("country", "Curacao", "CW"),
    ("country", "D", "DE"),
    ("form_of_address", "dhr/mevr", "neutraal"),
    ("form_of_address", "De heer / mevrouw", "neutraal"),
]
WRONG += [
    ("day", "1 november 26", "date"),
    ("day", "31 november 2026", "date"),
    ("day", "1 nopember 2026", "date"),
    ("money", "(20)-", "money"),
]


@pytest.mark.parametrize(("kind", "cell", "expected"), RIGHT)
def test_reads_what_is_meant(kind: Kind, cell: object, expected: object) -> None:
    assert value(kind, cell) == expected


@pytest.mark.parametrize(("kind", "cell", "code"), WRONG)
def test_refuses_what_may_mean_something_else(kind: Kind, cell: object, code: str) -> None:
    with pytest.raises(ValueError, match=f"^{code}$"):
        value(kind, cell)
