"""From a run of text to words of known width, and from words to lines.

Greedy, left aligned, no hyphenation: a word that fits on no line by itself is cut, preferably after ``/ - . @ ? & =``.
An amount is never broken: not at its space, and not when the word around it is cut.
Spaces between words are set in the slot's own weight, so that a word looks the same wherever it stands.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from letterkit.errors import CannotRender
from letterkit.message import Inline, Text
from letterkit.render.letter.faces import Face, Family

_CUT_AFTER = "/-.@?&=_"
_AMOUNT = re.compile("€\u00a0?-?[0-9](?:[0-9.,]*[0-9])?(?:,-)?|[0-9](?:[0-9.,]*[0-9])?\u00a0euro")
# The space in "€ 12,50" and "12,50 euro"; a run may end behind the sign, or begin before the word.
_SPACE_IN_AMOUNT = re.compile("(?<=€) (?=[-0-9]|$)|(?:^|(?<=[0-9])) (?=euro\\b)")


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a word in one weight. ``link`` is the number of the link in the slot, from 1; 0 is no link."""

    text: str
    bold: bool = False
    link: int = 0


@dataclass(frozen=True, slots=True)
class Word:
    """``width`` in 1/1000 of the type size. ``before`` is what separates it from the word before."""

    pieces: tuple[Piece, ...]
    width: int
    before: str = " "  # " " a space, "\n" a forced line break, "" nothing (the rest of a cut word)
    space_link: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """Consecutive pieces as they are shown, spaces included; ``width`` without the space at the end."""

    pieces: tuple[Piece, ...]
    width: int


def normal(text: str) -> str:
    """Text as it is printed: composed (NFC), so that e + diaeresis is the one character that fonts have; the space in
    an amount does not break.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if " " not in text:  # most of what is asked for is a name or a word
        return text
    return _SPACE_IN_AMOUNT.sub("\u00a0", text) if "€ " in text or " euro" in text else text


def target(run: Text) -> str | None:
    """Where a run leads to. A link without words is none: there is nothing to see, to click or to read aloud."""
    return run.href if run.href and run.text.strip() else None


def link_targets(inline: Inline) -> list[str]:
    """The addresses of the links of an inline; runs that follow each other with one address are one link."""
    targets: list[str] = []
    before = None
    for run in inline:
        here = target(run) if run.href else None  # most runs lead nowhere
        if here and here != before:
            targets.append(here)
        before = here
    return targets


def words_of(inline: Inline, family: Family, *, bold: bool) -> list[Word]:
    """The words of an inline. Raises ``CannotRender("glyph_missing")`` for a character that cannot be printed."""
    words: list[Word] = []
    pieces: list[Piece] = []
    before, space_link, link, href = "", 0, 0, None

    def close() -> None:
        width = sum(family.faces[piece.bold].measure(piece.text) for piece in pieces)
        words.append(Word(tuple(pieces), width, before, space_link))
        pieces.clear()

    for run in inline:
        if target(run) != href:
            href = target(run)
            link += 1 if href else 0
        here = link if href else 0
        weight = bold or run.bold
        for text, separator in _split(normal(run.text)):
            if separator:
                close()
                before, space_link = separator, here
            if text:
                family.check(text, bold=weight)
                pieces.append(Piece(text, weight, here))
    close()
    return words


def _split(text: str) -> Iterator[tuple[str, str]]:
    """The parts of a text, each with the separator that stands before it."""
    separator = ""
    start = 0
    for position, character in enumerate(text):
        if character in " \n":
            yield text[start:position], separator
            separator, start = character, position + 1
    yield text[start:], separator


def natural(words: list[Word], family: Family, *, bold: bool) -> tuple[int, int]:
    """The narrowest and the widest this text can be set without cutting a word, in 1/1000 of the type size."""
    space = family.faces[bold].width[" "]
    longest = widest = here = 0
    for word in words:
        here = word.width if word.before != " " else here + space + word.width
        longest, widest = max(longest, word.width), max(widest, here)
    return longest, widest


def broken(words: list[Word], family: Family, *, bold: bool, limit: float) -> list[Line]:
    """Lines no wider than ``limit`` (1/1000 of the type size). At least one line, however empty."""
    space = family.faces[bold].width[" "]
    lines: list[Line] = []
    current: list[Word] = []
    width = 0
    for word in _fitting(words, family, limit):
        wider = width + (space if word.before == " " else 0) + word.width
        if current and (word.before == "\n" or wider > limit):
            lines.append(_line(current, width, bold=bold, space_link=word.space_link if word.before == " " else None))
            current, width = [word], word.width
        else:
            width = wider if current else word.width
            current.append(word)
    lines.append(_line(current, width, bold=bold, space_link=None))
    return lines


def _line(words: list[Word], width: int, *, bold: bool, space_link: int | None) -> Line:
    """One line; a space at its end (``space_link``) keeps the words apart for whoever has it read aloud."""
    pieces: list[Piece] = []
    for number, word in enumerate(words):
        if number and word.before == " ":
            pieces.append(Piece(" ", bold, word.space_link))
        pieces.extend(word.pieces)
    if space_link is not None:
        pieces.append(Piece(" ", bold, space_link))
    merged: list[Piece] = []
    for piece in pieces:
        if merged and (merged[-1].bold, merged[-1].link) == (piece.bold, piece.link) and _apart(merged[-1], piece):
            merged[-1] = Piece(merged[-1].text + piece.text, piece.bold, piece.link)
        else:
            merged.append(piece)
    return Line(tuple(merged), width)


def _apart(piece: Piece, following: Piece) -> bool:
    """Whether a space stands between them. Words of two runs that touch are not kerned to each other: their widths are
    those of the runs, whatever stands beside them.
    """
    return piece.text.endswith(" ") or following.text.startswith(" ")


def _fitting(words: list[Word], family: Family, limit: float) -> Iterator[Word]:
    """The words, those too wide for any line cut in parts that do fit."""
    for word in words:
        if word.width <= limit:
            yield word
        else:
            yield from _cut(word, family, limit)


def _cut(word: Word, family: Family, limit: float) -> Iterator[Word]:
    """Parts of a word that fit. Raises ``CannotRender("amount_too_wide")`` for an amount that does not."""
    before, space_link = word.before, word.space_link
    for pieces, whole in _amounts_apart(word.pieces):
        width = sum(family.faces[piece.bold].measure(piece.text) for piece in pieces)
        if whole and width > limit:
            raise CannotRender("amount_too_wide")
        for part in [Word(pieces, width)] if whole else _parts(pieces[0], family.faces[pieces[0].bold], limit):
            yield replace(part, before=before, space_link=space_link)
            before, space_link = "", 0


def _amounts_apart(pieces: tuple[Piece, ...]) -> Iterator[tuple[tuple[Piece, ...], bool]]:
    """The pieces of a word, each by itself, but those of an amount together (True)."""
    text = "".join(piece.text for piece in pieces)
    start = 0
    for amount in _AMOUNT.finditer(text):
        yield from (((piece,), False) for piece in _slice(pieces, start, amount.start()))
        yield tuple(_slice(pieces, *amount.span())), True
        start = amount.end()
    yield from (((piece,), False) for piece in _slice(pieces, start, len(text)))


def _slice(pieces: tuple[Piece, ...], start: int, end: int) -> Iterator[Piece]:
    """The pieces with the characters from ``start`` up to ``end``."""
    position = 0
    for piece in pieces:
        text = piece.text[max(0, start - position) : max(0, end - position)]
        position += len(piece.text)
        if text:
            yield replace(piece, text=text)


def _parts(piece: Piece, face: Face, limit: float) -> Iterator[Word]:
    rest = piece.text
    while rest:
        head = _head(rest, face, limit)
        yield Word((replace(piece, text=head),), face.measure(head))
        rest = rest[len(head) :]


def _head(text: str, face: Face, limit: float) -> str:
    """The longest beginning of ``text`` within ``limit``, but at least one character."""
    size = 1
    while size < len(text) and face.measure(text[: size + 1]) <= limit:
        size += 1
    if size < len(text):
        cut = max(text.rfind(mark, 0, size) for mark in _CUT_AFTER) + 1
        size = cut if cut > size // 2 else size
    return text[:size]
