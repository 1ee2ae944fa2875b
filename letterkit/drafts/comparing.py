"""Two texts compared: which words were removed and which were added."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher, ndiff
from typing import Literal, NamedTuple

from markupsafe import Markup, escape

_END = re.compile(r"(?<=[.?!])\s+")
_WORD = re.compile(r"\s+|[^\s]+")


class Piece(NamedTuple):
    """Words that stayed, were removed or were added."""

    kind: Literal["same", "gone", "new"]
    text: str


def pieces(old: str, new: str) -> Iterator[Piece]:
    """The pieces, word by word in reading order, that turn the old text into the new one."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    tail = _alike(before[::-1], after[::-1])
    head = _alike(before[: len(before) - tail], after[: len(after) - tail])
    if head:
        yield Piece("same", "".join(before[:head]))
    yield from _different(before[head : len(before) - tail], after[head : len(after) - tail])
    if tail:
        yield Piece("same", "".join(before[len(before) - tail :]))


def _alike(one: list[str], other: list[str]) -> int:
    """With how many words both begin: of two versions of a letter nearly all, and looking for those takes long."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (mine, yours) in pairs if mine != yours), min(len(one), len(other)))


def _different(before: list[str], after: list[str]) -> Iterator[Piece]:
    for what, first, last, start, stop in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            yield Piece("same", "".join(before[first:last]))
            continue
        if last > first:
            yield Piece("gone", "".join(before[first:last]))
        if stop > start:
            yield Piece("new", "".join(after[start:stop]))


def sentences(old: str, new: str) -> Iterator[str]:
    """The lines that went (``- …``) and came (``+ …``), in reading order."""
    for line in ndiff(_lines(old), _lines(new)):
        if line.startswith(("- ", "+ ")):
            yield line


def _lines(text: str) -> list[str]:
    """Sentence for sentence, as far as a full stop tells; empty lines say nothing."""
    return [part for line in text.split("\n") for part in _END.split(line) if part.strip()]


def marked(old: str, new: str) -> Markup:
    """The new text as HTML, with what is not in the old one marked, and what went."""
    tags = {"same": "", "gone": "del", "new": "ins"}
    return Markup("").join(_tagged(tags[piece.kind], piece.text) for piece in pieces(old, new))


def _tagged(tag: str, text: str) -> Markup:
    return Markup(f"<{tag}>%s</{tag}>") % text if tag else escape(text)  # noqa: S704 - a tag of our own
