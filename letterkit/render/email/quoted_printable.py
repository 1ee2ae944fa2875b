"""Quoted-printable (RFC 2045) in parts: each part is encoded alone and ends its last line softly, so that what follows
joins it. What is the same in every e-mail need then be encoded only once.
"""

import binascii
import re
from collections.abc import Iterable
from email import quoprimime

_JOINT = b"=\r\n"
_LONGEST = 75  # characters a line, and one for the ``=`` at its end
_ITSELF = re.compile(rf"[!-<>-~](?:[ -<>-~]{{0,{_LONGEST - 2}}}[!-<>-~])?")


def body(text: str) -> bytes:
    """A whole text, its lines with CRLF."""
    return binascii.b2a_qp(_with_crlf(text).encode("utf-8"))


def part(text: str) -> bytes:
    """A part of a text, for ``joined``."""
    if _ITSELF.fullmatch(text):
        return text.encode("ascii")
    octets = _with_crlf(text).encode("utf-8").decode("latin-1")
    return quoprimime.body_encode(octets, _LONGEST, "\r\n").encode("ascii")


def joined(parts: Iterable[bytes]) -> bytes:
    """The text that the parts make together."""
    return _JOINT.join(parts)


def _with_crlf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\n", "\r\n")
