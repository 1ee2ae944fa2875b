"""What each stretch of a finished text is, when no markup says so: subject, heading, list, label, address, prose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from letterkit.lint.document import Kind, TextBlock

_SUBJECT = re.compile(r"\s*(?:onderwerp|betreft|betreffende|subject|onderwerpregel)\s*:\s*", re.IGNORECASE)
_HASHES = re.compile(r"\s{0,3}#{1,6}\s+")
_BULLET = re.compile(r"\s*(?:[-*•·–▪●○✓✔]|\d{1,2}[.)]|[a-h]\))\s+(?=\S)")
_LABEL = re.compile(r"\s*(?:[-*•·]\s+)?[^\W\d][\w().'’/\- ]{1,38}\s*:\s*\S")
_ROW = re.compile(r"\s*\|.*\|\s*$|.*\S(?:\s{3,}|\t+)\S.*$")
_POSTCODE = re.compile(r"\s*(?:NL-)?[1-9]\d{3} ?[A-Z]{2}\s{1,3}['’]?[^\W\d].{1,40}$")
_ABROAD = re.compile(  # a line of an address elsewhere, with the town in capitals: "9000 GENT", "TORONTO ON  M5V 2T6"
    r"\s*(?:(?:[A-Z]{1,3}-)?\d{2,6}(?:[- ]\d{2,3})?\s{1,3}[A-ZÀ-Þ][A-ZÀ-Þ' .-]{1,40}|"
    r"[A-ZÀ-Þ][A-ZÀ-Þ' .-]{1,40}\s{1,3}(?:\d{4,6}(?:-\d{4})?|[A-Z]\d[A-Z] \d[A-Z]\d)|"
    r"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})\s*$"
)
_INITIALS = re.compile(r"(?:\b[A-Z]\.){1,4}$")
_BOX_NUMBER = re.compile(r"\s*(?:postbus|antwoordnummer)\s+\d+\s*$", re.IGNORECASE)
_GREETING = re.compile(
    r"\s*(?:beste|geachte|hallo|hoi|hi|hey|dag|l\.s\.|aan\s+(?:de|mevrouw|de heer)\b|"
    r"goede(?:n)?\s*(?:morgen|middag|avond|dag))\b",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    (
        r"\s*(?:met\s+(?:\w+\s+){0,2}groet(?:en)?|hoogachtend|(?:vriendelijke|hartelijke|warme)\s+groet(?:en)?|"
        r"groet(?:en|jes)?|mvg)\b"
    ),
    re.IGNORECASE,
)
_CONTACT_WORD = re.compile(r"\b(?:contact|vragen|bereik|bellen)\b", re.IGNORECASE)
_STOP = (".", "?", "!", "…", '."', ".)", "?)", "!)")
_SHORT = 12  # words: a line longer than this is never a heading
_WIDE = 46  # characters: a line from here on was broken by its width and runs on
_FULL = 0.85  # of the widest line: letters differ in width, so that a line of fewer characters may be as full


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str

    @property
    def bare(self) -> str:
        return self.text.strip()

    @property
    def ends(self) -> bool:
        return self.bare.endswith(_STOP)


def passages(text: str, *, top: bool = True, wraps: bool = True) -> tuple[TextBlock, ...]:
    """Cut a finished text into passages of one kind each, in reading order; empty lines are in none.

    top: the text is the beginning of the letter, where a subject may stand. wraps: a line may go on below the one that
    was full; in a text that was typed on a telephone each line is one that somebody ended.
    """
    text_blocks: list[TextBlock] = []
    closed = False
    for number, block in enumerate(_blocks(text)):
        for kind, lines in _groups(block, first=top and number == 0, closed=closed, wraps=wraps):
            closed = closed or kind == "closing"
            text_blocks.append(_passage(kind, lines))
    return tuple(text_blocks)


def _passage(kind: Kind, lines: list[_Line]) -> TextBlock:
    first, last = lines[0], lines[-1]
    skip = len(first.text) - len(first.text.lstrip())
    for mark in (_SUBJECT, _HASHES, _BULLET):
        if kind in {"subject", "heading", "item"} and (match := mark.match(first.text)):
            skip = match.end()
            break
    return TextBlock(first.start + min(skip, len(first.text)), last.start + len(last.text.rstrip()), kind)


def _blocks(text: str) -> Iterator[list[_Line]]:
    block: list[_Line] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            block.append(_Line(start, line))
        elif block:
            yield block
            block = []
        start += len(line) + 1
    if block:
        yield block


def _groups(block: list[_Line], *, first: bool, closed: bool, wraps: bool) -> Iterator[tuple[Kind, list[_Line]]]:
    """Cut one block into groups of lines that belong together."""
    if _is_address(block):
        yield "address", block
        return
    group: list[_Line] = []
    kind: Kind = "paragraph"
    wraps = wraps and not _ended_by_hand(block)
    for at, line in enumerate(block):
        alone = len(block) == 1
        own = _kind(line, alone=alone, top=first and at == 0, closed=closed)
        if group and _runs_on(group[-1], line, kind, own, wraps=wraps):
            group.append(line)
            continue
        if group:
            yield kind, group
        group, kind = [line], own
        closed = closed or own == "closing"
    if group:
        yield kind, group


def _kind(line: _Line, *, alone: bool, top: bool, closed: bool) -> Kind:
    text, words = line.bare, len(line.bare.split())
    signs: tuple[tuple[Kind, bool], ...] = (
        ("subject", bool(_SUBJECT.match(text))),
        ("heading", bool(_HASHES.match(line.text))),
        ("closing", closes(text) or (closed and words <= 7 and not line.ends)),
        ("greeting", greets(text)),
        ("cell", _is_label(text, words)),
        ("item", bool(_BULLET.match(line.text))),
    )
    if kind := next((kind for kind, applies in signs if applies), None):
        return kind
    if words <= _SHORT and not line.ends and not text.endswith((",", ";", ":")):
        return _short(text, alone=alone, top=top)
    return "paragraph"


def _short(text: str, *, alone: bool, top: bool) -> Kind:
    """A short line without a full stop: the subject at the very top, a heading on its own, else a table line."""
    if _ROW.match(text):
        return "cell"
    if top:
        return "subject" if alone else "heading"
    if alone or (text.isupper() and len(text) > 3):
        return "heading"
    return "paragraph"


def _is_label(text: str, words: int) -> bool:
    match = _LABEL.match(text)
    if not match or _CONTACT_WORD.search(text) or text.startswith(("http", "www")):
        return bool(re.match(r"\s*\|.*\|\s*$", text))
    label, value = text.split(":", 1)
    return len(label.split()) <= 5 and len(value.split()) <= 8 and not value.rstrip().endswith((".", "?", "!"))


def _is_address(block: list[_Line]) -> bool:
    """Three to seven short lines of which one is a postcode with its place."""
    here = any(_POSTCODE.match(line.text) or _BOX_NUMBER.match(line.text) for line in block)
    if not here and not (len(block) >= 3 and any(_ABROAD.match(line.text) for line in block)):
        return False
    return len(block) <= 8 and all(is_short(line.bare) for line in block)


def is_short(line: str) -> bool:
    """Whether a line may stand in an address: a few words and no sentence; "B.V." and initials may end it."""
    return len(line.split()) <= 7 and not (line.endswith(_STOP) and not _INITIALS.search(line))


def _ended_by_hand(block: list[_Line]) -> bool:
    """Whether lines without a full stop end where somebody pressed Enter, not where the paper was full.

    There was room for the next word in most of them. The longest line says how wide the paper is, and so nothing of
    itself.
    """
    widest = max(block, key=lambda line: len(line.bare))
    room = [
        len(line.bare) + 1 + len(after.bare.split(maxsplit=1)[0]) <= _FULL * len(widest.bare)
        for line, after in pairwise(block)
        if line is not widest and not line.ends
    ]
    return sum(room) > len(room) / 2


def _runs_on(before: _Line, line: _Line, kind: Kind, own: Kind, *, wraps: bool) -> bool:
    """Whether a line goes on where the line before it stopped."""
    if kind not in {"paragraph", "item", "subject"} or own != "paragraph":
        return False
    if before.ends and kind == "paragraph":
        return True
    if not wraps:
        return False
    return line.bare[:1].islower() or (len(before.bare) >= _WIDE and not before.ends and not before.bare.endswith(":"))


def greets(text: str) -> bool:
    """Whether a paragraph is a greeting such as "Beste mevrouw Jansen,"."""
    return bool(_GREETING.match(text)) and len(text.split()) <= 9 and not text.rstrip().endswith((".", "?"))


def closes(text: str) -> bool:
    """Whether a paragraph is a closing such as "Met vriendelijke groet," with the name below it."""
    return bool(_CLOSING.match(text)) and len(text.split("\n", 1)[0].split()) <= 8
