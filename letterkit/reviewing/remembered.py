"""What was worked out before from the same content by the same letterkit, in the user's own cache folder: so a sentence
that changed does not ask for all others to be written and told again.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from letterkit import installed
from letterkit.branches.stored import cache_folder, private

T = TypeVar("T")
_MOST_FILES = 400


class Remembered:
    """Values that JSON can hold. Nothing that goes wrong with the folder stops the work."""

    def __init__(self) -> None:
        place = cache_folder()
        self._folder = place / "vergelijken" if place else None
        self._letterkit = installed.digest()

    def get(self, decides: Iterable[str], make: Callable[[], T]) -> T:
        """What ``make`` gave before for the same ``decides``, or gives now."""
        if self._folder is None:
            return make()
        key = hashlib.sha256("\0".join((self._letterkit, *decides)).encode("utf-8", "surrogatepass")).hexdigest()
        with suppress(OSError, ValueError, KeyError, TypeError):
            if private(self._folder):
                told = json.loads((self._folder / key).read_bytes())
                if told["key"] == key:
                    found: T = told["value"]
                    return found
        value = make()
        with suppress(OSError):
            self._keep(self._folder, key, json.dumps({"key": key, "value": value}, ensure_ascii=False))
        return value

    def _keep(self, folder: Path, key: str, content: str) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not private(folder):
            return
        part = folder / f"{key}.{os.getpid()}.part"
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(content.encode("utf-8", "surrogatepass"))
        part.replace(folder / key)
        for old in sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime)[:-_MOST_FILES]:
            old.unlink(missing_ok=True)
