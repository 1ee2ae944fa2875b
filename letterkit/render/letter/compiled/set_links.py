"""Text with links in it, set in lines: as ``set_text`` does, and each line in parts of one weight and one link."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from letterkit.message import Inline
from letterkit.render.letter.compiled.encoder import Encoder
from letterkit.render.letter.line_breaking import normal, target


class LinePart(NamedTuple):
    """Part of a line in one link (0: none): offset and width in 1/1000 of the type size."""

    link: int
    offset: int
    width: int
    body: bytes
    text: str


class LinkedLine(NamedTuple):
    """``width`` without the space at the end."""

    width: int
    parts: list[LinePart]


class _Atom(NamedTuple):
    """Part of a word, or the space between two, in one weight and one link."""

    group: tuple[bool, int]
    width: int
    body: bytes
    text: str


@dataclass(slots=True)
class _Word:
    """``before`` separates it from the word before: a space, a line break, or nothing for the first one."""

    before: str
    space_link: int
    width: int
    atoms: list[_Atom]


class Linked(NamedTuple):
    lines: list[LinkedLine]
    longest: int
    mask: int


def set_links(inline: Inline, encoder: Encoder, limit: int) -> Linked | None:
    """The lines of an inline. None when a word is so long that it has to be cut."""
    words, mask = _words(inline, encoder)
    longest = max([word.width for word in words])
    if longest > limit:
        return None
    space, lines = encoder.space, []
    current: list[_Word] = []
    width = 0
    for word in words:
        wider = width + (space if word.before == " " else 0) + word.width
        if current and (word.before == "\n" or wider > limit):
            lines.append(_line(current, width, encoder, word if word.before == " " else None))
            current, width = [word], word.width
        else:
            width = wider if current else word.width
            current.append(word)
    lines.append(_line(current, width, encoder, None))
    return Linked(lines, longest, mask)


def _words(inline: Inline, encoder: Encoder) -> tuple[list[_Word], int]:
    """The words, and the mask of their font pages. A word may be in several runs, links and weights."""
    word = _Word("", 0, 0, [])
    words, mask = [word], 0
    link, href = 0, None
    for run in inline:
        goal = target(run) if run.href else None
        if goal != href:
            href = goal
            link += 1 if href else 0
        here, weight = link if href else 0, encoder.bold or run.bold
        table = encoder.tables[weight]
        for text, separator in _split(normal(run.text)):
            if separator:
                word = _Word(separator, here, 0, [])
                words.append(word)
            if text:
                advance, body, used = table[text]
                width = advance - encoder.space
                mask |= used
                word.width += width
                word.atoms.append(_Atom((weight, here), width, body, text))
    return words, mask


def _split(text: str) -> Iterator[tuple[str, str]]:
    """The words of a text, each with what stands before it."""
    separator = ""
    for line in text.split("\n"):
        for word in line.split(" "):
            yield word, separator
            separator = " "
        separator = "\n"


def _line(words: list[_Word], width: int, encoder: Encoder, following: _Word | None) -> LinkedLine:
    """One line. The space before the ``following`` word keeps the two apart for whoever has it read aloud."""
    atoms = words[0].atoms.copy()
    for word in words[1:]:
        if word.before == " ":
            atoms.append(_space(word, encoder))
        atoms += word.atoms
    if following:
        atoms.append(_space(following, encoder))
    parts: list[LinePart] = []
    start = offset = 0
    for index, atom in enumerate(atoms):
        offset += atom.width
        if index + 1 == len(atoms) or atoms[index + 1].group != atom.group:
            parts.append(_part(atoms[start : index + 1], offset, encoder.space))
            start = index + 1
    return LinkedLine(width, parts)


def _space(word: _Word, encoder: Encoder) -> _Atom:
    return _Atom((encoder.bold, word.space_link), encoder.space, b" ", " ")


def _part(atoms: list[_Atom], end: int, space: int) -> LinePart:
    """A part that ends at ``end``; the spaces at its end do not count as its width."""
    text = "".join([atom.text for atom in atoms])
    whole = sum([atom.width for atom in atoms])
    shown = whole - space * (len(text) - len(text.rstrip(" ")))
    return LinePart(atoms[0].group[1], end - whole, shown, b"".join([atom.body for atom in atoms]), text)
