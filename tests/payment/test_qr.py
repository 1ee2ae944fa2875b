"""QR symbols: the tables give exactly what ``qrcode`` gives, and an independent reader reads the payload back."""

import random

import pytest
import qrcode.constants
import qrcode.main
import qrcode.util
import zxingcpp
from PIL import Image

from letterkit.errors import CannotRender
from letterkit.payment import qr

EPC = "BCD\n002\n1\nSCT\n\nVoorbeeld Krediet B.V.\nNL91ABNA0417164300\nEUR287.45\n\n\n1234567890123456\n"
LENGTHS = (1, 17, 62, 84, 97, 122, 180, 213, 251, 288, 331)


def drawn_by_qrcode(data: bytes, version: int, mask: int) -> list[list[bool]]:
    code = qrcode.main.QRCode(
        version=version, error_correction=qrcode.constants.ERROR_CORRECT_M, border=0, mask_pattern=mask
    )
    code.add_data(qrcode.util.QRData(data, mode=4))
    code.make(fit=False)
    return [[bool(module) for module in row] for row in code.modules]


def modules(symbol: qr.Symbol) -> list[list[bool]]:
    return [[symbol.dark(x, y) for x in range(symbol.size)] for y in range(symbol.size)]


def read(symbol: qr.Symbol) -> bytes:
    picture = Image.new("L", (symbol.size + 8, symbol.size + 8), 255)
    for y, row in enumerate(modules(symbol)):
        for x, dark in enumerate(row):
            picture.putpixel((x + 4, y + 4), 0 if dark else 255)
    found = zxingcpp.read_barcodes(picture.resize((picture.width * 4, picture.height * 4), Image.Resampling.NEAREST))
    return bytes(found[0].bytes)


@pytest.mark.parametrize("length", [1, 62, 84, 122, pytest.param(331, marks=pytest.mark.slow)])
def test_the_tables_are_bit_exact_with_qrcode(length: int) -> None:
    version, mask = qr._form(length)
    tables, size = qr._Tables(version), 17 + 4 * version
    draw = random.Random(length)  # noqa: S311 - test data, not secrets
    for _ in range(12):
        data = bytes(draw.randrange(32, 256) for _ in range(length))
        table = qr.Symbol(size, tables.rows(data, mask))
        assert modules(table) == drawn_by_qrcode(data, version, mask)
        assert table == qr.Symbol(size, qr._packed(qr._codewords(data, version), version, mask))


@pytest.mark.parametrize("length", LENGTHS)
def test_every_length_reads_back(length: int) -> None:
    payload = (EPC * 5)[:length]
    assert read(qr.symbol(payload)) == payload.encode("utf-8")


@pytest.mark.parametrize("length", LENGTHS)
def test_the_version_is_the_smallest_and_at_most_13(length: int) -> None:
    version = (qr.symbol("x" * length).size - 17) // 4
    capacity = (14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331)  # ISO/IEC 18004, level M, byte mode
    assert capacity[version - 1] >= length
    assert version == 1 or capacity[version - 2] < length


def test_letters_outside_ascii_are_utf_8() -> None:
    assert read(qr.symbol("Café Ümit")) == "Café Ümit".encode()


def test_the_same_payload_gives_the_same_symbol_before_and_after_the_tables_are_made() -> None:
    payload = "betaal %06d"
    first = qr.symbol(payload % 1)
    for number in range(200):
        qr.symbol(payload % number)
    assert qr.symbol(payload % 1) == first


@pytest.mark.parametrize(("payload", "code"), [("", "qr_empty"), ("x" * 332, "qr_too_big"), ("é" * 166, "qr_too_big")])
def test_what_does_not_fit_is_refused(payload: str, code: str) -> None:
    with pytest.raises(CannotRender, match=code):
        qr.symbol(payload)
