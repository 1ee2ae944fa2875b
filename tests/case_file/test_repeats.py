"""One customer in many cases: more rows than usual with one address or number carry a question for a person."""

import json
from pathlib import Path
from typing import Any

import pytest

from letterkit.case_file import Layout, Notes, read, repeats
from tests.invented import record


def _questions(folder: Path, most: int, *contacts: dict[str, Any]) -> list[tuple[str, ...]]:
    nobody = {"klant__email": None, "klant__mobiel": None}
    cases = [record(zaaknummer=f"Z-{n}", **(nobody | contact)) for n, contact in enumerate(contacts)]
    (folder / "a.json").write_text(json.dumps(cases), encoding="utf-8")
    rows = list(read(folder / "a.json", Layout(cases_a_contact=most)))
    assert all(row.case for row in rows)
    return [row.questions for row in rows]


MAIL = [{"klant__email": one} for one in ("a@voorbeeld.nl", "A@Voorbeeld.nl", "b@voorbeeld.nl", " a@voorbeeld.nl")]
MOBILE = [{"klant__mobiel": one} for one in ("06 12345678", "+31612345678", "06 87654321", "0031 6 1234 5678")]


@pytest.mark.parametrize("contacts", [MAIL, MOBILE])
def test_more_cases_than_usual_are_for_a_person(contacts: list[dict[str, Any]], tmp_path: Path) -> None:
    many = ("veel_zaken",)
    assert _questions(tmp_path, 2, *contacts) == [many, many, (), many]


@pytest.mark.parametrize("most", [0, 3])
def test_as_many_as_the_creditor_finds_usual(most: int, tmp_path: Path) -> None:
    assert _questions(tmp_path, most, *MAIL) == [()] * 4


def test_cases_without_an_address_are_not_one_customer(tmp_path: Path) -> None:
    assert _questions(tmp_path, 1, {}, {}, {}) == [()] * 3


def _read(folder: Path, cases: list[dict[str, Any]], layout: Layout) -> list[tuple[str, ...]]:
    (folder / "a.json").write_text(json.dumps(cases), encoding="utf-8")
    return [row.questions for row in read(folder / "a.json", layout)]


def test_one_person_is_held_where_the_creditor_wants_that(tmp_path: Path) -> None:
    """One name at one address, e-mail address or number; another initial or another place is another person."""
    alone = {"klant__email": None, "klant__mobiel": None}
    mail, moved = "s@voorbeeld.nl", {"klant__adres__huisnummer": "2"}
    changes: list[dict[str, Any]] = [{}, {"klant__voorletters": "S.A."}, {"klant__voorletters": "J."}, moved]
    changes += [{"klant__achternaam": "BERG"}, {"klant__email": mail, "klant__adres__huisnummer": "3"}]
    changes += [{"klant__email": mail.upper(), "klant__adres": None}]
    cases = [record(zaaknummer=f"Z-{n}", **(alone | change)) for n, change in enumerate(changes)]
    same = ("zelfde_persoon",)
    assert _read(tmp_path, cases, Layout(hold_same_person=True)) == [same, same, (), (), same, same, same]
    assert not any(_read(tmp_path, cases, Layout()))


def _of(folder: Path, totals: list[str], times: int) -> list[int]:
    """The places of the cases whose total a person must look at."""
    cases = [
        record(
            zaaknummer=f"Z-{n}",
            achterstand__termijnen=[{"vervaldatum": "2026-11-01", "bedrag": total}],
            achterstand__totaal=total,
        )
        for n, total in enumerate(totals)
    ]
    asked = _read(folder, cases, Layout(largest_beside_middle=times))
    assert {one for one in asked if one} <= {("bedrag_buiten_bestand",)}
    return [place for place, one in enumerate(asked) if one]


def test_a_total_far_above_the_middle_of_the_file_is_for_a_person(tmp_path: Path) -> None:
    file = [f"{90 + n}.00" for n in range(20)] + ["12345.00", "9900.00"]
    assert _of(tmp_path, file, 100) == [20]
    assert _of(tmp_path, file, 50) == [20, 21]
    assert _of(tmp_path, file, 0) == []
    assert _of(tmp_path, file[:10] + file[20:], 100) == [], "a few cases have no middle"


def test_a_file_is_read_once_and_a_full_folder_costs_only_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError

    notes = Notes()
    cases = [record(zaaknummer="Z-1"), record(zaaknummer="Z-1"), record(zaaknummer="Z-2")]
    (tmp_path / "a.json").write_text(json.dumps(cases), encoding="utf-8")
    whole = [row.problems for row in read(tmp_path / "a.json", notes=notes)]
    assert [len(one) for one in whole] == [1, 1, 0]
    repeats._KNOWN.clear()
    monkeypatch.setattr("letterkit.case_file.kept_rows.pickle.dump", full)
    assert [row.problems for row in read(tmp_path / "a.json")] == whole
    repeats._KNOWN.clear()
    monkeypatch.setattr("letterkit.case_file.kept_rows.tempfile.TemporaryFile", full)
    assert [row.problems for row in read(tmp_path / "a.json")] == whole
