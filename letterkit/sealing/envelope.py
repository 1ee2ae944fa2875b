"""A signed statement: DSSE around an in-toto statement (v1), both as plain JSON."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from letterkit.sealing import keys

if TYPE_CHECKING:
    from securesystemslib.signer import Signer

_TYPE = "application/vnd.in-toto+json"
_STATEMENT = "https://in-toto.io/Statement/v1"


def canonical(value: object) -> bytes:
    """The same bytes for the same values."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def statement(kind: str, subjects: Mapping[str, str], predicate: Mapping[str, object]) -> bytes:
    """``subjects``: name -> SHA-256. ``kind``: what the predicate is, as the last part of its address."""
    return canonical(
        {
            "_type": _STATEMENT,
            "subject": [{"name": name, "digest": {"sha256": digest}} for name, digest in sorted(subjects.items())],
            "predicateType": f"https://letterkit.example/{kind}/v1",
            "predicate": predicate,
        }
    )


def sign(payload: bytes, signer: Signer) -> bytes:
    """The statement with a signature, as JSON."""
    from securesystemslib.dsse import Envelope  # noqa: PLC0415 - an extra

    made = Envelope(payload, _TYPE, {})
    made.sign(signer)
    return json.dumps(made.to_dict(), indent=1).encode() + b"\n"


def payload_of(envelope: bytes) -> bytes | None:
    """The statement in an envelope, whoever signed it; None for what is no envelope."""
    try:
        found = json.loads(envelope)
        return base64.b64decode(found["payload"], validate=True)
    except (ValueError, KeyError, TypeError, binascii.Error):
        return None


def signers(envelope: bytes, known: Iterable[str]) -> frozenset[str]:
    """The keys, of the known ones, that signed the statement in this envelope; a damaged envelope has none."""
    return _signers(envelope, frozenset(known))


@lru_cache(maxsize=4096)  # the gate asks it of one proposal for each of its texts
def _signers(envelope: bytes, known: frozenset[str]) -> frozenset[str]:
    from securesystemslib.dsse import Envelope  # noqa: PLC0415
    from securesystemslib.exceptions import UnverifiedSignatureError  # noqa: PLC0415
    from securesystemslib.signer import Signature  # noqa: PLC0415

    by_id = {keys.key_id(text): text for text in known}
    try:
        found = json.loads(envelope)
        payload = base64.b64decode(found["payload"], validate=True)
        if found["payloadType"] != _TYPE:
            return frozenset()
        given = [(str(one["keyid"]), base64.b64decode(one["sig"], validate=True)) for one in found["signatures"]]
    except (ValueError, KeyError, TypeError, binascii.Error):
        return frozenset()
    pae, right = Envelope(payload, _TYPE, {}).pae(), set()
    for key, signature in given:
        if key in by_id:
            try:
                keys.public(by_id[key]).verify_signature(Signature(key, signature.hex()), pae)
            except UnverifiedSignatureError:
                continue
            right.add(by_id[key])
    return frozenset(right)


def read(payload: bytes | None, kind: str) -> tuple[dict[str, str], dict[str, Any]] | None:
    """Subjects and predicate of a statement of this kind; None for what is none."""
    try:
        tree = json.loads(payload or b"")
        if tree["_type"] != _STATEMENT or tree["predicateType"] != f"https://letterkit.example/{kind}/v1":
            return None
        subjects = {str(one["name"]): str(one["digest"]["sha256"]) for one in tree["subject"]}
        predicate = tree["predicate"]
    except (ValueError, KeyError, TypeError):
        return None
    return (subjects, predicate) if isinstance(predicate, dict) else None


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
