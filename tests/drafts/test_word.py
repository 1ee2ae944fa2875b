"""Word in, out, and back: a letter somebody has, a text with its findings, and what a colleague did with it."""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from letterkit.cli.init import init
from letterkit.drafts import customers, looking
from letterkit.drafts.word import fields, reading, returned
from letterkit.drafts.word.writing import Remark, Sheet, write
from letterkit.errors import Unreadable
from letterkit.render import plain
from letterkit.templating import vocabulary
from letterkit.workspace import Workspace, load_workspace, with_folders

TODAY = date(2026, 11, 30)
NAME = "herinnering/letter.md.j2"


def _bytes(word: Any) -> bytes:
    stream = BytesIO()
    word.save(stream)
    return stream.getvalue()


def _letter() -> Any:
    word = docx.Document()
    word.add_heading("Uw betaling", 1)
    word.add_paragraph("Beste «Aanhef»,")
    line = word.add_paragraph("U moet nog ")
    line.add_run("«Bedrag»").bold = True
    line.add_run(" betalen vóór <<Vervaldatum>>. ")
    line.add_run("Echt").italic = True
    word.add_paragraph("Bel ons", style="List Bullet")
    word.add_paragraph("Mail ons", style="List Bullet")
    table = word.add_table(rows=2, cols=2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells), ("Wat", "Hoeveel", "Huur", "«Bedrag»"), strict=True
    ):
        cell.text = text
    word.add_paragraph("# geen kop, 100 * 2 {% if x %} {{ 7*7 }} [hier]")
    return word


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("word") / "werkmap"
    init.main(args=[str(folder)], standalone_mode=False)
    return with_folders(load_workspace(folder / "creditor.yaml"), today=TODAY)


def test_a_word_letter_becomes_text_with_names_of_fields_to_choose() -> None:
    letter = reading.read(_bytes(_letter()), "brief.docx")
    assert letter.fields == ("Aanhef", "Bedrag", "Vervaldatum", "7*7")
    assert letter.body.startswith(
        "## Uw betaling\n\nBeste «Aanhef»,\n\nU moet nog **«Bedrag»** betalen vóór «Vervaldatum». Echt"
    )
    assert "- Bel ons\n- Mail ons" in letter.body
    assert "| Wat | Hoeveel |\n| --- | --- |\n| Huur | «Bedrag» |" in letter.body
    assert letter.dropped == {"style": 1}


def test_fields_are_guessed_and_what_is_not_chosen_stays_to_be_seen() -> None:
    entries = list(vocabulary.entries())
    guesses = {
        name: guess and guess.path
        for name in ("Aanhef", "Bedrag", "IBAN", "Schoenmaat")
        for guess in [fields.guessed(name, entries)]
    }
    assert guesses == {
        "Aanhef": "klant.aanhef",
        "Bedrag": "betaling.bedrag",
        "IBAN": "betaling.iban",
        "Schoenmaat": None,
    }
    text = fields.filled("«Bedrag» en «Schoenmaat»", {"Bedrag": "{{ betaling.bedrag | euro }}"})
    assert text == "{{ betaling.bedrag | euro }} en \\[Schoenmaat\\]"


@pytest.mark.slow
def test_what_is_read_in_is_a_draft_that_can_be_looked_at(workspace: Workspace) -> None:
    letter = reading.read(_bytes(_letter()), "brief.docx")
    entries = list(vocabulary.entries())
    chosen = {name: guess.text for name in letter.fields if (guess := fields.guessed(name, entries))}
    text = reading.template("herinnering", "letter", "Betaling van «Bedrag»", letter.body, chosen)
    case = customers.samples(workspace, "herinnering", TODAY)[0].case
    seen = looking.look(workspace, "herinnering", "letter", case, TODAY, texts={NAME: text})
    assert seen.message is not None, seen.obstacle
    words = plain.render(seen.message)
    assert "# geen kop, 100 * 2 % if x % [7*7] [hier]" in words, "what is markup to us is words in Word"
    assert "Beste Beste" not in words
    assert "«" not in words


def _tracked(paragraph: Any, kind: str, text: str) -> None:
    change = OxmlElement(f"w:{kind}")
    run, words = OxmlElement("w:r"), OxmlElement("w:delText" if kind == "del" else "w:t")
    words.text = text
    run.append(words)
    change.append(run)
    change.set(qn("w:author"), "Wim")
    paragraph._p.append(change)


@pytest.mark.slow
def test_a_text_goes_out_with_findings_and_remarks_and_comes_back_with_changes(workspace: Workspace) -> None:
    case = customers.samples(workspace, "herinnering", TODAY)[0].case
    text = (workspace.templates.folders.text(NAME) or "") + "\nIndien u wilt, belt u ons.\n"
    seen = looking.look(workspace, "herinnering", "letter", case, TODAY, texts={NAME: text})
    assert seen.report
    document = seen.report.document
    remark = Remark(
        next(one.text for one in document.sentences if one.text.startswith("Indien")), "Lot Vos", "Dit snapt niemand."
    )
    data = write([Sheet("Gewoon", document, seen.findings, [remark])], "herinnering/letter", "Gewoon")
    word = docx.Document(BytesIO(data))
    said = [(comment.author, comment.text) for comment in word.comments]
    assert any(author == "letterkit" and "als" in text.casefold() for author, text in said)
    assert ("Lot Vos", "Dit snapt niemand.") in said
    back = returned.read(data, "terug.docx")
    assert (back.about, back.customer, back.changes) == ("herinnering/letter", "Gewoon", 0)
    assert [(one.words, one.by) for one in back.comments] == [("Indien u wilt, belt u ons.", "Lot Vos")], (
        "ours are no news"
    )
    assert "Indien u wilt, belt u ons." in back.text
    paragraph = word.add_paragraph("Wij ")
    _tracked(paragraph, "del", "moeten")
    _tracked(paragraph, "ins", "helpen u graag.")
    word.add_comment(paragraph.runs[0], text="Vriendelijker zo.", author="Wim Bos")
    again = returned.read(_bytes(word), "terug.docx")
    assert again.text.endswith("Wij helpen u graag.")
    assert again.changes == 2
    assert [one.said for one in again.comments] == ["Dit snapt niemand.", "Vriendelijker zo."]


@pytest.mark.parametrize("data", [b"", b"geen zip", b"PK\x03\x04" + b"\0" * 60, _bytes(docx.Document())[:900]])
@pytest.mark.parametrize("read", [reading.read, returned.read])
def test_what_is_no_word_document_is_refused(read: Any, data: bytes) -> None:
    with pytest.raises(Unreadable):
        read(data, "brief.docx")


def test_a_table_or_list_that_is_empty_is_no_trouble(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_table(rows=0, cols=2)
    assert reading.read(_bytes(word), "leeg.docx").body.strip() == ""
