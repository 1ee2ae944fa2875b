"""Text as people type it: on one line, or harmless for whatever shows it."""

import re
import unicodedata

from letterkit.dutch.invisible import BLANK_LETTERS

_FORBIDDEN = frozenset({"Cc", "Cs", "Co", "Cn"})
_REFUSED = BLANK_LETTERS | frozenset("\u2028\u2029")
_BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
_LATIN = re.compile("[ -~\u00a0-\u00ac\u00ae-\u024f]*")
_HARMLESS = re.compile(
    "[\n -~\u00a0-\u00ac\u00ae-\u024f\u2013\u2014\u2018-\u201e\u2022\u2026\u20ac]*"
)  # Latin as we write it
_LATIN = re.compile("[ -~\u00a0-\u00ac\u00ae-\u024f]*")
_BLANKS = str.maketrans({"\t": " ", "\r": "\n", "\v": "\n", "\f": "\n", "\u2028": "\n", "\u2029": "\n"})
_BROKEN_LETTERS = re.compile("\ufffd|[ÃÂ][\u0080-\u00bf\u2018-\u203a€]|â€")


def one_line(value: str) -> str:
    """Text that stays on its line: NFC, no control, private-use or direction-changing characters."""
    if value.isascii() and value.isprintable():
        return value
    if not _LATIN.fullmatch(value):  # what is Latin is composed already, and none of it is refused
        value = _composed_line(value)
    if _BROKEN_LETTERS.search(value):
        raise ValueError("broken_letters")
    return value


def _composed_line(value: str) -> str:
    value = unicodedata.normalize("NFC", value)
    if any(unicodedata.category(c) in _FORBIDDEN or c in _BIDI_CONTROLS or c in _REFUSED for c in value):
        raise ValueError("control_character")
    return value


def harmless(value: str) -> str:
    """Text that cannot steer what shows it: control, private-use and direction-changing characters are taken out.

    A tab becomes a space and every kind of line end ``\n``; both stay, because a paragraph may have them.
    """
    if _HARMLESS.fullmatch(value):
        return value
    value = unicodedata.normalize("NFC", value).replace("\r\n", "\n").translate(_BLANKS)
    return "".join(c for c in value if c == "\n" or not (unicodedata.category(c) in _FORBIDDEN or c in _BIDI_CONTROLS))
