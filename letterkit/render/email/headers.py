"""Header lines of an e-mail as bytes: a short line of plain ASCII is written at once, the library folds the rest."""

import re
from email import policy
from email.headerregistry import Address
from email.utils import formataddr
from functools import lru_cache

from letterkit import fields

_POLICY = policy.SMTP
_SHORT = 76  # characters; the library folds lines that are longer
_PLAIN = re.compile(r"[ -~]*")
_DOT_ATOM = re.compile(r"[A-Za-z0-9_+-]+(\.[A-Za-z0-9_+-]+)*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


def line(name: str, value: str) -> bytes:
    """One header with its CRLF, folded and encoded (RFC 2047) where that is needed. ``value`` may hold anything."""
    text = one_line(value)
    if len(name) + 2 + len(text) <= _SHORT and _PLAIN.fullmatch(text):
        return f"{name}: {text}\r\n".encode("ascii")
    return bytes(_POLICY.fold_binary(*_POLICY.header_store_parse(name, text)))


def mailbox(name: str, shown: str, address: str) -> bytes:
    """A header with one address and the name of who it belongs to. Raises ``ValueError`` for a wrong address."""
    shown, address = one_line(shown), fields.email(address)
    if _DOT_ATOM.fullmatch(address):
        both = formataddr((shown, address))
        if len(name) + 2 + len(both) <= _SHORT:
            return f"{name}: {both}\r\n".encode("ascii")
    return _folded(name, shown, address)


def one_line(text: str) -> str:
    """Text for a header: one line, so that a value can never begin a header of its own.

    ``=?`` is parted, because mail programs would decode what follows it (RFC 2047) and show other words.
    """
    return " ".join(fields.harmless(text).split()).replace("=?", "= ?")


@lru_cache(maxsize=16)  # the sender is the same all night
def _folded(name: str, shown: str, address: str) -> bytes:
    value = Address(display_name=shown, addr_spec=address)
    return bytes(_POLICY.fold_binary(*_POLICY.header_store_parse(name, value)))
