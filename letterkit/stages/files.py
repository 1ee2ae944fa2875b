"""The folders with templates and stages as one: each file comes from the first folder that has it."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from letterkit.dutch import invisible
from letterkit.errors import SourceInvalid

_PROSE = (".md.j2", ".md")
_SYSTEM_NAMES = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r"})
_SYSTEM_STARTS = (".", "~$", "#")  # hidden, open in an office program, being edited
_SYSTEM_ENDS = ("~", ".swp", ".swo")


class Files:
    """Files below some folders by their name within them (``herinnering/letter.md.j2``).

    What was read once is never read again: what is hashed for a run is what the run uses. Sent to another process they
    are their texts, and no folder is looked in there. ``texts``: what counts as read.
    """

    def __init__(self, *folders: Path, texts: Mapping[str, str | None] | None = None) -> None:
        self.folders = folders
        self._texts: dict[str, str | None] = dict(texts or {})
        self._whole = False

    def __getstate__(self) -> dict[str, Any]:
        return {"folders": self.folders, "names": self.names, "_texts": dict(self.texts()), "_whole": True}

    def text(self, name: str) -> str | None:
        """The text of a file, line ends as ``\\n`` and without signs that nobody sees; None when no folder has it."""
        if name not in self._texts and not self._whole:
            path = self.path(name)
            self._texts[name] = None if path is None else _read(path, name)
        return self._texts.get(name)

    def has(self, name: str) -> bool:
        return name in self._texts if self._whole else self.path(name) is not None

    def with_texts(self, texts: Mapping[str, str]) -> Self:
        """The same files, some of them with another text, such as one that somebody is still writing.

        Raises ``SourceInvalid`` for a sign in it that nobody sees and that may mean something.
        """
        return type(self)(
            *self.folders, texts={**self._texts, **{name: _cleaned(text, name) for name, text in texts.items()}}
        )

    def path(self, name: str) -> Path | None:
        """Where a file is; None when no folder has it, or the name leads out of the folders."""
        if ".." in Path(name).parts or Path(name).is_absolute():
            return None
        return next((path for folder in self.folders if (path := folder / name).is_file()), None)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The name of every file below the folders, in a fixed order, without what a computer leaves there itself."""
        names = {path.relative_to(folder) for folder in self.folders for path in entries(folder) if path.is_file()}
        return tuple(sorted(path.as_posix() for path in names))

    def texts(self) -> tuple[tuple[str, str], ...]:
        """Name and text of every file, own files before shipped ones."""
        return tuple((name, self.text(name) or "") for name in self.names)

    def read_own(self, shipped: Path, *, but: str) -> None:
        """Read every file outside ``shipped`` now. Raises ``SourceInvalid`` for one that cannot be, whoever uses it.

        ``but``: the file that is for people alone.
        """
        for name in self.names:
            if name != but and self.path(name) != shipped / name:
                self.text(name)


def entries(folder: Path) -> list[Path]:
    """Everything below a folder, without what a computer leaves there itself (and what lies in such a folder)."""
    return [path for path in sorted(folder.rglob("*")) if not any(of_system(part) for part in _below(path, folder))]


def _below(path: Path, folder: Path) -> tuple[str, ...]:
    return path.relative_to(folder).parts


def of_system(name: str) -> bool:
    """Hidden files (``.DS_Store``), files of Windows, and copies that an editor keeps beside a file."""
    low = name.lower()
    return low.startswith(_SYSTEM_STARTS) or low in _SYSTEM_NAMES or low.endswith(_SYSTEM_ENDS)


def _read(path: Path, name: str) -> str:
    """The text without signs that nobody sees. Raises ``SourceInvalid`` for one that may mean something."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceInvalid("template_unreadable", file=name) from error
    return _cleaned(text, name)


def _cleaned(text: str, name: str) -> str:
    """The text without signs that nobody sees, line ends as ``\\n``."""
    text = text.replace("\r\n", "\n")
    if wrong := invisible.wrong_sign(text):
        raise SourceInvalid(wrong.error, file=name, line=wrong.line, column=wrong.column, sign=wrong.code)
    return invisible.readable(text, prose=name.endswith(_PROSE))
