"""The output folder. Each file appears under its own name only when it is whole, and only its owner may read it."""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType

from letterkit.batch.syncing import synced
from letterkit.errors import LedgerTrouble

_PARTIAL = ".part"
_OWNER_FILE, _OWNER_FOLDER = 0o600, 0o700
_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)


class Outbox:
    """A folder of this machine. Raises ``LedgerTrouble`` when it cannot be made or written, or when it is a link."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made: set[str] = set()
        self._make(folder)

    def _make(self, folder: Path) -> None:
        """Make a folder below ours, each part for its owner only, and refuse a link that leads elsewhere."""
        if str(folder) in self._made:
            return
        if folder != self.folder:
            self._make(folder.parent)
        if folder.is_symlink():
            raise LedgerTrouble("output_is_link", path=str(folder))
        with _DiskFaults(folder):
            folder.mkdir(mode=_OWNER_FOLDER, parents=folder == self.folder, exist_ok=True)
        self._made.add(str(folder))

    def _ready(self, name: str) -> str:
        """The path of a file whose folder is there. A night has many files, so it is no ``Path``."""
        path = f"{self.folder}/{name}"
        folder = path.rpartition("/")[0]
        if folder not in self._made:
            self._make(Path(folder))
        return path

    def place(self, name: str, content: bytes) -> Path:
        """Write a file: first under a temporary name, then moved to its own."""
        with self.create(name) as write:
            write(content)
        return self.folder / name

    def stage(self, name: str, content: bytes) -> None:
        """Write a file where it waits: who looks there after a crash does not trust it, but does the work again."""
        try:
            self._stage(name, content)
        except FileNotFoundError:  # a worker that outlives a night: its folders were taken away since
            self._made.clear()
            self._stage(name, content)

    def staged(self) -> None:
        """It is written at once."""

    def _stage(self, name: str, content: bytes) -> None:
        path = self._ready(name)
        with _DiskFaults(path):
            file = _opened(path)
            try:
                while content:
                    content = content[os.write(file, content) :]
            finally:
                os.close(file)

    @contextmanager
    def create(self, name: str) -> Iterator[Callable[[bytes], object]]:
        """A file that grows under a temporary name and is moved to its own in the end."""
        path = self.folder / name
        self._make(path.parent)
        partial = path.with_name(path.name + _PARTIAL)
        try:
            with _DiskFaults(path):
                with os.fdopen(_opened(partial), "wb") as file:
                    yield file.write
                partial.replace(path)
        except BaseException:
            partial.unlink(missing_ok=True)
            raise

    def move(self, pairs: Iterable[tuple[str, str]]) -> None:
        for source, target in pairs:
            path = self._ready(target)
            with _DiskFaults(path):
                os.replace(f"{self.folder}/{source}", path)  # noqa: PTH105 - a night has many files

    def read(self, name: str) -> bytes:
        try:
            with _DiskFaults(self.folder / name):
                return (self.folder / name).read_bytes()
        except FileNotFoundError as error:
            raise LedgerTrouble("output_incomplete", path=str(self.folder), name=name) from error

    def lines(self, name: str) -> Iterator[str]:
        path = self.folder / name
        if not path.is_file():
            raise LedgerTrouble("output_incomplete", path=str(self.folder), name=name)
        with _DiskFaults(path), path.open(encoding="utf-8", newline="\n") as file:
            yield from (line.removesuffix("\n") for line in file)

    def digest(self, name: str) -> str | None:
        try:
            with _DiskFaults(self.folder / name), (self.folder / name).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        except FileNotFoundError:
            return None

    def names(self, folder: str) -> Iterator[str]:
        path = self.folder / folder
        subfolders: list[str] = []
        if path.is_dir():
            with os.scandir(path) as found:
                for one in found:
                    if one.is_file(follow_symlinks=False):
                        yield f"{folder}/{one.name}"
                    elif one.is_dir(follow_symlinks=False):
                        subfolders.append(f"{folder}/{one.name}")
        for subfolder in subfolders:
            yield from self.names(subfolder)

    def clear(self, folder: str) -> None:
        path = self.folder / folder
        self._made = {made for made in self._made if not Path(made).is_relative_to(path)}
        shutil.rmtree(path, ignore_errors=True)

    def remove(self, names: Iterable[str]) -> None:
        for name in names:
            with _DiskFaults(self.folder / name):
                (self.folder / name).unlink(missing_ok=True)

    def sync(self, names: Iterable[str]) -> None:
        with _DiskFaults(self.folder), suppress(FileNotFoundError):
            synced(str(self.folder), (f"{self.folder}/{name}" for name in names))


class ReadOnly(Outbox):
    """The same folder for who only looks: nothing is made in it, also where nobody may write."""

    def _make(self, folder: Path) -> None:
        """It is there, or what is asked of it is not."""


def _opened(path: str | Path) -> int:
    """A new empty file, never through a link."""
    return os.open(path, _NEW, _OWNER_FILE)


class _DiskFaults:
    """Whatever the disk refuses becomes one foreseen error; a file that is not there is the caller's to judge.

    A class of its own, because it stands around each of the files of a night.
    """

    __slots__ = ("_path",)

    def __init__(self, path: str | Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        """Nothing to do before."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, OSError) and not isinstance(error, FileNotFoundError):
            reason = error.strerror or type(error).__name__
            raise LedgerTrouble("output_unwritable", path=str(self._path), reason=reason) from error
