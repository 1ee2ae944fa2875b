"""Letters as PDF: tagged for screen readers (PDF/UA-1), fit for an archive (PDF/A-2a), the same bytes every time.

A letter is drafted (what it says), composed (parts in reading order), measured and laid out (lines, pages) and painted.
The reference way does all of that for each letter; the compiled way once per shape of letter, and then only fills in
what differs. Both give the same pages.
"""

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from letterkit.creditor import HouseStyle
from letterkit.message import Message
from letterkit.render.letter import reference
from letterkit.render.letter.compiled.program import Programs
from letterkit.render.letter.compiled.template import ShapeChanged
from letterkit.render.letter.draft import draft
from letterkit.render.letter.print_file import PrintFile
from letterkit.render.letter.stationery import stationery
from letterkit.rests import finished

__all__ = ["PrintFile", "Ways", "render", "rendering", "ways"]


@dataclass(slots=True)
class Ways:
    """How many letters of this process were made in which way."""

    compiled: int = 0
    reference: int = 0


_ways = Ways()
_programs = Programs()


def ways() -> Ways:
    """The count so far: a letter that falls back to the reference way is right, but slow."""
    return Ways(_ways.compiled, _ways.reference)


def render(message: Message, style: HouseStyle, *, base: Path | None = None, proof: bool = False) -> bytes:
    """One letter as the bytes of a PDF file.

    ``base`` is the folder from which the files of the house style are seen; ``proof`` adds the overlay that shows
    window, margins and folds. Raises ``CannotRender`` when the letter cannot be made whole: nothing is ever cut off.
    """
    return finished(rendering(message, style, base=base, proof=proof))


def rendering(
    message: Message, style: HouseStyle, *, base: Path | None = None, proof: bool = False
) -> Generator[str, None, bytes]:
    """The same with rests between its parts, at which it tells the stage: see ``letterkit.rests``."""
    house = stationery(style, base, large_print=message.recipient.large_print)
    drafted = draft(message, style)
    if not proof:
        try:
            data = yield from _programs.rendering(message, drafted, house)
        except ShapeChanged:
            pass
        else:
            _ways.compiled += 1
            return data
    _ways.reference += 1
    return reference.render(message, drafted, house, proof=proof)
