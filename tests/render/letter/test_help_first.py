"""How to pay and where to get help stand on page 1, however much there is to add up."""

import re

import pytest

from letterkit.message import Table

from .conftest import Make
from .samples import inline_row, long_message, message, p, with_blocks
from .seen import pages, spoken
from .test_accessible import assert_accessible

POINTER = "Het overzicht van de bedragen staat aan het eind van deze brief."
ANNEX = "Overzicht van de bedragen"


@pytest.mark.slow
@pytest.mark.parametrize("rows", [1, 3, 4, 5, 6, 9, 14, 40])
def test_both_boxes_are_on_page_1(make: Make, rows: int) -> None:
    seen = pages(make(long_message(rows)))
    assert "Zo betaalt u" in seen[0]
    assert "We helpen u graag" in seen[0]
    assert sum(len(re.findall(r"€\s\d+,00", page)) for page in seen) == rows


@pytest.mark.slow
def test_a_table_that_moves_comes_after_the_sign_off_and_the_letter_says_so(make: Make) -> None:
    data = make(long_message(12))
    text = " ".join(pages(data))
    assert text.count(POINTER) == 1
    assert text.index("Met vriendelijke groet") < text.index(ANNEX)
    assert [tag for tag, _ in spoken(data)].index("Table") > [tag for tag, _ in spoken(data)].index("Sect")
    assert_accessible(data)


def test_a_table_that_leaves_room_stays_where_it_is(make: Make) -> None:
    assert POINTER not in pages(make(message()))[0]


def test_without_boxes_no_table_moves(make: Make) -> None:
    table = Table(inline_row("Wat"), tuple(inline_row(str(row)) for row in range(60)), ("left",))
    assert not any(POINTER in page for page in pages(make(with_blocks(p("Dag."), table, p("Groet")))))


def test_in_large_print_at_least_the_way_to_pay_is_on_page_1(make: Make) -> None:
    assert "Zo betaalt u" in pages(make(long_message(12, large_print=True)))[0]
