"""Ranges of case numbers: whatever the source, ranges that join have every row once."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from letterkit.case_file import PLAIN, KeyRange, Layout, Notes, find
from letterkit.case_file.parquet_file import _has_none
from letterkit.errors import Unreadable

pyarrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

NUMBERS = ["A-1", "A-10", "A-2", " A-3", "B", "b", "Ü-1", "", None, "Z-9", "A-1", "!", "\u200bM-4", "M-5", "M-6", "zz"]
RANGES = ("..A-2", "A-2..M-5", "M-5..a", "a..")


SAME = {"stand_op": "2026-11-20", "contract.nummer": "C-1", "contract.omschrijving": "lening"}
SAME |= {"achterstand.totaal": "10", "betalingskenmerk": "1"}


def table(numbers: list[Any]) -> dict[str, list[Any]]:
    names = [f"Naam{at}" for at in range(len(numbers))]
    more = {column: [value] * len(numbers) for column, value in SAME.items()}
    return {"zaaknummer": numbers, "klant.achternaam": names, **more}


def places(source: Path | str, given: str | None, **more: Any) -> list[str]:
    """The names in the rows of a range: they tell the rows apart."""
    keys = KeyRange.of(given) if given else None
    return [row.record["klant"]["achternaam"] for row in find(source, keys=keys, **more) if row.record]


@pytest.fixture(params=["csv", "parquet", "nested", "sqlite"])
def source(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path | str, dict[str, Any]]:
    given, found = table(NUMBERS), tmp_path / f"zaken.{request.param}"
    if request.param == "csv":
        lines = [",".join(f'"{cell or ""}"' for cell in row) for row in zip(*given.values(), strict=True)]
        found.write_text("\n".join([",".join(given), *lines]), encoding="utf-8")
        return found, {}
    if request.param == "sqlite":
        url = f"sqlite:///{found}"
        engine = create_engine(url)
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE zaken (" + ", ".join(f'"{name}" TEXT' for name in given) + ")"))
            cells = ", ".join(f":c{at}" for at in range(len(given)))
            rows = [{f"c{at}": cell for at, cell in enumerate(row)} for row in zip(*given.values(), strict=True)]
            connection.execute(text(f"INSERT INTO zaken VALUES ({cells})"), rows)  # noqa: S608 - our own names
        engine.dispose()
        return url, {"query": "SELECT * FROM zaken ORDER BY 2; "}
    if request.param == "nested":
        given = {"zaaknummer": NUMBERS, "klant": [{"achternaam": name} for name in given["klant.achternaam"]]}
    path = tmp_path / f"{request.param}.parquet"
    parquet.write_table(pyarrow.table(given), path, row_group_size=3)
    return path, {}


def test_ranges_that_join_have_every_row_once(source: tuple[Path | str, dict[str, Any]]) -> None:
    path, more = source
    parts = [places(path, given, **more) for given in RANGES]
    assert all(parts)
    assert sorted(name for part in parts for name in part) == sorted(places(path, None, **more))


def test_a_group_of_rows_without_any_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "zaken.parquet"
    parquet.write_table(pyarrow.table(table(sorted(filter(None, NUMBERS)))), path, row_group_size=3)
    file = parquet.ParquetFile(path)
    groups = [file.metadata.row_group(at) for at in range(file.num_row_groups)]
    skipped = [_has_none(group, "zaaknummer", KeyRange.of("M-5..a")) for group in groups]
    assert 0 < skipped.count(False) < len(groups)
    numbers = [row.number for row in find(path, keys=KeyRange.of("M-5..a"))]
    assert numbers == [n for n, key in enumerate(sorted(filter(None, NUMBERS)), 1) if "M-5" <= key < "a"]


def test_numbers_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "zaken.parquet"
    parquet.write_table(pyarrow.table(table([9, 10, 11, None])), path, row_group_size=1)
    assert places(path, "9..") == ["Naam0"], "they sort as texts do"
    assert places(path, "..9") == ["Naam1", "Naam2", "Naam3"]


def test_contacts_are_counted_over_all_ranges(tmp_path: Path) -> None:
    path = tmp_path / "zaken.csv"
    given = table([f"Z-{n}" for n in range(4)]) | {"klant.email": ["samen@voorbeeld.nl"] * 4}
    path.write_text("\n".join([",".join(given), *map(",".join, zip(*given.values(), strict=True))]), encoding="utf-8")
    layout = Layout(cases_a_contact=2)
    assert [row.questions for row in find(path, layout, keys=KeyRange.of("Z-3.."))] == [("veel_zaken",)]


def test_a_source_without_case_numbers(tmp_path: Path) -> None:
    path = tmp_path / "zaken.parquet"
    parquet.write_table(pyarrow.table({"zaaknummer": [None], "klant": [{"achternaam": "A"}]}), path)
    assert places(path, "..A") == ["A"]
    parquet.write_table(pyarrow.table({"zaak": ["A"], "klant": [{"achternaam": "A"}]}), path)
    with pytest.raises(Unreadable) as found:
        places(path, "..A")
    assert found.value.code == "keys_no_column"


def test_notes_are_those_of_the_reading_that_counts(tmp_path: Path) -> None:
    path = tmp_path / "zaken.csv"
    given = table(["Z-1"]) | {"klant.voornaam": ["Loïs"]}
    path.write_bytes("\n".join([",".join(given), *map(",".join, zip(*given.values(), strict=True))]).encode("cp1252"))
    for _ in range(2):
        notes = Notes()
        list(find(path, PLAIN, notes=notes))
        assert list(notes.printed())
