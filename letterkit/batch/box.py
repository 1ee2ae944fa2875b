"""Where the files of a run go: what a run asks of a folder, or of a place elsewhere."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote

from letterkit.batch.outbox import Outbox
from letterkit.batch.remote import RemoteBox
from letterkit.errors import WrongCall

WAITING = ".work"
"""The folder, below the output, where files wait until the ledger lets them go to their own name."""


class Box(Protocol):
    """Files by name below one place. Every method raises ``LedgerTrouble`` when it cannot do its work."""

    def place(self, name: str, content: bytes) -> object:
        """Write a whole file: it is there with all its bytes, or not at all."""

    def stage(self, name: str, content: bytes) -> object:
        """Write a file that will be moved, now or with ``staged``; after a crash it may be there in part."""

    def staged(self) -> None:
        """Come back when everything that was staged is written."""

    def create(self, name: str) -> AbstractContextManager[Callable[[bytes], object]]:
        """A file that is written bit by bit, and gets its name only when that ends well."""

    def move(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Give files their name; what stood there goes."""

    def read(self, name: str) -> bytes:
        """All of a file. Raises ``output_incomplete`` when it is not there."""

    def lines(self, name: str) -> Iterator[str]:
        """The lines of a text file, one at a time, without their ends. Raises like ``read``."""

    def digest(self, name: str) -> str | None:
        """SHA-256 of a file; None when it is not there."""

    def names(self, folder: str) -> Iterator[str]:
        """The files in a folder and its subfolders, by name below the place; nothing when there is no such folder."""

    def clear(self, folder: str) -> None:
        """Take away a folder and everything in it."""

    def remove(self, names: Iterable[str]) -> None:
        """Take away files; one that is not there is fine."""

    def sync(self, names: Iterable[str]) -> None:
        """Come back when these files are safe from a power failure. May write everything else out too."""


def is_elsewhere(out: str) -> bool:
    """Whether this is the address of a place elsewhere, and no folder of this machine.

    Raises ``output_file_address`` for an address of a folder here: only a plain path gets modes for its owner alone.
    """
    kind, here, path = out.partition("://")
    if here and kind.rpartition("::")[2] in ("file", "local"):
        raise WrongCall("output_file_address", path=unquote(path))
    return bool(here)


def open_box(out: str) -> Box:
    """The place that ``out`` names: a folder, or an fsspec address such as ``s3://bucket/folder``."""
    return RemoteBox(out) if is_elsewhere(out) else Outbox(Path(out))
