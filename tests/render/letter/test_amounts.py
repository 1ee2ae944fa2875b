"""An amount is never broken over two lines, whatever stands beside it."""

import re

import pytest

from letterkit.errors import CannotRender
from letterkit.message import Block, Bullets, ContactBox, Heading, PayBox, Table, Text
from letterkit.render.letter.columns import GAP, columns

from .conftest import Make
from .samples import inline_row, p, t, with_blocks
from .seen import raw_pages

AMOUNT = re.compile(r"€[ \u00a0]1\.234,56")


def lines(data: bytes) -> list[str]:
    return [line for page in raw_pages(data) for line in page.splitlines()]


@pytest.mark.parametrize("letters", [50, 70, 200])
def test_a_long_word_in_a_table_is_cut_and_the_amounts_are_not(make: Make, letters: int) -> None:
    rows = (("servicekosten" + "x" * letters, "20 november 2026", "€\u00a01.234,56"),) * 2
    table = Table(
        inline_row("Wat", "Datum", "Bedrag"), tuple(inline_row(*row) for row in rows), ("left",) * 2 + ("right",)
    )
    seen = lines(make(with_blocks(table, p("x"))))
    assert sum(bool(AMOUNT.search(line)) for line in seen) == 2
    assert sum("20 november 2026" in line for line in seen) == 2


@pytest.mark.slow
def test_nor_at_its_space(make: Make) -> None:
    """A space that a creditor or a case record wrote, in one run or between two."""
    blocks: list[Block] = []
    for words in range(30):
        for amount in ((Text("€ 1.234,56", data=True),), (Text("€ "), Text("1.234,56", data=True))):
            text = (Text("woord " * words), *amount, Text(" is wat wij krijgen."))
            blocks += (p(*text), Heading(text), Bullets((text,)), PayBox((p(*text),)), ContactBox((p(*text),)))
    seen = lines(make(with_blocks(*blocks)))
    assert sum(bool(AMOUNT.search(line)) for line in seen) == len(blocks)


def test_nor_between_the_number_and_euro(make: Make) -> None:
    seen = lines(make(with_blocks(*(p("woord " * words + "en 25 euro per maand.") for words in range(30)))))
    assert sum("25 euro" in line.replace("\u00a0", " ") for line in seen) == 30


def test_nor_in_a_word_that_is_cut(make: Make) -> None:
    for before in (60, 74, 81, 95):
        word = "x" * before + "/€\u00a01.234,56/" + "y" * 90
        assert any(AMOUNT.search(line) for line in lines(make(with_blocks(p(word)))))
        pieces = (t("x" * before + "€\u00a01.2"), t("34,56", bold=True), t("y" * 90))
        assert any(AMOUNT.search(line) for line in lines(make(with_blocks(p(*pieces)))))


def test_an_amount_that_is_wider_than_its_column_is_refused(make: Make) -> None:
    cells = ("€\u00a01.234.567.890,12",) * 8
    with pytest.raises(CannotRender, match="amount_too_wide"):
        make(with_blocks(Table(inline_row(*"abcdefgh"), (inline_row(*cells),), ("right",) * 8)))


def widths(room: float, *needs: tuple[float, float]) -> list[float]:
    return [width for _, width in columns(0, room + GAP * (len(needs) - 1), needs)]


def test_narrow_columns_keep_their_width() -> None:
    assert widths(400, (300, 700), (60, 100), (60, 60)) == [240, 100, 60]
    assert widths(400, (100, 700), (60, 100), (60, 60)) == [240, 100, 60]
    assert widths(300, (50, 300), (170, 300)) == [130, 170]
    assert widths(300, (50, 100), (60, 80))[1] == 80


def test_columns_fill_the_room_and_no_more() -> None:
    for room in range(60, 700, 13):
        for needs in (((300, 700), (60, 100), (60, 60)), ((50, 300), (170, 300)), ((9, 400), (9, 300), (200, 350))):
            assert sum(widths(room, *needs)) <= room + 1e-6
