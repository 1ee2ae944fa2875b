"""Files that were read once, kept by their content: who opens one gets the bytes that were hashed.

``hold`` gives paths that lie on no disk and have the hash of what was held in them, so a cache that goes by path is
never stale, and two creditors, or two nights, in one process never meet. The other functions take such a path or that
of a file.
"""

import errno
import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

_ROOT = "/.letterkit-held/"
_HELD: dict[str, bytes] = {}
"""Every content that was ever held: some files a house style, and again only when one of them changed."""


def hold(files: Mapping[str, bytes]) -> dict[str, Path]:
    """Keep some files that belong together. Name -> path."""
    digest = hashlib.sha256()
    for name, content in sorted(files.items()):
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    folder = digest.hexdigest()
    for name, content in files.items():
        _HELD[f"{folder}/{name}"] = content
    return {name: Path(str(PurePosixPath(_ROOT, folder, name))) for name in files}


def read(path: Path | str) -> bytes:
    """The content of a file. Raises ``OSError`` as opening a file does."""
    name = _name(path)
    if name is None:
        return Path(path).read_bytes()
    try:
        return _HELD[name]
    except KeyError as error:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path)) from error


def changed(path: Path | str) -> int:
    """When a file was last changed; 0 for what is held, which never is. Raises ``OSError`` when it is not there."""
    name = _name(path)
    if name is None:
        return os.stat(path).st_mtime_ns  # noqa: PTH116 - a night has many letters
    if name not in _HELD:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    return 0


def beside(paths: Iterable[Path]) -> dict[str, bytes]:
    """All that was held together with the files of these paths, by name: as it was given to ``hold``."""
    folders = {name.partition("/")[0] for path in paths if (name := _name(path))}
    parts = (name.partition("/") for name in _HELD)
    return {name: _HELD[f"{folder}/{name}"] for folder, _, name in parts if folder in folders}


def _name(path: Path | str) -> str | None:
    text = str(path)
    _, root, name = (text if os.sep == "/" else text.replace(os.sep, "/")).partition(_ROOT)
    return name if root else None
