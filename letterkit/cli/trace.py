"""The technical report of a bug: where it was, never the words of the error, which may hold a value of a case."""

import os
import tempfile
import time
import traceback
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from letterkit import __version__

_PREFIX, _SUFFIX = "letterkit-fout-", ".txt"
_KEPT_SECONDS = 30 * 24 * 3600


def kept(error: BaseException) -> str:
    """Write the report for its owner only; the name of the file. Reports of more than thirty days ago go."""
    _tidy_up()
    with tempfile.NamedTemporaryFile(
        "w", prefix=_PREFIX, suffix=_SUFFIX, delete=False, encoding="utf-8", errors="backslashreplace"
    ) as file:
        file.write(f"letterkit {__version__}\n")
        file.writelines(_lines(error))
    return file.name


def _lines(error: BaseException | None) -> Iterator[str]:
    """Kind and places of an error and of those behind it: lines of our own code and of libraries, no values."""
    while error is not None:
        kind = type(error)
        yield f"\n{kind.__module__}.{kind.__qualname__}\n"
        yield from traceback.format_list(traceback.extract_tb(error.__traceback__))
        error = error.__cause__ or error.__context__


def _tidy_up() -> None:
    oldest = time.time() - _KEPT_SECONDS
    for path in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*{_SUFFIX}"):
        with suppress(OSError):  # somebody else's, or gone meanwhile
            status = path.lstat()
            if status.st_mtime < oldest and (os.name != "posix" or status.st_uid == os.getuid()):
                path.unlink()
