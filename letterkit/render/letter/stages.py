"""One letter in three stages: begun (drafted, its program looked up), filled (lines and plan), written (bytes).

A night takes many letters through a stage before the next one begins, so that the code and the tables of a stage stay
in the processor's cache.
"""

from pathlib import Path
from typing import NamedTuple

from letterkit.creditor import HouseStyle
from letterkit.message import Message, plain
from letterkit.render.letter import reference
from letterkit.render.letter.compiled.program import Begun, Programs, Ready
from letterkit.render.letter.compiled.template import ShapeChanged
from letterkit.render.letter.draft import draft
from letterkit.render.letter.pdf.archive import Facts
from letterkit.render.letter.stationery import stationery

Started = tuple[Message, Begun]
Filled = tuple[Message, Begun, Ready | None]
"""None: this letter must be made in the reference way."""


class Ways(NamedTuple):
    """How many letters of this process were made in which way."""

    compiled: int
    reference: int


class Stages:
    """The stages, and the programs that they share."""

    def __init__(self) -> None:
        self._programs = Programs()
        self._compiled = self._reference = 0

    @property
    def ways(self) -> Ways:
        return Ways(self._compiled, self._reference)

    def begin(self, message: Message, style: HouseStyle, base: Path | None) -> Started:
        house = stationery(style, base, large_print=message.recipient.large_print)
        return message, self._programs.begin(draft(message, style), house)

    def fill(self, started: Started) -> Filled:
        message, begun = started
        try:
            return message, begun, self._programs.fill(begun)
        except ShapeChanged:
            return message, begun, None

    def write(self, filled: Filled) -> bytes:
        message, begun, ready = filled
        if ready is None:
            return self.by_reference(message, begun)
        self._compiled += 1
        begun, plan, content = ready
        facts = Facts(
            plain(message.subject), message.sender.name, message.date, begun.draft.language, message.stage, message.mark
        )
        skeleton = begun.program.skeleton(plan, begun.draft, content.mask)
        return skeleton.write(begun.draft, content, plan.qr_box, facts)

    def by_reference(self, message: Message, begun: Begun, *, proof: bool = False, stamp: str = "") -> bytes:
        """All stages at once, in the reference way."""
        self._reference += 1
        return reference.render(message, begun.draft, begun.house, proof=proof, stamp=stamp)
