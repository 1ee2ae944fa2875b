"""Signing keys as text: ``ed25519:`` and the public key in base64. The private one is a PEM file for its owner only,
or stays in the house's own store (``hsm:``, ``awskms:``, ``gcpkms:``, ``azurekms:``).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from letterkit.errors import WrongCall

if TYPE_CHECKING:
    from securesystemslib.signer import Signer, SSlibKey

PREFIX = "ed25519:"
_LENGTH = 32
_STORES = ("hsm:", "awskms:", "gcpkms:", "azurekms:")


def key_id(text: str) -> str:
    """What a signature names its key by."""
    return hashlib.sha256(text.encode()).hexdigest()


def is_key(text: str) -> bool:
    """Whether this can be a public key."""
    try:
        return text.startswith(PREFIX) and len(base64.b64decode(text[len(PREFIX) :], validate=True)) == _LENGTH
    except (binascii.Error, ValueError):
        return False


def public(text: str) -> SSlibKey:
    """The key of a text for which ``is_key`` holds."""
    try:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415 - an extra
        from securesystemslib.signer import SSlibKey  # noqa: PLC0415
    except ImportError as error:
        raise WrongCall("sign_extra") from error
    raw = base64.b64decode(text[len(PREFIX) :], validate=True)
    return SSlibKey.from_crypto(Ed25519PublicKey.from_public_bytes(raw), keyid=key_id(text))


def new(path: Path) -> str:
    """Make a key; its public text. Raises ``WrongCall`` for a file that is there already."""
    try:
        from cryptography.hazmat.primitives import serialization  # noqa: PLC0415
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415
    except ImportError as error:
        raise WrongCall("sign_extra") from error
    made = Ed25519PrivateKey.generate()
    form = serialization.PrivateFormat.PKCS8
    pem = made.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption())
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise WrongCall("key_exists", file=path) from error
    except OSError as error:
        raise WrongCall("key_unwritable", file=path, reason=error.strerror or "") from error
    with os.fdopen(file, "wb") as out:
        out.write(pem)
    raw = made.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    return PREFIX + base64.b64encode(raw).decode()


def load(place: str, known: Iterable[str]) -> tuple[Signer, str]:
    """The signer at a place, and its public text, which must be one of the ``known`` ones.

    Raises ``WrongCall``: ``key_unreadable``, ``key_unknown``.
    """
    if place.startswith(_STORES):
        return _of_store(place, known)
    try:
        from cryptography.hazmat.primitives import serialization  # noqa: PLC0415
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415
        from securesystemslib.signer import CryptoSigner  # noqa: PLC0415
    except ImportError as error:
        raise WrongCall("sign_extra") from error
    try:
        made = serialization.load_pem_private_key(Path(place).read_bytes(), None)
    except (OSError, ValueError, TypeError) as error:
        raise WrongCall("key_unreadable", file=place) from error
    if not isinstance(made, Ed25519PrivateKey):
        raise WrongCall("key_unreadable", file=place)
    raw = made.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    text = PREFIX + base64.b64encode(raw).decode()
    if text not in set(known):
        raise WrongCall("key_unknown", file=place)
    return CryptoSigner(made, public(text)), text


def _of_store(place: str, known: Iterable[str]) -> tuple[Signer, str]:
    """The store says which of the known keys it holds by making a signature that verifies."""
    from securesystemslib.signer import Signer  # noqa: PLC0415

    probe = b"letterkit"
    for text in known:
        try:
            signer = Signer.from_priv_key_uri(place, public(text))
            public(text).verify_signature(signer.sign(probe), probe)
        except Exception:  # noqa: S112 - whatever a store of the house raises: this is not its key
            continue
        return signer, text
    raise WrongCall("key_unknown", file=place)
