"""Where sentences end in Dutch letters: layout first (blank lines, bullets, headings), then full stops that mean it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from letterkit.language import abbreviations
from letterkit.language.tokens import Sentence

NARROWEST_WRAP, WIDEST_WRAP = 60, 120  # only a text with its longest line in between is taken to be hard-wrapped
BREAK = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")
NEAR = 200  # characters looked at around a place, so that a text without line ends takes no longer than another
NOT_SPACE = re.compile(r"\S")
LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+")
MARKER = re.compile(r"[^\S\n]*(?:[-*•●○▪◦–—·‣⁃+>#|✓✔→]+|\(?(?:\d{1,2}|[a-zA-Z])[.)])(?=\s|$)")
# The first mark of a run, then the rest of it without ever giving back: a million full stops are read once.
END = re.compile(
    r"""(?<![.!?…])[.!?…][.!?…)\]"'”’»*_]*+(?=\s)(?:[^\S\n]["'”’»]{1,2}(?=\s|\Z))?"""
    # "twintig euro.De eerste": a space was lost
    rf"|(?<=[a-zà-ÿ]{{2}})[.!?](?=(?:U|Uw|Wij|We|Je|{'|'.join(sorted(abbreviations.FIRST_WORDS))})\s+[a-zé])",
)
OPENING = "\"'“‘«„‚([¿¡*_"
LAST_WORD = re.compile(r"\S+\Z")
# A first word of sentences with a capital after a word in lower case: the end of a heading that stands on no line of
# its own.
GLUED = re.compile(rf"(?<=[\w)’'])(?<![A-Z_])\s+(?=(?:{'|'.join(sorted(abbreviations.FIRST_WORDS))})\s+[a-zé])")
_EMPTY_LINE = "\n\n"
_MOST_KEPT, _LONGEST_KEPT = 4096, 2000  # paragraphs, and characters of one
NEXT_WORD = re.compile(r"\w+")


def sentences(text: str, width: int | None = None) -> list[Sentence]:
    """Return the sentences of ``text`` in order; white space and list marks ("-", "1.") between them belong to none.

    A heading, a table line and a list item are each taken as a sentence of their own, with or without a full stop.
    width: the longest line of the whole of which ``text`` is a part.
    """
    return [Sentence(start, end, text[start:end]) for start, end in bounds(text, width)]


def bounds(text: str, width: int | None = None) -> list[tuple[int, int]]:
    """Where the sentences of ``text`` stand: no block crosses an empty line, so paragraphs are read by themselves."""
    width = longest_line(text) if width is None else width
    found, start = [], 0
    for paragraph in text.split(_EMPTY_LINE):
        # Only lines that may be wrapped ask for the width, and all widths beyond either border say the same.
        asked = min(max(width, NARROWEST_WRAP), WIDEST_WRAP + 1) if BREAK.search(paragraph) else 0
        read = _kept if len(paragraph) <= _LONGEST_KEPT else _of_paragraph
        found += [(start + first, start + end) for first, end in read(paragraph, asked)]
        start += len(paragraph) + len(_EMPTY_LINE)
    return found


def _of_paragraph(text: str, width: int) -> tuple[tuple[int, int], ...]:
    return tuple([span for start, end in _blocks(text, width) for span in _in_block(text, start, end)])


_kept = lru_cache(_MOST_KEPT)(_of_paragraph)


def longest_line(text: str) -> int:
    """How many characters the longest line has, by which is seen whether a text is hard-wrapped."""
    return max((len(match[0].rstrip()) for match in LINE.finditer(text)), default=0)


def _blocks(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Yield stretches that no sentence can cross: lines, joined where the line end is only a wrap."""
    start = end = -1
    for match in LINE.finditer(text):
        if not match[0].strip():
            continue
        if end >= 0 and _continues(text, end, match.start(), match[0], width):
            end = match.end()
            continue
        if end >= 0:
            yield start, end
        start, end = match.start(), match.end()
    if end >= 0:
        yield start, end


def _continues(text: str, end: int, start: int, line: str, width: int) -> bool:
    """Whether the line at ``start`` goes on with the sentence that the line ending at ``end`` left open."""
    if len(BREAK.findall(text, end, start)) != 1 or MARKER.match(line):
        return False
    above = text[max(end - NEAR, text.rfind("\n", max(0, end - NEAR), end) + 1) : end].rstrip()
    first = line.split(maxsplit=1)[0]
    if width <= WIDEST_WRAP and len(above) + 1 + len(first) > max(width, NARROWEST_WRAP):
        return True
    return first[0].islower() and above[-1:] not in ".!?:;"


def _in_block(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    marker = MARKER.match(text, start, end)
    begin = marker.end() if marker and text[marker.end() : end].strip() else start
    for match in END.finditer(text, begin, end):
        if _closes(text, begin, match, end):
            yield from _unglued(text, begin, match.end())
            begin = match.end()
    if text[begin:end].strip():
        yield from _unglued(text, begin, end)


def _unglued(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a sentence at whose start a heading lost its own line: "Rekening van mei In de bijlage …"."""
    for match in GLUED.finditer(text, start, end):
        before = LAST_WORD.search(text, max(start, match.start() - NEAR), match.start())
        if before and before[0].lower() not in abbreviations.LEADING:
            yield _trimmed(text, start, match.start())
            start = match.end()
    yield _trimmed(text, start, end)


def _closes(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    after = NOT_SPACE.search(text, match.end(), end)
    if after is None:
        return True
    bare = text[after.start() : min(end, after.start() + NEAR)].lstrip(OPENING)
    if bare[:1].islower():
        return False
    mark = match[0]
    if mark != ".":
        return True
    word = LAST_WORD.search(text, max(begin, match.start() - NEAR), match.start() + 1)
    before = word[0].lstrip(OPENING) if word else "."
    if abbreviations.known(before):
        following = NEXT_WORD.match(bare)
        return abbreviations.ends_sentence(before, following[0] if following else "")
    return True


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inside = text[start:end]
    return start + len(inside) - len(inside.lstrip()), start + len(inside.rstrip())
