"""Message -> MijnOverheid Berichtenbox: a subject, plain text, and the letter of the same stage as an attached PDF.

letterkit does not send, and never holds a BSN: whoever delivers looks the BSN up by the case id of the line.

Limits: subject 50 characters, text 4000, attachments 500 kB together as PDF/A-2a, a space before and after a URL. They
come from public descriptions of version 1.6.4 of Logius' manual for connecting and from open-source senders that agree;
they were not confirmed in the manual itself.
"""

import base64
import hashlib
import re
from dataclasses import dataclass

from letterkit.channels import RECORDS
from letterkit.errors import CannotRender
from letterkit.message import Message, plain
from letterkit.render import plain as plain_text

MOST_SUBJECT, MOST_TEXT, MOST_ATTACHED = 50, 4000, 500_000
_LINE_BREAK = 4  # a line break travels as the four characters \r\n, so that is what it costs
_BEHIND_WORDS = re.compile(r"(\S+) \((https?://[^\s()]+)\)")
_ADDRESS = re.compile(r" ?(https?://\S*[^\s.,;:!?)]) ?")


@dataclass(frozen=True, slots=True)
class Berichtenbox:
    """One message. ``text`` has ``\\n`` between lines; ``attachment`` is a PDF named ``file_name``."""

    subject: str
    text: str
    file_name: str
    attachment: bytes

    @property
    def record(self) -> dict[str, object]:
        """What a line of ``berichtenbox.jsonl`` holds of it; the attachment is in base64, as it travels."""
        attached = {
            "name": self.file_name,
            "type": "application/pdf",
            "sha256": hashlib.sha256(self.attachment).hexdigest(),
            "content": base64.b64encode(self.attachment).decode(),
        }
        return {"subject": self.subject, "text": self.text, "attachments": [attached]}

    @property
    def shown(self) -> str:
        """What its reader sees before the attachment is opened."""
        return f"{self.subject}\n\n{self.text}"


def render(message: Message, attached: object) -> Berichtenbox:
    """The message of one case; ``attached`` is the letter of the same stage as PDF.

    Raises ``CannotRender`` with ``case``: ``message_without_subject``, ``message_subject_too_long``,
    ``message_text_too_long``, ``message_without_attachment`` or ``message_attachment_too_large``.
    """
    subject, text = " ".join(plain(message.subject).split()), _text(message)
    if not subject:
        raise _refused(message, "message_without_subject")
    if not isinstance(attached, bytes):
        raise _refused(message, "message_without_attachment")
    for code, length, most in (
        ("message_subject_too_long", len(subject), MOST_SUBJECT),
        ("message_text_too_long", len(text) + (_LINE_BREAK - 1) * text.count("\n"), MOST_TEXT),
        ("message_attachment_too_large", len(attached), MOST_ATTACHED),
    ):
        if length > most:
            raise _refused(message, code, most=most)
    return Berichtenbox(subject, text, f"{message.case_id}.pdf", attached)


def _text(message: Message) -> str:
    """The words; an address that is written out stands between spaces, else it is no link in the box."""
    words = _BEHIND_WORDS.sub(_address, plain_text.render(message).strip())
    return _ADDRESS.sub(r" \1 ", words).rstrip()


def _address(match: re.Match[str]) -> str:
    words, address = match.groups()
    return words if words in address else f"{words} {address}"


def _refused(message: Message, code: str, **values: object) -> CannotRender:
    return CannotRender(code, case=message.case_id, message=RECORDS[message.channel].called, **values)
