"""Files of a house style made anew: what was hidden in them is gone, and what a letter cannot use is refused with why."""

import io
import shutil
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from letterkit.cli.init import init
from letterkit.creditor_file import load
from letterkit.drafts import uploads
from letterkit.errors import CannotRender, LetterkitError, SourceInvalid
from letterkit.render.letter.faces import BOLD, REGULAR

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="20" viewBox="0 0 40 20">{}</svg>'
BOX = '<path d="M0 0h40v20H0z" fill="#0B4F8A"/>'


def _picture(kind: str = "PNG", **more: object) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (60, 30), "#0B4F8A").save(stream, kind, **more)
    return stream.getvalue()


@pytest.fixture
def creditor(tmp_path: Path) -> Path:
    init.main(args=[str(tmp_path / "werkmap")], standalone_mode=False)
    return tmp_path / "werkmap" / "creditor.yaml"


def test_a_photograph_loses_what_the_camera_wrote_into_it() -> None:
    exif = Image.Exif()
    exif[0x010E] = "Adres van de fotograaf"
    content, suffix = uploads.logo(_picture("JPEG", exif=exif))
    assert suffix == ".png"
    assert b"fotograaf" not in content
    with Image.open(io.BytesIO(content)) as image:
        assert (image.size, image.info.get("exif")) == ((60, 30), None)


def test_what_hangs_behind_a_picture_is_gone() -> None:
    content, _ = uploads.logo(_picture() + b"<script>alert(1)</script>")
    assert b"script" not in content


@pytest.mark.parametrize(
    "evil",
    [
        "<script>alert(1)</script>",
        '<path d="M0 0h9v9z" onclick="alert(1)"/>',
        '<a xlink:href="javascript:alert(1)"><path d="M0 0h9v9z"/></a>',
        "<style>@import url(https://kwaad.example/x.css)</style>",
        '<path d="M0 0h9v9z" style="fill:url(https://kwaad.example/x)"/>',
        "<foreignObject><iframe src='https://kwaad.example'/></foreignObject>",
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        '<set attributeName="onload" to="alert(1)"/>',
    ],
)
def test_a_drawing_is_kept_without_what_it_would_do(evil: str) -> None:
    content, suffix = uploads.logo(SVG.format(evil + BOX).encode())
    assert suffix == ".svg"
    assert b"#0B4F8A" in content
    assert not any(word in content for word in (b"alert", b"kwaad", b"script", b"iframe", b"onclick", b"animate"))


def test_a_drawing_reads_no_file_of_this_machine(tmp_path: Path) -> None:
    (tmp_path / "geheim").write_text("staat hier", encoding="utf-8")
    entity = f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file://{tmp_path}/geheim">]>'
    content, _ = uploads.logo(entity.encode() + SVG.format("<desc>&x;</desc>" + BOX).encode())
    assert b"staat hier" not in content
    assert b"ENTITY" not in content


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"geen plaatje", "picture_unreadable"),
        (b"GIF89a" + b"\0" * 40, "picture_unreadable"),
        (SVG.format("<text>Bank</text>").encode(), "svg_text"),
        (SVG.format('<linearGradient id="a"/>').encode(), "svg_gradient"),
        (SVG.format('<image href="https://kwaad.example/x.png"/>').encode(), "svg_elsewhere"),
        (b"<svg", "picture_unreadable"),
        (b"", "upload_none"),
    ],
)  # fmt: skip
def test_a_logo_that_cannot_be_printed_is_refused_with_the_reason(data: bytes, code: str) -> None:
    with pytest.raises(LetterkitError) as caught:
        uploads.logo(data)
    assert caught.value.code == code


def test_a_typeface_is_written_again_without_tables_it_does_not_need() -> None:
    font = TTFont(io.BytesIO(REGULAR[0].read_bytes()))
    from fontTools.ttLib import newTable  # noqa: PLC0415

    font["meta"] = newTable("meta")
    font["meta"].data = {"dlng": "nl"}
    stream = io.BytesIO()
    font.save(stream)
    again = TTFont(io.BytesIO(uploads.typeface(stream.getvalue())))
    assert "meta" not in again
    assert again.getBestCmap() == font.getBestCmap()


@pytest.mark.parametrize("data", [b"OTTO" + b"\0" * 200, b"geen lettertype", b"\0\1\0\0" + b"\xff" * 60])
def test_what_is_no_truetype_is_refused(data: bytes) -> None:
    with pytest.raises(CannotRender) as caught:
        uploads.typeface(data)
    assert caught.value.code == "font_unreadable"


def test_files_are_stored_and_named_in_the_settings(creditor: Path) -> None:
    before = creditor.read_text(encoding="utf-8")
    uploads.put(
        creditor, {"logo": _picture(), "lettertype": REGULAR[0].read_bytes(), "lettertype_vet": BOLD[0].read_bytes()}
    )
    style = load(creditor).huisstijl
    assert style.logo
    assert style.logo.parent.name == "huisstijl"
    assert style.lettertype_vet
    assert style.lettertype_vet.is_file()
    assert creditor.read_text(encoding="utf-8").count("#") == before.count("#"), "comments stay"


def test_a_typeface_without_its_bold_file_is_refused_and_leaves_nothing(creditor: Path) -> None:
    before = creditor.read_bytes()
    with pytest.raises(SourceInvalid) as caught:
        uploads.put(creditor, {"lettertype": REGULAR[0].read_bytes()})
    assert "lettertype_vet" in str(caught.value.values["problems"])
    assert creditor.read_bytes() == before
    assert list((creditor.parent / "huisstijl").iterdir()) == []
    shutil.rmtree(creditor.parent)
