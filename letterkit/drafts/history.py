"""Every version of a text that was saved, with who and when: a git repository of its own below the workspace.

It lies in ``.letterkit/versies``, has no work tree, and is for nothing else; any git program can read it. The
workspace itself may be a git repository too: the two know nothing of each other.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from letterkit.errors import WrongCall

if TYPE_CHECKING:
    from dulwich.refs import Ref
    from dulwich.repo import Repo

_FOLDER = Path(".letterkit") / "versies"
_MOST = 200


@dataclass(frozen=True, slots=True)
class Version:
    """One saved version of a file. ``id``: of its commit."""

    id: str
    when: datetime
    by: str
    note: str


class History:
    """The versions of the files of one workspace; names are below the workspace's template folder."""

    def __init__(self, base: Path) -> None:
        self._folder = base / _FOLDER
        self._lock = Lock()

    def keep(self, name: str, data: bytes, *, by: str, note: str, before: bytes | None = None) -> None:
        """Keep a version of a file; ``before`` is kept first when nothing of the file is known yet."""
        with self._lock:
            repo = self._repo()
            if before is not None and before != data and self._blob(repo, name) is None:
                self._commit(repo, name, before, "", "")
            if self._blob(repo, name) != data:
                self._commit(repo, name, data, by, note)

    def versions(self, name: str) -> tuple[Version, ...]:
        """The versions of a file, the newest first."""
        if not self._folder.is_dir():
            return ()
        return tuple(self._versions(self._repo(), name))

    def text(self, name: str, version: str) -> bytes:
        """A file as it was in a version. Raises ``WrongCall`` for one that there is not."""
        from dulwich.object_store import tree_lookup_path  # noqa: PLC0415 - only here and when something is kept
        from dulwich.objects import Blob, Commit  # noqa: PLC0415

        try:
            repo = self._repo()
            commit = repo[version.encode("ascii")]
            tree = commit.tree if isinstance(commit, Commit) else commit.id
            _, blob = tree_lookup_path(repo.__getitem__, tree, name.encode())
            stored = repo[blob]
        except (KeyError, ValueError, UnicodeEncodeError, AssertionError) as error:
            raise WrongCall("version_unknown", version=version[:12]) from error
        return stored.data if isinstance(stored, Blob) else b""

    def _repo(self) -> Repo:
        from dulwich.refs import HEADREF  # noqa: PLC0415 - a tenth of a second that most commands do without
        from dulwich.repo import Repo  # noqa: PLC0415

        if not (self._folder / "HEAD").is_file():
            self._folder.mkdir(parents=True, exist_ok=True)
            repo = Repo.init_bare(str(self._folder))
            repo.refs.set_symbolic_ref(HEADREF, _branch())
            return repo
        return Repo(str(self._folder))

    def _blob(self, repo: Repo, name: str) -> bytes | None:
        head = repo.refs.read_ref(_branch())
        if head is None:
            return None
        try:
            return self.text(name, head.decode("ascii"))
        except WrongCall:
            return None

    def _commit(self, repo: Repo, name: str, data: bytes, by: str, note: str) -> None:
        from dulwich.object_store import commit_tree_changes  # noqa: PLC0415
        from dulwich.objects import Blob, Commit, ObjectID, Tree  # noqa: PLC0415

        head = repo.refs.read_ref(_branch())
        tree = Tree()
        if head is not None:
            before = repo[ObjectID(head)]
            earlier = repo[before.tree] if isinstance(before, Commit) else tree
            tree = earlier if isinstance(earlier, Tree) else tree
        else:
            repo.object_store.add_object(tree)
        blob = Blob.from_string(data)
        repo.object_store.add_object(blob)
        changed = commit_tree_changes(repo.object_store, tree, [(name.encode(), 0o100644, blob.id)])
        commit = Commit()
        commit.tree = changed if isinstance(changed, bytes) else changed.id
        commit.parents = [ObjectID(head)] if head else []
        commit.author = commit.committer = f"{_line(by) or 'letterkit'} <>".encode()
        commit.author_time = commit.commit_time = int(time.time())
        commit.author_timezone = commit.commit_timezone = 0
        commit.encoding = b"UTF-8"
        commit.message = f"{_line(note)}\n".encode()
        repo.object_store.add_object(commit)
        repo.refs.set_if_equals(_branch(), ObjectID(head) if head else None, commit.id)

    def _versions(self, repo: Repo, name: str) -> Iterator[Version]:
        from dulwich.objects import ObjectID  # noqa: PLC0415

        head = repo.refs.read_ref(_branch())
        if head is None:
            return
        for entry in repo.get_walker(include=[ObjectID(head)], paths=[name.encode()], max_entries=_MOST):
            commit = entry.commit
            yield Version(
                commit.id.decode("ascii"),
                datetime.fromtimestamp(commit.commit_time, UTC),
                commit.author.decode("utf-8", "replace").partition(" <")[0].replace("letterkit", ""),
                commit.message.decode("utf-8", "replace").strip(),
            )


def _branch() -> Ref:
    from dulwich.refs import Ref  # noqa: PLC0415

    return Ref(b"refs/heads/main")


def _line(text: str) -> str:
    """One line without what git reads as the end of a name."""
    return " ".join(text.replace("<", "").replace(">", "").split())[:200]
