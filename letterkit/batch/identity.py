"""What determines the output of a run, as one hash."""

import hashlib
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from letterkit import __version__, resources
from letterkit.errors import Unreadable
from letterkit.pipeline import Desk

_BLOCK = 1 << 20


def desk_key(creditor: Path, desk: Desk) -> str:
    """Hash of all that determines a message but its case and the day.

    The creditor's settings, secret, logo, paper and fonts, every template, every word of the glossary, and the version
    of letterkit.
    """
    digest = hashlib.sha256(f"letterkit {__version__}\0".encode())
    style = desk.creditor.huisstijl
    house = (style.logo, style.lettertype, style.lettertype_vet, style.briefpapier, style.vervolgpapier)
    glossary = sorted(path for path in resources.glossary_dir().rglob("*") if path.is_file())
    for path in (creditor, *(desk.base / path for path in house if path), *glossary):
        _add(digest, path)
    digest.update(desk.secret or b"")
    for name, text in desk.templates.folders.texts():
        digest.update(f"{name}\0{text}\0".encode())
    return digest.hexdigest()


def identity(source: str, *, key: str, today: date, choices: Iterable[object]) -> str:
    """Hash of a whole run: the cases (a file by its bytes, a database by its query), the desk, the day, the choices.

    A database may change between two calls; the ledger sees that chunk by chunk.
    """
    digest = hashlib.sha256("\0".join([key, today.isoformat(), *map(str, choices)]).encode())
    if "://" in source:
        digest.update(source.rpartition("@")[2].encode())
    else:
        _add(digest, Path(source))
    return digest.hexdigest()


def _add(digest: "hashlib._Hash", path: Path) -> None:
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
    except OSError as error:
        raise Unreadable("file_unreadable", file=str(path), reason=error.strerror) from error
    digest.update(b"\0")
