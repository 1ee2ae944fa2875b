"""What the law wants of a firm's letters stands at the foot of the last page, and nothing stands on it."""

from dataclasses import replace
from pathlib import Path

import pytest

from letterkit import creditor_file, resources
from letterkit.message import Message
from letterkit.render.letter.measure import FOOT_GAP
from letterkit.templating.envelope import _new_sender

from .conftest import Make
from .samples import long_message, message, p, with_blocks
from .seen import chars, pages, spoken
from .test_accessible import assert_accessible

IMPRINT = ("gevestigd in Utrecht", "KvK 12345678", "btw NL123456782B12")
FOOT = "Voorbeeld Krediet · gevestigd in Utrecht · KvK 12345678 · btw NL123456782B12"


def with_imprint(letter: Message, imprint: tuple[str, ...] = IMPRINT) -> Message:
    return replace(letter, sender=replace(letter.sender, imprint=imprint))


def test_it_is_the_last_thing_that_is_read(make: Make) -> None:
    data = make(with_imprint(with_blocks(p("Dag."), p("Groet"))))
    assert len(pages(data)) == 1
    assert pages(data)[0].endswith(FOOT)
    assert spoken(data)[-1][0] == "P"
    assert_accessible(data)


@pytest.mark.slow
@pytest.mark.parametrize("rows", [18, 40])
def test_it_stands_on_the_last_page_beside_the_page_number(make: Make, rows: int) -> None:
    data = make(with_imprint(long_message(rows)))
    seen = pages(data)
    assert ["KvK" in page for page in seen] == [False] * (len(seen) - 1) + [True]
    assert_accessible(data)


LONG = (*IMPRINT, "incassoregister " + "IR-2026-00123 " * 6)


def white_above_foot(data: bytes) -> float:
    """In points, on the last page; the page number stands beside the foot."""
    last = chars(data, len(pages(data)) - 1)
    text = "".join(char.text for char in last)
    foot = last[text.rindex("VoorbeeldKrediet·gevestigd") :]
    others = [char for char in last if char not in foot]
    return min(char.bottom for char in others if char.left < 300) - max(char.top for char in foot if char.text != "p")


@pytest.mark.parametrize("large_print", [False, True])
def test_nothing_stands_on_it(make: Make, large_print: bool) -> None:
    assert white_above_foot(make(with_imprint(message(large_print=large_print), LONG))) > FOOT_GAP


@pytest.mark.slow
def test_nor_on_a_page_that_is_nearly_full(make: Make) -> None:
    for paragraphs in range(20, 27):
        assert white_above_foot(make(with_imprint(with_blocks(*[p("woord")] * paragraphs), LONG))) > FOOT_GAP


def test_letters_of_who_gives_none_have_none(make: Make) -> None:
    """Nor the name alone: the letter ends with its own last words."""
    assert pages(make(with_blocks(p("Dag."), p("Groet"))))[-1].endswith("Groet")


def _creditor(tmp_path: Path, lines: str) -> Path:
    folder = resources.samples_dir()
    for name in ("logo.svg", "betaalgeheim"):
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    path = tmp_path / "creditor.yaml"
    path.write_text(lines + (folder / "creditor.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    return path


def test_it_comes_from_the_creditor(tmp_path: Path) -> None:
    lines = "kvk: 12345678\nvestigingsplaats: Utrecht\nbtw_nummer: NL 1234.56.782.B12\nwki_registratie: IR-1\n"
    assert _new_sender(creditor_file.load(_creditor(tmp_path, lines))).imprint == (*IMPRINT, "incassoregister IR-1")


@pytest.mark.parametrize("kvk", ["01234567", '"0123.4567"'])
def test_a_number_keeps_its_first_zero(tmp_path: Path, kvk: str) -> None:
    assert creditor_file.load(_creditor(tmp_path, f"kvk: {kvk}\n")).kvk == "01234567"
