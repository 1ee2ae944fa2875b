"""How much of a file was judged: the words in it, the words that rules read, and what was left out and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from letterkit.texts import say

if TYPE_CHECKING:
    from letterkit.lint.document import Document


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A part of a file that no rule read.

    code: the key of its sentence below ``lint.left_out``. values: what that sentence needs. words: how many words it
    has, 0 when nobody knows. seen: the receiver sees it, so it is a finding; otherwise (hidden or deleted text) it is
    only counted.
    """

    code: str
    values: Mapping[str, object] = field(default_factory=dict)
    words: int = 0
    seen: bool = True

    @property
    def sentence(self) -> str:
        """What was left out and why, in Dutch."""
        return say(f"lint.left_out.{self.code}", **self.values, words=self.words)


@dataclass(frozen=True, slots=True)
class UnreadFile:
    """A file that gave no document. code, values: of the error sentence (``errors.<code>``) that says why."""

    path: str
    code: str
    values: Mapping[str, object]

    @property
    def sentence(self) -> str:
        """Why it was not read, in Dutch."""
        return say(f"errors.{self.code}", **self.values)


@dataclass(frozen=True, slots=True)
class Coverage:
    """in_file, judged: numbers of words; what lies between them stands in ``left_out``."""

    in_file: int
    judged: int
    left_out: tuple[LeftOut, ...]


def coverage(document: Document) -> Coverage:
    """What was judged of one document."""
    judged = sum(len(document.text[passage.start : passage.end].split()) for passage in document.passages)
    return Coverage(judged + sum(part.words for part in document.left_out), judged, document.left_out)
