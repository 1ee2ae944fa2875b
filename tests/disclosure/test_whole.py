"""From files to the published table: every clause of Annex I, and what stands there when it cannot be given."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from openpyxl import Workbook

from letterkit.disclosure.clauses import CLAUSES
from letterkit.disclosure.figures import FORMULAS
from tests.conftest import Run

from .conftest import DATA, NAMES, Write, institution, row, with_data

THREE = [
    row("L1", "A", vrouw="ja", platteland="nee", onder_armoedegrens="nee", bijstand="nee", starter="ja"),
    row("L2", "B", uitbetaald_bedrag="2.000,00", openstaand="1.500,00", dagen_achterstand="40", vrouw="nee",
        platteland="nee", onder_armoedegrens="ja", bijstand="nee", starter="nee", verbonden_partij="ja"),
    row("L3", "C", uitbetaald_op="01-03-2024", uitbetaald_bedrag="5.000,00", openstaand="900,00",
        dagen_achterstand="100", vrouw="ja", platteland="ja", onder_armoedegrens="nee", bijstand="nee", starter="nee"),
    row("L4", "D", openstaand="0,00", uitbetaald_bedrag="600,00", doorgestroomd_op="01-06-2026"),
]  # fmt: skip
# Paid out in 2026: L1, L2, L4 = 1000 + 2000 + 600 = 3600. Open: L1, L2, L3 = 600 + 1500 + 900 = 3000, of A, B and C.
WORKED_OUT = {
    "4.2.1": "Wij lenen aan wie begint.",
    "4.2.2": "1200,00",  # 3600 / 3
    "4.2.3": "2,0",  # median of 600, 1000, 2000 is 1000; / 50000 * 100
    "4.2.4": "66,7",  # A and C of 3
    "4.2.5": "33,3",  # C
    "4.2.6": "33,3",  # B
    "4.2.7": "33,3",  # D moved on, / 3
    "4.2.8": "33,3",  # 1 by the institution's own count
    "4.2.9": "33,3",  # A
    "4.2.10": "0,0",  # nobody, and everybody said so
    "4.4.1": "3",
    "4.4.2 a": "3",
    "4.4.2 b": "3600,00",
    "4.4.2 c": "3",
    "4.4.3 a": "600,00",  # L1
    "4.4.3 b": "3000,00",
    "4.4.3 c": "2900,00",  # - 100
    "4.4.4 a": "2400,00",  # L2 and L3
    "4.4.4 b": "900,00",  # L3
    "4.4.5": "50,0",  # L2: 1500 / 3000
    "4.4.6 a": "5000,00",
    "4.4.6 b": "3000,00",
    "4.4.7": "0,90",  # 900 / 1000
    "4.4.8 a": "250,00",
    "4.4.8 b": "3",
    "4.4.9": "333,33",  # 1000 / 3
    "4.4.10 a": "2",
    "4.4.10 b": "4",
    "4.5": "0",
}


def table(folder: Path) -> list[dict[str, str]]:
    text = (folder / "openbaarmaking-2026.csv").read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def figures(folder: Path) -> dict[str, str]:
    """Value of each clause in 2026, in the reading of Annex I."""
    rows = [one for one in table(folder) if one["jaar"] == "2026" and one["lezing"] in ("", "achterstand")]
    return {one["clausule"]: one["waarde"] or one["stand"] for one in rows}


def only_count(*names: str) -> dict[str, Any]:
    return with_data(aantallen=dict.fromkeys(names, 1))


def test_every_clause_worked_out_by_hand(letterkit: Run, write: Write, tmp_path: Path) -> None:
    found = letterkit("disclosure", write(THREE, only_count("etnische_minderheden")), "--out", tmp_path / "out")
    assert "Alle cijfers staan erin." in found.out
    assert figures(tmp_path / "out") == WORKED_OUT


def test_every_clause_has_a_formula_and_the_order_of_the_code() -> None:
    assert set(FORMULAS) == {clause.name for clause in CLAUSES}
    order = [[int(part) if part.isdigit() else part for part in clause.number.replace(" ", ".").split(".")]
             for clause in CLAUSES]  # fmt: skip
    assert order == sorted(order)
    assert len(CLAUSES) == 29


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["xlsx", "json", "jsonl", "tsv"])
def test_other_kinds_of_files_give_the_same(letterkit: Run, write: Write, tmp_path: Path, kind: str) -> None:
    path = write(THREE, only_count("etnische_minderheden")).with_suffix(f".{kind}")
    records = [{name: value for name, value in one.items() if value} for one in THREE]
    if kind == "xlsx":
        book = Workbook()
        assert book.active
        book.active.append(NAMES)
        for one in THREE:
            book.active.append([one.get(name) for name in NAMES])
        book.save(path)
    elif kind == "tsv":
        path.write_text(path.with_suffix(".csv").read_text().replace(";", "\t"))
    else:
        lines = [json.dumps(one) for one in records]
        path.write_text("\n".join(lines) if kind == "jsonl" else "[" + ",".join(lines) + "]")
    assert letterkit("disclosure", path, "--out", tmp_path / "out").code == 0
    assert figures(tmp_path / "out") == WORKED_OUT


def test_a_provider_without_loans_has_reasons_and_no_crash(letterkit: Run, write: Write, tmp_path: Path) -> None:
    path = write([], with_data(voorziening=0, aantallen=None))
    found = letterkit("disclosure", path, "--out", tmp_path / "out", "--strict")
    assert found.code == 1
    divided = {"4.2.2", "4.2.3", "4.2.4", "4.2.5", "4.2.6", "4.2.7", "4.2.8", "4.2.9", "4.2.10", "4.4.5", "4.4.9"}
    values = figures(tmp_path / "out")
    assert {number for number, value in values.items() if value == "niet te berekenen"} == divided
    assert (values["4.4.1"], values["4.4.3 b"], values["4.4.4 a"]) == ("0", "0,00", "0,00")
    assert "2026, 4.2.2 Gemiddelde lening: niet te berekenen. Er is dit jaar geen lening uitbetaald" in found.out


@pytest.mark.slow
@pytest.mark.parametrize(
    ("field", "clauses"),
    [
        ("bni", {"4.2.3"}),
        ("voorziening", {"4.4.3 c"}),
        ("investeringen_verbonden_partijen", {"4.4.5"}),
        ("activa", {"4.4.6 a"}),
        ("passiva", {"4.4.6 b"}),
        ("exploitatie_inkomsten", {"4.4.7"}),
        ("kosten", {"4.4.7", "4.4.9"}),
        ("subsidies", {"4.4.8 a"}),
        ("vrijwilligers", {"4.4.8 b"}),
        ("kredietfunctionarissen", {"4.4.10 a"}),
        ("personeelsleden", {"4.4.10 b"}),
        ("klachten", {"4.5"}),
        ("aantallen", {"4.2.8"}),
    ],
)
def test_what_is_not_given_is_missing_with_its_place_and_never_zero(
    letterkit: Run, write: Write, tmp_path: Path, field: str, clauses: set[str]
) -> None:
    found = letterkit("disclosure", write(THREE, with_data(**{"aantallen": {"etnische_minderheden": 1}, field: None})),
                      "--out", tmp_path / "out", "--strict")  # fmt: skip
    assert found.code == 1
    assert {number for number, value in figures(tmp_path / "out").items() if value == "ontbreekt"} == clauses
    lines = [line for line in found.out.splitlines() if line.startswith("  2026, ")]
    assert len(lines) == len(clauses)
    assert all(
        f"gegevens.{field}" in line and "instelling.yaml, regel " in line and "Verwacht: " in line for line in lines
    )


def test_a_mission_that_is_missing(letterkit: Run, write: Write, tmp_path: Path) -> None:
    whole = only_count("etnische_minderheden")
    del whole["missie"]
    found = letterkit("disclosure", write(THREE, whole), "--out", tmp_path / "out")
    assert found.out.count("4.2.1 Missie: ontbreekt.") == 2
    assert "De missie ontbreekt." in (tmp_path / "out" / "openbaarmaking-2026.html").read_text()


@pytest.mark.slow
def test_a_published_figure_that_is_missing(letterkit: Run, write: Write, tmp_path: Path) -> None:
    whole = only_count("etnische_minderheden")
    del whole["jaren"][0]["cijfers"]["klachten"]
    found = letterkit("disclosure", write(THREE, whole), "--out", tmp_path / "out")
    assert "2025, 4.5 Aantal klachten in het jaar: ontbreekt." in found.out
    assert "cijfers.klachten)" in found.out


def test_an_empty_cell_says_between_what_the_share_lies(letterkit: Run, write: Write, tmp_path: Path) -> None:
    rows = [{**one, "vrouw": "" if one["client"] == "B" else one.get("vrouw", "")} for one in THREE]
    found = letterkit("disclosure", write(rows, only_count("etnische_minderheden")), "--out", tmp_path / "out")
    assert "bij 1 van 3 actieve kredietnemers niets ingevuld. Het percentage ligt tussen 66,7% en 100,0%." in found.out


def test_a_share_that_is_not_relevant_says_why(letterkit: Run, write: Write, tmp_path: Path) -> None:
    why = "Wij vragen niet naar afkomst."
    whole = {**with_data(aantallen=None), "niet_relevant": {"etnische_minderheden": why}}
    found = letterkit("disclosure", write(THREE, whole), "--out", tmp_path / "out", "--strict")
    assert found.code == 0
    assert figures(tmp_path / "out")["4.2.8"] == "niet relevant"
    assert why in (tmp_path / "out" / "openbaarmaking-2026.html").read_text()


@pytest.mark.slow
def test_next_year_reads_what_this_year_made(letterkit: Run, write: Write, tmp_path: Path) -> None:
    path = write(THREE, only_count("etnische_minderheden"))
    letterkit("disclosure", path, "--out", tmp_path / "out")
    made = yaml.safe_load((tmp_path / "out" / "cijfers-2026.yaml").read_text())
    first = institution()["jaren"][0]
    years = [first, {"jaar": 2026, **made}, {"jaar": 2027, "gegevens": DATA}]
    rows = [row("L9", "A", uitbetaald_op="01-02-2027")]
    again = write(rows, institution(jaren=years, publicatie={"datum": "2028-02-01"}))
    assert letterkit("disclosure", again, "--out", tmp_path / "next").code == 0
    text = (tmp_path / "next" / "openbaarmaking-2027.csv").read_text(encoding="utf-8-sig")
    held = [one for one in csv.DictReader(io.StringIO(text), delimiter=";") if one["jaar"] == "2026"]
    assert {one["clausule"]: one["waarde"] for one in held} == {**WORKED_OUT, "4.2.1": "Wij lenen aan wie begint."}


@pytest.mark.slow
def test_all_readings_are_in_the_table(letterkit: Run, write: Write, tmp_path: Path) -> None:
    path = write(THREE, only_count("etnische_minderheden"))
    letterkit("disclosure", path, "--out", tmp_path / "out", "--par", "alle")
    rows = [one for one in table(tmp_path / "out") if one["clausule"] == "4.4.4 b" and one["jaar"] == "2026"]
    assert [one["lezing"] for one in rows] == ["alle", "achterstand", "niet-renderend"]
    assert rows[0]["kolom"] == "2"


@pytest.mark.slow
def test_a_mission_that_a_spreadsheet_would_run(letterkit: Run, write: Write, tmp_path: Path) -> None:
    whole = {**only_count("etnische_minderheden"), "missie": "=HYPERLINK(1) & <script>"}
    letterkit("disclosure", write(THREE, whole), "--out", tmp_path / "out")
    assert figures(tmp_path / "out")["4.2.1"] == "'=HYPERLINK(1) & <script>"
    assert "<script>" not in (tmp_path / "out" / "openbaarmaking-2026.html").read_text()
