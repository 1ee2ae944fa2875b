"""A message as its customer gets it, for a page that loads nothing: the pages of a letter, an e-mail at the width of a
telephone, a text message in its parts.
"""

from dataclasses import dataclass

from letterkit.drafts import mail_page
from letterkit.drafts.as_compared import pictures_of
from letterkit.drafts.looking import Look
from letterkit.render.sms import Sms
from letterkit.render.whatsapp.model import WhatsApp


@dataclass(frozen=True, slots=True)
class Shown:
    """``pages``: pictures; ``mail``: a page of its own; ``pieces``: what a telephone shows; ``segments``: paid ones."""

    pages: tuple[str, ...] = ()
    mail: str = ""
    pieces: tuple[str, ...] = ()
    segments: int = 0

    @property
    def is_empty(self) -> bool:
        return not (self.pages or self.mail or self.pieces)


def of(seen: Look | None) -> Shown:
    """Nothing for a message that there is not."""
    content = seen.content if seen else None
    if isinstance(content, Sms):
        return Shown(pieces=content.parts, segments=content.segments)
    if isinstance(content, WhatsApp):
        return Shown(pieces=tuple(part for part in (content.body.filled, content.footer) if part))
    if seen and seen.channel == "email" and isinstance(content, bytes):
        return Shown(mail=mail_page.page(content))
    return Shown(pages=pictures_of(seen))
