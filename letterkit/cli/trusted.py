"""The keys that somebody kept elsewhere: what makes a proof hold against whoever can write everything."""

import re
from pathlib import Path

import click

from letterkit.batch.sealed import Trust
from letterkit.errors import WrongCall
from letterkit.sealing import keys

_PEM = re.compile(r"-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", re.DOTALL)
_KEY = re.compile(r"ed25519:[A-Za-z0-9+/]{43}=")
trust_option = click.option(
    "--trust",
    type=click.Path(path_type=Path),
    help="Bestand met de sleutels (ed25519:…) en certificaten (PEM) die u vertrouwt, zoals u ze zelf bewaarde.",
)


def trusted(path: Path) -> Trust:
    """The keys and certificates in a file. Raises ``WrongCall`` for one without any key."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise WrongCall("trust_file", file=path) from error
    public_keys = tuple(key for key in _KEY.findall(text) if keys.is_key(key))
    if not public_keys:
        raise WrongCall("trust_file", file=path)
    return Trust(public_keys, tuple(match.encode() for match in _PEM.findall(text)))
