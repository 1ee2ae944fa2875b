"""The report: figures as statistics know them, texts apart, and every wrong cell named."""

import json
import sys
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.conftest import Result, Run
from tests.panel.made_up import filled, marks, rows_of, write

OTHER = "v0123456789abcdef"
Report = Callable[..., Result]


@pytest.fixture
def report(workspace: Path, letterkit: Run) -> Report:
    """``report(file, …)``: the command, with its output in ``v``."""

    def make(*files: Path) -> Result:
        return letterkit("panel", "report", *files, "--creditor", workspace / "creditor.yaml", "--out", workspace / "v")

    return make


def _page(workspace: Path) -> str:
    return unescape((workspace / "v" / "panel.html").read_text(encoding="utf-8"))


@pytest.mark.slow
@pytest.mark.parametrize(("right", "of"), [(0, 20), (13, 20), (16, 20), (29, 30), (30, 30)])
def test_shares_and_intervals_are_those_of_scipy(
    workspace: Path, pack: Path, report: Report, right: int, of: int
) -> None:
    told = report(filled(pack / "resultaten.csv", workspace / "r.csv", of, marks({"bedrag": right})))
    assert told.code == 0
    head, *rows = rows_of(workspace / "v" / "aandelen.csv")
    (row,) = (dict(zip(head, row, strict=True)) for row in rows if row[2] == "bedrag")
    from scipy.stats import binomtest  # noqa: PLC0415 - takes a second, in every process that collects tests

    expected = binomtest(right, of).proportion_ci(method="wilson")
    found = [float(row[name].replace(",", ".")) for name in ("aandeel", "ondergrens", "bovengrens")]
    assert found == pytest.approx([right / of, expected.low, expected.high], abs=1e-6)
    assert (row["goed"], row["deelnemers"]) == (str(right), str(of))


@pytest.mark.slow
def test_a_published_interval_comes_out(workspace: Path, pack: Path, report: Report) -> None:
    """0 of 20 and 1 of 29: Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I."""
    report(filled(pack / "resultaten.csv", workspace / "r.csv", 29, marks({"bedrag": 1})))
    row = next(row for row in rows_of(workspace / "v" / "aandelen.csv") if row[2] == "bedrag")
    assert [row[7][:6], row[8][:6]] == ["0,0061", "0,1717"]


@pytest.mark.slow
def test_no_answer_counts_as_not_right_and_is_told_apart(workspace: Path, pack: Path, report: Report) -> None:
    report(filled(pack / "resultaten.csv", workspace / "r.csv", 20, marks({"datum": 15}, otherwise="geen")))
    row = next(row for row in rows_of(workspace / "v" / "aandelen.csv") if row[2] == "datum")
    assert row[3:6] == ["15", "5", "20"]


def test_few_participants_are_warned_about_and_enough_are_not(workspace: Path, pack: Path, report: Report) -> None:
    few = report(filled(pack / "resultaten.csv", workspace / "r.csv", 19, marks({})))
    assert "maar 19 deelnemers" in few.out
    assert "maar 19 deelnemers" in _page(workspace)
    assert "Pas op" not in report(filled(pack / "resultaten.csv", workspace / "r.csv", 20, marks({}))).out


@pytest.mark.slow
def test_versions_are_kept_apart_and_said_to_be(workspace: Path, pack: Path, report: Report) -> None:
    blank = pack / "resultaten.csv"
    one = filled(blank, workspace / "a.csv", 20, marks({"bedrag": 18}))
    two = filled(blank, workspace / "b.csv", 20, marks({"bedrag": 9}), version=OTHER)
    assert report(one, two).code == 0
    page = _page(workspace)
    assert "Er zijn 2 versies van herinnering/letter" in page
    assert "Dit is de tekst die nu in de sjablonen staat." in page
    assert "Deze versie is niet de tekst die nu in de sjablonen staat" in page
    counts = {row[1]: row[3] for row in rows_of(workspace / "v" / "aandelen.csv") if row[2] == "bedrag"}
    assert counts == {rows_of(blank)[1][3]: "18", OTHER: "9"}


@pytest.mark.slow
def test_a_template_nobody_has_is_said_to_be_unknown(workspace: Path, pack: Path, report: Report) -> None:
    rows = rows_of(filled(pack / "resultaten.csv", workspace / "r.csv", 2, marks({})))
    write(workspace / "r.csv", [rows[0], *([*row[:2], "verjaardag/letter", *row[3:]] for row in rows[1:])])
    report(workspace / "r.csv")
    assert "letterkit kent geen sjabloon met deze naam" in _page(workspace)


@pytest.mark.slow
def test_every_wrong_cell_is_named_with_its_place_and_what_is_expected(
    workspace: Path, pack: Path, report: Report
) -> None:
    head, *rows = rows_of(filled(pack / "resultaten.csv", workspace / "r.csv", 10, marks({})))
    rows[0][0] = "Jan de Vries"
    rows[1][0] = ""
    rows[2][2] = "herinnering"
    rows[3][3] = "1234567890123456"
    rows[4][4] = "misschien"
    rows[5][5] = ""
    rows[6][4] = "#N/B"
    rows[7][0] = rows[8][0]
    head[6] = "vraag 3 (schoenmaat)"
    write(workspace / "r.csv", [[*head, "haarkleur"], *([*row, ""] for row in rows)])
    told = report(workspace / "r.csv")
    assert told.code == 1
    for words in (
        "r.csv, rij 1, vraag 3 (schoenmaat): is geen vraag die letterkit stelt",
        "r.csv, rij 1, haarkleur: is geen kolom van een resultaatbestand",
        "r.csv, rij 2, deelnemer: is geen nummer; verwacht: ",
        "r.csv, rij 3, deelnemer: ontbreekt; verwacht: een nummer",
        "r.csv, rij 4, sjabloon: ontbreekt of heeft een andere vorm; verwacht: fase en kanaal",
        "r.csv, rij 5, versie: is geen versie; verwacht: ",
        "r.csv, rij 6, vraag 1 (afzender): is geen oordeel; verwacht: goed, fout of geen",
        "r.csv, rij 7, vraag 2 (vraag): is leeg; verwacht: goed, fout of geen",
        "r.csv, rij 8, vraag 1 (afzender): is een foutmelding van Excel",
        "r.csv, rij 10, deelnemer: staat al eerder bij deze versie (r.csv, rij 9)",
    ):
        assert words in told.err, words
    assert len(told.err.splitlines()) == 11
    assert len(rows_of(workspace / "v" / "fouten.csv")) == 11
    assert "Jan de Vries" not in told.err + _page(workspace)
    assert "Het verslag staat in" in told.out


@pytest.mark.slow
def test_rows_nobody_filled_in_are_no_participants(workspace: Path, pack: Path, report: Report) -> None:
    rows = rows_of(pack / "resultaten.csv")
    done = rows_of(filled(pack / "resultaten.csv", workspace / "r.csv", 6, marks({})))
    write(workspace / "r.csv", [*done, *rows[7:]])
    assert "6 deelnemers, 1 versies" in report(workspace / "r.csv").out


@pytest.mark.slow
def test_a_file_that_nobody_filled_in_makes_no_report(workspace: Path, pack: Path, report: Report) -> None:
    told = report(pack / "resultaten.csv")
    assert told.code == 2
    assert "geen enkel antwoord" in told.err
    assert not (workspace / "v").exists()


@pytest.mark.slow
def test_remarks_stand_by_their_paragraph_and_are_escaped(workspace: Path, pack: Path, report: Report) -> None:
    def fill(at: int, name: str) -> str:
        if name.startswith("alinea 2") and at == 1:
            return '<script>alert(1)</script> "te" lang'
        if name == "opmerking" and at == 0:
            return "=HYPERLINK(1)"
        return marks({})(at, name)

    assert report(filled(pack / "resultaten.csv", workspace / "r.csv", 3, fill)).code == 0
    html = (workspace / "v" / "panel.html").read_text(encoding="utf-8")
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert html.index("Alinea 2") < html.index("&lt;script&gt;") < html.index("Bij het hele bericht")
    assert rows_of(workspace / "v" / "opmerkingen.csv")[-1][-1] == "'=HYPERLINK(1)"


@pytest.mark.slow
def test_groups_are_shown_only_when_nobody_can_be_known_by_them(workspace: Path, pack: Path, report: Report) -> None:
    def fill(at: int, name: str) -> str:
        if name == "groep":
            return "leest moeilijk" if at < 6 else "jong" if at == 6 else "leest makkelijk"
        return marks({"bedrag": 9})(at, name)

    report(filled(pack / "resultaten.csv", workspace / "r.csv", 15, fill))
    page = _page(workspace)
    assert "leest moeilijk (6)" in page
    assert "leest makkelijk (8)" in page
    assert "jong" not in page
    assert "Groepen met minder dan 5 deelnemers" in page


def test_a_workbook_and_json_lines_say_the_same(workspace: Path, pack: Path, report: Report) -> None:
    path = filled(pack / "resultaten.csv", workspace / "r.csv", 8, marks({"bedrag": 5}))
    head, *rows = rows_of(path)
    book = Workbook()
    assert book.active is not None
    for row in (head, *([int(row[0]), *row[1:]] for row in rows)):
        book.active.append(row)
    book.save(workspace / "r.xlsx")
    lines = [json.dumps(dict(zip(head, row, strict=True))) for row in rows]
    (workspace / "r.jsonl").write_text("\n".join(lines), encoding="utf-8")
    seen = []
    for name in ("r.csv", "r.xlsx", "r.jsonl"):
        assert report(workspace / name).code == 0
        seen.append((workspace / "v" / "aandelen.csv").read_bytes())
    assert seen[0] == seen[1] == seen[2]


def test_other_files_are_refused(workspace: Path, report: Report) -> None:
    write(workspace / "x.csv", [["naam", "adres"], ["a", "b"]])
    told = report(workspace / "x.csv")
    assert told.code == 2
    assert "x.csv" in told.err


@pytest.mark.slow
def test_without_the_extra_one_sentence_says_which(
    workspace: Path, pack: Path, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "statsmodels.stats.proportion", None)
    told = report(filled(pack / "resultaten.csv", workspace / "r.csv", 3, marks({})))
    assert told.code == 2
    assert "letterkit[research]" in told.err
    assert "Traceback" not in told.err
