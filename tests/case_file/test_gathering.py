"""A row for each invoice: one case with all its instalments on request; without it no row of that case goes out."""

from decimal import Decimal
from pathlib import Path

import pytest

from letterkit.case_file import Layout, Row, read
from tests.case_file.flat import cells, codes, text

GATHER = Layout(row_per_instalment=True)


def _invoice(day: str, amount: str, **more: str) -> dict[str, str]:
    return cells(Termijn_1_vervaldatum=day, Termijn_1_bedrag=amount, Totaal=more.pop("Totaal", amount), **more)


def _read(folder: Path, *rows: dict[str, str], layout: Layout = GATHER) -> list[Row]:
    (folder / "a.csv").write_text(text(*rows), encoding="utf-8")
    return list(read(folder / "a.csv", layout))


def _open(row: Row) -> list[tuple[str, str]]:
    assert row.case, codes(row)
    return [(t.vervaldatum.isoformat(), str(t.bedrag)) for t in row.case.achterstand.termijnen]


THREE = [
    _invoice("01-09-2026", "100,00"),
    cells(Zaaknummer="Z-2"),
    _invoice("01-10-2026", "50,00", Zaaknummer="z-1"),
    _invoice("01-11-2026", "25,50"),
]


def test_the_rows_of_a_case_become_one(tmp_path: Path) -> None:
    first, second = _read(tmp_path, *(row | {"Zaaknummer": row["Zaaknummer"].upper()} for row in THREE))
    assert _open(first) == [("2026-09-01", "100.00"), ("2026-10-01", "50.00"), ("2026-11-01", "25.50")]
    assert first.case
    assert (first.number, first.case.achterstand.totaal) == (2, Decimal("175.50"))
    assert _open(second) == [("2026-11-01", "1234.56")]


def test_the_total_of_the_case_may_stand_in_every_row(tmp_path: Path) -> None:
    rows = [_invoice("01-09-2026", "100,00", Totaal="150,00"), _invoice("01-10-2026", "50,00", Totaal="150,00")]
    (row,) = _read(tmp_path, *rows)
    assert row.case
    assert row.case.achterstand.totaal == Decimal("150.00")


def test_two_equal_invoices_are_added_up_and_not_taken_for_one(tmp_path: Path) -> None:
    (row,) = _read(tmp_path, _invoice("01-09-2026", "100,00"), _invoice("01-10-2026", "100,00"))
    assert row.case
    assert row.case.achterstand.totaal == Decimal("200.00")


def test_a_credit_note_is_taken_off_the_oldest(tmp_path: Path) -> None:
    rows = [_invoice("01-09-2026", "100,00"), _invoice("01-10-2026", "50,00"), _invoice("15-10-2026", "-120,00")]
    (row,) = _read(tmp_path, *rows)
    assert _open(row) == [("2026-10-01", "30.00")]
    assert row.case
    assert row.case.achterstand.totaal == Decimal("30.00")


@pytest.mark.parametrize("credit", ["-150,00", "-150,01"])
def test_credits_that_leave_nothing_open_are_no_case(credit: str, tmp_path: Path) -> None:
    rows = [_invoice("01-09-2026", "100,00"), _invoice("01-10-2026", "50,00"), _invoice("15-10-2026", credit)]
    (row,) = _read(tmp_path, *rows)
    assert row.case is None


def test_more_credit_than_was_open_says_so(tmp_path: Path) -> None:
    (row,) = _read(tmp_path, _invoice("01-09-2026", "100,00"), _invoice("15-10-2026", "-100,01"))
    assert ("achterstand.termijnen", "credit_too_large") in codes(row)


def test_the_same_invoice_in_two_rows_is_for_a_person(tmp_path: Path) -> None:
    (row,) = _read(tmp_path, _invoice("01-09-2026", "100,00"), _invoice("01-09-2026", "100,00"))
    assert codes(row) == [("achterstand.termijnen", "instalment_twice")]


def test_rows_that_contradict_each_other(tmp_path: Path) -> None:
    (row,) = _read(tmp_path, _invoice("01-09-2026", "100,00"), _invoice("01-10-2026", "50,00", Achternaam="Bos"))
    assert codes(row) == [("klant.achternaam", "rows_differ")]


def test_without_the_request_no_row_of_a_repeated_case_goes_out(tmp_path: Path) -> None:
    rows = _read(tmp_path, *THREE, layout=Layout())
    assert [(row.number, codes(row)) for row in rows] == [
        (2, [("zaaknummer", "case_twice")]),
        (3, []),
        (4, [("zaaknummer", "case_twice")]),
        (5, [("zaaknummer", "case_twice")]),
    ]
    assert [row.case is None for row in rows] == [True, False, True, True]
