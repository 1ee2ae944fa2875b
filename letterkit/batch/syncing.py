"""Files that stay after a power failure: one call for a whole file system where there is one, else file by file.

A flush of each file apart costs more than making the message; one of the file system for a chunk is not measurable.
"""

import ctypes
import os
import sys
from collections.abc import Callable, Iterable
from functools import cache


def synced(folder: str, files: Iterable[str]) -> None:
    """Come back when these files, all below ``folder``, are on the disk. Raises ``OSError`` when the disk refuses."""
    whole = _syncfs()
    if whole is None:
        for path in dict.fromkeys(place for file in files for place in (file, os.path.dirname(file))):  # noqa: PTH120 - texts
            _with(path, os.fsync)
    else:
        _with(folder, whole)


def _with(path: str, flush: Callable[[int], object]) -> None:
    if os.name == "nt" and os.path.isdir(path):  # noqa: PTH112 - texts
        return  # Windows cannot open a folder, and needs no flush of it
    file = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        flush(file)
    finally:
        os.close(file)


@cache
def _syncfs() -> Callable[[int], object] | None:
    """The call of Linux that writes out one file system (syncfs(2)), or None."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        call = ctypes.CDLL(None, use_errno=True).syncfs
    except (OSError, AttributeError):
        return None

    def whole(file: int) -> None:
        if call(file) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number))

    return whole
