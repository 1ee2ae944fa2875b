"""Whether cases come from a database or a file, without loading what reads a database."""

import re
from pathlib import Path

_URL = re.compile(r"[a-z][a-z0-9+]*://", re.IGNORECASE)


def is_url(source: Path | str) -> bool:
    """Whether this is the address of a database and no file."""
    return isinstance(source, str) and bool(_URL.match(source))
