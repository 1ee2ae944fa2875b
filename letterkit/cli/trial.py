"""Making the messages of a case on trial, where its letters or its length are out of the ordinary.

Making all messages of a file takes as long as the run itself, and nearly all cases differ in nothing that could keep a
message from being made. So one is made for the first case of each kind: with the same stage, the same channels and the
same fields filled. Of the cases that follow, one is made on trial when a value is longer or wider than in every single
case of its kind that could be made, and always when it has a sign that not every typeface and channel takes: where a
sign stood in one case says nothing of where it is printed in another.
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
from letterkit.render.letter.faces import family
from letterkit.workspace import Workspace, load_workspace

_ORDINARY = frozenset(
    [
        *(set(map(chr, range(0x20, 0x7F))) - set("{}")),  # braces are how a platform marks a variable
        *(chr(code) for code in range(0xC0, 0x180) if chr(code).isalpha()),
    ]
)
"""Signs that can be printed: a typeface of the creditor's own has those of letterkit behind it."""
_SHORT, _FEW, _FEW_LINES = 20, 12, 2
"""Characters in a value, items in a list, and lines of an address, that fit everywhere."""
_MOST_REMEMBERED = 200
_BOLD = True

Tried = tuple[tuple[HoldReason, ...], tuple[Dropped, ...]]
"""Why the case is held, and the channels that fall away."""
Way = tuple[object, ...]
Sizes = dict[str, tuple[int, int]]
"""What is long in a case: its place -> how many characters or items, and how wide in a letter."""


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
    _made: dict[Way, list[Sizes]] = field(default_factory=dict)

    def of(self, case: Case, decision: Decision) -> Tried:
        """What would keep its messages from being made: nothing for a case like one that could be made."""
        if self.fault:
            return (), ()
        try:
            return self._of(case, decision)
        except LetterkitError as error:
            self.fault = error
            return (), ()

    def _of(self, case: Case, decision: Decision) -> Tried:
        workspace = self._loaded()
        values = list(_values(case.model_dump()))
        way = decision.stage, decision.channels, frozenset(place for place, _ in values)
        odd = any(isinstance(value, str) and not _ORDINARY.issuperset(value) for _, value in values)
        sizes = {} if odd else _sizes(values, workspace)
        made = self._made.setdefault(way, [])
        if not odd and any(_fits(sizes, other) for other in made):
            return (), ()
        outcome = pipeline.process(case, workspace, self.today)
        if not (odd or outcome.held or outcome.dropped) and len(made) < _MOST_REMEMBERED:
            made.append(sizes)
        return outcome.held, outcome.dropped

    def _loaded(self) -> Workspace:
        if self._workspace is None:
            self._workspace = load_workspace(self.path)
        return self._workspace


def _sizes(values: list[tuple[str, object]], workspace: Workspace) -> Sizes:
    """The largest of each place, where that is more than fits everywhere."""
    sizes: Sizes = {}
    for place, value in values:
        size = len(value) if isinstance(value, str) else value if place.endswith("#") else 0
        if isinstance(size, int) and size > _limit(place):
            face = family(workspace.creditor.huisstijl, workspace.base).faces[_BOLD]
            width = face.measure(value) if isinstance(value, str) else 0
            most, widest = sizes.get(place, (0, 0))
            sizes[place] = max(size, most), max(width, widest)
    return sizes


def _fits(sizes: Sizes, made: Sizes) -> bool:
    """Whether nothing is larger than in another case: the two together, because long values add up."""
    return all(
        place in made and size <= made[place][0] and width <= made[place][1] for place, (size, width) in sizes.items()
    )


def _limit(place: str) -> int:
    if not place.endswith("#"):
        return _SHORT
    return _FEW_LINES if place.endswith(".regels#") else _FEW


def _values(part: Any, place: str = "") -> Iterator[tuple[str, object]]:
    """What is filled, by the way to it, and how many items a list has (a place that ends in ``#``)."""
    if isinstance(part, dict):
        for name, inside in part.items():
            yield from _values(inside, f"{place}.{name}")
    elif isinstance(part, list | tuple):
        if part:
            yield f"{place}#", len(part)
        for inside in part:
            yield from _values(inside, place)
    elif part:
        yield place, part
