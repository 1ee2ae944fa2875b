"""``letterkit check-pdf``: what the operator sees, and the exit codes."""

import io
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from letterkit.cli import cli
from letterkit.cli.check_pdf import check_pdf
from letterkit.cli.error_boundary import run
from letterkit.creditor import HouseStyle
from letterkit.message import Message, Paragraph, Recipient, Sender, Text
from letterkit.render.letter import render
from letterkit.render.letter.check import Fault, check, rule_texts, verapdf
from letterkit.texts import keys, say


@pytest.fixture(autouse=True)
def without_java(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verapdf, "available", lambda: False)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "brief.pdf"
    body = Message(
        case_id="1", stage="herinnering", channel="letter", subject=(Text("Onderwerp"),),
        blocks=(Paragraph((Text("Dag"),)),), sender=Sender("Voorbeeld", ("Postbus 1",)),
        recipient=Recipient("A", ("A", "Straat 1", "1234 AB  STAD")), date=date(2026, 11, 21), template_version="1",
    )  # fmt: skip
    path.write_bytes(render(body, HouseStyle()))
    return path


def call(*arguments: str | Path) -> int:
    return run(lambda: cli.main([str(argument) for argument in ("check-pdf", *arguments)], standalone_mode=False))


def test_a_letter_is_in_order(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(letter) == 0
    shown = capsys.readouterr().out
    assert "In orde" in shown
    assert "1 van 1 in orde." in shown
    assert "veraPDF is niet gebruikt" in shown


def test_a_folder_with_one_bad_file_is_not(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pikepdf.open(io.BytesIO(letter.read_bytes())) as pdf:
        del pdf.Root["/Lang"]
        pdf.save(letter.with_name("fout.pdf"))
    assert call(letter.parent) == 1
    shown = capsys.readouterr().out
    assert "De taal van de tekst staat er niet bij." in shown
    assert "1 van 2 in orde." in shown


def test_a_pdf_without_tags_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Image.new("RGB", (10, 10)).save(tmp_path / "scan.pdf")
    assert call(tmp_path / "scan.pdf") == 1
    assert "geen opbouw (tags)" in capsys.readouterr().out


def _of_others(letter: Path) -> Path:
    """A conformant file of another maker, with an order that only our own walk minds."""
    other = letter.with_name("ander.pdf")
    with pikepdf.open(io.BytesIO(letter.read_bytes())) as pdf:
        pdf.docinfo["/Producer"] = "Een ander programma"
        xmp = pdf.Root.Metadata.read_bytes().replace(b"<pdf:Producer>letterkit<", b"<pdf:Producer>Een ander programma<")
        pdf.Root.Metadata = pdf.make_stream(xmp, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
        pdf.save(other)
    return other


def test_our_own_walk_is_advice_for_files_of_others(
    letter: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from letterkit.render.letter.check import walk  # noqa: PLC0415

    other = _of_others(letter)
    monkeypatch.setattr(walk, "walk", lambda _pdf: iter([Fault("order_differs", 1)]))
    assert call(other) == 0
    shown = capsys.readouterr().out
    assert "In orde" in shown
    assert "Advies (telt niet mee voor het oordeel)" in shown
    assert "De voorleesvolgorde is anders" in shown
    assert call(letter) == 1, "on a letter of our own it decides"


def test_the_standard_decides_on_files_of_others_and_speaks_dutch(
    letter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = _of_others(letter)
    with pikepdf.open(io.BytesIO(other.read_bytes())) as pdf:
        del pdf.Root["/ViewerPreferences"]
        pdf.save(other)
    assert call(other) == 1
    shown = capsys.readouterr().out
    assert "De titel wordt niet getoond in de titelbalk. (regel PDFUA1-VIEWER-PREFERENCES-001)" in shown
    assert "must contain" not in shown


def test_an_archive_is_only_asked_of_a_file_that_says_it_is_one(letter: Path) -> None:
    other = _of_others(letter)
    assert set(check(other, java=False).faults) == {"ua1", "2a"}
    with pikepdf.open(io.BytesIO(other.read_bytes())) as pdf:
        xmp = pdf.Root.Metadata.read_bytes().replace(b"<pdfaid:conformance>A<", b"<pdfaid:conformance>B<")
        pdf.Root.Metadata = pdf.make_stream(xmp, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
        pdf.save(other)
    report = check(other, java=False)
    assert set(report.faults) == {"ua1"}
    assert "2a" in report.advice


def test_where_verapdf_runs_it_decides_on_files_of_others(letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verapdf, "available", lambda: True)
    monkeypatch.setattr(verapdf, "verapdf_faults", lambda _path, profile: [Fault("rule", values={"rule": "7.1-3"})])
    assert set(check(_of_others(letter)).faults) == {"verapdf_ua1", "verapdf_2a"}
    assert set(check(letter).faults) == {"structure", "ua1", "2a", "verapdf_ua1", "verapdf_2a"}


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("PDFUA1-LINK-CONTENTS-001", "Een link heeft geen beschrijving."),
        ("PDFUA1-FONT-EMBEDDING-001", "Een lettertype zit niet in het bestand."),
        ("PDFA2A-STREAM-EOL-001", "beschadigd of niet volgens de regels"),
        ("7.18.5-1", "Een aantekening, link of formulierveld"),
        ("7.2-3", "De taal van de tekst of de opbouw"),
        ("9.9-1", "Aan deze regel van de standaard"),
        ("?", "Aan deze regel van de standaard"),
    ],
)
def test_every_rule_has_a_dutch_sentence(rule: str, told: str) -> None:
    assert told in rule_texts.sentence(rule)


def test_one_file_that_cannot_be_read_costs_the_others_nothing(
    letter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letter.with_name("aaa.pdf").write_bytes(b"geen pdf")
    assert call(letter.parent) == 2
    shown = capsys.readouterr()
    assert "In orde" in shown.out
    assert "aaa.pdf" in shown.err


@pytest.mark.parametrize("content", [None, b"", b"geen pdf", b"%PDF-1.7\n"])
def test_what_is_no_pdf_is_an_input_error(
    tmp_path: Path, content: bytes | None, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "brief.pdf"
    if content is not None:
        path.write_bytes(content)
    assert call(path) == 2
    assert "brief.pdf" in capsys.readouterr().err


def test_every_fault_has_its_sentence() -> None:
    values = {"tag": "P", "mcid": 3, "font": "F0", "rule": "7.1", "profile": "ua1", "message": "x", "told": "x"}
    source = Path(check_pdf.callback.__code__.co_filename).parent.parent / "render" / "letter" / "check"  # type: ignore[union-attr]
    text = "".join(path.read_text(encoding="utf-8") for path in source.glob("*.py"))
    codes = {key.removeprefix("check_pdf.fault_") for key in keys("check_pdf.fault_")}
    for code in codes:
        assert f'"{code}"' in text
        assert say(f"check_pdf.fault_{code}", **values)
    assert Fault("no_title").code in codes
