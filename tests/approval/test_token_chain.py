"""Who may stand between a time token and the root that somebody trusts: an authority, and nobody else."""

from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from letterkit.evidence.checker import token_time

DAY = datetime(2026, 11, 1, tzinfo=UTC)
Made = tuple[x509.Certificate, ec.EllipticCurvePrivateKey]


def made(name: str, issuer: Made | None, *, authority: bool, stamps: bool = False) -> Made:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer[0].subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(DAY)
        .not_valid_after(DAY + timedelta(days=365))
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
    )
    if stamps:
        builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    return builder.sign(issuer[1] if issuer else key, hashes.SHA256()), key


@pytest.mark.parametrize("authority", [True, False])
def test_a_certificate_that_is_no_authority_makes_no_time(authority: bool) -> None:
    """Anybody can get some certificate of a well-known root, and could make one for tokens with its key."""
    root = made("Wortel", None, authority=True)
    between = made("Tussen", root, authority=authority)
    stamp = made("Tijd", between, authority=False, stamps=True)
    assert token_time._leads(stamp[0], [between[0], stamp[0]], [root[0]]) is authority
    direct = made("Tijd zelf", root, authority=False, stamps=True)
    assert token_time._leads(direct[0], [direct[0]], [root[0]])
