"""Tables that hold no cases, in every format: names, filled cells, and what is wrong with a row."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from letterkit.case_file import table
from letterkit.errors import Unreadable

NAMES = {"nummer", "wat", "opmerking"}


def _known(name: str) -> bool:
    return name.casefold() in NAMES


def _csv(path: Path, text: str, encoding: str = "utf-8-sig") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_the_delimiter_is_the_one_whose_names_are_known(tmp_path: Path, delimiter: str, encoding: str) -> None:
    rows = (("nummer", "wat", "eigen kolom"), ("1", "één", "x"), ("", "", ""), ("2", "", ""))
    text = "\r\n".join(delimiter.join(row) for row in rows)
    found = table.read(_csv(tmp_path / "t.csv", text, encoding), _known)
    assert found.names == ("nummer", "wat", "eigen kolom")
    assert [(line.number, dict(line.cells)) for line in found.lines] == [
        (2, {"nummer": "1", "wat": "één", "eigen kolom": "x"}),
        (4, {"nummer": "2"}),
    ]


def test_a_value_may_go_on_on_the_next_line(tmp_path: Path) -> None:
    found = table.read(_csv(tmp_path / "t.csv", 'nummer;opmerking\n1;"te lang;\nen vaag"\n2;goed\n'), _known)
    assert [line.cells["opmerking"] for line in found.lines] == ["te lang;\nen vaag", "goed"]


def test_a_row_that_does_not_fit_costs_that_row_only(tmp_path: Path) -> None:
    found = table.read(_csv(tmp_path / "t.csv", "nummer;wat\n1\n2;a;b\n3;c\n"), _known)
    assert [(line.number, [one.code for one in line.problems], dict(line.cells)) for line in found.lines] == [
        (2, ["row_too_short"], {}),
        (3, ["row_too_long"], {}),
        (4, [], {"nummer": "3", "wat": "c"}),
    ]


def test_a_workbook_keeps_the_numbers_of_its_rows(tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    for row in ((None, None), ("nummer", "wat"), (None, None), (7, "x")):
        book.active.append(row)
    book.save(tmp_path / "t.xlsx")
    found = table.read(tmp_path / "t.xlsx", _known)
    assert [(line.number, dict(line.cells)) for line in found.lines] == [(4, {"nummer": 7, "wat": "x"})]


def test_json_lines_have_their_own_names_and_a_broken_one_costs_that_one_only(tmp_path: Path) -> None:
    (tmp_path / "t.jsonl").write_text('{"nummer": 1, "wat": ""}\n{oeps\n{"nummer": 2}\n', encoding="utf-8")
    lines = list(table.read(tmp_path / "t.jsonl", _known).lines)
    assert [dict(line.cells) for line in lines] == [{"nummer": 1}, {}, {"nummer": 2}]
    assert [one.code for one in lines[1].problems] == ["broken_json"]


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("t.csv", "", "file_empty"),
        ("t.csv", "naam;adres\na;b\n", "columns_none"),
        ("t.csv", "nummer;wat;nummer\n1;2;3\n", "column_twice"),
        ("t.pdf", "%PDF", "file_unknown_kind"),
        ("t.xlsx", "nummer;wat", "file_binary"),
    ],
)
def test_what_is_no_such_table_is_refused(tmp_path: Path, name: str, text: str, code: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(Unreadable) as refused:
        list(table.read(tmp_path / name, _known).lines)
    assert refused.value.code == code
