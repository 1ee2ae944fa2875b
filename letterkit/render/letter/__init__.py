"""Letters as PDF: tagged for screen readers (PDF/UA-1), fit for an archive (PDF/A-2a), the same bytes every time.

A letter is drafted (what it says), outlined (the order of its slots), composed (parts in reading order), measured and
laid out (lines, pages) and painted. The reference way does all of that for each letter; the compiled way once per shape
of letter, and then only fills in what differs. Both give the same pages.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from letterkit.creditor import HouseStyle
from letterkit.errors import CannotRender
from letterkit.message import Message
from letterkit.render.letter.print_file import PrintFile
from letterkit.render.letter.stages import Filled, Stages, Started, Ways

__all__ = ["Filled", "PrintFile", "Started", "Ways", "begin", "fill", "render", "render_all", "ways", "write"]

_stages = Stages()

Before = TypeVar("Before")
After = TypeVar("After")


def ways() -> Ways:
    """The count so far: a letter that falls back to the reference way is right, but slow."""
    return _stages.ways


def render(
    message: Message, style: HouseStyle, *, base: Path | None = None, proof: bool = False, stamp: str = ""
) -> bytes:
    """One letter as the bytes of a PDF file.

    ``base`` is the folder from which the files of the house style are seen; ``proof`` adds the overlay that shows
    window, margins and folds; ``stamp`` are words across each page of a letter that may not be sent. Raises
    ``CannotRender`` when the letter cannot be made whole: nothing is ever cut off.
    """
    started = _stages.begin(message, style, base)
    if proof or stamp:
        return _stages.by_reference(*started, proof=proof, stamp=stamp)
    return _stages.write(_stages.fill(started))


def render_all(
    messages: Iterable[Message], style: HouseStyle, *, base: Path | None = None
) -> list[bytes | CannotRender]:
    """Many letters, stage by stage: the same bytes as from ``render``, sooner. Some 200 at a time is enough.

    A letter that cannot be made gives its error instead, and leaves the others alone.
    """
    started = _each(messages, lambda message: _stages.begin(message, style, base))
    return _each(_each(started, _stages.fill), _stages.write)


def _each(items: Iterable[Before | CannotRender], stage: Callable[[Before], After]) -> list[After | CannotRender]:
    """``stage`` of each item; an error of an earlier stage stays where it is."""
    results: list[After | CannotRender] = []
    for item in items:
        try:
            results.append(item if isinstance(item, CannotRender) else stage(item))
        except CannotRender as error:
            results.append(error)
    return results


def begin(message: Message, style: HouseStyle, *, base: Path | None = None) -> Started:
    """The first of the three parts of ``render``: what the letter says, and the program of its shape."""
    return _stages.begin(message, style, base)


def fill(started: Started) -> Filled:
    """The letter's text in lines, in the plan of its pages."""
    return _stages.fill(started)


def write(filled: Filled) -> bytes:
    """The bytes of the PDF file."""
    return _stages.write(filled)
