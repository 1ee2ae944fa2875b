"""The payload of an EPC QR code (EPC069-12, version 002): one credit transfer that a banking app fills in by itself.

Twelve elements, one a line, in a fixed order. Dutch banks may, but need not, read such a code; the same data must
therefore always stand beside it in text. Text is limited to the characters that every SEPA bank accepts, so the
payload is plain ASCII and reads the same under any of the eight character sets of the standard.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from anyascii import anyascii

from letterkit import fields
from letterkit.errors import CannotRender
from letterkit.payment import money

MAX_BYTES = 331
_MAX_NAME, _MAX_NOTE = 70, 70
_NOT_SEPA = re.compile(r"[^A-Za-z0-9/\-?:().,'+ ]")
_PURPOSE = re.compile(r"[A-Z0-9]{1,4}")
# The signs that the SEPA conversion table (EPC217-08) gives a place of their own; letters go through anyascii.
_SIGNS = str.maketrans({"&": "+", "_": "-", ";": ",", "[": "(", "]": ")", "{": "(", "}": ")", '"': "'", "`": "'"})


@dataclass(frozen=True, slots=True)
class Transfer:
    """What a banking app reads from a payload. ``reference`` is an RF reference, ``text`` the free description."""

    name: str
    iban: str
    amount: Decimal
    reference: str = ""
    text: str = ""
    bic: str = ""
    purpose: str = ""
    note: str = ""


def payload(
    *,
    name: str,
    iban: str,
    amount: Decimal,
    reference: str = "",
    description: str = "",
    bic: str | None = None,
    purpose: str = "",
    note: str = "",
) -> str:
    """The characters of the QR code: LF between the elements, empty elements at the end left out.

    ``reference``: an RF reference goes into the structured element, a betalingskenmerk into the text element, bare,
    so that the creditor's bank finds it back unchanged. ``description``: free text, in the text element as it is. One
    of the two is given. ``name`` is the account name; letters outside the SEPA set are written plainly (``Café``
    becomes ``Cafe``).

    Raises ``CannotRender`` with ``epc_iban``, ``epc_bic``, ``epc_reference``, ``epc_description``, ``epc_purpose``,
    ``epc_characters``, ``epc_too_long`` (with the name of the ``field``), ``epc_bytes`` or ``amount_invalid``.
    """
    euros, rest = divmod(money.cents(amount), 100)
    if reference and description:
        raise CannotRender("epc_reference")
    if description:
        structured, text = "", _checked(fields.payment_description, description, "epc_description")
    else:
        checked = _checked(fields.payment_reference, reference, "epc_reference")
        structured, text = (checked, "") if checked.startswith("RF") else ("", checked)
    if purpose and not _PURPOSE.fullmatch(purpose):
        raise CannotRender("epc_purpose")
    elements = [
        "BCD",
        "002",
        "1",
        "SCT",
        _checked(fields.bic, bic, "epc_bic") if bic else "",
        _sepa(name, "tenaamstelling", _MAX_NAME),
        _checked(fields.iban, iban, "epc_iban"),
        f"EUR{euros}.{rest:02d}",
        purpose,
        structured,
        text,
        _sepa(note, "toelichting", _MAX_NOTE) if note else "",
    ]
    code = "\n".join(elements).rstrip("\n")
    if len(code.encode()) > MAX_BYTES:
        raise CannotRender("epc_bytes", bytes=len(code.encode()), most=MAX_BYTES)
    return code


def parse(text: str) -> Transfer:
    """Read a payload back, as a banking app does. Raises ``CannotRender("epc_unreadable")`` when it is not one."""
    lines = text.replace("\r\n", "\n").split("\n")
    lines += [""] * (12 - len(lines))
    tag, version, _, service, bic, name, iban, amount, purpose, reference, free, note, *more = lines
    known = (tag, version, service) in (("BCD", "001", "SCT"), ("BCD", "002", "SCT"))
    if not known or any(more) or not re.fullmatch(r"EUR\d{1,9}(\.\d{1,2})?", amount) or (reference and free):
        raise CannotRender("epc_unreadable")
    return Transfer(name, iban, Decimal(amount[3:]), reference, free, bic, purpose, note)


@lru_cache(maxsize=64)  # the creditor's name stands in every payload
def sepa_text(value: str) -> str:
    """``value`` in the characters of SEPA: Latin letters with marks become plain, ``&`` becomes ``+``.

    Raises ``ValueError`` when a character has no plain form (an emoji, a euro sign, a letter of another script).
    """
    signed = " ".join(unicodedata.normalize("NFC", value).translate(_SIGNS).split())
    if not all(map(_has_plain, signed)):
        raise ValueError("epc_characters")
    plain = "".join(anyascii(c).translate(_SIGNS) if _NOT_SEPA.match(c) else c for c in signed)
    if _NOT_SEPA.search(plain):
        raise ValueError("epc_characters")
    return plain


def _has_plain(character: str) -> bool:
    """ASCII, a letter of the Latin script or typographic punctuation: what may be written plainly without a guess."""
    return character < "\u0250" or "\u1e00" <= character <= "\u1eff" or "\u2010" <= character <= "\u201f"


def _sepa(value: str, field: str, longest: int) -> str:
    try:
        plain = sepa_text(value)
    except ValueError as error:
        raise CannotRender("epc_characters", field=field) from error
    if not plain or len(plain) > longest:
        raise CannotRender("epc_too_long", field=field, most=longest)
    return plain


def _checked(check: Callable[[str], str], value: str, code: str) -> str:
    try:
        return check(value)
    except ValueError as error:
        raise CannotRender(code) from error
