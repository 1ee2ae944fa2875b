"""The pay link: the creditor's pattern with a signed token in it, on the creditor's own domain and nowhere else.

Form of a token (base64url without padding, 40 characters and more):

    version 1 (1 byte) | expiry, days since 1970-01-01 (3 bytes) | cents (5 bytes) | case id (ASCII) | mac (16 bytes)

A creditor who numbers the secret (``sleutel``, 1 to 255) gets version 2, with that number as a byte behind the version:
then a new secret can come while links with the old one are out, because the pay page sees which one signed a link.

All numbers are big-endian. ``mac`` is the first 16 bytes of HMAC-SHA256 over everything before it followed by the
IBAN (ASCII, no spaces), with the creditor's secret as key. So a token

- cannot be guessed (128 bits) and cannot be changed: other amount, case, end date or account means another mac;
- is the same for the same case, amount, account and end date, so that a run can be repeated;
- is readable by the pay page without a table that must be kept in step: any language has HMAC-SHA256;
- holds no name, address or account number. The creditor's own case number and the amount are readable to whoever
  holds the link, and that person sees both on the pay page anyway.

The account is signed but not carried: the pay page pays to its own account and passes that in to ``verify``.
"""

import base64
import binascii
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from letterkit.errors import CannotRender
from letterkit.payment import money

MIN_SECRET_BYTES = 32
_PLAIN, _NUMBERED = 1, 2
_HEAD, _MAC = 8, 16
_EPOCH = date(1970, 1, 1)
_CASE_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_LABEL = r"(?!xn--)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_DOMAIN = re.compile(rf"(?:{_LABEL}\.)+(?!xn--)[a-z][a-z0-9-]{{0,61}}[a-z]")
# Only what RFC 3986 calls unreserved, plus the separators of a plain path and query: no @ \ : # % [ ] or non-ASCII.
_LINK = re.compile(r"https://(?P<host>[^/?]+)(?P<rest>[/][A-Za-z0-9._~/?&=+,-]*)")
_TOKEN_AT_END = re.compile(r"(?P<prefix>.*[/=])(?P<token>[A-Za-z0-9_-]{34,})")


@dataclass(frozen=True, slots=True)
class Claim:
    """What a token says, after its signature was found right. It may still be past its end date.

    ``key``: the number of the secret that signed it; 0 for one without a number.
    """

    case_id: str
    amount: Decimal
    expires: date
    key: int = 0

    def expired(self, today: date) -> bool:
        """True from the day after ``expires``: the link works up to and including that day."""
        return today > self.expires


def make(
    pattern: str, domain: str, secret: bytes, *, case_id: str, amount: Decimal, expires: date, iban: str, key: int = 0
) -> str:
    """The pay link of one case. ``key``: the number of the secret, 1 to 255; 0 when it has none.

    Raises ``CannotRender``: ``pay_link_pattern`` or ``pay_link_domain`` when the pattern does not lead to ``domain``,
    ``pay_link_secret`` for a secret below 32 bytes, ``pay_link_case`` for an id that is not safe in a link, or
    ``amount_invalid``.
    """
    check_pattern(pattern, domain)
    _check_secret(secret)
    if not _CASE_ID.fullmatch(case_id):
        raise CannotRender("pay_link_case")
    version = bytes([_NUMBERED, key]) if key else bytes([_PLAIN])
    head = version + (expires - _EPOCH).days.to_bytes(3, "big") + money.cents(amount).to_bytes(5, "big")
    signed = head + case_id.encode("ascii")
    token = base64.urlsafe_b64encode(signed + _mac(signed, iban, secret)).rstrip(b"=").decode("ascii")
    return pattern.replace("{token}", token)


def verify(token: str, secret: bytes | Mapping[int, bytes], *, iban: str) -> Claim:
    """Read a token on the pay page. Raises ``ValueError("token")`` for anything that ``make`` did not write.

    ``secret``: the one there is, or secrets by their number (0: the one without), of which the token says which signed
    it. One that may sign no longer is simply left out.

    The reason is not told: who tries tokens learns nothing. Whether the link is past its end date is for the caller
    to ask (``Claim.expired``), because a person with an old link deserves a better answer than an error.
    """
    for each in [secret] if isinstance(secret, bytes) else secret.values():
        _check_secret(each)
    raw = _decoded(token)
    signed, mac = raw[:-_MAC], raw[-_MAC:]
    key, content = _parted(signed)
    right = secret if isinstance(secret, bytes) else secret.get(key, b"")
    if len(content) <= _HEAD or not right or not hmac.compare_digest(mac, _mac(signed, iban, right)):
        raise ValueError("token")
    return Claim(
        case_id=content[_HEAD:].decode("ascii"),
        amount=Decimal(int.from_bytes(content[3:_HEAD], "big")) / 100,
        expires=_EPOCH + timedelta(days=int.from_bytes(content[:3], "big")),
        key=key,
    )


def _parted(signed: bytes) -> tuple[int, bytes]:
    """The number of the secret, and what the token says; nothing for a version that there is not."""
    if signed[:1] == bytes([_PLAIN]):
        return 0, signed[1:]
    if signed[:1] == bytes([_NUMBERED]) and signed[1:2] > b"\0":
        return signed[1], signed[2:]
    return 0, b""


@lru_cache(maxsize=64)  # a night has one pattern for all its links
def check_pattern(pattern: str, domain: str) -> None:
    """Refuse a pattern that is not ``https`` on exactly ``domain`` or a subdomain, with ``{token}`` as its end."""
    if not pattern.endswith(("/{token}", "={token}")) or pattern.count("{token}") != 1:
        raise CannotRender("pay_link_pattern")
    check_url(pattern.replace("{token}", "x"), domain)


def check_url(url: str, domain: str) -> None:
    """Refuse an address that does not lead to ``domain`` or a subdomain of it for every reader and every program.

    Stricter than the standards on purpose: lower-case ASCII only, no user part, no port, no punycode, no backslash,
    no escapes, no fragment; programs disagree about what those mean, and that is how people are misled.
    """
    if not _DOMAIN.fullmatch(domain):
        raise CannotRender("pay_link_domain")
    match = _LINK.fullmatch(url)
    if match is None:
        raise CannotRender("pay_link_pattern")
    host = match["host"]
    if not _DOMAIN.fullmatch(host) or not (host == domain or host.endswith(f".{domain}")):
        raise CannotRender("pay_link_domain")


def split(url: str) -> tuple[str, str]:
    """A pay link as the fixed part and the token. Raises ``CannotRender("pay_link_pattern")`` without a token."""
    match = _TOKEN_AT_END.fullmatch(url)
    if match is None:
        raise CannotRender("pay_link_pattern")
    return match["prefix"], match["token"]


def _mac(signed: bytes, iban: str, secret: bytes) -> bytes:
    return hmac.digest(secret, signed + iban.encode("ascii"), "sha256")[:_MAC]


def _decoded(token: str) -> bytes:
    """The bytes of a token; only the one spelling that ``make`` writes is accepted."""
    try:
        raw = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise ValueError("token") from error
    if base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii") != token:
        raise ValueError("token")
    return raw


def _check_secret(secret: bytes) -> None:
    if len(secret) < MIN_SECRET_BYTES:
        raise CannotRender("pay_link_secret", least=MIN_SECRET_BYTES)
