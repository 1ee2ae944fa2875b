"""Letters of several pages: nothing is lost, and pages break where a reader would break them."""

import re

import pytest

from letterkit.errors import CannotRender
from letterkit.message import Bullets, ContactBox, Heading, PayBox, Table

from .conftest import Make
from .samples import inline, inline_row, long_message, message, p, with_blocks
from .seen import chars, pages, raw_pages, spoken

LINE = "Een regel gewone tekst die samen met andere regels een alinea van een brief vormt. "


def test_a_letter_of_normal_length_fits_on_one_page_without_page_number(make: Make) -> None:
    seen = pages(make(message()))
    assert len(seen) == 1
    assert "pagina" not in seen[0]


@pytest.mark.slow
def test_300_rows_are_all_there_under_a_head_on_every_page(make: Make) -> None:
    data = make(long_message(300))
    seen = pages(data)
    assert len(seen) > 5
    for row in range(300):
        assert sum(len(re.findall(rf"€\s{row},00", page)) for page in seen) == 1
    with_rows = [page for page in seen if re.search(r"€\s\d+,00", page)]
    assert all("Nog te betalen" in page for page in with_rows)
    assert [tag for tag, _ in spoken(data)].count("TH") == 2
    assert [tag for tag, _ in spoken(data)].count("TR") == 302


@pytest.mark.slow
def test_the_total_stands_with_the_last_row(make: Make) -> None:
    for rows in range(18, 60, 3):
        page = next(page for page in pages(make(long_message(rows))) if "Totaal" in page)
        assert re.search(rf"€\s{rows - 1},00", page)


def test_pages_are_numbered_and_following_pages_say_whose_letter_it_is(make: Make) -> None:
    seen = pages(make(long_message(100)))
    for number, page in enumerate(seen, start=1):
        assert page.endswith(f"pagina {number} van {len(seen)}")
        assert page.startswith("Voorbeeld Krediet · Datum 21 november 2026 · Kenmerk 1234") == (number > 1)


@pytest.mark.parametrize("filler", range(20, 36))
def test_a_heading_stays_with_what_follows(make: Make, filler: int) -> None:
    lines = [p(f"Regel {number}") for number in range(filler)]
    seen = raw_pages(make(with_blocks(*lines, Heading(inline("Kopje")), p("Na het kopje"), p("Slot"))))
    page = next(page for page in seen if "Kopje" in page)
    assert "Na het kopje" in page


@pytest.mark.slow
@pytest.mark.parametrize("words", range(300, 520, 20))
def test_no_widows_and_no_orphans(make: Make, words: int) -> None:
    body = p(" ".join(f"woord{number}" for number in range(words)))
    seen = raw_pages(make(with_blocks(body, p("Tweede. " + LINE * 3), p(LINE * 6), p("Groet"))))
    for page in seen:
        per_paragraph = [0, 0, 0]
        for line in page.splitlines():
            per_paragraph[0] += "woord" in line
        assert per_paragraph[0] != 1


@pytest.mark.parametrize("filler", range(10, 34, 2))
def test_a_box_is_never_split(make: Make, filler: int) -> None:
    boxes = (
        PayBox((Heading(inline("Eerste kader")), p("Begin betalen"), p(LINE * 4), p("Einde betalen"))),
        ContactBox((p("Begin contact"), Bullets((inline("a"), inline("b"))), p("Einde contact"))),
    )
    lines = [p(f"Regel {number}") for number in range(filler)]
    seen = pages(make(with_blocks(*lines, *boxes)))
    for name in ("betalen", "contact"):
        assert [("Begin " + name in page) for page in seen] == [("Einde " + name in page) for page in seen]


@pytest.mark.parametrize(
    "blocks", [(PayBox((p(LINE * 80),)),), (Table(inline_row("A"), (inline_row(LINE * 90),), ("left",)),)]
)
def test_what_is_higher_than_a_page_is_refused(make: Make, blocks: tuple[PayBox, ...]) -> None:
    with pytest.raises(CannotRender, match="part_too_tall"):
        make(with_blocks(*blocks))


@pytest.mark.slow
def test_nothing_stands_outside_the_margins(make: Make) -> None:
    for letter in (message(), message(large_print=True), long_message(70)):
        data = make(letter)
        for page in range(len(pages(data))):
            for char in chars(data, page):
                assert char.left > 56
                assert char.right < 595.28 - 56
                assert 28 < char.bottom < char.top < 841.89 - 28


def test_large_print_has_18_points(make: Make) -> None:
    heights = []
    for large in (False, True):
        letter = message(large_print=large)
        found = chars(make(letter))
        first = next(
            index for index in range(len(found)) if "".join(c.text for c in found[index : index + 7]) == "Wijhebb"
        )
        heights.append(found[first].top - found[first].bottom)
    assert heights[1] / heights[0] == pytest.approx(1.5, abs=0.02)
