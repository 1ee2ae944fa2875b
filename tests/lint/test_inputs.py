"""Files of every kind: the words a reader sees, at exact places; what cannot be read gets one clear sentence."""

import io
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import docx
import pikepdf
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from letterkit.errors import LetterkitError
from letterkit.lint import Document, judge
from letterkit.lint.inputs import files_to_read, parse, read
from letterkit.texts import say

BODY = ("Uw rekening van oktober staat nog open.", "Hierbij stellen wij u in gebreke.")


def word(*, heading: str = "Lukt betalen niet?") -> bytes:
    content = docx.Document()
    content.add_heading(heading, level=2)
    for line in BODY:
        content.add_paragraph(line.replace("stellen", "stel\u00adlen"))
    content.add_paragraph("U kunt in delen betalen.", style="List Bullet")
    table = content.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Bedrag", "€ 80,00"
    content.sections[0].header.paragraphs[0].text = "Voorbeeld Krediet"
    return saved(content.save)


def saved(save: Callable[[io.BytesIO], object]) -> bytes:
    file = io.BytesIO()
    save(file)
    return file.getvalue()


def pdf(pages: int = 1, *, text: bool = True) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for number in range(1, pages + 1):
        if text:
            canvas.drawString(60, 800, "Voorbeeld Krediet - betalen")
            for at, line in enumerate(
                (
                    f"Deel {'ab'[number % 2]}.",
                    *BODY,
                    f"Zin {'cd'[number % 2]}.",
                    "Wij kijken naar de betaal-",
                    "termijn van uw rekening.",
                )
            ):
                canvas.drawString(60, 700 - 15 * at, line)
            canvas.drawString(60, 600, ("Lukt betalen niet?", "U kunt in delen betalen.")[number % 2])
            canvas.drawString(60, 40, f"Pagina {number} van {pages}")
        else:
            canvas.rect(60, 60, 100, 100, fill=1)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def locked() -> bytes:
    with pikepdf.open(io.BytesIO(pdf())) as file:
        return saved(lambda out: file.save(out, encryption=pikepdf.Encryption(owner="a", user="b")))


def mail(html: str = "", plain: str = "") -> bytes:
    message = EmailMessage()
    message["Subject"] = "Uw betaling – oktober"
    if plain:
        message.set_content(plain)
    if html:
        (message.add_alternative if plain else message.set_content)(html, subtype="html")
    return message.as_bytes()


HTML = """<!doctype html><html><head><title>weg</title><style>p{}</style></head><body>
<div style="display:none">voorvertoning weg</div><h2>Zo betaalt u</h2>
<table><tr><td><p>Uw rekening van oktober staat nog open.</p><p>Hierbij stel&shy;len wij u in&nbsp;gebreke.</p></td></tr></table>
<ul><li>U kunt in delen betalen.</li></ul><p><a href="https://bit.ly/3abc">Betaal hier</a></p><script>weg()</script></body></html>"""


def rules(document: Document) -> set[str]:
    return {one.rule for one in judge(document).findings}


def test_word() -> None:
    document = parse(word(), path="brief.docx", suffix=".docx")
    assert [one.kind for one in document.passages] == ["heading", "paragraph", "paragraph", "item"] + ["cell"] * 3
    assert document.text.endswith("Voorbeeld Krediet")  # the header, behind the text it stands above
    assert "jargon" in rules(document)
    assert document.extracted


@pytest.mark.slow
def test_pdf_of_two_pages_without_running_lines() -> None:
    document = parse(pdf(2), path="brief.pdf", suffix=".pdf")
    assert "Pagina" not in document.text
    assert "Voorbeeld Krediet" not in document.text
    assert "betaaltermijn" in document.text
    assert document.page(0) == 1
    assert document.page(len(document.text) - 1) == 2
    finding = next(one for one in judge(document).findings if one.rule == "jargon")
    assert document.text[finding.start : finding.end] == finding.text


def test_html_is_what_a_reader_sees() -> None:
    document = parse(HTML.encode(), path="mail.html", suffix=".html")
    assert "weg" not in document.text
    assert [one.kind for one in document.passages] == ["heading", "paragraph", "paragraph", "item", "paragraph"]
    assert {"jargon", "linkverkorter"} <= rules(document)


@pytest.mark.parametrize(("html", "plain"), [(HTML, ""), ("", "\n\n".join(BODY)), (HTML, "\n\n".join(BODY) + " Kort.")])
def test_mail_with_its_subject(html: str, plain: str) -> None:
    document = parse(mail(html, plain), path="mail.eml", suffix=".eml")
    assert document.channel == "email"
    assert document.passages[0].kind == "subject"
    assert document.text.startswith("Uw betaling")
    assert "jargon" in rules(document)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_text_in_every_usual_encoding(encoding: str) -> None:
    document = parse("Beste Zoë,\n\nHierbij stellen wij u in gebreke.".encode(encoding), path="a.txt")
    assert "Zoë" in document.text
    assert "jargon" in rules(document)


@pytest.mark.parametrize(
    ("data", "suffix", "code"),
    [
        (locked(), ".pdf", "file_encrypted"),
        (pdf(text=False), ".pdf", "file_scanned"),
        (b"%PDF-1.7 kapot", ".pdf", "file_broken"),
        (b"", ".pdf", "file_broken"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, ".docx", "file_encrypted"),
        (b"geen word", ".docx", "file_broken"),
        (word()[:200], ".docx", "file_broken"),
        (saved(docx.Document().save), ".docx", "file_scanned"),
        (b"", ".eml", "file_broken"),
        (b"Subject: leeg\n\n", ".eml", "file_scanned"),
        (b"<html><body></body></html>", ".html", "file_scanned"),
        (b"\x00\x01\x02", ".txt", "file_no_text"),
    ],
)
def test_what_cannot_be_read(data: bytes, suffix: str, code: str) -> None:
    with pytest.raises(LetterkitError) as raised:
        parse(data, path=f"brief{suffix}", suffix=suffix)
    assert raised.value.code == code
    assert raised.value.exit_code == 2
    assert "brief" in say(f"errors.{code}", **raised.value.values)


def test_folder_stands_for_its_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c.png"):
        (tmp_path / name).write_text("Beste Jan,", encoding="utf-8")
    assert [path.name for path in files_to_read([tmp_path])] == ["a.md", "b.txt"]
    with pytest.raises(LetterkitError, match="file_missing"):
        list(files_to_read([tmp_path / "weg"]))
    with pytest.raises(LetterkitError, match="lint_suffix"):
        read(tmp_path / "c.png")
