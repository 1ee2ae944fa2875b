"""The MIME message: headers, alternatives and boundaries, the same bytes for the same message."""

import base64
import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from functools import lru_cache
from pathlib import Path

from letterkit.creditor import HouseStyle
from letterkit.errors import CannotRender
from letterkit.message import Message
from letterkit.message import plain as plain_text
from letterkit.render import plain
from letterkit.render.email import headers, html_part, quoted_printable
from letterkit.render.email.logo import Logo, load
from letterkit.texts import say

# A time of day within the hours in which people may be written to; the provider that sends stamps its own.
_HOUR = time(9, 0, tzinfo=UTC)


def render(message: Message, style: HouseStyle, *, base: Path | None) -> bytes:
    """The e-mail of one message, as the bytes of an ``.eml`` file (CRLF line ends, lines of at most 998 bytes).

    ``base`` is the folder from which ``style.logo`` is seen. Of a logo in SVG the PNG beside it is taken;
    without one, the creditor's name stands in its place.

    Raises ``CannotRender``: ``email_no_address``, ``email_no_sender``, ``email_address``, ``unsafe_link`` or
    ``logo_unreadable``.
    """
    logo = load(style, base)
    text = plain.render(message)
    if message.mark:
        text += f"\n{say('letter.document').capitalize()} {message.mark.document}\n"
    html = _html(message, style, logo)
    digest = _digest(message, text)
    web = _text_part(html, "html")
    alternatives = (_text_part(quoted_printable.body(text), "plain"), _related(web, logo, digest) if logo else web)
    return b"".join((*_headers(message, digest), *_multipart("alternative", f"letterkit-{digest}", alternatives)))


def _html(message: Message, style: HouseStyle, logo: Logo | None) -> bytes:
    try:
        return html_part.html(message, style, logo)
    except CannotRender as error:
        raise CannotRender(error.code, **{**error.values, "case": message.case_id}) from error


def _headers(message: Message, digest: str) -> Iterator[bytes]:
    sender = message.sender
    if not sender.email:
        raise CannotRender("email_no_sender", case=message.case_id)
    if not message.recipient.email:
        raise CannotRender("email_no_address", case=message.case_id)
    try:
        yield _from(sender.name, sender.email)
    except ValueError as error:
        raise CannotRender("email_address", case=message.case_id, field="afzender") from error
    try:
        yield headers.mailbox("To", message.recipient.name, message.recipient.email)
    except ValueError as error:
        raise CannotRender("email_address", case=message.case_id, field="klant.email") from error
    yield headers.line("Subject", plain_text(message.subject))
    yield _date(message.date)
    yield headers.line("Message-ID", f"<{digest}@{sender.email.rpartition('@')[2]}>")
    # RFC 3834: keeps out-of-office answers from being sent to a mailbox that nobody reads as a conversation.
    yield b"Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
    yield _of_many("Content-Language", message.language)
    if message.mark:
        yield headers.line("X-Letterkit-Document", message.mark.document)
        yield _of_many("X-Letterkit-Run", message.mark.run)
        yield _of_many("X-Letterkit-Release", message.mark.release[:16] or "-")
    yield _of_many("Keywords", f"letterkit, {message.stage}")  # which stage it is, for who reads the file back


@lru_cache(maxsize=16)  # the sender is the same all night
def _from(name: str, email: str) -> bytes:
    return headers.mailbox("From", name, email)


_of_many = lru_cache(maxsize=256)(headers.line)
"""A header that all messages of a stage, or of a run, have the same."""


@lru_cache(maxsize=16)
def _date(day: date) -> bytes:
    return headers.line("Date", format_datetime(datetime.combine(day, _HOUR)))


def _multipart(kind: str, boundary: str, parts: tuple[bytes, ...]) -> Iterator[bytes]:
    """Header and body of a multipart (RFC 2046); the boundary holds a digest of the text, so no line of it is one."""
    yield f'Content-Type: multipart/{kind};\r\n boundary="{boundary}"\r\n\r\n'.encode("ascii")
    for part in parts:
        yield f"--{boundary}\r\n".encode("ascii")
        yield part
        yield b"\r\n"
    yield f"--{boundary}--\r\n".encode("ascii")


def _text_part(body: bytes, kind: str) -> bytes:
    head = f'Content-Type: text/{kind}; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
    return head.encode("ascii") + body


def _related(html: bytes, logo: Logo, digest: str) -> bytes:
    return b"".join(_multipart("related", f"letterkit-related-{digest}", (html, _picture(logo))))


@lru_cache(maxsize=8)
def _picture(logo: Logo) -> bytes:
    head = (
        f"Content-Type: image/{logo.kind}\r\nContent-Transfer-Encoding: base64\r\nContent-ID: <{logo.cid}>\r\n"
        f'Content-Disposition: inline; filename="logo.{logo.kind}"\r\n\r\n'
    )
    return head.encode("ascii") + base64.encodebytes(logo.data).replace(b"\n", b"\r\n")


def _digest(message: Message, text: str) -> str:
    """32 hexadecimal digits: the same for the same message, another as soon as a word or an amount differs."""
    identity = (message.case_id, message.stage, message.date.isoformat(), message.template_version, text)
    return hashlib.sha256("\0".join(identity).encode()).hexdigest()[:32]
