"""E-mails (.eml): the subject and the part that says most; attachments are noted and not judged."""

import email
import email.policy
from email.message import EmailMessage

from letterkit.errors import Unreadable
from letterkit.lint.inputs import html
from letterkit.lint.inputs.builder import Builder
from letterkit.lint.model import Document
from letterkit.message import Channel

_PLAIN_ENOUGH = 0.6  # the text part is judged unless it says much less than the HTML part


def read(data: bytes, *, path: str, channel: Channel | None = None, stage: str | None = None) -> Document:
    """The text of an e-mail. Raises ``Unreadable`` when it is no e-mail or has no text."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise Unreadable("file_broken", file=path, kind="eml")
    if message.get_content_type() in {"multipart/encrypted", "application/pkcs7-mime"}:
        raise Unreadable("file_encrypted", file=path)
    builder = Builder()
    builder.put(str(message.get("Subject", "")), "subject")
    facts = _body(builder, message, path)
    return builder.document(path=path, channel=channel or "email", stage=stage, facts=facts)


def _body(builder: Builder, message: EmailMessage, path: str) -> frozenset[str]:
    marked, plain = _content(message, "html"), _content(message, "plain")
    page = Builder()
    html.write(page, marked)
    shown = page.document(path=path, channel="email", stage=None, facts=frozenset()).text
    if plain.strip() and len(plain.split()) >= _PLAIN_ENOUGH * len(shown.split()):
        builder.guess(plain.replace("\r\n", "\n"))
    elif shown:
        html.write(builder, marked)
    else:
        raise Unreadable("file_scanned", file=path)
    linked = {"link"} if "href=" in marked and "betal" in marked.lower() else set()
    return frozenset(linked | ({"attachment"} if any(message.iter_attachments()) else set()))


def _content(message: EmailMessage, kind: str) -> str:
    part = message.get_body(preferencelist=(kind,))
    if part is None:
        return ""
    try:
        return str(part.get_content())
    except (LookupError, UnicodeDecodeError):
        payload = part.get_payload(decode=True)
        return payload.decode("cp1252", "replace") if isinstance(payload, bytes) else ""
