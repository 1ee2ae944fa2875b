"""E-mails (.eml): subject and text as the receiver sees them, both parts of it, and everything the mail encloses.

The marked-up part is judged, because that is what is shown. The plain part is judged too when it says anything else,
and that difference is a finding of its own. Attachments and forwarded e-mails are documents of their own.
"""

import email
import email.policy
import re
from dataclasses import replace
from email.message import EmailMessage, Message
from urllib.parse import unquote

from letterkit.channels import of_file
from letterkit.errors import Unreadable
from letterkit.lint.document import Document
from letterkit.lint.findings import Span
from letterkit.lint.inputs import html, limits
from letterkit.lint.inputs.builder import Builder
from letterkit.lint.inputs.declared import of_keywords
from letterkit.lint.inputs.enclosed import Attached, with_enclosed
from letterkit.lint.inputs.parts import Unlike, unlike
from letterkit.message import Channel

_CLOSED = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})
_SUFFIX = {"application/pdf": ".pdf", "text/html": ".html", "text/plain": ".txt", "application/rtf": ".rtf",
           "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx"}  # fmt: skip
_SHOWN = re.compile(r"cid:([^\"'()<>\s]{1,300})", re.IGNORECASE)
_NO_WORDS = frozenset({"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"})


def read(data: bytes, *, path: str, channel: Channel | None = None, stage: str | None = None) -> Document:
    """An e-mail with all it encloses. Raises ``Unreadable`` when it is no e-mail or has no text."""
    limits.mail(data, path)
    message = email.message_from_bytes(data, policy=email.policy.default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise Unreadable("file_broken", file=path, kind="eml")
    if message.get_content_type() in _CLOSED:
        raise Unreadable("file_encrypted", file=path)
    declared = of_keywords(str(message.get("Keywords", "")))
    marked = _content(message, "html")
    return document(
        str(message.get("Subject", "")),
        marked,
        _content(message, "plain"),
        [(_name(part), *_bytes(part)) for part in _attached(message, shown_in(marked))],
        path=path,
        channel=channel,
        stage=stage,
        declared=declared,
    )


def document(
    subject: str,
    marked: str,
    plain: str,
    attached: list[Attached],
    *,
    path: str,
    channel: Channel | None,
    stage: str | None,
    declared: str | None = None,
) -> Document:
    """The document of an e-mail whose parts are known. declared: the stage it says it is.

    attached: name, bytes, and the kind of file each says it is.
    """
    builder = Builder(path)
    builder.put(subject, "subject")
    html.write(builder, marked, path=path)
    if not _shows(builder, subject):
        builder.guess(plain.replace("\r\n", "\n"))
    if not _shows(builder, subject) and not attached:
        raise Unreadable("file_scanned", file=path)
    facts = {"link"} if "href=" in marked and "betal" in marked.lower() else set()
    facts |= {"attachment"} if attached else set()
    marked_up = builder.document(path=path, channel=channel or of_file(".eml"), stage=stage, facts=frozenset(facts))
    marked_up = replace(marked_up, declared=declared)
    if marked.strip() and plain.strip():
        marked_up = _with_plain(marked_up, subject, plain, builder)
    return with_enclosed(marked_up, attached, stage)


def _shows(builder: Builder, subject: str) -> bool:
    return builder.length > len(subject.strip()) + 2


def _with_plain(marked_up: Document, subject: str, plain: str, builder: Builder) -> Document:
    """Judge the plain part too when it differs; when it says the same, judging it would only say everything twice."""
    other = Builder(marked_up.path)
    other.put(subject, "subject")
    other.guess(plain.replace("\r\n", "\n"))
    part = other.document(
        path=f"{marked_up.path} (tekstdeel)", channel=marked_up.channel, stage=marked_up.stage, facts=marked_up.facts
    )
    part = replace(part, declared=marked_up.declared)
    differences = unlike(marked_up, part)
    if not differences:
        return marked_up
    for difference in differences:
        builder.note("mail-delen-verschillen", _place(difference))
    noted = builder.document(
        path=marked_up.path, channel=marked_up.channel, stage=marked_up.stage, facts=marked_up.facts
    )
    return replace(noted, declared=marked_up.declared, enclosed=(part,))


def _place(difference: Unlike) -> Span:
    return Span(difference.start, difference.end, {"quote": difference.text, "part": difference.lacks})


def _content(message: EmailMessage, kind: str) -> str:
    part = message.get_body(preferencelist=(kind,))
    return "" if part is None else _decoded(part)


def _decoded(part: Message) -> str:
    """The text of a part; a character set that does not exist, or is none for text, is read as the usual ones."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    for charset in (part.get_content_charset() or "utf-8", "utf-8"):
        try:
            text = bytes.decode(data, charset)
        except (LookupError, ValueError):  # a UnicodeError is a ValueError
            continue
        return text.replace("\r\n", "\n")
    return data.decode("cp1252", "replace").replace("\r\n", "\n")


def shown_in(marked: str) -> frozenset[str]:
    """The identifiers of the parts that a marked-up text shows in itself."""
    return frozenset(unquote(found).lower() for found in _SHOWN.findall(marked))


def _attached(message: EmailMessage, shown: frozenset[str]) -> list[Message]:
    """Every part that is not the body: attachments, forwarded e-mails, further texts; signatures carry no words."""
    bodies = [message.get_body(preferencelist=(kind,)) for kind in ("html", "plain")]
    return [part for part in _leaves(message) if not any(part is body for body in bodies) and not _silent(part, shown)]


def _leaves(message: Message) -> list[Message]:
    if message.get_content_maintype() == "multipart" and message.is_multipart():
        return [leaf for part in message.iter_parts() for leaf in _leaves(part)]  # type: ignore[attr-defined]
    return [message]


def _silent(part: Message, shown: frozenset[str]) -> bool:
    """Signatures, pictures that the text shows (the text says what is in them), and parts without anything in them."""
    own = str(part.get("Content-ID", "")).strip().strip("<>").lower()
    inline = part.get_content_maintype() == "image" and own in shown
    return inline or part.get_content_type() in _NO_WORDS or not part.get_payload()


def _name(part: Message) -> str:
    name = part.get_filename() or ""
    if not name and part.get_content_type() == "message/rfc822":
        return "doorgestuurd.eml"
    return name.replace("\n", " ")[:100] or part.get_content_type()


def _bytes(part: Message) -> tuple[bytes, str]:
    """The bytes of an attachment, and the suffix its type stands for."""
    kind = part.get_content_type()
    if kind == "message/rfc822":
        inner = part.get_payload(0)
        return (inner.as_bytes() if isinstance(inner, Message) else b""), ".eml"
    payload = part.get_payload(decode=True)
    return (payload if isinstance(payload, bytes) else b""), _SUFFIX.get(kind, "")
