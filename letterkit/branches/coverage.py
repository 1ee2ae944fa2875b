"""Which pieces of template text the messages reach: every piece has a place, and so has every run."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from letterkit.message import Message, Origin, Text, inlines, walk


@dataclass(frozen=True, slots=True)
class Coverage:
    """``reached`` and ``unreached`` pieces of text, each by the place where it begins."""

    reached: tuple[Origin, ...]
    unreached: tuple[Origin, ...]

    @property
    def total(self) -> int:
        return len(self.reached) + len(self.unreached)


def reached(pieces: Mapping[Origin, str], messages: Iterable[Message]) -> frozenset[Origin]:
    """The pieces of text (place and characters of each) that any message shows.

    A run may go on over an ``{% if %}`` in its line, and bold or a table cuts a piece into several runs; so within a
    line the words tell which pieces a run belongs to.
    """
    shown: dict[tuple[str, int], set[str]] = defaultdict(set)
    for run in (run for message in messages for run in runs(message)):
        if run.origin:
            shown[run.origin.template, run.origin.line].add(_value(run.origin) if run.data else _letters(run.text))
    return frozenset(piece for piece, text in pieces.items() if _is_shown(piece, text, shown))


def _is_shown(piece: Origin, text: str, shown: Mapping[tuple[str, int], set[str]]) -> bool:
    wanted = _value(piece) if text.startswith("{{") else _letters(text)
    on_line = shown[piece.template, piece.line] - {""}
    return any(wanted in printed or printed in wanted for printed in on_line)


def runs(message: Message) -> Iterator[Text]:
    """Every run of characters of a message, subject and preheader first."""
    yield from message.subject
    yield from message.preheader
    for block in walk(message.blocks):
        for inline in inlines(block):
            yield from inline


@lru_cache(4096)  # most runs are a template's, and come back in each of its messages
def _letters(text: str) -> str:
    """Only letters and digits: markup and line ends do not count."""
    return "".join(sign for sign in text if sign.isalnum())


def _value(origin: Origin) -> str:
    return f"{{{origin.column}}}"
