"""Message -> SMS: the text, how it is coded, and in how many parts it is sent and paid.

GSM 03.38 holds 160 characters in one part and 153 a part in a longer text; UCS-2 holds 70 and 67. One character
outside GSM 03.38 makes the whole text UCS-2, so letters that Dutch has and GSM 03.38 has not (ë, ï, ê …) are written
plainly unless the creditor wants them kept.
"""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from anyascii import anyascii

from letterkit import fields
from letterkit.errors import CannotRender
from letterkit.message import Block, Bullets, Heading, Inline, Message, Paragraph, Table, walk

MAX_SEGMENTS = 3
Encoding = Literal["gsm7", "ucs2"]

# 3GPP TS 23.038, 6.2.1 and 6.2.1.1: the basic set, and the set in which every character costs an escape as well.
_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENSION = frozenset("\f^{}\\[~]|€")
_BASIC_AND_EXTENSION = _BASIC | _EXTENSION
_ROOM: dict[Encoding, tuple[int, int]] = {"gsm7": (160, 153), "ucs2": (70, 67)}


@dataclass(frozen=True, slots=True)
class Sms:
    """``units`` are septets (gsm7) or 16-bit units (ucs2); ``parts`` is the text as it is cut over the segments."""

    text: str
    encoding: Encoding
    units: int
    segments: int
    parts: tuple[str, ...]
    sender: str
    to: str


def render(message: Message, *, plain_letters: bool = True) -> Sms:
    """The SMS of one message.

    ``plain_letters=False`` keeps letters outside GSM 03.38; curly quotes, dashes and special spaces become plain in
    any case, because nobody misses them. Raises ``CannotRender``: ``sms_no_mobile``, ``sms_no_sender``,
    ``sms_table``, ``sms_empty`` or ``sms_too_long``, each with ``case``.
    """
    text = fields.harmless("\n".join(_lines(message)))
    text = text.translate(_TYPOGRAPHIC).strip()
    if plain_letters:
        text = text.translate(_PLAIN_LETTERS)
    sender, to = message.sender.sms_name, message.recipient.mobile
    for value, code in ((sender, "sms_no_sender"), (to, "sms_no_mobile"), (text, "sms_empty")):
        if not value:
            raise CannotRender(code, case=message.case_id)
    parts = split(text)
    if len(parts) > MAX_SEGMENTS:
        raise CannotRender("sms_too_long", case=message.case_id, segments=len(parts), most=MAX_SEGMENTS)
    coding = encoding(text)
    return Sms(text, coding, _length(text, coding), len(parts), parts, sender or "", to or "")


def encoding(text: str) -> Encoding:
    """``gsm7`` when every character of ``text`` is in GSM 03.38, else ``ucs2``."""
    return "gsm7" if _BASIC_AND_EXTENSION.issuperset(text) else "ucs2"


def split(text: str) -> tuple[str, ...]:
    """``text`` as it is sent: one part, or parts in which no escape pair and no surrogate pair is cut in two."""
    coding = encoding(text)
    single, multi = _ROOM[coding]
    if _length(text, coding) <= single:
        return (text,)
    parts, start = [], 0
    while start < len(text):
        end = start + multi
        while _length(text[start:end], coding) > multi:
            end -= 1
        parts.append(text[start:end])
        start = end
    return tuple(parts)


def _length(text: str, coding: Encoding) -> int:
    if coding == "gsm7":
        return len(text) + sum(map(text.count, _EXTENSION))
    return len(text.encode("utf-16-le")) // 2


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


def _lines(message: Message) -> Iterator[str]:
    for block in walk(message.blocks):
        yield from _block_lines(block, message.case_id)


def _block_lines(block: Block, case_id: str) -> Iterator[str]:
    match block:
        case Heading(text=text) | Paragraph(text=text):
            yield _words(text)
        case Bullets(items=items):
            yield from (f"- {_words(item)}" for item in items)
        case Table():
            raise CannotRender("sms_table", case=case_id)


def _words(runs: Inline) -> str:
    """The words, and the full https address of a link that the words do not name themselves."""
    said = "".join(run.text for run in runs)
    hidden = dict.fromkeys(run.href for run in runs if run.href and run.href.startswith("https:"))
    return " ".join([said, *(href for href in hidden if href not in said)])
