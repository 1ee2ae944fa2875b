"""Hostile and broken input over the command line: a foreseen exit code, a sentence in Dutch, and never a traceback."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from letterkit.cli import cli, error_boundary
from tests.case_file.flat import CELLS, cells, text
from tests.invented import record

UNREADABLE, WRONG_DATA, FINE = 2, 3, 0


def _json(**changes: object) -> str:
    return json.dumps(record(**changes))


def _zip(name: str, content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, content)
    return made.getvalue()


def _book(**changes: object) -> bytes:
    book, made = Workbook(), io.BytesIO()
    row = CELLS | changes
    book.worksheets[0].append(list(row))
    book.worksheets[0].append(list(row.values()))
    book.save(made)
    return made.getvalue()


def _aliases() -> str:
    return "\n".join(["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40))])


GOOD = text(cells())
NAMES = GOOD.splitlines()[0]
KINDS: dict[str, tuple[str, str | bytes, int]] = {
    "empty csv": ("a.csv", "", UNREADABLE),
    "only a byte order mark": ("a.csv", b"\xef\xbb\xbf", UNREADABLE),
    "only empty lines": ("a.csv", "\r\n" * 50, UNREADABLE),
    "only names of columns": ("a.csv", NAMES, FINE),
    "no names of columns": ("a.csv", GOOD.splitlines()[1], UNREADABLE),
    "names twice": ("a.csv", NAMES + ";Zaaknummer\r\n", UNREADABLE),
    "a misspelt signal": ("a.csv", text(cells() | {"overledn": "ja"}), UNREADABLE),
    "no delimiter": ("a.csv", "Zaaknummer\nZ-1\n", UNREADABLE),
    "nul bytes in a cell": ("a.csv", text(cells(Achternaam="a\x00b")), WRONG_DATA),
    "all nul bytes": ("a.csv", b"\x00" * 5000, UNREADABLE),
    "random bytes": ("a.csv", bytes(range(256)) * 20, UNREADABLE),
    "an escape code for the terminal": ("a.csv", text(cells(Achternaam="\x1b[31m")), WRONG_DATA),
    "a picture called csv": ("a.csv", b"\x89PNG\r\n\x1a\n" + b"\x00" * 99, UNREADABLE),
    "a workbook called csv": ("a.csv", _book(), UNREADABLE),
    "an old workbook called xlsx": ("a.xlsx", b"\xd0\xcf\x11\xe0" + b"\x00" * 999, UNREADABLE),
    "a csv called xlsx": ("a.xlsx", GOOD, UNREADABLE),
    "half utf-16": ("a.csv", GOOD.encode("utf-16")[:-1], UNREADABLE),
    "two encodings": ("a.csv", GOOD.encode() + GOOD.replace("ı", "é").encode("cp1252"), UNREADABLE),
    "letters no encoding has": ("a.csv", GOOD.encode() + b"\x81\x8d\x8f\n", UNREADABLE),
    "a line without end": ("a.csv", GOOD + "x" * 2_000_000, UNREADABLE),
    "a hundred thousand columns": ("a.csv", ";".join(["x"] * 100_000), UNREADABLE),
    "a quote that never closes": ("a.csv", GOOD + '"' + GOOD * 99, WRONG_DATA),
    "only quotes": ("a.csv", GOOD + '"' * 9999 + "\n", WRONG_DATA),
    "a row cut off": ("a.csv", GOOD[:-40], WRONG_DATA),
    "a formula as name": ("a.csv", text(cells(Achternaam="=cmd|'/c calc'!A1")), WRONG_DATA),
    "a formula as name of a business": ("a.csv", text(cells() | {"Bedrijfsnaam": "=cmd|'/c calc'!A1"}), FINE),
    "a template as name": ("a.csv", text(cells(Achternaam="{{7*7}}{% for %}")), WRONG_DATA),
    "a template as name of a business": ("a.csv", text(cells() | {"Bedrijfsnaam": "{{7*7}}{% for %}"}), FINE),
    "markup as name": ("a.csv", text(cells(Achternaam="<b onload=x>**x**](javascript:x)")), WRONG_DATA),
    "markup as name of a business": ("a.csv", text(cells() | {"Bedrijfsnaam": "<b onload=x>**x**](javascript:x)"}), FINE),
    "text that runs backwards": ("a.csv", text(cells(Achternaam="a\u202egro")), WRONG_DATA),
    "private-use letters": ("a.csv", text(cells(Achternaam="a\ue000b")), WRONG_DATA),
    "a header in an e-mail address": ("a.csv", text(cells() | {"E-mail": '"a@b.nl\nBcc: c@d.nl"'}), FINE),
    "a path as case id": ("a.csv", text(cells(Zaaknummer="../../etc/passwd")), WRONG_DATA),
    "a device as case id": ("a.csv", text(cells(Zaaknummer="/dev/null")), WRONG_DATA),
    "an amount of a thousand digits": ("a.csv", text(cells(Totaal="9" * 1000)), WRONG_DATA),
    "an amount below zero": ("a.csv", text(cells(Totaal="-1.234,56")), WRONG_DATA),
    "an amount in another alphabet": ("a.csv", text(cells(Totaal="١٢٣")), WRONG_DATA),
    "a date that is not there": ("a.csv", text(cells(Stand_op="31-02-2026")), WRONG_DATA),
    "a date of long ago": ("a.csv", text(cells(Stand_op="01-01-0001")), WRONG_DATA),
    "the year ten thousand": ("a.csv", text(cells(Stand_op="31-12-9999")), WRONG_DATA),
    "item number zero": ("a.csv", text(cells() | {"Termijn 0 bedrag": "1,00"}), UNREADABLE),
    "item number of a million": ("a.csv", text(cells() | {"Termijn 999999 bedrag": "1,00"}), UNREADABLE),
    "broken json": ("a.json", '{"a": ', UNREADABLE),
    "json of a number": ("a.json", "42", UNREADABLE),
    "json of nothing": ("a.json", "null", UNREADABLE),
    "json a hundred thousand deep": ("a.json", "[" * 100_000, UNREADABLE),
    "json with a key twice": ("a.json", _json().replace("{", '{"zaaknummer": "Z-2",', 1), WRONG_DATA),
    "json with not-a-number": ("a.json", _json().replace('"125.50"', "NaN"), WRONG_DATA),
    "json with a number of 9,000 digits": ("a.json", _json().replace('"125.50"', "1" * 9000), WRONG_DATA),
    "json with an endless exponent": ("a.json", _json().replace('"125.50"', "1e999999999"), WRONG_DATA),
    "json with half a surrogate": ("a.json", _json().replace('"Berg"', '"\\ud800"'), WRONG_DATA),
    "json with a strange key": ("a.json", _json() .replace('"zaaknummer"', '"\\u001b[31mzaak\\n"'), WRONG_DATA),
    "json of empty lists": ("a.json", "[[], [], {}]", WRONG_DATA),
    "lines of broken json": ("a.jsonl", '{\n"\n[\n}\n', WRONG_DATA),
    "a line of json too deep": ("a.jsonl", '{"a":' * 100_000, WRONG_DATA),
    "broken yaml": ("a.yaml", "a: [1", UNREADABLE),
    "yaml that runs code": ("a.yaml", "!!python/object/apply:os.system [id]", UNREADABLE),
    "yaml that grows": ("a.yaml", _aliases(), UNREADABLE),
    "yaml a hundred thousand deep": ("a.yaml", "[" * 100_000, UNREADABLE),
    "yaml with a key twice": ("a.yaml", "a: 1\na: 2", UNREADABLE),
    "yaml of a word": ("a.yml", "hallo", WRONG_DATA),
    "a zip that is no workbook": ("a.xlsx", _zip("x.txt", b"x"), UNREADABLE),
    "a zip bomb": ("a.xlsx", _zip("xl/worksheets/sheet1.xml", b"0" * 60_000_000), UNREADABLE),
    "a workbook cut off": ("a.xlsx", _book()[:2000], UNREADABLE),
    "a workbook with an error value": ("a.xlsx", _book(Totaal="#REF!"), WRONG_DATA),
    "a workbook with a number for a reference": ("a.xlsx", _book(Betalingskenmerk=5000056789012345), WRONG_DATA),
    "broken parquet": ("a.parquet", b"PAR1" * 9, UNREADABLE),
    "a word document": ("a.docx", _zip("word/document.xml", b"x"), UNREADABLE),
    "a file without an ending": ("zaken", GOOD, UNREADABLE),
}  # fmt: skip


def _run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = error_boundary.run(lambda: cli.main(list(arguments), standalone_mode=False))
    captured = capsys.readouterr()
    return code, captured.out + captured.err


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_files(kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name, content, expected = KINDS[kind]
    (tmp_path / name).write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    code, said = _run(capsys, "check-cases", str(tmp_path / name))
    assert code == expected, said
    assert said.strip()
    assert "Traceback" not in said
    assert "\x1b" not in said
    assert not {"\x00", "\u202e"} & set(said)


@pytest.mark.parametrize(
    "cases",
    ["weg.csv", ".", "", "/dev/null", "a\nb.csv", "sqlite:///weg.db", "postgresql://x", "://", "x" * 5000 + ".csv"],
)
def test_hostile_names(cases: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = _run(capsys, "check-cases", cases)
    assert code == UNREADABLE, said
    assert "Traceback" not in said
