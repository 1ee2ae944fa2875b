"""The address shows through the window of the envelope, whole and alone; the QR code can be scanned from paper."""

import io

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterkit.creditor import HouseStyle
from letterkit.render.letter import render
from letterkit.render.letter.page_geometry import HEIGHT, MM, WINDOWS, contrast, sheet_for

from .conftest import Make
from .samples import message
from .seen import chars, codes, spoken

SIX = (
    "De heer J. van den Berg",
    "p/a Zorginstelling De Eik",
    "afdeling 3",
    "Postbus 4567",
    "1234 AB  ROTTERDAM",
    "NEDERLAND",
)


@pytest.mark.slow
@pytest.mark.parametrize("envelope", ["C5/6", "C5"])
@pytest.mark.parametrize("side", ["links", "rechts"])
@pytest.mark.parametrize("address", [SIX, SIX[:3]])
@pytest.mark.parametrize("large", [False, True])
def test_the_address_is_in_the_window_and_nothing_else_is(
    make: Make,
    envelope: str,
    side: str,
    address: tuple[str, ...],
    large: bool,
) -> None:
    style = HouseStyle.model_validate({"envelop": envelope, "venster": side})
    window = WINDOWS[envelope, side]
    left, right = window.left * MM, (window.left + window.width) * MM
    top, bottom = HEIGHT - window.top * MM, HEIGHT - (window.top + window.height) * MM
    seen = ""
    for char in chars(make(message(address=address, large_print=large), style)):
        across, down = left <= char.left and char.right <= right, bottom <= char.bottom and char.top <= top
        touches = char.right > left and char.left < right and char.top > bottom and char.bottom < top
        assert (across and down) == touches, char
        seen += char.text if touches else ""
    assert seen == "Retour:VoorbeeldKrediet·Postbus123·3500ACUTRECHT" + "".join(address).replace(" ", "")


@pytest.mark.slow
@pytest.mark.parametrize("dpi", [150, 200])
@pytest.mark.parametrize("large", [False, True])
def test_the_qr_code_reads_back_byte_for_byte(make: Make, dpi: int, large: bool) -> None:
    letter = message(large_print=large)
    assert letter.payment
    data = make(letter)
    found = [code for page in range(2 if large else 1) for code in codes(data, page, dpi)]
    assert found == [letter.payment.qr_payload]


def test_the_qr_code_is_at_least_25_mm_with_four_quiet_modules(make: Make) -> None:
    with pikepdf.open(io.BytesIO(make(message()))) as pdf:
        figure = next(
            node for node in pdf.objects if isinstance(node, pikepdf.Dictionary) and node.get("/S") == "/Figure"
        )
        left, low, right, high = (float(value) for value in figure.A.BBox)
        modules = int(pdf.pages[0].Resources.XObject["/QR"].Width)
    assert right - left == pytest.approx(high - low)
    assert right - left >= 25 * MM
    quiet = 4 * (right - left) / modules
    near = (left - quiet, low - quiet, right + quiet, high + quiet)
    for char in chars(make(message())):
        assert char.right < near[0] or char.left > near[2] or char.top < near[1] or char.bottom > near[3]


@pytest.mark.slow
@given(st.integers(0, 0xFFFFFF))
@settings(max_examples=200, deadline=None)
def test_every_colour_that_is_readable_on_white_is_readable_in_the_pay_box(number: int) -> None:
    colour = tuple((number >> shift & 255) / 255 for shift in (16, 8, 0))
    if contrast(colour, (1, 1, 1)) < 4.5:  # type: ignore[arg-type]
        return
    sheet = sheet_for(HouseStyle(kleur=f"#{number:06X}"), large_print=False)
    assert contrast(sheet.house, sheet.tint) >= 4.5


def test_the_proof_shows_the_same_letter_with_lines_over_it() -> None:
    plain, proof = render(message(), HouseStyle()), render(message(), HouseStyle(), proof=True)
    assert spoken(plain) == spoken(proof)
    text = "".join(char.text for char in chars(proof))
    assert "venstervandeenvelop" in text
    assert "venstervandeenvelop" not in "".join(char.text for char in chars(plain))
