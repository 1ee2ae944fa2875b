"""The page of an e-mail for a frame: no scripts, nothing from outside, the logo from the mail itself."""

import base64
import re
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; sandbox"
"""What the frame may load: its own style and the pictures that are in it. No script, no form, no link that opens."""

_DARK = re.compile(r"@media\s*\(\s*prefers-color-scheme\s*:\s*dark\s*\)")
_INLINE = re.compile(r"cid:([^\"'\s>)]{1,200})")


def page(eml: bytes, *, dark: bool = False) -> str:
    """The HTML part with its inline pictures in it; as a dark screen shows it when ``dark``."""
    mail = _parsed(eml)
    part = mail.get_body(("html",))
    html = str(part.get_content()) if part else ""
    pictures = {
        str(piece["Content-ID"]).strip("<>"): f"data:{piece.get_content_type()};base64,{_base64(piece)}"
        for piece in mail.walk()
        if piece["Content-ID"] and piece.get_content_maintype() == "image"
    }
    html = _INLINE.sub(lambda match: pictures.get(match[1], ""), html)
    return _DARK.sub("@media all", html) if dark else html


def text(eml: bytes) -> str:
    """The text part."""
    part = _parsed(eml).get_body(("plain",))
    return str(part.get_content()) if part else ""


def _parsed(eml: bytes) -> EmailMessage:
    mail = message_from_bytes(eml, policy=default)
    if not isinstance(mail, EmailMessage):
        raise TypeError(type(mail))
    return mail


def _base64(part: EmailMessage) -> str:
    data = part.get_payload(decode=True)
    return base64.b64encode(data if isinstance(data, bytes) else b"").decode("ascii")
