"""``letterkit check-pdf``: what the operator sees, and the exit codes."""

import io
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from letterkit.cli import cli
from letterkit.cli.check_pdf import check_pdf
from letterkit.cli.door import run
from letterkit.creditor import HouseStyle
from letterkit.message import Message, Paragraph, Recipient, Sender, Text
from letterkit.render.letter import render
from letterkit.render.letter.check import Fault, verapdf
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
    values = {"tag": "P", "mcid": 3, "font": "F0", "rule": "7.1", "profile": "ua1", "message": "x"}
    source = Path(check_pdf.callback.__code__.co_filename).parent.parent / "render" / "letter" / "check"  # type: ignore[union-attr]
    text = "".join(path.read_text(encoding="utf-8") for path in source.glob("*.py"))
    codes = {key.removeprefix("check_pdf.fault_") for key in keys("check_pdf.fault_")}
    for code in codes:
        assert f'"{code}"' in text
        assert say(f"check_pdf.fault_{code}", **values)
    assert Fault("no_title").code in codes
