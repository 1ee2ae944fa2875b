"""A token of a time authority (RFC 3161): somebody else says that these bytes were there at that moment."""

from __future__ import annotations

import urllib.request
from datetime import datetime
from pathlib import Path

from letterkit.errors import SendingTrouble, SourceInvalid, WrongCall

_SECONDS = 30
_MOST = 1 << 20  # bytes of an answer: a token is some kilobytes
_TYPE = "application/timestamp-query"


def token(content: bytes, address: str) -> bytes:
    """Ask an authority for a token. Raises ``SendingTrouble`` when it gives none."""
    try:
        from rfc3161_client import HashAlgorithm, TimestampRequestBuilder, decode_timestamp_response  # noqa: PLC0415
    except ImportError as error:
        raise WrongCall("sign_extra") from error
    asked = TimestampRequestBuilder().data(content).hash_algorithm(HashAlgorithm.SHA256).cert_request(cert_request=True)
    request = urllib.request.Request(address, asked.build().as_bytes(), {"Content-Type": _TYPE})  # noqa: S310 - roles.py
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310
            found: bytes = answer.read(_MOST)
        if decode_timestamp_response(found).status:
            raise SendingTrouble("time_refused", address=address)
    except (OSError, ValueError) as error:
        raise SendingTrouble("time_unreachable", address=address) from error
    return found


def root(path: Path) -> bytes:
    """The certificate that a token must lead to. Raises ``SourceInvalid``."""
    try:
        from cryptography.x509 import load_pem_x509_certificate  # noqa: PLC0415

        content = path.read_bytes()
        load_pem_x509_certificate(content)
    except ImportError as error:
        raise WrongCall("sign_extra") from error
    except (OSError, ValueError) as error:
        raise SourceInvalid("time_root", file=str(path)) from error
    return content


def moment(answer: bytes, content: bytes, certificate: bytes) -> datetime | None:
    """When the content was there, as the authority says; None for a token that does not hold."""
    from cryptography.x509 import load_pem_x509_certificate  # noqa: PLC0415
    from rfc3161_client import VerificationError, VerifierBuilder, decode_timestamp_response  # noqa: PLC0415

    try:
        found = decode_timestamp_response(answer)
        verifier = VerifierBuilder().add_root_certificate(load_pem_x509_certificate(certificate)).build()
        verifier.verify_message(found, content)
    except (ValueError, VerificationError):
        return None
    return found.tst_info.gen_time
