"""Message -> SMS: the text, how it is coded, and in how many parts it is sent and paid.

Letters outside the alphabet of text messages are written plainly unless the creditor wants them kept
(``dutch.gsm`` says why).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from letterkit import fields
from letterkit.dutch import gsm
from letterkit.errors import CannotRender
from letterkit.message import Block, Bullets, Heading, Inline, Message, Paragraph, Table, walk

MAX_SEGMENTS = 3
_NO_VOWELS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
"""Hebrew, Arabic and other scripts that leave vowels out: letter by letter in Latin it is no name any more."""


@dataclass(frozen=True, slots=True)
class Sms:
    """``units`` are septets (gsm7) or 16-bit units (ucs2); ``parts`` is the text as it is cut over the segments."""

    text: str
    encoding: gsm.Encoding
    units: int
    segments: int
    parts: tuple[str, ...]
    sender: str
    to: str

    @property
    def record(self) -> dict[str, object]:
        """What a line of ``sms.jsonl`` holds of it."""
        return {name: getattr(self, name) for name in ("to", "sender", "text", "encoding", "units", "segments")}

    @property
    def shown(self) -> str:
        """What its reader sees."""
        return self.text


def render(message: Message, *, plain_letters: bool = True) -> Sms:
    """The SMS of one message.

    ``plain_letters=False`` keeps letters outside GSM 03.38; curly quotes, dashes and special spaces become plain in
    any case, because nobody misses them. Letters of another script are written in Latin letters when the text would be
    too long with them. Raises ``CannotRender``: ``sms_no_mobile``, ``sms_no_sender``, ``sms_table``, ``sms_empty``,
    ``sms_script`` or ``sms_too_long``, each with ``case``.
    """
    text = fields.harmless("\n".join(_lines(message)))
    text = gsm.plain(text, letters=plain_letters).strip()
    sender, to = message.sender.sms_name, message.recipient.mobile
    for value, code in ((sender, "sms_no_sender"), (to, "sms_no_mobile"), (text, "sms_empty")):
        if not value:
            raise CannotRender(code, case=message.case_id)
    parts = gsm.split(text)
    if len(parts) > MAX_SEGMENTS and gsm.encoding(text) == "ucs2":
        # One name in another script more than halves the room of every part; in Latin letters it is still that name.
        if _NO_VOWELS.search(text):
            raise CannotRender("sms_script", case=message.case_id, segments=len(parts), most=MAX_SEGMENTS)
        text = gsm.latin(text)
        parts = gsm.split(text)
    if len(parts) > MAX_SEGMENTS:
        raise CannotRender("sms_too_long", case=message.case_id, segments=len(parts), most=MAX_SEGMENTS)
    coding = gsm.encoding(text)
    return Sms(text, coding, gsm.units(text, coding), len(parts), parts, sender or "", to or "")


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
    words = "".join(run.text for run in runs)
    hidden = dict.fromkeys(run.href for run in runs if run.href and run.href.startswith("https:"))
    return " ".join([words, *(href for href in hidden if href not in words)])
