"""The forms a report comes in: the contract's JSON, SARIF, JUnit, GitHub commands, and a page to file."""

import json
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from lxml import etree

from letterkit.lint import Linter, Report
from letterkit.lint.coverage import UnreadFile
from letterkit.lint.inputs.text import plain
from letterkit.reports import rule_pages
from letterkit.reports.lint_github import as_github
from letterkit.reports.lint_html import as_html
from letterkit.reports.lint_json import as_json
from letterkit.reports.lint_junit import as_junit
from letterkit.reports.lint_sarif import as_sarif
from letterkit.reports.lint_text import as_text
from tests.schemas import of_schema

ROOT = Path(__file__).parents[2]
SARIF = json.loads((Path(__file__).parent / "sarif-subset.json").read_text(encoding="utf-8"))
JUNIT = etree.XMLSchema(etree.parse(Path(__file__).parent / "junit.xsd"))
HOSTILE = """Onderwerp: <script>alert(1)</script> & "Uw" betaling

Beste mevrouw Bakker,

Hierbij stellen wij u in gebreke. Wilt u € 80 betalen vóór 12 december 2026? Kijk op https://bit.ly/3abc, 100% zeker.
<!-- letterkit: sta-toe linkverkorter bij="bit.ly" reden="oude folder" wie="N. de Wit" tot=2099-01-01 -->
"""


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    linter = Linter(today=date(2026, 12, 1))
    texts = {"map met spatie/a.txt": HOSTILE, "leeg.txt": "", "goed.txt": "Bedankt voor uw betaling."}
    return [linter.judge(plain(text, path=path, channel="letter")) for path, text in texts.items()]


def test_json_is_as_the_contract_says(reports: list[Report]) -> None:
    tree = json.loads(as_json(reports))
    assert tree["version"] == 1
    assert set(tree["tool"]) == {"name", "version", "rules_hash"}
    first = tree["documents"][0]
    assert {"path", "stage", "channel", "language", "words", "sentences", "readability", "tone", "solutions"} <= set(
        first
    )
    assert set(first["tone"]) == {"threat", "blame", "cold", "command", "shame", "empathy"}
    assert set(first["solutions"]) == {"offered", "options", "contact_invited", "channels"}
    wanted = {
        "rule",
        "category",
        "level",
        "message",
        "text",
        "start",
        "end",
        "line",
        "column",
        "end_line",
        "end_column",
    }
    for finding in first["findings"]:
        assert wanted | {"suggestions", "kind", "source"} <= set(finding)
        assert HOSTILE[finding["start"] : finding["end"]] == finding["text"]
    summary = tree["summary"]
    assert summary["documents"] == 3
    assert summary["suppressed"] == 1
    assert sum(summary[level] for level in ("error", "warning", "info")) == sum(len(one.findings) for one in reports)


@pytest.mark.slow
def test_sarif_follows_its_schema(reports: list[Report]) -> None:
    log = json.loads(as_sarif(reports))
    of_schema(SARIF).validate(log)
    run = log["runs"][0]
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert all(ids[result["ruleIndex"]] == result["ruleId"] for result in run["results"])
    assert [one["ruleId"] for one in run["results"] if "suppressions" in one] == ["linkverkorter"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("place", "wrong"),
    [
        ((), {"extra": 1}),
        (("runs", 0, "tool", "driver"), {"colour": "red"}),
        (("runs", 0, "results", 0), {"level": "fatal"}),
        (("runs", 0, "results", 0, "locations", 0, "physicalLocation", "region"), {"startLine": 0}),
    ],
)
def test_the_schema_of_sarif_refuses_what_is_wrong(
    reports: list[Report], place: tuple[str | int, ...], wrong: dict[str, object]
) -> None:
    log = json.loads(as_sarif(reports))
    node = log
    for step in place:
        node = node[step]
    node.update(wrong)
    assert not of_schema(SARIF).is_valid(log)


def test_junit_follows_its_schema(reports: list[Report]) -> None:
    JUNIT.assertValid(etree.fromstring(as_junit(reports).encode()))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [('failures="', 'fails="'), ('errors="0"', 'errors="-1"'), ("<testcase ", "<case "), ('type="error"', 'type=""')],
)
def test_the_schema_of_junit_refuses_what_is_wrong(reports: list[Report], right: str, wrong: str) -> None:
    text = (
        as_junit(reports).replace(right, wrong).replace("</testcase>", "</case>" if "case " in wrong else "</testcase>")
    )
    parser = etree.XMLParser(recover=True)
    assert not JUNIT.validate(etree.fromstring(text.encode(), parser))


def test_junit_counts_add_up(reports: list[Report]) -> None:
    root = ET.fromstring(as_junit(reports))  # noqa: S314 - our own text
    assert root.tag == "testsuites"
    assert len(root) == 3
    for suite in root:
        cases = suite.findall("testcase")
        assert [child.tag for child in suite if child.tag != "testcase"] == ["properties", "system-out", "system-err"]
        assert int(suite.attrib["tests"]) == len(cases) > 0
        assert int(suite.attrib["failures"]) == len(suite.findall("testcase/failure"))
        assert int(suite.attrib["skipped"]) == len(suite.findall("testcase/skipped"))
        assert all({"classname", "name", "time"} == set(case.attrib) for case in cases)
    assert [suite.attrib["id"] for suite in root] == ["0", "1", "2"]


def test_junit_has_the_day_and_tips_fail_nothing(reports: list[Report]) -> None:
    root = ET.fromstring(as_junit(reports, day=date(2026, 12, 1)))  # noqa: S314 - our own text
    assert {suite.attrib["timestamp"] for suite in root} == {"2026-12-01T00:00:00"}
    tips = [finding.message for report in reports for finding in report.findings if finding.level == "info"]
    assert tips
    shown = "".join(out.text or "" for out in root.iter("system-out"))
    failed = "".join(failure.text or "" for failure in root.iter("failure"))
    assert all(tip in shown + failed for tip in tips)


def test_page_says_first_whether_the_texts_can_go(reports: list[Report]) -> None:
    wrong = sum(1 for report in reports if report.count("error"))
    assert f"in {wrong} van de {len(reports)} gelezen tekst(en) zit een fout" in as_html(reports)
    sound = [report for report in reports if not report.count("error")]
    assert "Geen fouten" in as_html(sound)
    unread = [UnreadFile("a.png", "file_no_text", {"file": "a.png"})]
    assert "1 bestand(en) kon letterkit niet lezen" in as_html(sound, unread)


def test_github_commands_are_one_line_each(reports: list[Report]) -> None:
    lines = as_github(reports).splitlines()
    found = sum(len(report.findings) for report in reports)
    assert len(lines) == found + 1
    assert all(re.match(r"::(error|warning|notice) file=[^,]*,line=\d+,col=\d+,", line) for line in lines[:-1])


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        values = dict(attrs)
        self.ids += [values["id"] or ""] if "id" in values else []
        self.links += [values["href"] or ""] if "href" in values else []


def test_page_asks_nothing_of_the_outside_and_hides_no_script(reports: list[Report]) -> None:
    text = as_html(reports)
    page = _Page()
    page.feed(text)
    assert not {"script", "img", "link", "iframe", "base", "form"} & page.tags
    assert all(link.startswith("#") for link in page.links)
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert "default-src 'none'" in text
    assert text == as_html(reports)


def test_text_shows_the_sentence_with_a_mark(reports: list[Report]) -> None:
    lines = as_text(reports).split("\n")
    at = next(number for number, line in enumerate(lines) if "[jargon]" in line)
    mark = lines[at + 2]
    quoted = lines[at + 1][mark.index("^") : mark.rindex("^") + 1]
    assert quoted in HOSTILE
    assert "gebreke" in quoted
    assert "\x1b[" in as_text(reports, colour=True)
    assert "\x1b[" not in as_text(reports)


def test_pages_about_the_rules_are_up_to_date() -> None:
    folder = ROOT / "docs" / "nl" / "regels"
    written = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
    assert written == rule_pages.pages()
