"""Signs that nobody sees, and that copying brings along: taken out where they mean nothing.

A soft hyphen, a space of no width, a mark of the order of bytes, a space that does not break and a ligature say nothing
of their own, so a text is meant without them. What may mean something is named where it stands: signs that turn the
direction of text, control characters, letters that are blank. In a value, ``fields.one_line`` refuses those with their
field; in a file that people write, ``wrong_sign`` finds them with their line and column.

The joiners of no width (U+200C, U+200D) stay inside a value, because Persian and Indian names are written with them. In
a template, which is Dutch, they join emoji or nothing.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

Kind = Literal["direction", "control", "private", "blank", "joiner", "lost", "format"]

BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0\u034f\u17b4\u17b5\u180e")
"""Letters and marks to Unicode, and nothing to the eye."""

_NO_WIDTH = re.compile("[\u00ad\u200b\u2060\ufeff]")
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_THIN_SPACES = re.compile("[\u2000-\u200a\u205f\u3000]")
_LIGATURES = re.compile("[\ufb00-\ufb06]")
_ENDS = " \u200c\u200d"
_DIRECTIONS = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_JOINERS = frozenset("\u200c\u200d")
_LINE_ENDS = frozenset("\u2028\u2029")
_KINDS: dict[str, Kind] = {"Cc": "control", "Co": "private", "Cn": "private", "Cs": "private", "Cf": "format"}
_EMOJI_PARTS = frozenset({"So", "Sk", "Sm"})
_TAG = re.compile(r"\{[{%#][^\n{}]{0,2000}[}%#]\}")
_HARD_SPACES = re.compile("[\u00a0\u202f]")
_AT_AN_END = re.compile("(?m)^[ \u00a0\u202f]+|(?<![ \u00a0\u202f])[ \u00a0\u202f]+$")
_SHAPE_OF_EMOJI = re.compile("(?<=[\x00-\u00a8\u00aa-\u00ad\u00af-\u2010])[\ufe00-\ufe0f](?!\u20e3)")


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign nobody sees: which one (``U+202E``), what it is, and where (both from 1)."""

    code: str
    kind: Kind
    line: int
    column: int

    @property
    def error(self) -> str:
        """The code of its sentence below ``errors`` in the texts."""
        return f"invisible_{self.kind}"


def visible(text: str) -> str:
    """A value without what cannot be seen, in the composed form of its letters (NFC)."""
    if text.isascii():
        return text
    text = _SPACES.sub(" ", _NO_WIDTH.sub("", unicodedata.normalize("NFC", text)))
    return _ligatures(text).strip(_ENDS)


def readable(text: str, *, prose: bool) -> str:
    """A file that people write, without what means nothing. No line is added or taken away.

    ``prose``: a template, in whose sentences a space that does not break stays. In its tags and its head it would break
    what the line means, so there it is a plain space; at the ends of a line it goes.
    """
    if text.isascii():
        return text
    text = _THIN_SPACES.sub(" ", _NO_WIDTH.sub("", unicodedata.normalize("NFC", text)))
    text = _SHAPE_OF_EMOJI.sub("", _ligatures(text))
    if not prose:
        return _HARD_SPACES.sub(" ", text)
    head, body = _split(text)
    body = _AT_AN_END.sub(lambda match: _HARD_SPACES.sub("", match[0]), body)
    return _HARD_SPACES.sub(" ", head) + _TAG.sub(lambda match: _HARD_SPACES.sub(" ", match[0]), body)


def wrong_sign(text: str) -> Sign | None:
    """The first sign that nobody sees and that may mean something, or None."""
    if text.isascii() and text.isprintable():
        return None
    for number, line in enumerate(text.split("\n"), 1):
        if line.isascii() and line.replace("\t", "").isprintable():
            continue
        for column, sign in enumerate(line, 1):
            if kind := _kind(sign, line, column - 1):
                return Sign(f"U+{ord(sign):04X}", kind, number, column)
    return None


def _kind(sign: str, line: str, at: int) -> Kind | None:
    if sign == "\t" or (sign.isascii() and sign.isprintable()) or _NO_WIDTH.match(sign):
        return None
    if sign in _DIRECTIONS:
        return "direction"
    if sign in _JOINERS:
        return None if sign == "\u200d" and _joins_emoji(line, at) else "joiner"
    if sign == "\ufffd":
        return "lost"
    if sign in _LINE_ENDS:
        return "control"
    if sign in BLANK_LETTERS:
        return "blank"
    return _KINDS.get(unicodedata.category(sign))


def _joins_emoji(line: str, at: int) -> bool:
    """Whether a joiner stands between two parts of one emoji, as in a family."""
    before, after = line[:at].rstrip("\ufe0f")[-1:], line[at + 1 : at + 2]
    return all(part and unicodedata.category(part) in _EMOJI_PARTS for part in (before, after))


def _ligatures(text: str) -> str:
    return _LIGATURES.sub(lambda sign: unicodedata.normalize("NFKC", sign[0]), text)


def _split(text: str) -> tuple[str, str]:
    """The head of a template, up to the second line of ``---``, and its body."""
    lines = text.split("\n")
    fences = [number for number, line in enumerate(lines) if line.strip() == "---"][:2]
    if len(fences) < 2 or fences[0]:
        return "", text
    return "\n".join(lines[: fences[1]]) + "\n", "\n".join(lines[fences[1] :])
