"""Anything at all: a whole letter, or one clear error; never a text that is cut off and never a missing character."""

import io
import random
import string
from dataclasses import replace

import pikepdf
import pytest

from letterkit.errors import CannotRender
from letterkit.message import (
    Block,
    Bullets,
    ContactBox,
    Heading,
    Inline,
    Message,
    Paragraph,
    PayBox,
    Recipient,
    Table,
    Text,
)
from letterkit.render.letter import render
from letterkit.render.letter.check.walk import walk
from letterkit.render.letter.line_breaking import normal

from .samples import STYLE, message
from .seen import pages

CLEAR = {"glyph_missing", "part_too_tall", "address_too_long", "address_missing", "subject_missing"}
ODD = ("שלום", "مرحبا", "李雷", "🙂", "\x07", "\t", "\u202e", "\u00ad", "e\u0301", "ﬁ", "\ufeff", "\ud800")
LATIN = string.ascii_letters + string.digits + "éëïóöüàçñßøåæœłşžğőűțĳ€“”‘’–—…·½ΑΩЖя.,:;!?()/&%+-_@#*=<>[]{}|\\~^`\"'$"


class _Dice:
    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)  # noqa: S311 - test data, not secrets
        self.words: list[str] = []
        self.odd = self.draw.random() < 0.2

    def word(self) -> str:
        size = self.draw.choice((1, 2, 4, 7, 9, 12, 60, 300)) if self.draw.random() < 0.1 else self.draw.randint(1, 11)
        word = "".join(self.draw.choices(LATIN, k=size))
        if self.odd and self.draw.random() < 0.01:
            word += self.draw.choice(ODD)
        self.words.append(word)
        return word

    def text(self, most: int = 30) -> str:
        count = self.draw.randint(0, most)
        return "".join(self.word() + self.draw.choice((" ", " ", " ", "\n", "\u00a0")) for _ in range(count))

    def inline(self, most: int = 30) -> Inline:
        href = self.draw.choice((None, None, None, "https://voorbeeld.example/a"))
        return tuple(
            Text(self.text(most), data=self.draw.random() < 0.5, bold=self.draw.random() < 0.3, href=href)
            for _ in range(self.draw.randint(0, 3))
        )

    def block(self, *, inner: bool = False) -> Block:
        kind = self.draw.randrange(4 if inner else 6)
        if kind == 0:
            return Heading(self.inline(6), self.draw.randint(1, 9))
        if kind == 1:
            return Paragraph(self.inline())
        if kind == 2:
            items = tuple(self.inline(8) for _ in range(self.draw.randint(1, 12)))
            return Bullets(items, ordered=self.draw.random() < 0.5)
        if kind == 3:
            return self.table(most=6 if inner else self.draw.choice((5, 20, 300)))
        blocks = tuple(self.block(inner=True) for _ in range(self.draw.randint(0, 3)))
        return PayBox(blocks) if kind == 4 else ContactBox(blocks)

    def table(self, most: int) -> Table:
        columns = self.draw.randint(1, 5)
        rows = tuple(tuple(self.inline(2) for _ in range(columns)) for _ in range(self.draw.randint(1, most)))
        align = tuple(self.draw.choice(("left", "right")) for _ in range(columns))
        return Table(tuple(self.inline(1) for _ in range(columns)), rows, align, total=self.draw.random() < 0.5)  # type: ignore[arg-type]

    def message(self) -> Message:
        base = message(large_print=self.draw.random() < 0.2)
        lines = self.draw.choice((0, 1, 3, 3, 3, 3, 3, 6, 7, 200))
        address = tuple(" ".join(self.word() for _ in range(self.draw.randint(1, 3)))[:60] for _ in range(lines))
        self.words = []
        blocks = tuple(self.block() for _ in range(self.draw.randint(0, 8)))
        subject = (Text(self.draw.choice(("Onderwerp", "", "Een onderwerp van meer dan een regel " * 5))),)
        return replace(base, blocks=blocks, recipient=Recipient("Naam", address), subject=subject)


def check_one(seed: int) -> bool:
    """Whether a letter came out of it."""
    dice = _Dice(seed)
    made = dice.message()
    data = _rendered(made)
    if isinstance(data, CannotRender):
        assert data.code in CLEAR
        assert not any(word in str(data.values) for word in dice.words if len(word) > 8)
        return False
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert walk(pdf) == []
    shown = _letters_only("".join(pages(data)))
    assert [word for word in dice.words if len(word) < 30 and not _is_shown(normal(word), shown)] == []
    return True


def _is_shown(word: str, shown: str) -> bool:
    """Whether the word is there; one with a hyphen may go on at the top of the next page, below its heading."""
    return all(_letters_only(part) in shown for part in ([word] if _letters_only(word) in shown else word.split("-")))


def _rendered(made: Message) -> bytes | CannotRender:
    try:
        return render(made, STYLE)
    except CannotRender as error:
        return error


def _letters_only(text: str) -> str:
    """Line breaks, and a hyphen that a reader of PDF files takes for one at the end of a line, do not count."""
    return "".join(c for c in text if c.isalnum())


@pytest.mark.slow
@pytest.mark.parametrize("start", range(0, 120, 20))
def test_any_message_gives_a_whole_letter_or_one_clear_error(start: int) -> None:
    made = [check_one(seed) for seed in range(start, start + 20)]
    assert any(made)


@pytest.mark.slow
@pytest.mark.parametrize("start", range(1000, 2000, 100))
def test_any_of_a_thousand_messages(start: int) -> None:
    made = [check_one(seed) for seed in range(start, start + 100)]
    assert any(made)
