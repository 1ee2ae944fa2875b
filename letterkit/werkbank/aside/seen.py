"""What comes back from a process beside the werkbank."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what they are made of is loaded when the first of them comes back
    from letterkit.drafts.looking import Look
    from letterkit.drafts.releases import Fact
    from letterkit.language import Readability


@dataclass(frozen=True, slots=True)
class Seen:
    """A look with what a screen shows of it: pictures of the pages, and how hard it reads."""

    look: Look
    pages: tuple[bytes, ...] = ()
    read: Readability | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions of a text for one customer, and what differs besides the words."""

    before: Seen
    after: Seen
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """One text that a message can become: its name in words, what a reader reads, and what was found in it."""

    name: str
    words: str
    findings: int
    worst: str
    own: bool
