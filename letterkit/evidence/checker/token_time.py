"""What a time token (RFC 3161) says, and whether a certificate that you trust stands behind it. Needs ``cryptography``
for the signature; without it the token is read, not checked.
"""

import hashlib
from datetime import UTC, datetime

_HASHES = {"608648016503040201": "sha256", "608648016503040202": "sha384", "608648016503040203": "sha512"}
_DIGEST_OF_MESSAGE = bytes.fromhex("2a864886f70d010904")
Item = tuple[int, bytes, bytes]
"""Tag, content, and the whole of it."""


def _items(data: bytes) -> list[Item]:
    """The parts of a DER value. Raises ``IndexError`` or ``ValueError`` for what is none."""
    found, at = [], 0
    while at < len(data):
        start, tag, length = at, data[at], data[at + 1]
        at += 2
        if length & 0x80:
            size = length & 0x7F
            length, at = int.from_bytes(data[at : at + size], "big"), at + size
        if at + length > len(data):
            raise ValueError
        found.append((tag, data[at : at + length], data[start : at + length]))
        at += length
    return found


def read(answer: bytes, content: bytes, roots: list[bytes]) -> tuple[datetime, bool | None]:
    """When the content was there, and whether a root stands behind that (None: not looked at). Raises ``ValueError``."""
    try:
        return _read(answer, content, roots)
    except (IndexError, TypeError, KeyError) as error:
        raise ValueError from error


def _read(answer: bytes, content: bytes, roots: list[bytes]) -> tuple[datetime, bool | None]:
    token = _items(_items(answer)[0][1])[1]
    signed = _items(_items(_items(token[1])[1][1])[0][1])
    info = _items(_items(_items(signed[2][1])[1][1])[0][1])[0]
    info_bytes, fields = info[2], _items(info[1])
    algorithm, imprint = _items(fields[2][1])
    name = _HASHES[_items(algorithm[1])[0][1].hex()]
    if hashlib.new(name, content).digest() != imprint[1]:
        raise ValueError
    moment = datetime.strptime(fields[4][1].decode()[:14], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    certificates = [item[2] for part in signed if part[0] == 0xA0 for item in _items(part[1])]
    return moment, _signed(signed[-1], info_bytes, certificates, roots, moment) if roots else None


def _signed(infos: Item, info: bytes, certificates: list[bytes], roots: list[bytes], moment: datetime) -> bool | None:
    try:
        from cryptography import x509
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives import hashes
        from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
    except ImportError:
        return None
    parts = _items(_items(infos[1])[0][1])
    name = _HASHES[_items(parts[2][1])[0][1].hex()]
    attributes = {_items(one[1])[0][1]: _items(_items(one[1])[1][1])[0][1] for one in _items(parts[3][1])}
    if attributes[_DIGEST_OF_MESSAGE] != hashlib.new(name, info).digest():
        return False
    said, signature = b"\x31" + parts[3][2][1:], parts[5][1]
    algorithm = {"sha256": hashes.SHA256(), "sha384": hashes.SHA384(), "sha512": hashes.SHA512()}[name]
    known = [x509.load_der_x509_certificate(one) for one in certificates]
    trusted = [x509.load_pem_x509_certificate(one) for one in roots]
    for one in known:
        key = one.public_key()
        try:
            if isinstance(key, rsa.RSAPublicKey):
                key.verify(signature, said, padding.PKCS1v15(), algorithm)
            elif isinstance(key, ec.EllipticCurvePublicKey):
                key.verify(signature, said, ec.ECDSA(algorithm))
            else:
                continue
        except InvalidSignature:
            continue
        return (
            one.not_valid_before_utc <= moment <= one.not_valid_after_utc
            and _stamps(one)
            and _leads(one, known, trusted)
        )
    return False


def _stamps(certificate) -> bool:  # type: ignore[no-untyped-def]  # cryptography may not be there
    from cryptography import x509

    try:
        use = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except x509.ExtensionNotFound:
        return False
    return x509.oid.ExtendedKeyUsageOID.TIME_STAMPING in use


def _leads(certificate, known, trusted, depth: int = 5) -> bool:  # type: ignore[no-untyped-def]
    """Whether a chain of issuers ends in a certificate that is trusted."""
    for issuer in (*trusted, *known):
        try:
            certificate.verify_directly_issued_by(issuer)
        except Exception:  # noqa: S112 - whatever is wrong: this is not its issuer
            continue
        if issuer in trusted:
            return True
        if depth and issuer != certificate and _may_issue(issuer) and _leads(issuer, known, trusted, depth - 1):
            return True
    return False


def _may_issue(certificate) -> bool:  # type: ignore[no-untyped-def]
    """Whether it is of an authority: whoever has any other certificate of the same root makes no time tokens."""
    from cryptography import x509

    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except x509.ExtensionNotFound:
        return False
