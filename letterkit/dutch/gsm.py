"""The alphabet of text messages (GSM 03.38, now 3GPP TS 23.038): coding, parts, and letters written plainly.

GSM 03.38 holds 160 characters in one part and 153 a part in a longer text; UCS-2 holds 70 and 67. One character
outside GSM 03.38 makes the whole text UCS-2, so letters that Dutch has and GSM 03.38 has not (ë, ï, ê …) can be written
plainly. Parts are counted as they are cut: an escape pair or a surrogate pair never lies over two parts (TS 23.040,
9.2.3.24.1), so dividing the length by the room of a part can be one too low.
"""

import unicodedata
from collections.abc import Callable
from typing import Literal

from anyascii import anyascii

Encoding = Literal["gsm7", "ucs2"]

# 3GPP TS 23.038, 6.2.1 and 6.2.1.1: the basic set, and the set in which every character costs an escape as well.
_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENSION = frozenset("\f^{}\\[~]|€")
_BASIC_AND_EXTENSION = _BASIC | _EXTENSION
_ROOM: dict[Encoding, tuple[int, int]] = {"gsm7": (160, 153), "ucs2": (70, 67)}


def plain(text: str, *, letters: bool = True) -> str:
    """The text in characters of GSM 03.38 where it has them in another form.

    Curly quotes, dashes and special spaces always become plain, because nobody misses them; ``letters`` as well ("ë"
    as "e", "œ" as "oe"). What is no Latin letter (Arabic, emoji) stays: it has no plain form its reader knows.
    """
    text = text.translate(_TYPOGRAPHIC)
    return text.translate(_PLAIN_LETTERS) if letters else text


def latin(text: str) -> str:
    """The text with letters of every script in plain Latin letters; Latin letters of GSM 03.38 stay."""
    return text.translate(_LATIN_LETTERS)


def encoding(text: str) -> Encoding:
    """``gsm7`` when every character of ``text`` is in GSM 03.38, else ``ucs2``."""
    return "gsm7" if _BASIC_AND_EXTENSION.issuperset(text) else "ucs2"


def split(text: str) -> tuple[str, ...]:
    """``text`` as it is sent: one part, or parts in which no escape pair and no surrogate pair is cut in two."""
    coding = encoding(text)
    single, multi = _ROOM[coding]
    if units(text, coding) <= single:
        return (text,)
    parts, start = [], 0
    while start < len(text):
        end = start + multi
        while units(text[start:end], coding) > multi:
            end -= 1
        parts.append(text[start:end])
        start = end
    return tuple(parts)


def units(text: str, coding: Encoding) -> int:
    """The room a text takes: septets (gsm7) or 16-bit units (ucs2)."""
    if coding == "gsm7":
        return len(text) + sum(map(text.count, _EXTENSION))
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _typographic(character: str) -> str:
    """Quotes, dashes, dots and spaces of good typography in the plain form that GSM 03.38 has."""
    category = unicodedata.category(character)
    if category == "Zs":
        return " "
    if character in "•·":
        return "-"
    return anyascii(character) if category in ("Pd", "Pi", "Pf") or character in "‚„…′″\u00ad\u200b" else character


def _plain_letter(character: str) -> str:
    """A Latin letter outside GSM 03.38 without its marks; every other character as it is."""
    if character in _BASIC or not unicodedata.name(character, "").startswith("LATIN"):
        return character
    return anyascii(character)


def _latin_letter(character: str) -> str:
    if unicodedata.category(character)[0] not in "LM" or (character in _BASIC and _is_latin(character)):
        return character
    return anyascii(character)


def _is_latin(character: str) -> bool:
    return unicodedata.name(character, "").startswith("LATIN")


class _Each(dict[int, str]):
    """A table for ``str.translate`` that asks ``change`` once for each character."""

    def __init__(self, change: Callable[[str], str]) -> None:
        super().__init__()
        self._change = change

    def __missing__(self, code: int) -> str:
        self[code] = self._change(chr(code))
        return self[code]


_TYPOGRAPHIC = _Each(_typographic)
_PLAIN_LETTERS = _Each(_plain_letter)
_LATIN_LETTERS = _Each(_latin_letter)
