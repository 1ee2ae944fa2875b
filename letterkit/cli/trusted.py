"""The keys that somebody kept elsewhere, as an option of commands."""

from pathlib import Path

import click

from letterkit.errors import WrongCall
from letterkit.sealing.trust import Trust

trust_option = click.option(
    "--trust",
    type=click.Path(path_type=Path),
    help="Bestand met de sleutels (ed25519:…) en certificaten (PEM) die u vertrouwt, zoals u ze zelf bewaarde.",
)


def trusted(path: Path) -> Trust:
    """The keys and certificates in a file. Raises ``WrongCall`` for one without any key."""
    try:
        found = Trust.of(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise WrongCall("trust_file", file=path) from error
    if not found.keys:
        raise WrongCall("trust_file", file=path)
    return found
