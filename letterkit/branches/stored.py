"""What was judged of a template before, in the user's own cache folder: a template that did not change costs nothing.

A file is found by a hash of everything that decides the outcome: the template and the texts beside it, the creditor,
the cases, the day, the rules and words, the version and the files of letterkit itself. When one of these differs it is
another hash, so a stored outcome can be missing but never wrong. Reading one makes no other objects than those of a
report; a file that is damaged, or that others could have written, is left aside.
"""

import gc
import hashlib
import io
import os
import pickle
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import fields, is_dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import letterkit
from letterkit.case import Case
from letterkit.creditor import Creditor
from letterkit.message import Channel
from letterkit.workspace import Workspace

if TYPE_CHECKING:
    from letterkit.branches.of_template import OfTemplate

VARIABLE = "LETTERKIT_CACHE"
"""The environment variable with another folder; empty for none."""
_FORMAT = b"letterkit-judged-2\n"
_MOST_FILES = 600
_SAFE_MODULES = ("letterkit.lint.", "letterkit.facts.", "letterkit.branches.of_template", "letterkit.message")
_SAFE = {("builtins", "frozenset"), ("builtins", "set"), ("datetime", "date"), ("decimal", "Decimal")}


def cache_folder() -> Path | None:
    """The folder of this user for what can be worked out again; None when the user wants none."""
    if VARIABLE in os.environ:
        return Path(os.environ[VARIABLE]) if os.environ[VARIABLE] else None
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"), "letterkit", "cache")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "letterkit"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "letterkit")


class Store:
    """The stored outcomes of one workspace on one day. Nothing that goes wrong with the folder stops the judging."""

    def __init__(self, folder: Path, workspace: Workspace, *settings: object) -> None:
        self._folder, self._workspace, self._settings = folder / "sjablonen", workspace, settings
        self._keys: dict[tuple[str, Channel], str] = {}

    def get(self, name: tuple[str, Channel]) -> "OfTemplate | None":
        """What was judged of this template, when nothing that decides it has changed since."""
        key = self._key(name)
        try:
            if not private(self._folder):
                return None
            with (self._folder / key).open("rb") as file:
                data = file.read()
        except OSError:
            return None
        head = _FORMAT + key.encode() + b"\n"
        body = data[len(head) + 32 :]
        if not data.startswith(head) or data[len(head) : len(head) + 32] != hashlib.sha256(body).digest():
            return None
        try:
            with not_collecting():
                template: OfTemplate = _Reader(io.BytesIO(body)).load()
        except Exception:
            return None
        return template

    def put(self, name: tuple[str, Channel], template: "OfTemplate") -> None:
        """Keep what was judged, for the owner's eyes: a report quotes letters."""
        key = self._key(name)
        body = _written(template)
        part = self._folder / f"{key}.{os.getpid()}.part"
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if not private(self._folder):
                return
            with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(_FORMAT + key.encode() + b"\n" + hashlib.sha256(body).digest() + body)
            part.replace(self._folder / key)
            self._tidy_up()

    def _tidy_up(self) -> None:
        files = sorted(self._folder.iterdir(), key=lambda file: file.stat().st_mtime)
        for file in files[:-_MOST_FILES]:
            file.unlink(missing_ok=True)

    def _key(self, name: tuple[str, Channel]) -> str:
        if name not in self._keys:
            folders = self._workspace.templates.folders
            own = f"{name[0]}/{name[1]}.md.j2"
            around = [text for text in folders.texts() if not _of_one_template(text[0])]
            channels = [channel for stage, channel in folders.names() if stage == name[0]]
            digest = hashlib.sha256(self._common)
            digest.update(repr((name, folders.text(own), channels, around)).encode())
            self._keys[name] = digest.hexdigest()
        return self._keys[name]

    @cached_property
    def _common(self) -> bytes:
        """A hash of what decides the outcome of every template."""
        linter = self._workspace.linter
        digest = hashlib.sha256(f"{letterkit.__version__} {sys.version}".encode())
        for line in _code():
            digest.update(line.encode())
        for part in (*self._settings, linter.overrides, linter.today, linter.only, linter.law):
            digest.update(_as_text(part).encode())
        digest.update(_as_text(self._workspace.creditor).encode())
        digest.update(str(self._workspace.secret is not None).encode())
        return digest.digest()


def _as_text(value: object) -> str:
    if isinstance(value, Case):
        return value.model_dump_json()
    if isinstance(value, Creditor):  # where the secret lies decides no word: a workspace that was moved is the same
        there = value.betalen.geheim is not None
        return f"{there} {value.model_dump_json(exclude={'betalen': {'geheim'}})}"
    if isinstance(value, tuple):
        return "\n".join(map(_as_text, value))
    return repr(value)


def _of_one_template(name: str) -> bool:
    """Whether a file is the text of one template: it decides nothing for the others."""
    return name.endswith(".md.j2") and not name.startswith("_parts/")


def _code() -> Iterator[str]:
    """Name, size and time of every file of letterkit: the code, the rules, the words, the tables."""
    from letterkit import resources  # noqa: PLC0415 - only here

    roots = {Path(letterkit.__file__).parent, resources.glossary_dir()}
    for root in sorted(roots):
        for file in sorted(root.rglob("*")):
            if file.suffix in {".py", ".yaml", ".bin", ".json"}:
                state = file.stat()
                yield f"{file}\0{state.st_size}\0{state.st_mtime_ns}\n"


def private(folder: Path) -> bool:
    """Whether only its owner, who is this user, can have written into a folder, or put another in its place."""
    if sys.platform == "win32":
        return True
    states = [place.stat() for place in (folder, folder.parent)]
    return all(state.st_uid == os.getuid() and not state.st_mode & 0o022 for state in states)


def _written(template: "OfTemplate") -> bytes:
    out = io.BytesIO()
    _Writer(out, protocol=5).dump(template)
    return out.getvalue()


class _Writer(pickle.Pickler):
    """Writes a record as its class and its values: read back that takes a third of the time of a frozen record's own
    way, which looks for each field by name.
    """

    def reducer_override(self, obj: object) -> Any:
        kind: Any = type(obj)
        names = _values(kind)
        return (kind, tuple(getattr(obj, name) for name in names)) if names else NotImplemented


@contextmanager
def not_collecting() -> Iterator[None]:
    """Half a million records that all stay: looking among them for garbage takes longer than reading or making them."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


@cache
def _values(kind: type) -> tuple[str, ...]:
    """The fields of a record that its values alone make again, in order; none for anything else."""
    if not is_dataclass(kind) or "__slots__" not in kind.__dict__ or hasattr(kind, "__post_init__"):
        return ()
    own = fields(kind)
    return tuple(one.name for one in own) if all(one.init and not one.kw_only for one in own) else ()


class _Reader(pickle.Unpickler):
    """Makes the plain records of a report, and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        safe = (module, name) in _SAFE or (module.startswith(_SAFE_MODULES) and "." not in name)
        kind = super().find_class(module, name) if safe else None
        if not isinstance(kind, type):
            raise pickle.UnpicklingError(name)
        return kind
