"""Plain text and Markdown as documents: the file's own offsets, lines and columns."""

import re
from dataclasses import replace

from letterkit.lint.clean import EMPHASIS, cleaned
from letterkit.lint.coverage import LeftOut
from letterkit.lint.document import Document
from letterkit.lint.inputs.pictures import place
from letterkit.lint.waivers import inline
from letterkit.lint.zones import greets, passages
from letterkit.message import CHANNELS, Channel

# Ends at the next opening too: many that are never closed would each be read to the end of the file.
_COMMENT = re.compile(r"<!--(?:(?!-->|<!--).)*-->", re.DOTALL)
_POSTAL = re.compile(
    r"^[^\S\n]*[1-9]\d{3} ?[A-Z]{2}\s+\w+|^[^\S\n]*(?:aangetekend|per post)\b|\b(?:deze|dit) (?:brief|schrijven)\b",
    re.MULTILINE | re.IGNORECASE,
)
_MESSAGE = 70  # words: longer than anyone types on a telephone
_SMS = 320  # characters: two parts
_TYPED_ON_TELEPHONE = frozenset({"sms", "whatsapp"})
_BEFORE = 400  # characters before a picture that may say where it stands
_PICTURE = re.compile(r"!\[\s{0,9}\]\(<?([^)>\s]{1,2000})")
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_MARKDOWN = re.compile("|".join(f"(?:{pattern.pattern})" for pattern in (_FRONT, _COMMENT, EMPHASIS)), re.DOTALL)


def plain(source: str, *, path: str = "", channel: Channel | None = None, stage: str | None = None) -> Document:
    """A finished text without markup."""
    return _document(source, path, channel, stage, _COMMENT)


def markdown(source: str, *, path: str = "", channel: Channel | None = None, stage: str | None = None) -> Document:
    """A text in light Markdown; its marks are no words, and a picture without words is named."""
    document = _document(source, path, channel, stage, _MARKDOWN)
    places = {match[1]: place(match[1], source[: match.start()][-_BEFORE:]) for match in _PICTURE.finditer(source)}
    unread = [LeftOut("image", {"name": name, "place": where}) for name, where in places.values()]
    return replace(document, left_out=tuple(unread))


def _document(source: str, path: str, channel: Channel | None, stage: str | None, markup: re.Pattern[str]) -> Document:
    text, positions = cleaned(source, markup)
    channel = channel or guess_channel(text, path)
    return Document(
        text=text,
        source=source,
        passages=passages(text, wraps=channel not in _TYPED_ON_TELEPHONE),
        path=path,
        channel=channel,
        stage=stage,
        positions=positions,
        waivers=inline(source),
    )


def guess_channel(text: str, path: str = "") -> Channel:
    """The channel of a finished text: what its name says, else what it looks like.

    Without a subject, an address and many words it is a message on a telephone; with a subject first, an e-mail.
    """
    name = path.lower()
    for channel in CHANNELS:
        if channel in name:
            return channel
    if _POSTAL.search(text):
        return "letter"
    head = text.lstrip().split("\n", 1)
    subject = len(head) == 2 and head[1].startswith("\n") and not greets(head[0])
    if subject or len(text.split()) > _MESSAGE:
        return "email" if subject else "letter"
    return "whatsapp" if greets(head[0]) or len(text) > _SMS else "sms"
