"""The e-mail around the words: headers, alternatives and boundaries, the same bytes for the same message."""

import hashlib
from datetime import UTC, datetime, time
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

from letterkit import fields
from letterkit.creditor import HouseStyle
from letterkit.errors import CannotRender
from letterkit.message import Message
from letterkit.message import plain as words_of
from letterkit.render import plain
from letterkit.render.email import page
from letterkit.render.email.logo import Logo, load

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
    html = _html(message, style, logo)
    digest = _digest(message, text)
    mail = EmailMessage(policy=policy.SMTP)
    sender = _address(message, "afzender", message.sender.name, message.sender.email, "email_no_sender")
    mail["From"] = sender
    mail["To"] = _address(message, "klant.email", message.recipient.name, message.recipient.email, "email_no_address")
    mail["Subject"] = _header(words_of(message.subject))
    mail["Date"] = format_datetime(datetime.combine(message.date, _HOUR))
    mail["Message-ID"] = f"<{digest}@{sender.domain}>"
    # RFC 3834: keeps out-of-office answers from being sent to a mailbox that nobody reads as a conversation.
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(text, cte="quoted-printable")
    mail.add_alternative(html, subtype="html", cte="quoted-printable")
    if logo:
        _attach(mail, logo, digest)
    mail.set_boundary(f"letterkit-{digest}")
    mail["Content-Language"] = message.language
    return mail.as_bytes()


def _html(message: Message, style: HouseStyle, logo: Logo | None) -> str:
    try:
        return page.html(message, style, logo)
    except CannotRender as error:
        raise CannotRender(error.code, **{**error.values, "case": message.case_id}) from error


def _attach(mail: EmailMessage, logo: Logo, digest: str) -> None:
    html = mail.get_payload(1)
    if isinstance(html, EmailMessage):  # always: it was added one line earlier; the type of the library is wider
        html.add_related(
            logo.data, "image", logo.kind, cid=f"<{logo.cid}>", disposition="inline", filename=f"logo.{logo.kind}"
        )
        html.set_boundary(f"letterkit-related-{digest}")


def _digest(message: Message, text: str) -> str:
    """32 hexadecimal digits: the same for the same message, another as soon as a word or an amount differs."""
    identity = (message.case_id, message.stage, message.date.isoformat(), message.template_version, text)
    return hashlib.sha256("\0".join(identity).encode()).hexdigest()[:32]


def _address(message: Message, field: str, name: str, email: str | None, missing: str) -> Address:
    if not email:
        raise CannotRender(missing, case=message.case_id)
    try:
        return Address(display_name=_header(name), addr_spec=fields.email(email))
    except ValueError as error:
        raise CannotRender("email_address", case=message.case_id, field=field) from error


def _header(text: str) -> str:
    """Text for a header: one line, so that a value can never begin a header of its own.

    ``=?`` is parted, because mail programs would decode what follows it (RFC 2047) and show other words.
    """
    return " ".join(fields.harmless(text).split()).replace("=?", "= ?")
