"""One e-mail to a mail server (RFC 5321), step by step, because only the last step leaves a doubt.

Until the server has all of a message it has nothing. A connection that breaks after that tells nobody whether the
message was taken: that one is ``unknown``.
"""

import re
import ssl
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import aiosmtplib

Security = Literal["starttls", "ssl", "none"]
Result = Literal["sent", "bounced", "deferred", "unknown"]
_ID = re.compile(r"[A-Za-z0-9._-]{5,100}")
_ENHANCED = re.compile(r"[245]\.\d{1,3}\.\d{1,3}\b")
_NOT_THE_ADDRESS = ("5.2.2", "5.2.3", "5.3.", "5.4.", "5.5.", "5.6.", "5.7.")
"""Enhanced status codes (RFC 3463) that say nothing of the address: a full mailbox, a policy, a protocol."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where messages are given. ``ca_file``: who signed its certificate, when that is nobody whom the machine knows."""

    host: str
    port: int
    security: Security = "starttls"
    user: str = ""
    password: str = ""
    ca_file: Path | None = None
    timeout: float = 60

    def client(self) -> aiosmtplib.SMTP:
        """Not yet connected. The certificate is always checked, also against the name of the host."""
        context = ssl.create_default_context(cafile=str(self.ca_file) if self.ca_file else None)
        return aiosmtplib.SMTP(
            hostname=self.host,
            port=self.port,
            username=self.user or None,
            password=self.password or None,
            use_tls=self.security == "ssl",
            start_tls=self.security == "starttls",
            tls_context=None if self.security == "none" else context,
            timeout=self.timeout,
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a message. ``note``: the server's own number of it, or the codes of its refusal; never its words,
    which may hold an address. ``about_address``: it was refused because of where it went.
    """

    result: Result
    note: str = ""
    about_address: bool = False


class SenderRefused(Exception):
    """The server takes nothing from this sender: no reason to call an address wrong. Its argument: the codes."""


async def give(client: aiosmtplib.SMTP, content: bytes, *, sender: str, to: str) -> Answer:
    """Give one message to a server we are connected with. Raises ``SenderRefused``."""
    refused = await _announced(client, sender, to)
    if refused:
        return refused
    try:
        answer = await client.data(content)
    except aiosmtplib.SMTPResponseException as error:
        return _refused(error, about_address=False)
    except (aiosmtplib.SMTPException, OSError):
        return Answer("unknown")
    return Answer("sent", _number(answer.message))


async def _announced(client: aiosmtplib.SMTP, sender: str, to: str) -> Answer | None:
    """Sender and receiver; an answer when it ends there."""
    try:
        await client.mail(sender)
    except aiosmtplib.SMTPResponseException as error:
        if error.code >= 500:  # a permanent refusal
            raise SenderRefused(_codes(error)) from error
        return Answer("deferred", _codes(error))
    except (aiosmtplib.SMTPException, OSError):
        return Answer("deferred")
    try:
        await client.rcpt(to)
    except aiosmtplib.SMTPResponseException as error:
        return _refused(error, about_address=True)
    except (aiosmtplib.SMTPException, OSError):
        return Answer("deferred")
    except UnicodeError:  # an address that this server has no way to write
        return Answer("bounced", "553", about_address=True)
    return None


def _refused(error: aiosmtplib.SMTPResponseException, *, about_address: bool) -> Answer:
    codes = _codes(error)
    if error.code < 500:
        return Answer("deferred", codes)
    enhanced = codes.partition("-")[2]
    return Answer("bounced", codes, about_address and not enhanced.startswith(_NOT_THE_ADDRESS))


def _codes(error: aiosmtplib.SMTPResponseException) -> str:
    enhanced = _ENHANCED.match(error.message)
    return f"{error.code}-{enhanced[0]}" if enhanced else str(error.code)


def _number(words: str) -> str:
    """The last word of the answer is the server's own number of the message, with most servers."""
    last = words.rsplit(maxsplit=1)[-1] if words.split() else ""
    return last if _ID.fullmatch(last) else ""
