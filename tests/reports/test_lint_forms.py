"""Reports of the linter as pages, logs and Word documents."""

import hashlib
import io
import json
import re
from datetime import date
from pathlib import Path

import docx
import pytest

from letterkit.lint import Linter, Report
from letterkit.lint.inputs.text import plain
from letterkit.norms import by_rule
from letterkit.reports.lint_html import as_html
from letterkit.reports.lint_sarif import as_sarif
from tests.conftest import Run

HARD = "Geachte mevrouw,\n\nU dient het verschuldigde bedrag per omgaande te voldoen. Gaarne per omgaande.\n"
ODD = (
    "",
    "Dear customer, please pay the amount due of 40 euro today, because we really want you to do this now.",
    "a\x00b\x1b[1m <script>alert(1)</script> «Naam»",
    "\ud83d half een teken",
    "日本語のテキスト",
    "x" * 5_000,
)


def _report(text: str, path: str = "brief.txt") -> Report:
    return Linter().judge(plain(text, path=path))


@pytest.mark.slow
@pytest.mark.parametrize("text", ODD)
def test_no_text_costs_the_page(text: str) -> None:
    page = as_html([_report(text, "map/\udcff.txt"), _report(HARD)])
    assert page.encode("utf-8")
    assert "<script>" not in page
    assert page.count("<section aria") == 2


def test_every_mark_has_its_card_and_every_card_its_places() -> None:
    page = as_html([_report(HARD)])
    anchors = re.findall(r"id='?([\w.]+)", page)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r"href='#(\w+)'", page)) <= set(anchors)
    assert page.index("<div class=letter") < page.index("<article")
    assert "<a class='error'" in page
    assert "<mark" not in page


def test_cards_are_by_cause_worst_first_and_what_is_missing_stands_apart() -> None:
    page = as_html([_report(HARD)])
    (places, lacking) = page.split("Wat de tekst mist")
    levels = re.findall(r"<article class='(\w+)'", places)
    assert levels == sorted(levels, key=["error", "warning", "info"].index)
    card = re.search(r"<article class='error'.*?</article>", places, re.DOTALL)
    assert card
    assert card[0].count("<li><a href='#t0p") == 2, "both places of one cause on one card"
    assert "Regel: oplossing-ontbreekt" in lacking
    assert "Regel: archaisch" not in lacking
    assert "class=places" not in lacking


def test_the_page_says_when_by_whom_which_norms_and_which_file(letterkit: Run, tmp_path: Path) -> None:
    letter = tmp_path / "brief.txt"
    letter.write_text(HARD, encoding="utf-8")
    result = letterkit("lint", letter, "--format", "html", "--today", "2026-11-23", "--reviewer", "Noor <de> Wit")
    assert "Beoordeeld op 23 november 2026." in result.out
    assert "Beoordeeld door Noor &lt;de&gt; Wit." in result.out
    assert hashlib.sha256(letter.read_bytes()).hexdigest() in result.out
    assert re.search(r"Normen: AFM-\d+", result.out)
    assert as_html([_report(HARD)], day=date(2026, 11, 23)) == as_html([_report(HARD)], day=date(2026, 11, 23))


def test_json_and_sarif_name_the_norms_of_each_finding(letterkit: Run, tmp_path: Path) -> None:
    letter = tmp_path / "brief.txt"
    letter.write_text(HARD, encoding="utf-8")
    tree = json.loads(letterkit("lint", letter, "--format", "json").out)
    told = {one["rule"]: one["norms"] for one in tree["documents"][0]["findings"]}
    assert "AFM-103" in told["oplossing-ontbreekt"]
    assert told == {rule: list(by_rule().get(rule, ())) for rule in told}
    run = json.loads(letterkit("lint", letter, "--format", "sarif").out)["runs"][0]
    assert {one["ruleId"]: one["properties"]["norms"] for one in run["results"]} == told
    rules = {one["id"]: one["properties"] for one in run["tool"]["driver"]["rules"]}
    assert {rule: one["norms"] for rule, one in rules.items()} == told
    assert all(set(one["norms"]) <= set(one["tags"]) for one in rules.values())


def test_a_sarif_log_has_each_file_once_and_from_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    inside, outside = str(tmp_path / "map met spatie" / "a.txt"), str(tmp_path.parent / "b.txt")
    run = json.loads(as_sarif([_report(HARD, path) for path in (inside, inside, outside, "c.txt")]))["runs"][0]
    uris = [one["location"]["uri"] for one in run["artifacts"]]
    assert uris == ["map%20met%20spatie/a.txt", (tmp_path.parent / "b.txt").as_uri(), "c.txt"]
    assert {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in run["results"]} == set(uris)
    base = [one["location"].get("uriBaseId") for one in run["artifacts"]]
    assert base == ["%SRCROOT%", None, "%SRCROOT%"]


@pytest.fixture
def word(tmp_path: Path) -> Path:
    document = docx.Document()
    paragraph = document.add_paragraph("Geachte mevrouw, u dient het ")
    paragraph.add_run("bedrag per omgaande").bold = True
    paragraph.add_run(" te voldoen. Gaarne per omgaande.")
    document.add_table(1, 1).cell(0, 0).text = "Gaarne vernemen wij van u."
    document.save(str(tmp_path / "brief.docx"))
    return tmp_path / "brief.docx"


@pytest.mark.slow
def test_a_word_document_comes_back_with_comments_at_their_words(letterkit: Run, word: Path) -> None:
    out = word.with_name("terug.docx")
    before = word.read_bytes()
    assert letterkit("lint", word, "--format", "docx", "--output", out).code == 1
    assert word.read_bytes() == before
    document = docx.Document(io.BytesIO(out.read_bytes()))
    assert document.paragraphs[0].text == docx.Document(str(word)).paragraphs[0].text
    marked = _marked(document)
    told = {comment.comment_id: comment.text for comment in document.comments}
    places = [text for number, text in marked.items() if "“per omgaande” is ouderwets" in told[number]]
    assert places == ["per omgaande", "per omgaande"]
    assert "Gaarne" in marked.values()
    whole = [text for text in told.values() if "Hele brief." in text]
    assert any("[oplossing-ontbreekt]" in text for text in whole)
    assert all("ouderwets" not in text for text in whole)
    bold = [run.text for run in document.paragraphs[0].runs if run.bold and run.text]
    assert "".join(bold) == "bedrag per omgaande"


def _marked(document: object) -> dict[int, str]:
    """The words between the start and the end of each comment, by the number of the comment."""
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    found: dict[int, str] = {}
    open_: set[int] = set()
    for element in document.element.body.iter():  # type: ignore[attr-defined]
        if element.tag == f"{space}commentRangeStart":
            open_.add(int(element.get(f"{space}id")))
        elif element.tag == f"{space}commentRangeEnd":
            open_.discard(int(element.get(f"{space}id")))
        elif element.tag == f"{space}t":
            for number in open_:
                found[number] = found.get(number, "") + (element.text or "")
    return found


def test_comments_need_one_word_document_and_another_name(letterkit: Run, word: Path) -> None:
    text = word.with_name("brief.txt")
    text.write_text(HARD, encoding="utf-8")
    for call in ((word,), (text, "--output", word.with_name("x.docx")), (word, "--output", word)):
        result = letterkit("lint", *call, "--format", "docx")
        assert result.code == 2
        assert "één .docx-bestand" in result.err
