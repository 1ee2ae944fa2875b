"""Files that are damaged, odd or made to cost: a clear verdict within seconds, and never at the cost of other files."""

import io
import itertools
import time
import zipfile
import zlib
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest

from letterkit.cli import cli, error_boundary
from letterkit.errors import LetterkitError, Unreadable
from letterkit.lint import judge
from letterkit.lint.inputs import parse
from letterkit.lint.inputs.child import in_child
from letterkit.lint.inputs.deadline import deadline

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MAIN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SECONDS = 6.0  # of processor time; each takes one or two on a quiet machine


def word(body: str, *, behind: str = "", **parts: str) -> bytes:
    """A .docx with this body; further parts by their name without folder and ending, such as ``styles``.

    behind: what lies behind its pages.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("_rels/.rels", relations(officeDocument="word/document.xml"))
        package.writestr("word/document.xml", f"<w:document {W}>{behind}<w:body>{body}</w:body></w:document>")
        package.writestr("word/_rels/document.xml.rels", relations(**{name: f"{name}.xml" for name in parts}))
        for name, text in parts.items():
            package.writestr(f"word/{name}.xml", text)
    return made.getvalue()


def relations(**targets: str) -> str:
    rows = (
        f'<Relationship Id="r{at}" Type="{MAIN}/{role}" Target="{target}"/>'
        for at, (role, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{"".join(rows)}</Relationships>'


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def nested(depth: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * depth + paragraph("Diep.") + "</w:tc></w:tr></w:tbl>" * depth


def pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, of which the first is the catalogue."""
    made, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer\n<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(made))
    return made + head + table + tail


def layered() -> bytes:
    """A page whose content is packed twice: some kilobytes that unpack to gigabytes."""
    squeeze = zlib.compressobj(9)
    once = b"".join(squeeze.compress(b"q Q " * 250_000) for _ in range(1_000)) + squeeze.flush()
    content = zlib.compress(once, 9)
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%b\nendstream" % (len(content), content),
    )


def mails(depth: int) -> bytes:
    message = EmailMessage()
    message["Subject"] = "Binnenin"
    message.set_content("Beste mevrouw Bakker,")
    data = message.as_bytes()
    head = b"Subject: Fwd\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n"
    return head * depth + data


def idna() -> bytes:
    return b'Subject: Uw rekening\nMIME-Version: 1.0\nContent-Type: text/plain; charset="idna"\n\nUw rekening staat open.\n'


def encoded_subject() -> bytes:
    return b"Subject: " + b" ".join(b"=?utf-8?q?Uw_rekening?=" for _ in range(13_000)) + b"\n\nUw rekening.\n"


ENTITIES = f'<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><w:document {W}><w:body>{paragraph("Hoi &b;")}</w:body></w:document>'
SENTENCE = "Uw rekening van oktober staat nog open. "


def replaced(part: str, text: str) -> bytes:
    """A good .docx in which one part has this text instead of its own."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word(paragraph(SENTENCE), styles=f"<w:styles {W}/>"))) as old,
        zipfile.ZipFile(made, "w") as new,
    ):
        for one in old.namelist():
            new.writestr(one, text if one == part else old.read(one))
    return made.getvalue()


FINE = "fine"
INPUTS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "docx, text broken": (".docx", lambda: replaced("word/document.xml", "<w:document>"), "file_broken"),
    "docx, styles broken": (".docx", lambda: replaced("word/styles.xml", "<a"), "file_broken"),
    "docx, relations broken": (".docx", lambda: replaced("_rels/.rels", "<a"), "file_broken"),
    "docx, entities": (".docx", lambda: replaced("word/document.xml", ENTITIES), FINE),
    "docx, 200 tables in one another": (".docx", lambda: word(nested(200)), "file_limit_depth"),
    "docx, 20 tables in one another": (".docx", lambda: word(nested(20)), FINE),
    "docx, a cell over 100 million columns": (
        ".docx",
        lambda: word(
            f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="100000000"/></w:tcPr>{paragraph(SENTENCE)}</w:tc></w:tr></w:tbl>'
        ),
        FINE,
    ),
    "docx, 200,000 paragraphs": (".docx", lambda: word(paragraph("a") * 200_000), "file_limit_paragraphs"),
    "docx, unpacks too large": (".docx", lambda: word("<w:p/>" * 15_000_000), "file_limit_unpacked"),
    "pdf, page is no page": (
        ".pdf",
        lambda: pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"[1 2 3]"),
        "file_broken",
    ),
    "pdf, says it has a million pages": (
        ".pdf",
        lambda: pdf(
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1000000>>",
            b"<</Type/Page/Parent 2 0 R>>",
        ),
        "file_limit_pages",
    ),
    "pdf, pages in a circle": (
        ".pdf",
        lambda: pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 1>>"),
        "file_broken",
    ),
    "pdf, packed twice": (".pdf", layered, "file_limit_memory"),
    "html, 900 div": (".html", lambda: b"<div>" * 900 + SENTENCE.encode(), "file_limit_depth"),
    "html, 90 div": (".html", lambda: b"<div>" * 90 + SENTENCE.encode(), FINE),
    "html, 10,000 open b": (".html", lambda: b"<p>" + b"<b>a " * 10_000, "file_limit_depth"),
    "html, 100,000 span": (".html", lambda: b"<p>" + b"<span>a</span>" * 50_000 + b"<span> a</span>" * 10_000, FINE),
    "eml, 2,000 deep": (".eml", lambda: mails(2_000), "file_limit_parts"),
    "eml, four deep": (".eml", lambda: mails(4), FINE),
    "eml, charset idna": (".eml", idna, FINE),
    "eml, subject of 300 kB": (".eml", encoded_subject, "file_limit_header"),
    "txt, a@a@": (".txt", lambda: b"a@" * 4_000, FINE),
    "txt, empty lines": (".txt", lambda: b"Hoi.\n" + b"\n" * 20_000 + b"Dag.", FINE),
    "txt, spaces": (".txt", lambda: b"Hoi." + b" " * 40_000 + b"Dag.", FINE),
    "txt, digits": (".txt", lambda: b"1" * 20_000, FINE),
    "txt, 1.1.1.": (".txt", lambda: b"1." * 10_000, FINE),
    "txt, <!--": (".txt", lambda: b"a <!--" * 7_000, FINE),
    "txt, a megabyte": (".txt", lambda: SENTENCE.encode() * 25_000, "file_limit_characters"),
}


def verdict(suffix: str, data: bytes) -> str:
    try:
        judge(parse(data, path=f"brief{suffix}", suffix=suffix))
    except LetterkitError as error:
        return error.code if error.exit_code == 2 else f"exit {error.exit_code}"
    return FINE


@pytest.mark.slow
@pytest.mark.parametrize("name", INPUTS)
def test_an_odd_file_ends_soon_with_the_right_verdict(name: str) -> None:
    suffix, build, expected = INPUTS[name]
    data = build()
    start = time.process_time()
    assert verdict(suffix, data) == expected
    assert time.process_time() - start < SECONDS


def test_what_a_library_raises_is_a_broken_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr("letterkit.lint.inputs.html.read", breaks)
    assert verdict(".html", b"<p>Hoi.</p>") == "file_broken"


def test_a_file_has_a_deadline() -> None:
    with pytest.raises(Unreadable, match="file_limit_time"), deadline("a.txt", 0.2):
        sum(at for at in itertools.count())


@pytest.mark.parametrize(
    ("work", "code"),
    [
        (lambda: bytearray(3_000_000_000), "file_limit_memory"),
        (lambda: __import__("os")._exit(3), "file_limit_memory"),
        (lambda: 1 / 0, "file_broken"),
    ],
)
def test_what_happens_in_the_child_stays_there(work: object, code: str) -> None:
    with pytest.raises(Unreadable) as raised:
        in_child(work, path="a.pdf", kind="pdf")  # type: ignore[arg-type]
    assert raised.value.code == code


def test_a_folder_is_judged_whatever_one_file_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "goed.txt").write_text("Hierbij stellen wij u in gebreke.", encoding="utf-8")
    (tmp_path / "kapot.pdf").write_bytes(b"%PDF-1.7 kapot")
    (tmp_path / "foto.png").write_bytes(b"\x89PNG")
    code = error_boundary.run(lambda: cli.main(["lint", str(tmp_path)], standalone_mode=False))
    shown = capsys.readouterr().out
    assert code == 2
    assert "in gebreke" in shown
    assert "kapot.pdf" in shown
    assert "foto.png" in shown
    assert "2 bestand(en) niet gelezen." in shown


@pytest.mark.parametrize("content", [None, b"", b"   \n"])
def test_nothing_read_is_never_no_faults(
    content: bytes | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if content is not None:
        (tmp_path / "a.txt").write_bytes(content)
    assert error_boundary.run(lambda: cli.main(["lint", str(tmp_path)], standalone_mode=False)) == 2
    assert capsys.readouterr().err


def test_no_sign_of_a_file_reaches_the_terminal_as_a_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a\x1b[31m.txt").write_text("Hierbij stellen\x1b]0;weg\x07 wij u in gebreke.\x9b1m", encoding="utf-8")
    error_boundary.run(lambda: cli.main(["lint", str(tmp_path)], standalone_mode=False))
    shown = capsys.readouterr().out
    assert "gebreke" in shown
    assert not {"\x1b", "\x07", "\x9b"} & set(shown)


def test_a_report_is_for_its_maker_only(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Hierbij stellen wij u in gebreke.", encoding="utf-8")
    target = tmp_path / "uit.json"
    error_boundary.run(
        lambda: cli.main(["lint", str(tmp_path / "a.txt"), "--output", str(target)], standalone_mode=False)
    )
    assert target.stat().st_mode & 0o777 == 0o600
