"""All that decides a message but its case and the day, as one thing that travels: read once, hashed, opened anywhere.

    bundle = Bundle.of(workspace)         # in the first process
    bundle.open()                         # in a worker, on whatever machine: no file of the creditor is read there

A worker has letterkit itself; whether that is the same is in the hash too.
"""

import hashlib
import pickle
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Self

from letterkit import held, installed
from letterkit.creditor import Creditor
from letterkit.errors import LedgerTrouble
from letterkit.workspace import Workspace, assembled, style_files


def key_of(workspace: Workspace, letterkit: str = "") -> str:
    """Hash of the creditor's settings, secret, logo, paper and typefaces, of every template and own rule, and of
    letterkit itself (``letterkit``: the hash of that, where it was taken just now).

    Of all this as it was read, so what is hashed is what is used. Where it stood is not in it.
    """
    creditor, found = workspace.creditor, hashlib.sha256((letterkit or installed.digest()).encode())
    settings = creditor.model_dump_json(exclude={"betalen": {"geheim"}, "huisstijl": set(style_paths(creditor))})
    found.update(workspace.linter.own.digest.encode() + b"\0")
    found.update(settings.encode("utf-8", "surrogatepass") + b"\0" + (workspace.secret or b"") + b"\0")
    for name, content in sorted(style_files(creditor.huisstijl).items()):
        found.update(f"{name}\0".encode() + hashlib.sha256(content).digest())
    for name, text in workspace.templates.folders.texts():
        found.update(f"{name}\0{text}\0".encode())
    return found.hexdigest()


def style_paths(creditor: Creditor) -> tuple[str, ...]:
    """The settings of the house style that name a file."""
    return tuple(name for name, value in creditor.huisstijl if isinstance(value, Path))


@dataclass(frozen=True, slots=True)
class Bundle:
    """``key`` is the hash of what is in it (``key_of``); ``content`` can be sent to any process.

    The secret is in it, and a cluster writes in its log what failed with what: so the content is never shown.
    """

    key: str
    content: bytes = field(repr=False)

    @classmethod
    def of(cls, workspace: Workspace, key: str) -> Self:
        """``workspace`` has this key. The texts of its templates, also those that nobody used yet, go along."""
        creditor = workspace.creditor
        parts = creditor, workspace.base, workspace.secret, style_files(creditor.huisstijl), workspace.linter.own
        return cls(key, pickle.dumps(parts, protocol=pickle.HIGHEST_PROTOCOL))

    def open(self) -> Workspace:
        """The workspace of this bundle. Raises ``LedgerTrouble`` when letterkit here would write something else."""
        workspace = unpacked(self.content)
        if key_of(workspace) != self.key:
            raise LedgerTrouble("letterkit_differs")
        return workspace


def unpacked(content: bytes, today: date | None = None) -> Workspace:
    """The workspace in the content of a bundle. ``today``: the day on which exceptions in templates must still hold."""
    creditor, base, secret, files, own = pickle.loads(content)  # noqa: S301 - of a first process of ours
    held.hold(files)
    return assembled(creditor, base, secret, own, today)
