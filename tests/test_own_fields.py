"""The creditor's own fields, from creditor.yaml and an export to a sentence of a letter."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from letterkit import case as cases
from letterkit import creditor_file, resources
from letterkit.branches import judge_templates
from letterkit.case_file import Row, read
from letterkit.errors import CannotRender
from letterkit.panel.sample import sample_case
from letterkit.templating import own_words
from letterkit.workspace import load_workspace
from tests.case_file.flat import cells, text
from tests.conftest import Run
from tests.invented import record

OWN = """
eigen:
  huurtoeslag: ja/nee
  borg: {soort: bedrag, voorbeeld: "650,00"}
  sleutels_op: datum
  wijk: tekst
  kamers: getal
"""
LETTER = """---
stage: herinnering
channel: sms
---
{{ klant.aanhef }}, bel ons: {{ schuldeiser.telefoon }}. Groet, {{ schuldeiser.naam }}.
"""
VALUES = {
    "huurtoeslag": True,
    "borg": Decimal("1250.50"),
    "sleutels_op": date(2026, 12, 1),
    "wijk": "De Aa",
    "kamers": 3,
}
CELLS = {"Huurtoeslag": "ja", "eigen.borg": "€ 1.250,50", "Sleutels op": "01-12-2026", "Wijk": "De Aa", "Kamers": "3"}
Make = Callable[..., Path]


@pytest.fixture
def creditor(tmp_path: Path) -> Make:
    """``creditor(own, body)``: a creditor.yaml with own fields, and a text message that uses them."""

    def make(own: str = OWN, body: str = "", head: str = "", extra: str = "") -> Path:
        for name in ("betaalgeheim", "logo.svg"):
            shutil.copyfile(resources.samples_dir() / name, tmp_path / name)
        settings = (resources.samples_dir() / "creditor.yaml").read_text(encoding="utf-8")
        settings = settings.replace("\neigen: {}\n", own).replace("\nkolommen: {}", f"\n{extra or 'kolommen: {}'}")
        (tmp_path / "creditor.yaml").write_text(settings, encoding="utf-8")
        folder = tmp_path / "templates" / "nl" / "herinnering"
        folder.mkdir(parents=True, exist_ok=True)
        content = LETTER.replace("sms\n", f"sms\n{head}") + body
        (folder / "sms.md.j2").write_text(content, encoding="utf-8")
        return tmp_path / "creditor.yaml"

    return make


def _read(path: Path, creditor: Path, query: str | None = None) -> list[Row]:
    source = f"sqlite:///{path}" if query else path
    return list(read(source, creditor_file.layout(creditor_file.load(creditor)), query=query))


def _written(path: Path, row: dict[str, str]) -> str | None:
    match path.suffix:
        case ".csv":
            path.write_text(text(row), encoding="utf-8")
        case ".xlsx":
            book = openpyxl.Workbook()
            book.active.append(list(row))
            book.active.append(list(row.values()))
            book.save(path)
        case ".parquet":
            pyarrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
            parquet.write_table(pyarrow.table({name: [value] for name, value in row.items()}), path)
        case ".sqlite":
            with sqlite3.connect(path) as connection:
                names = ", ".join(f'"{name}" text' for name in row)
                connection.execute(f"create table zaken ({names})")
                connection.execute(f"insert into zaken values ({', '.join('?' * len(row))})", tuple(row.values()))  # noqa: S608
            return "select * from zaken"
    return None


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".parquet", ".sqlite"])
def test_a_table_gives_each_field_its_kind(creditor: Make, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"zaken{suffix}"
    (row,) = _read(path, creditor(), _written(path, cells() | CELLS))
    assert row.case, row.problems
    assert row.case.eigen == VALUES
    assert row.case.eigen["huurtoeslag"] is True


def test_json_gives_the_same(creditor: Make, tmp_path: Path) -> None:
    given = {"huurtoeslag": True, "borg": 1250.5, "sleutels_op": "2026-12-01", "wijk": "De Aa", "kamers": 3}
    (tmp_path / "zaken.jsonl").write_text(json.dumps(record(eigen=given)), encoding="utf-8")
    (row,) = _read(tmp_path / "zaken.jsonl", creditor())
    assert row.case, row.problems
    assert row.case.eigen == VALUES


def test_columns_values_and_fixed_values_of_the_creditor(creditor: Make, tmp_path: Path) -> None:
    extra = (
        "kolommen: {eigen.huurtoeslag: HT-indicatie}\n"
        "waarden: {eigen.huurtoeslag: {T: ja, G: nee}}\n"
        "vaste_waarden: {eigen.wijk: Noord}"
    )
    (tmp_path / "zaken.csv").write_text(text(cells() | {"HT-indicatie": "g"}), encoding="utf-8")
    (row,) = _read(tmp_path / "zaken.csv", creditor(extra=extra))
    assert row.case, row.problems
    assert row.case.eigen == {"huurtoeslag": False, "wijk": "Noord"}


@pytest.mark.parametrize(
    ("name", "cell", "code"),
    [
        ("Huurtoeslag", "misschien", "yes_no"),
        ("eigen.borg", "1.250", "money_ambiguous"),
        ("eigen.borg", "12,5055", "own_amount"),
        ("Sleutels op", "31-02-2026", "date"),
        ("Sleutels op", "01-01-1800", "date_range"),
        ("Kamers", "drie", "whole_number"),
        ("Kamers", "3,5", "whole_number"),
        ("Wijk", "a\u202eb", "control_character"),
        ("Wijk", "x" * 201, "own_text_long"),
        ("Wijk", "#REF!", "excel_error"),
    ],
)
def test_a_wrong_value_is_an_error_of_its_row(creditor: Make, tmp_path: Path, name: str, cell: str, code: str) -> None:
    (tmp_path / "zaken.csv").write_text(text(cells() | CELLS | {name: cell}), encoding="utf-8")
    (row,) = _read(tmp_path / "zaken.csv", creditor())
    assert [problem.code for problem in row.problems] == [code]
    assert row.problems[0].field.startswith("eigen.")
    assert row.case is None


@pytest.mark.parametrize(
    "eigen", [{"huurtoslag": True}, {"x\u202e" * 99: 1}, ["a"], "ja", {"borg": True}, {"kamers": [3]}]
)
def test_what_is_no_own_field_is_an_error_of_its_row(creditor: Make, tmp_path: Path, eigen: Any) -> None:
    (tmp_path / "zaken.jsonl").write_text(json.dumps(record(eigen=eigen)), encoding="utf-8")
    (row,) = _read(tmp_path / "zaken.jsonl", creditor())
    assert row.case is None
    assert row.problems


def test_a_needed_field_must_be_there(creditor: Make, tmp_path: Path, letterkit: Run) -> None:
    path = creditor("\neigen: {borg: {soort: bedrag, verplicht: true}}\n")
    (tmp_path / "zaken.csv").write_text(text(cells() | {"Borg": ""}), encoding="utf-8")
    checked = letterkit("check-cases", tmp_path / "zaken.csv", "--creditor", path)
    assert (checked.code, "eigen.borg ontbreekt" in checked.out) == (3, True)
    (tmp_path / "zaken.csv").write_text(text(cells()), encoding="utf-8")
    checked = letterkit("check-cases", tmp_path / "zaken.csv", "--creditor", path)
    assert (checked.code, "eigen.borg" in checked.err) == (2, True)


@pytest.mark.parametrize(
    ("own", "words"),
    [
        ("eigen: {Huur-toeslag: ja/nee}", "geen naam voor een eigen veld"),
        ("eigen: {in: ja/nee}", "geen naam voor een eigen veld"),
        ("eigen: {toeslag: misschien}", "eigen.toeslag.soort"),
        ("eigen: {a_b: tekst, ab: tekst}", "dezelfde letters"),
        ("eigen: {borg: {soort: bedrag, voorbeeld: veel}}", "eigen.borg.voorbeeld is geen bedrag"),
        ("eigen: {borg: bedrag}\nwaarden: {eigen.brog: {x: y}}", "bedoelt u eigen.borg?"),
    ],
)
def test_a_wrong_setting_is_told_with_its_line(
    creditor: Make, tmp_path: Path, letterkit: Run, own: str, words: str
) -> None:
    path = creditor(f"\n{own}\n")
    found = letterkit("check-cases", resources.samples_dir() / "portfolio.csv", "--creditor", path)
    assert found.code == 4
    assert "regel " in found.err
    assert words in found.err


def _messages(letterkit: Run, creditor: Path, *records: dict[str, Any]) -> list[str]:
    folder = creditor.parent
    (folder / "zaken.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    shutil.rmtree(folder / "uit", ignore_errors=True)
    made = letterkit(
        "render", folder / "zaken.jsonl", "--creditor", creditor, "--out", folder / "uit", "--today", "2026-11-23",
        "--channel", "sms", "--stage", "herinnering",
    )  # fmt: skip
    assert made.code == 0, made.err
    return [json.loads(path.read_text(encoding="utf-8"))["text"] for path in sorted((folder / "uit").rglob("*.json"))]


def test_templates_print_and_choose(creditor: Make, letterkit: Run) -> None:
    body = "{% if eigen.huurtoeslag %}Borg {{ eigen.borg | euro }}, {{ eigen.sleutels_op | datum }}, {{ eigen.kamers }}{% else %}Geen{% endif %}"
    path = creditor(body=body)
    (told,) = _messages(
        letterkit,
        path,
        record(eigen={"huurtoeslag": "ja", "borg": "1250.50", "sleutels_op": "2026-12-01", "kamers": 3}),
    )
    assert "Borg € 1.250,50, 1 december 2026, 3" in told.replace("\u00a0", " ")
    (told,) = _messages(letterkit, path, record(eigen={"huurtoeslag": "nee"}))
    assert told.endswith("Geen")


def test_text_is_data_and_never_markup(creditor: Make, letterkit: Run) -> None:
    hostile = "**vet** {{ klant.naam }} [x](https://kwaad.example) <b>"
    (told,) = _messages(letterkit, creditor(body="{{ eigen.wijk }}"), record(eigen={"wijk": hostile}))
    assert hostile in told


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text_message", "nearest"),
    [
        ({"body": "{% if eigen.huurtoslag %}x{% endif %}"}, "bedoelt u eigen.huurtoeslag?"),
        ({"body": "{{ eigen.brog | euro }}"}, "bedoelt u eigen.borg?"),
        ({"head": "requires: [eigen.wik]\n"}, "bedoelt u eigen.wijk?"),
        ({"head": "requires: [klant.geboortedatum]\n"}, "klant.geboortedatum bestaat niet"),
    ],
)
def test_an_unknown_field_is_an_error_of_the_template(
    creditor: Make, tmp_path: Path, letterkit: Run, text_message: dict[str, str], nearest: str
) -> None:
    path = creditor(**text_message)
    for command in (
        ("lint", "--templates", tmp_path / "templates" / "nl" / "herinnering", "--creditor", path),
        ("batch", resources.samples_dir() / "portfolio.csv", "--creditor", path, "--out", tmp_path / "uit"),
    ):
        found = letterkit(*command)
        told = found.out + found.err
        assert (found.code, nearest in told) == (4, True)
        assert "herinnering/sms.md.j2:" in told


def test_a_value_of_another_kind_never_decides(creditor: Make, tmp_path: Path) -> None:
    """A case that came past the readers, with "nee" as a text, would count as yes."""
    owner = creditor_file.load(creditor())
    with pytest.raises(CannotRender, match="own_field_wrong"):
        own_words.build(cases.parse(record(eigen={"huurtoeslag": "nee"})), owner)


@pytest.mark.slow
def test_every_branch_on_an_own_field_is_reached(creditor: Make, tmp_path: Path) -> None:
    body = (
        "{% if eigen.huurtoeslag %}AA{% else %}BB{% endif %}"
        '{% if eigen.wijk == "Noord" %}CC{% elif eigen.wijk in ["Oost", "Zuid"] %}DD{% elif eigen.wijk %}EE{% endif %}'
        "{% if eigen.kamers and eigen.kamers > 4 %}FF{% elif eigen.kamers == 4 %}GG{% endif %}"
        "{% if eigen.borg and eigen.borg < 100 %}HH{% endif %}"
        "{% if eigen.sleutels_op and eigen.sleutels_op > vandaag %}II{% elif not eigen.sleutels_op %}JJ{% endif %}"
    )
    workspace = load_workspace(creditor(body=body))
    rows = read(resources.samples_dir() / "portfolio.csv")
    some = tuple(row.case for row in rows if row.case)[:3]
    judged = judge_templates(workspace, some, today=date(2026, 11, 22), only={"herinnering"})
    missed = [one for one in judged.coverage.unreached if one.template == "herinnering/sms.md.j2"]
    assert missed == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("own", "head", "wrong"),
    [
        ("eigen: {borg: bedrag}", "", True),  # a case without it would stop the run
        ("eigen: {borg: bedrag}", "requires: [eigen.borg]\n", False),
        ("eigen: {borg: {soort: bedrag, verplicht: true}}", "", False),
    ],
)
def test_what_may_be_empty_is_asked_for_or_chosen_on(  # noqa: PLR0917 - two fixtures, a folder and the case
    creditor: Make, tmp_path: Path, letterkit: Run, own: str, head: str, wrong: bool
) -> None:
    path = creditor(f"\n{own}\n", body="Uw borg is {{ eigen.borg | euro }}.", head=head)
    found = letterkit("lint", "--templates", tmp_path / "templates" / "nl" / "herinnering", "--creditor", path)
    assert (found.code == 4, "een leeg veld" in found.out) == (wrong, wrong)


@pytest.mark.slow
def test_the_schema_and_the_sample_know_them(creditor: Make, letterkit: Run) -> None:
    path = creditor()
    schema = json.loads(letterkit("schema", "case", "--creditor", path).out)
    assert set(schema["$defs"]["Eigen"]["properties"]) == set(VALUES)
    assert "eigen.borg" in letterkit("schema", "case", "--table", "--creditor", path).out
    sample = sample_case("herinnering", creditor_file.load(path), None)
    assert sample.eigen["borg"] == Decimal("650.00")
    assert set(sample.eigen) == set(VALUES)
