"""What somebody uploads through the screens: made anew, or refused with a sentence; nothing of it runs or stays."""

import http.client
import struct
import zipfile
import zlib
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from PIL import Image

from tests import browser
from tests.werkbank.conftest import Answer, Served, asker

pytestmark = [pytest.mark.enable_socket, pytest.mark.slow]
EVIL = "alert_of_an_attacker"
SVG = (
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30" onload="{EVIL}()"><script>{EVIL}()</script>'
    f'<a href="javascript:{EVIL}()"><path d="M0 0h90v30H0z" fill="#0b5c6b" onclick="{EVIL}()"/></a>'
    '<path d="M5 5h20v20H5z" fill="#0b5c6b"/></svg>'
)


def _upload(served: Served, path: str, field: tuple[str, str, bytes], **fields: str) -> Answer:
    """A form with one file: the name of the field, of the file, and what is in it."""
    name, file, data = field
    parts = {"csrf": served.keys.csrf, **fields}.items()
    body = b"".join(
        f'--x\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode() for key, value in parts
    )
    head = f'--x\r\nContent-Disposition: form-data; name="{name}"; filename="{file}"\r\n\r\n'.encode()
    whole = body + head + data + b"\r\n--x--\r\n"
    return asker(served)(path, whole, Content_Type="multipart/form-data; boundary=x", X_Letterkit=None)


def _everything(served: Served) -> bytes:
    files = [path for path in served.folder.rglob("*") if path.is_file() and ".letterkit" not in path.parts]
    return b"".join(path.read_bytes() for path in files)


def _word(extra: dict[str, bytes], text: str = "Beste «Aanhef», betaal.") -> bytes:
    word = docx.Document()
    word.add_paragraph(text)
    stream = BytesIO()
    word.save(stream)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as package:
        for name, content in extra.items():
            package.writestr(name, content)
    return stream.getvalue()


def test_a_drawing_with_a_script_is_kept_as_shapes_alone(served: Served) -> None:
    answer = _upload(served, "/huisstijl/bestanden", ("logo", "../../logo.svg", SVG.encode()))
    assert answer.status == 200
    (stored,) = (served.folder / "huisstijl").iterdir()
    assert b"M5 5h20v20H5z" in stored.read_bytes()
    assert EVIL.encode() not in _everything(served)
    assert b"<script" not in stored.read_bytes()


def test_a_picture_is_drawn_again_without_what_hangs_behind_it(served: Served) -> None:
    stream = BytesIO()
    Image.new("RGB", (60, 20), "#0b5c6b").save(stream, "PNG")
    answer = _upload(
        served, "/huisstijl/bestanden", ("logo", "logo.png", stream.getvalue() + b"<script>" + EVIL.encode())
    )
    assert answer.status == 200
    assert EVIL.encode() not in _everything(served)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def test_a_picture_that_unpacks_to_an_absurd_size_is_refused(served: Served) -> None:
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 1, 0, 0, 0, 0)
    bomb = (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", head)
        + _chunk(b"IDAT", zlib.compress(b"\0" * 7501))
        + _chunk(b"IEND", b"")
    )
    before = (served.folder / "creditor.yaml").read_bytes()
    answer = _upload(served, "/huisstijl/bestanden", ("logo", "logo.png", bomb))
    assert answer.status == 422
    assert 'role="alert"' in answer.text
    assert (served.folder / "creditor.yaml").read_bytes() == before
    assert not list((served.folder / "huisstijl").glob("*"))


def test_of_a_word_letter_with_macros_the_words_alone_come_in(served: Served) -> None:
    data = _word({"word/vbaProject.bin": EVIL.encode() * 100, "word/activeX/activeX1.bin": EVIL.encode()})
    page = _upload(served, "/word/in", ("bestand", "brief.docm", data), tekst="herinnering/letter", onderwerp="x")
    assert page.status == 200
    assert "Beste «Aanhef», betaal." in page.text
    assert EVIL not in page.text
    assert EVIL.encode() not in _everything(served)


@pytest.mark.parametrize("path", ["/word/in", "/word/terug"])
@pytest.mark.parametrize("part", ["word/media/image1.png", "word/comments.xml"])
def test_a_word_letter_that_unpacks_without_end_is_refused(served: Served, path: str, part: str) -> None:
    data = _word({part: b"\0" * 300_000_000})
    assert len(data) < 1_000_000
    answer = _upload(served, path, ("bestand", "brief.docx", data), tekst="herinnering/letter", onderwerp="x")
    assert answer.status == 422
    assert 'role="alert"' in answer.text


def test_a_hundred_megabytes_are_not_read_to_their_end(served: Served) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=60)
    connection.putrequest("POST", "/word/in", skip_host=True)
    for name, value in {
        "Host": f"127.0.0.1:{served.port}", "Cookie": served.cookie, "Origin": served.address,
        "Content-Type": "multipart/form-data; boundary=x", "Content-Length": "100000000",
    }.items():  # fmt: skip
        connection.putheader(name, value)
    connection.endheaders()
    sent, status = 0, 0
    with closing(connection):
        try:
            while sent < 100:
                connection.send(b"x" * 1_000_000)
                sent += 1
            status = connection.getresponse().status
        except (BrokenPipeError, ConnectionResetError):
            pass  # it stopped listening
    assert sent < 100 or status == 413
    assert asker(served)("/hulp").status == 200


@pytest.mark.browser
@browser.needs_browser
def test_a_hundred_megabytes_are_told_before_they_are_sent(page: Any, served: Served, tmp_path: Path) -> None:
    huge = tmp_path / "groot.docx"
    with huge.open("wb") as file:
        file.truncate(100_000_000)
    page.goto(f"{served.address}/word")
    page.set_input_files("form[action='/word/in'] input[type=file]", str(huge))
    page.fill("input[name=onderwerp]", "Betaling")
    page.click("form[action='/word/in'] button")
    page.wait_for_selector("form[action='/word/in'] [role=alert]")
    assert "te groot" in page.text_content("form[action='/word/in'] [role=alert]")
