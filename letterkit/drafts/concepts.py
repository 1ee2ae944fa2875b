"""What is not saved yet: a hidden file beside the template; and saving it without losing the work of another.

``herinnering/letter.md.j2`` has its concept in ``herinnering/.letter.md.j2.concept``. Its first line holds the hash of
the template that it was begun from; so a template that changed in the meantime is never written over.
"""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from letterkit.errors import LetterkitError, WrongCall
from letterkit.stages import Stages, strays

_SUFFIX = ".concept"
_LOCK = ".letterkit-schrijven.lock"
_MARK = "\ufeff"


class ChangedMeanwhile(LetterkitError):
    """The template is not what the writer began from: a colleague, or another program, wrote it."""

    exit_code = 6


@dataclass(frozen=True, slots=True)
class Opened:
    """A template to write in. saved: the text of the file; text: the same, or what was typed and not saved.

    base: the hash of the file that the text was begun from. own: it lies in the workspace, not in letterkit.
    """

    name: str
    saved: str
    text: str
    base: str
    own: bool

    @property
    def is_concept(self) -> bool:
        return self.text != self.saved


class Concepts:
    """The templates and parts of one workspace as files to write. ``folder``: the workspace's own templates."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def open(self, stages: Stages, name: str) -> Opened:
        """The text of a file with what was typed in it before. Raises ``WrongCall`` for what is no text of ours."""
        if not name.endswith(strays.TEMPLATE) or name.startswith(".") or (path := stages.files.path(name)) is None:
            raise WrongCall("draft_unknown", name=name)
        data = path.read_bytes()
        saved = decoded(data)
        base, text = self._concept(name) or (digest(data), saved)
        return Opened(name, saved, text, base, path.is_relative_to(self.folder))

    def keep(self, name: str, text: str, base: str) -> None:
        """Store what was typed; it is on disk when this returns."""
        path = self._path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, f"{base}\n{text}".encode())

    def drop(self, name: str) -> None:
        """Throw away what was typed."""
        self._path(name).unlink(missing_ok=True)

    def save(self, stages: Stages, name: str, text: str, base: str) -> Path:
        """Write a template. Raises ``ChangedMeanwhile`` when the file is not the one with the hash ``base``.

        A template of letterkit gets a copy in the workspace. What is the same text stays the same bytes.
        """
        source, target = stages.files.path(name), self.folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(self.folder / _LOCK):
            present = (target if target.is_file() else source or target).read_bytes()
            if digest(present) != base:
                raise ChangedMeanwhile("draft_changed", name=name)
            data = encoded(text, present)
            if data != present or not target.is_file():
                _write(target, data)
        self.drop(name)
        return target

    def names(self) -> tuple[str, ...]:
        """The templates of which something is not saved."""
        paths = sorted(self.folder.rglob(f".*{_SUFFIX}"))
        return tuple(
            (path.parent / path.name[1:].removesuffix(_SUFFIX)).relative_to(self.folder).as_posix() for path in paths
        )

    def _concept(self, name: str) -> tuple[str, str] | None:
        try:
            base, _, text = self._path(name).read_text(encoding="utf-8").partition("\n")
        except (OSError, UnicodeDecodeError):
            return None
        return base, text

    def _path(self, name: str) -> Path:
        path = self.folder / name
        if not path.resolve().is_relative_to(self.folder.resolve()):
            raise WrongCall("draft_unknown", name=name)
        return path.with_name(f".{path.name}{_SUFFIX}")


def digest(data: bytes) -> str:
    """The hash by which a version of a file is known."""
    return hashlib.sha256(data).hexdigest()


def decoded(data: bytes) -> str:
    """The text of a file as an editor shows it: line ends as ``\\n``, without a mark of the order of bytes."""
    return data.decode("utf-8", "replace").removeprefix(_MARK).replace("\r\n", "\n")


def encoded(text: str, before: bytes) -> bytes:
    """The bytes of a text in the way of the file it replaces; the same text is the same bytes."""
    if text == decoded(before):
        return before
    if before.count(b"\r\n") > before.count(b"\n") / 2:
        text = text.replace("\n", "\r\n")
    return ((_MARK if before.startswith(_MARK.encode()) else "") + text).encode("utf-8")


def _write(path: Path, data: bytes) -> None:
    """Write a file so that it is there completely or not at all, and flushed to disk."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    with part.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
