"""A message as its customer gets it, for a page that loads nothing: the pages of a letter, an e-mail at the width of a
telephone, a text message in its parts. What the other version does not have is marked in it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from markupsafe import Markup, escape

from letterkit.drafts import mail_page, pictures
from letterkit.drafts.as_compared import pictures_of
from letterkit.drafts.comparing import pieces, sentences
from letterkit.drafts.looking import Look
from letterkit.drafts.pictures import Spot
from letterkit.drafts.releases import words
from letterkit.render.sms import Sms
from letterkit.render.whatsapp.model import WhatsApp

Side = Literal["gone", "new"]
_SIGN: dict[Side, str] = {"gone": "- ", "new": "+ "}
_TAG: dict[Side, str] = {"gone": "del", "new": "ins"}
_STYLE: dict[Side, str] = {
    "gone": "background:#fbdcd9;color:#000;text-decoration:none;outline:2px dashed #b3261e",
    "new": "background:#d9f2df;color:#000;text-decoration:none;outline:2px solid #1b6e34",
}


@dataclass(frozen=True, slots=True)
class Page:
    """A picture, and where on it stands what the other version does not have."""

    picture: str
    marks: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """``mail``: a page of its own; ``pieces``: what a telephone shows; ``segments``: paid ones."""

    pages: tuple[Page, ...] = ()
    mail: str = ""
    pieces: tuple[Markup, ...] = ()
    segments: int = 0

    @property
    def is_empty(self) -> bool:
        return not (self.pages or self.mail or self.pieces)


def both(old: Look | None, new: Look | None) -> tuple[Shown, Shown]:
    """Two versions of one message; nothing for one that there is not."""
    return _of(old, new, "gone"), _of(new, old, "new")


def _of(seen: Look | None, other: Look | None, side: Side) -> Shown:
    content = seen.content if seen else None
    if isinstance(content, Sms | WhatsApp):
        own, theirs = _pieces(content), _pieces(other.content if other else None)
        pairs = list(zip_longest(own, theirs, fillvalue=""))[: len(own)]
        marked = tuple(_marked(mine, yours, side) for mine, yours in pairs)
        return Shown(pieces=marked, segments=content.segments if isinstance(content, Sms) else 0)
    changed = _changed(seen, other, side)
    if seen and seen.channel == "email" and isinstance(content, bytes):
        return Shown(mail=_in_mail(mail_page.page(content), changed, side))
    drawn = pictures_of(seen)
    spots = _spots(content, changed) if drawn and isinstance(content, bytes) else []
    marks = [tuple(spot for spot in spots if spot.page == number) for number in range(len(drawn))]
    return Shown(pages=tuple(map(Page, drawn, marks)))


def _pieces(content: object) -> tuple[str, ...]:
    if isinstance(content, Sms):
        return content.parts
    if isinstance(content, WhatsApp):
        return tuple(part for part in (content.body.filled, content.footer) if part)
    return ()


def _marked(mine: str, yours: str, side: Side) -> Markup:
    old, new = (mine, yours) if side == "gone" else (yours, mine)
    tag = _TAG[side]
    parts = [
        Markup(f"<{tag}>%s</{tag}>") % one.text if one.kind == side else escape(one.text)  # noqa: S704 - our own tag
        for one in pieces(old, new)
        if one.kind in (side, "same")
    ]
    return Markup("").join(parts)


def _changed(seen: Look | None, other: Look | None, side: Side) -> list[str]:
    """The sentences of this version that the other does not have; none when there is no other to compare with."""
    if seen is None or other is None:
        return []
    old, new = (seen, other) if side == "gone" else (other, seen)
    lines = (line[2:] for line in sentences(words(old), words(new)) if line.startswith(_SIGN[side]))
    return [line.strip("*- ") for line in lines]


def _spots(pdf: bytes, changed: Sequence[str]) -> list[Spot]:
    return [spot for sentence in changed for spot in pictures.spots_of(pdf, sentence)]


def _in_mail(page: str, changed: Sequence[str], side: Side) -> str:
    """The page with marks around the sentences that stand in it as they are; one with a link or bold words in it stands
    marked below, among the words of its branch.
    """
    for sentence in changed:
        found = r"\s+".join(re.escape(str(escape(word))) for word in sentence.split())
        tag = _TAG[side]
        page = re.sub(f"(?<=[>\\s])({found})(?=[<\\s])", rf'<{tag} style="{_STYLE[side]}">\1</{tag}>', page, count=1)
    return page
