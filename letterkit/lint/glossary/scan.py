"""Text as the matcher reads it: lower case, no accents, one space between words, with a way back to the real offsets.

Soft hyphens, hard spaces, wrapped lines, quotes and Markdown signs do not come between the words of a phrase; an empty
line does. What is not the writer's prose (addresses on the internet, placeholders of other systems) cannot match.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

from letterkit.lint.placeholders import FIELD

BARRIER = "¶"
FILLER = "¤"

_NOT_PROSE_SIGNS = re.compile(r"[{<\[@_%«]|(?<![\w/:]):[a-z]|://|www\.|\.(?:nl|com|be|eu|org)\b", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^<>\n]*>", re.IGNORECASE)
# Every part has its longest length, as the standards of mail and names give them: without, the time grows squared.
_ADDRESS = re.compile(
    r"(?<![^\s@])[^\s@]{1,64}@[^\s@]{1,255}\.\w+|https?://\S+|www\.\S+|"
    r"(?<![\w-])[\w-]{1,63}\.(?:nl|com|be|eu|org)\b\S*",
    re.IGNORECASE,
)
_IRREGULAR = re.compile(r"[\u00ad\u200b\u0300-\u036fİ]|-\n|[^\S\n][^\S\n]|\n[^\S\n]|[^\S\n]\n|\n\n\n")

_STEPS = re.compile(
    r"(?P<empty>\s*\n[^\S\n]*\n\s*)"
    r"|(?P<gone>[\u00ad\u200b]+(?:\n[^\S\n]*)?|(?<=[a-zà-ÿ])-\n[^\S\n]*(?=[a-zà-ÿ])(?!(?:en|of)\b)|[\u0300-\u036f]+)"
    r"|(?P<space>[\s()\[\]\"'“”„‘’‚«»/|*_#>•·–—]{2,})"
)


def _table() -> dict[int, str]:
    table = {ord(sign): " " for sign in "()[]\"'“”„‘’‚«»/\t\u00a0\u202f\u2007\u2009|*_#>•·–—\r\n\v\f"}
    for code in range(0xC0, 0x180):
        bare = unicodedata.normalize("NFD", chr(code))[0]
        if bare.isascii():
            table[code] = bare.lower()
    return table


_SIGNS = _table()


@dataclass(frozen=True, slots=True)
class Scan:
    """``text`` starts with an added space. ``starts``/``shifts``: from this index on, the offset is index + shift."""

    text: str
    starts: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()

    def real(self, index: int) -> int:
        """The offset in the original text of the character at ``index``."""
        if not self.starts:
            return index - 1
        return index + self.shifts[bisect_right(self.starts, index) - 1]


def fold(text: str) -> str:
    """One character in, one character out: lower case, no accents, signs between words as spaces."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(character.lower()[:1] for character in text)
    return lower.translate(_SIGNS)


def scan(text: str) -> Scan:
    """Read a text for matching."""
    if _NOT_PROSE_SIGNS.search(text):
        for pattern in (FIELD, _TAG, _ADDRESS):
            text = pattern.sub(_filled, text)
    if _IRREGULAR.search(text):
        return _uneven(text)
    folded = fold(text.replace("\n\n", BARRIER + " "))
    return _uneven(text) if "  " in folded else Scan(" " + folded)


def _filled(gap: re.Match[str]) -> str:
    return FILLER * len(gap[0])


def _uneven(text: str) -> Scan:
    """The careful way: everything that changes the length of the text is noted."""
    pieces, starts, shifts = [" "], [0], [-1]
    length, at = 1, 0
    for match in _STEPS.finditer(text):
        before = text[at : match.start()]
        replacement = {"empty": BARRIER + " ", "gone": "", "space": " "}[match.lastgroup or "space"]
        pieces += (fold(before), replacement)
        length += len(before) + len(replacement)
        at = match.end()
        starts.append(length)
        shifts.append(at - length)
    pieces.append(fold(text[at:]))
    return Scan("".join(pieces), tuple(starts), tuple(shifts))
