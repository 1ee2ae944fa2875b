"""``letterkit word``: a letter in, a text out for a colleague, and back with changes and comments."""

import zipfile
from pathlib import Path

import docx
import pytest

from tests.conftest import Run

pytestmark = pytest.mark.slow
TODAY = ("--today", "2026-11-30")


@pytest.fixture
def workspace(tmp_path: Path, letterkit: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "werkmap"
    assert letterkit("init", folder).code == 0
    monkeypatch.chdir(folder)
    return folder


def test_a_letter_comes_in_with_its_fields(workspace: Path, letterkit: Run) -> None:
    word = docx.Document()
    word.add_heading("Uw betaling", 2)
    word.add_paragraph("Beste «Aanhef»,")
    word.add_paragraph("Betaal «Bedrag» op «Rekening».").runs[0].bold = True
    word.save("brief.docx")
    read = letterkit(
        "word",
        "read",
        "brief.docx",
        "--stage",
        "herinnering",
        "--subject",
        "Uw betaling",
        "--field",
        "Bedrag=betaling.bedrag",
    )
    assert read.code == 0
    assert 'subject: "Uw betaling"' in read.out
    assert "**Betaal {{ betaling.bedrag | euro }} op" in read.out
    assert "Rekening" in read.err
    refused = letterkit(
        "word", "read", "brief.docx", "--stage", "herinnering", "--subject", "x", "--field", "Bedrag=geen.veld"
    )
    assert (refused.code, "geen.veld" in refused.err) == (2, True)


def test_a_text_goes_out_and_comes_back_with_what_a_colleague_did(workspace: Path, letterkit: Run) -> None:
    assert letterkit("word", "write", "herinnering/letter", "uit.docx", "--customer", "Geldzorgen", *TODAY).code == 0
    unchanged = letterkit("word", "compare", "uit.docx", *TODAY)
    assert (unchanged.code, unchanged.out) == (0, "")
    word = docx.Document("uit.docx")
    paragraph = next(one for one in word.paragraphs if "geldzorgen heeft" in one.text)
    word.add_comment(paragraph.runs[0], text="Dit snapt niemand.", author="Wim Bos")
    paragraph.add_run(" Nieuwe zin van Wim.")
    word.save("terug.docx")
    back = letterkit("word", "compare", "terug.docx", *TODAY)
    assert back.code == 1
    assert "+ " in back.out
    assert "Nieuwe zin van Wim." in back.out
    assert "Wim Bos" in back.out
    assert "Dit snapt niemand." in back.out


@pytest.mark.parametrize(
    "command", [("compare", "x.docx"), ("read", "x.docx", "--stage", "herinnering", "--subject", "x")]
)
def test_what_is_no_word_letter_is_refused_with_a_sentence(
    workspace: Path, letterkit: Run, command: tuple[str, ...]
) -> None:
    missing = letterkit("word", *command)
    assert (missing.code, "x.docx" in missing.err) == (2, True)
    Path("x.docx").write_bytes(b"geen zip")
    broken = letterkit("word", *command)
    assert (broken.code, "Traceback" in broken.err) == (2, False)
    with zipfile.ZipFile("x.docx", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"\0" * 300_000_000)
    bomb = letterkit("word", *command)
    assert (bomb.code, "Traceback" in bomb.err) == (2, False)
    with Path("x.docx").open("wb") as file:
        file.truncate(100_000_000)
    assert letterkit("word", *command).code == 2


def test_a_text_that_is_not_there_is_refused(workspace: Path, letterkit: Run) -> None:
    refused = letterkit("word", "write", "herinnering/brief", "uit.docx", *TODAY)
    assert (refused.code, "herinnering/brief" in refused.err) == (2, True)
    assert not Path("uit.docx").exists()
