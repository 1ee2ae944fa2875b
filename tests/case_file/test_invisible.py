"""Signs that nobody sees: taken out where they mean nothing, named with their field where they may mean something."""

import json
from pathlib import Path

import pytest

from letterkit.case_file import Row, read
from tests.case_file.flat import cells, codes, text
from tests.invented import record

HARMLESS = [
    ("Be\u00adrg", "Berg"), ("\u200bBerg\ufeff", "Berg"), ("Be\u2060rg", "Berg"), ("\u00a0Berg\u00a0", "Berg"),
    ("Ste\ufb03n", "Steffin"), ("Rene\u0301e", "Renée"), ("El\u00a0Amrani", "El Amrani"), ("Berg\u200d", "Berg"),
]  # fmt: skip


def _csv(folder: Path, **changes: str) -> Row:
    (folder / "a.csv").write_text(text(cells(**changes)), encoding="utf-8")
    (row,) = read(folder / "a.csv")
    return row


def _json(folder: Path, name: str) -> Row:
    (folder / "a.json").write_text(json.dumps(record(klant__achternaam=name)), encoding="utf-8")
    (row,) = read(folder / "a.json")
    return row


@pytest.mark.parametrize(("given", "meant"), HARMLESS)
def test_what_means_nothing_is_taken_out_of_a_value(given: str, meant: str, tmp_path: Path) -> None:
    names = [
        row.case.klant.achternaam for row in (_csv(tmp_path, Achternaam=given), _json(tmp_path, given)) if row.case
    ]
    assert names == [meant, meant]


@pytest.mark.parametrize("sign", ["\u200b", "\u00a0", "\u00ad", "\ufeff", "\u202f"])
def test_around_numbers_days_and_addresses(sign: str, tmp_path: Path) -> None:
    changed = {name: f"{sign}{value}{sign}" for name, value in cells().items()}
    row = _csv(tmp_path, **changed)
    assert codes(row) == []
    assert (row.case_id, row.dropped) == ("Z-1", ())


def test_in_the_name_of_a_column(tmp_path: Path) -> None:
    content = text(cells()).replace("Achternaam", "\u00a0Achter\u00adnaam\u200b")
    (tmp_path / "a.csv").write_text(content, encoding="utf-8")
    assert [codes(row) for row in read(tmp_path / "a.csv")] == [[]]


def test_two_numbers_that_look_the_same_are_one_case(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps([record(), record(zaaknummer="Z-1001\u200b")]), encoding="utf-8")
    assert [codes(row) for row in read(tmp_path / "a.json")] == [[("zaaknummer", "case_twice")]] * 2


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\x1b", "\ue000"])
def test_what_may_mean_something_is_refused_with_its_field(sign: str, tmp_path: Path) -> None:
    row = _json(tmp_path, f"Be{sign}rg")
    assert codes(row) == [("klant.achternaam", "control_character")]


def test_a_value_of_nothing_that_shows_is_missing(tmp_path: Path) -> None:
    assert [field for field, _ in codes(_json(tmp_path, "\u200b"))] == ["klant.achternaam"]


def test_joiners_stay_inside_a_name(tmp_path: Path) -> None:
    row = _json(tmp_path, "علی\u200cپور")
    assert row.case
    assert row.case.klant.achternaam == "علی\u200cپور"
