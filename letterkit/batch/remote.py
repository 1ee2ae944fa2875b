"""Output elsewhere, through fsspec: an object store shows a file only when it is whole, so writing is already safe.

Who may read it there is a matter of that place, not of this program.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from letterkit.errors import LedgerTrouble

_BLOCK = 1 << 20
_AT_ONCE = 64
"""Files that are written side by side: each waits for an answer from far away, and is in memory meanwhile."""


class RemoteBox:
    """A place such as ``s3://bucket/folder``. Needs ``letterkit[cluster]`` and the fsspec package of that place.

    An address that does not begin at a root folder begins with a bucket. That must be there: a slip in its name may
    never make a new one.
    """

    def __init__(self, address: str) -> None:
        try:
            from fsspec.core import url_to_fs  # noqa: PLC0415 - an extra: only who writes elsewhere has it
        except ImportError as error:
            raise LedgerTrouble("needs_extra", file=address, extra="cluster") from error
        self._address = address
        try:
            self._files, self._root = url_to_fs(address)
        except (ImportError, ValueError) as error:
            raise LedgerTrouble("output_unknown", path=address, reason=type(error).__name__) from error
        self._made: set[str] = set()
        self._staged: dict[str, bytes] = {}
        self._has_folders = self._root.startswith("/")
        with self._foreseen():
            if not (self._has_folders or self._files.exists(self._root.partition("/")[0])):
                raise LedgerTrouble("output_no_bucket", path=address)

    def place(self, name: str, content: bytes) -> None:
        with self._foreseen():
            self._parent(name)
            self._files.pipe_file(self._path(name), content)

    def stage(self, name: str, content: bytes) -> None:
        """Some at once: a file by itself waits as long as all of them together."""
        self._staged[name] = content
        if len(self._staged) >= _AT_ONCE:
            self.staged()

    def staged(self) -> None:
        files, self._staged = self._staged, {}
        with self._foreseen():
            for name in files:
                self._parent(name)
            if files:
                self._files.pipe({self._path(name): content for name, content in files.items()})

    @contextmanager
    def create(self, name: str) -> Iterator[Callable[[bytes], object]]:
        with self._foreseen():
            self._parent(name)
            file = self._files.open(self._path(name), "wb")

        def write(some: bytes) -> None:
            with self._foreseen():
                file.write(some)

        try:
            yield write
        except BaseException:
            with suppress(Exception):  # not every kind of file can be taken back; what counts is why we stop
                file.discard()
            raise
        with self._foreseen():
            file.close()

    def move(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Copies, many at a time; what is left behind goes when its folder is cleared."""
        moved = list(pairs)
        with self._foreseen():
            for _, target in moved:
                self._parent(target)
            self._files.copy([self._path(source) for source, _ in moved], [self._path(target) for _, target in moved])

    def read(self, name: str) -> bytes:
        try:
            with self._foreseen(absent=True):
                return bytes(self._files.cat_file(self._path(name)))
        except FileNotFoundError as error:
            raise LedgerTrouble("output_incomplete", path=self._address, name=name) from error

    def lines(self, name: str) -> Iterator[str]:
        with self._foreseen():
            if not self._files.exists(self._path(name)):
                raise LedgerTrouble("output_incomplete", path=self._address, name=name)
            with self._files.open(self._path(name), "rt", encoding="utf-8", newline="\n") as file:
                yield from (line.removesuffix("\n") for line in file)

    def digest(self, name: str) -> str | None:
        digest = hashlib.sha256()
        try:
            with self._foreseen(absent=True), self._files.open(self._path(name), "rb") as file:
                while block := file.read(_BLOCK):
                    digest.update(block)
        except FileNotFoundError:
            return None
        return digest.hexdigest()

    def names(self, folder: str) -> Iterator[str]:
        with self._foreseen():
            self._files.invalidate_cache()
            if self._files.isdir(self._path(folder)):
                found: list[Any] = self._files.ls(self._path(folder), detail=True)
                for one in found:
                    name = f"{folder}/{one['name'].rstrip('/').rpartition('/')[2]}"
                    if one["type"] == "file":
                        yield name
                    else:
                        yield from self.names(name)

    def clear(self, folder: str) -> None:
        with self._foreseen():
            self._files.invalidate_cache()
            self._made.clear()
            if self._files.exists(self._path(folder)):
                self._files.rm(self._path(folder), recursive=True)

    def remove(self, names: Iterable[str]) -> None:
        with self._foreseen():
            self._files.invalidate_cache()
            for name in names:
                if self._files.exists(self._path(name)):
                    self._files.rm_file(self._path(name))

    def sync(self, names: Iterable[str]) -> None:
        """Such a place says that a file is written when it is."""

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}"

    def _parent(self, name: str) -> None:
        folder = self._path(name).rpartition("/")[0]
        if self._has_folders and folder not in self._made:
            self._files.makedirs(folder, exist_ok=True)
            self._made.add(folder)

    @contextmanager
    def _foreseen(self, *, absent: bool = False) -> Iterator[None]:
        """Each place has errors of its own; all are told as one. ``absent``: a file may well not be there."""
        try:
            yield
        except LedgerTrouble:
            raise
        except Exception as error:
            if absent and isinstance(error, FileNotFoundError):
                raise
            reason = getattr(error, "strerror", None) or type(error).__name__
            raise LedgerTrouble("output_unwritable", path=self._address, reason=reason) from error
