"""JSON, JSON lines and YAML: nested records, and files that are broken."""

import json
from pathlib import Path
from typing import Any

import pytest

from letterkit.case_file import Layout, read
from letterkit.errors import Unreadable
from tests.case_file.flat import codes, rows_of
from tests.invented import record

YAML = """\
zaaknummer: Z-1
stand_op: 2026-11-22
klant: {achternaam: Berg, email: a@voorbeeld.nl}
contract: {nummer: "77", omschrijving: lening}
achterstand:
  termijnen:
    - {vervaldatum: 2026-11-01, bedrag: 125.50}
  totaal: 125.50
betalingskenmerk: "5000056789012345"
"""


@pytest.mark.parametrize("many", [False, True])
def test_json_object_or_list(tmp_path: Path, *, many: bool) -> None:
    content = json.dumps([record(), record(zaaknummer="Z-2")] if many else record())
    rows = rows_of(tmp_path / "a.json", content)
    assert [row.number for row in rows] == ([1, 2] if many else [1])
    assert all(row.case for row in rows)


def test_amounts_stay_exact(tmp_path: Path) -> None:
    content = json.dumps(record()).replace('"125.50"', "125.50")
    (row,) = rows_of(tmp_path / "a.json", content)
    assert row.case
    assert str(row.case.achterstand.totaal) == "125.50"


def test_a_bad_record_does_not_stop_the_list(tmp_path: Path) -> None:
    twice = json.dumps(record(zaaknummer="Z-1")).replace("{", '{"zaaknummer": "Z-9", ', 1)
    misspelt = json.dumps(record(zaaknummer="Z-2", klant__acternaam="x"))
    content = f"[5, {twice}, {misspelt}, {json.dumps(record())}]"
    rows = rows_of(tmp_path / "a.json", content)
    assert [codes(row) for row in rows] == [
        [("", "not_a_record")],
        [("", "key_twice")],
        [("klant.acternaam", "nearly_known")],
        [],
    ]


def test_a_bad_line_does_not_stop_the_lines(tmp_path: Path) -> None:
    lines = ["", json.dumps(record()), "{", "[1]", '{"a": 1} x', "[" * 100_000, "NaN"]
    lines.append(json.dumps(record(zaaknummer="Z-2")))
    rows = rows_of(tmp_path / "a.jsonl", "\n".join(lines))
    assert [(row.number, [code for _, code in codes(row)]) for row in rows] == [
        (2, []),
        (3, ["broken_json"]),
        (4, ["not_a_record"]),
        (5, ["broken_json"]),
        (6, ["too_deep"]),
        (7, ["not_a_record"]),
        (8, []),
    ]


@pytest.mark.parametrize(
    ("content", "code", "place"),
    [
        ('[{"a": 1},\n {"a": }]', "json_broken", (2, 8)),
        ("[1, 2", "json_broken", (1, 6)),
        ("{} {}", "json_broken", (1, 4)),
        ("3", "json_not_cases", None),
        ("[" * 100_000, "json_deep", None),
        (" ", "json_broken", (1, 2)),
    ],
)
def test_broken_json_tells_where(tmp_path: Path, content: str, code: str, place: tuple[int, int] | None) -> None:
    with pytest.raises(Unreadable) as caught:
        rows_of(tmp_path / "a.json", content)
    assert caught.value.code == code
    assert place is None or (caught.value.values["line"], caught.value.values["column"]) == place


def test_what_is_broken_at_the_end_is_told_before_the_first_record(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([record()])[:-1])
    with pytest.raises(Unreadable):
        next(read(path))


def test_numbers_that_json_allows_and_we_do_not(tmp_path: Path) -> None:
    content = json.dumps(record(achterstand__totaal=1, klant__grote_letters=2)).replace(
        '"totaal": 1', '"totaal": ' + "9" * 9000
    )
    (row,) = rows_of(tmp_path / "a.json", content)
    assert ("achterstand.totaal", "money") in codes(row)


@pytest.mark.parametrize("number", ["1e999999999", "-1e-999999999", "1e99999999999999999999", "1E400"])
def test_a_number_with_an_absurd_exponent_is_no_number(tmp_path: Path, number: str) -> None:
    places = {"achterstand__totaal": "@", "regeling": {"aantal_termijnen": "@"}, "klant__grote_letters": "@"}
    content = json.dumps(record(**places)).replace('"@"', number)
    (row,) = rows_of(tmp_path / "a.json", content)
    found = dict(codes(row))
    assert (found["achterstand.totaal"], found["regeling.aantal_termijnen"]) == ("finite_number", "finite_number")
    assert found["klant.grote_letters"] == "bool_type"


def test_layers_in_layers(tmp_path: Path) -> None:
    deep = json.dumps(record())[:-1] + ', "x": ' + "[" * 600 + "]" * 600 + "}"
    rows = rows_of(tmp_path / "a.jsonl", f"{deep}\n{json.dumps(record())}\n")
    assert [codes(row) for row in rows] == [[("", "too_deep")], []]


def test_yaml_one_list_and_documents(tmp_path: Path) -> None:
    listed = "- " + YAML.rstrip().replace("\n", "\n  ") + "\n"
    for content, count in [(YAML, 1), (listed * 2, 2), (f"{YAML}---\n{YAML}", 2)]:
        head, _, tail = content.rpartition("zaaknummer: Z-1")
        rows = rows_of(tmp_path / "a.yaml", f"{head}zaaknummer: Z-2{tail}")
        assert [codes(row) for row in rows] == [[]] * count


def test_yaml_does_not_guess(tmp_path: Path) -> None:
    content = YAML.replace('"77"', "077").replace("achternaam: Berg", "achternaam: NO")
    (row,) = rows_of(tmp_path / "a.yaml", content)
    assert row.case
    assert (row.case.contract.nummer, row.case.klant.achternaam) == ("077", "No")


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (YAML + "zaaknummer: Z-2\n", "yaml_key_twice", 10),
        ("a: [1, 2\nb: 3\n", "yaml_broken", 2),
        ("a: &x 1\nb: *x\n", "yaml_reference", 1),
        ("a: !!python/object:os.system x\n", "yaml_reference", 1),
        ("a: 1\n<<: {b: 2}\n", "yaml_reference", 2),
        ("[" * 5000 + "]" * 5000, "yaml_deep", 1),
        (f"{YAML}a: \x07\n", "yaml_broken", 10),
    ],
)
def test_broken_or_tricky_yaml_tells_where(tmp_path: Path, content: str, code: str, line: int) -> None:
    with pytest.raises(Unreadable) as caught:
        rows_of(tmp_path / "a.yaml", content)
    assert (caught.value.code, caught.value.values["line"]) == (code, line)


@pytest.mark.parametrize("content", ["5", "- 5", "null"])
def test_yaml_that_holds_no_case(tmp_path: Path, content: str) -> None:
    (row,) = rows_of(tmp_path / "a.yml", content)
    assert codes(row) == [("", "not_a_record")]


def _bomb() -> str:
    levels = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 30)]
    return "\n".join(levels)


def test_a_yaml_bomb_is_refused_before_it_grows(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        rows_of(tmp_path / "a.yaml", _bomb())
    assert caught.value.code == "yaml_reference"


@pytest.mark.parametrize("value", ["2026-11-22T10:00", 20261122, "22-11-2026", True, None, "1026-11-22"])
def test_dates_in_json_are_iso_days_only(tmp_path: Path, value: Any) -> None:
    (row,) = rows_of(tmp_path / "a.json", json.dumps(record() | {"stand_op": value}))
    assert [field for field, _ in codes(row)] == ["stand_op"]


def test_files_that_are_not_there_or_not_known(tmp_path: Path) -> None:
    (tmp_path / "leeg.csv").touch()
    (tmp_path / "a.docx").write_text("x")
    for name, code in [
        ("weg.csv", "file_missing"),
        (".", "file_is_folder"),
        ("leeg.csv", "file_empty"),
        ("a.docx", "file_unknown_kind"),
    ]:
        with pytest.raises(Unreadable) as caught:
            read(tmp_path / name)
        assert caught.value.code == code


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_a_file_is_gone_through_once_and_again_when_it_changed(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(json.dumps(record()), encoding="utf-8")
    for _ in range(2):
        assert len(list(read(path))) == 1
    path.write_text(json.dumps(record()) + "\n" + "x" * 1_500_000, encoding="utf-8")
    with pytest.raises(Unreadable):
        next(read(path))


def test_a_list_below_one_name_as_an_api_gives_it(tmp_path: Path) -> None:
    rows = rows_of(tmp_path / "a.json", json.dumps({"data": [record(), record(zaaknummer="Z-2")]}))
    assert [(row.number, row.case_id, codes(row)) for row in rows] == [(1, "Z-1001", []), (2, "Z-2", [])]


def test_words_of_an_export_are_understood_as_in_a_table(tmp_path: Path) -> None:
    given = record(klant__aanspreekvorm="Dhr.", signalen={"overleden": "ja", "geschil": "misschien"})
    given["klant"]["adres"]["land"] = "Nederland"
    (row,) = rows_of(tmp_path / "a.json", json.dumps(given))
    assert codes(row) == [("signalen.geschil", "bool_parsing")]
    del given["signalen"]["geschil"]
    (row,) = rows_of(tmp_path / "b.jsonl", json.dumps(given))
    assert row.case
    assert (row.case.klant.aanspreekvorm, row.case.overleden) == ("heer", True)


def test_the_words_of_the_creditor_count_in_a_record_too(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(record(klant__aanspreekvorm="2")), encoding="utf-8")
    (row,) = read(path, Layout(values={"klant.aanspreekvorm": {"2": "mevrouw"}}))
    assert row.case
    assert row.case.klant.aanspreekvorm == "mevrouw"
