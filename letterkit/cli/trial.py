"""Making the messages of a case on trial, where its letters or its length are out of the ordinary.

Making all messages of a file takes as long as the run itself, and nearly all cases differ in nothing that could keep a
message from being made. So one is made only for a case with a sign, or a longer value, than the cases had that could be
made before.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from letterkit import pipeline
from letterkit.case import Case
from letterkit.creditor import Creditor
from letterkit.errors import LetterkitError
from letterkit.journey import Decision
from letterkit.pipeline import Dropped, HoldReason
from letterkit.workspace import Workspace, load_workspace

_PRINTABLE = frozenset(map(chr, range(0x20, 0x7F)))
_LATIN = frozenset(chr(code) for code in range(0xC0, 0x180) if chr(code).isalpha())
"""Letters that the fonts of letterkit have; one of the creditor's own may not."""
_SHORT, _FEW, _FEW_LINES = 20, 12, 2
"""Characters in a value, items in a list, and lines of an address, that fit everywhere."""

Tried = tuple[tuple[HoldReason, ...], tuple[Dropped, ...]]
"""Why the case is held, and the channels that fall away."""


@dataclass(slots=True)
class Trial:
    """``path`` of creditor.yaml, whose templates and secret are only read when a case is made.

    ``fault``: what is wrong with those; then no case is tried, because it is no fault of a case.
    """

    path: Path
    creditor: Creditor
    today: date
    fault: LetterkitError | None = None
    _workspace: Workspace | None = None
    _signs: dict[tuple[object, ...], set[str]] = field(default_factory=dict)
    _longest: dict[tuple[object, ...], int] = field(default_factory=dict)

    def of(self, case: Case, decision: Decision) -> Tried:
        """What would keep its messages from being made: nothing for a case like those that could be made."""
        way = decision.stage, decision.channels
        signs: set[str] = set()
        sizes: dict[tuple[object, ...], int] = {}
        for place, text in _texts(case.model_dump()):
            size = len(text) if isinstance(text, str) else text
            sizes[way, place] = max(size, sizes.get((way, place), 0))
            if isinstance(text, str) and not text.isascii():
                signs.update(text)
        known = self._signs.setdefault(way, set(self._ordinary))
        if signs <= known and all(size <= self._longest.get(at, _limit(at)) for at, size in sizes.items()):
            return (), ()
        if self.fault:
            return (), ()
        try:
            outcome = pipeline.process(case, self._loaded(), self.today)
        except LetterkitError as error:
            self.fault = error
            return (), ()
        if not outcome.held and not outcome.dropped:
            known |= signs
            self._longest |= {at: max(size, self._longest.get(at, 0)) for at, size in sizes.items()}
        return outcome.held, outcome.dropped

    @property
    def _ordinary(self) -> frozenset[str]:
        return _PRINTABLE if self.creditor.huisstijl.lettertype else _PRINTABLE | _LATIN

    def _loaded(self) -> Workspace:
        if self._workspace is None:
            self._workspace = load_workspace(self.path)
        return self._workspace


def _limit(at: tuple[object, ...]) -> int:
    place = str(at[-1])
    if not place.endswith("#"):
        return _SHORT
    return _FEW_LINES if place.endswith(".regels#") else _FEW


def _texts(part: Any, place: str = "") -> Iterator[tuple[str, str | int]]:
    """Texts by the way to them, and how many items a list has (a place that ends in ``#``)."""
    if isinstance(part, str):
        yield place, part
    elif isinstance(part, dict):
        for name, inside in part.items():
            yield from _texts(inside, f"{place}.{name}")
    elif isinstance(part, list | tuple):
        yield f"{place}#", len(part)
        for inside in part:
            yield from _texts(inside, place)
