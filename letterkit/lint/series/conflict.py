"""A series: the messages one customer gets, in order; and what a rule over a series yields."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from letterkit.channels import RECORDS
from letterkit.dutch import dates
from letterkit.lint.document import Document, Offsets
from letterkit.lint.findings import ToneKind
from letterkit.lint.reading.stage import infer

Dated = Literal["journey", "header", "text", "name"]
Order = Literal["journey", "date", "files"]
_TOGETHER = 3  # days: messages of one stage on other channels within these days are one moment
_TOLD = 40  # words: a shorter message points to another one and need not tell everything


@dataclass(frozen=True)
class Step:
    """One message of a series. ``day`` is when it was sent, None when nothing tells; ``dated`` says what told it."""

    document: Document
    day: date | None = None
    dated: Dated | None = None

    @cached_property
    def stage(self) -> str | None:
        """The stage given, else the one read from the text."""
        return self.document.stage or self.document.declared or infer(self.document)

    @property
    def full(self) -> bool:
        """Whether the message is long enough to tell all that matters."""
        return self.document.words >= _TOLD

    @property
    def name(self) -> str:
        """The message in plain Dutch: "de e-mail van 3 mei 2027 (aanmaning)"."""
        name = RECORDS[self.document.channel].called
        if self.day:
            name += f" van {dates.printed(self.day)}"
        return f"{name} ({self.stage.replace('_', ' ')})" if self.stage else name


@dataclass(frozen=True)
class Series:
    """Messages in order. ``order`` says what put them in order: a journey, their dates, or the order of the files."""

    name: str
    steps: tuple[Step, ...]
    order: Order = "files"

    @cached_property
    def moments(self) -> tuple[tuple[int, ...], ...]:
        """The steps by moment: what was sent about the same thing on several channels at about the same time."""
        moments: list[list[int]] = []
        for at, step in enumerate(self.steps):
            if moments and all(_together(self.steps[earlier], step) for earlier in moments[-1]):
                moments[-1].append(at)
            else:
                moments.append([at])
        return tuple(tuple(numbers) for numbers in moments)

    def earlier(self) -> Iterator[tuple[int, Step, list[tuple[int, Step]]]]:
        """Each step with its number and all steps of the moments before it."""
        for number, moment in enumerate(self.moments):
            before = [(at_earlier, self.steps[at_earlier]) for past in self.moments[:number] for at_earlier in past]
            for at in moment:
                yield at, self.steps[at], before


@dataclass(frozen=True, slots=True)
class Conflict:
    """What a check yields: the place in step ``at``, and the place in the earlier step ``other`` it conflicts with.

    Offsets are in ``Document.text``. ``values`` fill the rule's message, which also knows ``{text}``,
    ``{other}`` and ``{Other}`` (the other message in words) and ``{other_text}``.
    """

    at: int
    place: Offsets
    other: int | None = None
    other_place: Offsets = (0, 0)
    values: Mapping[str, object] = field(default_factory=dict)
    suggestions: tuple[str, ...] = ()
    kind: ToneKind | None = None


def _together(step: Step, other: Step) -> bool:
    if step.document.channel == other.document.channel:
        return False
    if step.day and other.day and abs((other.day - step.day).days) > _TOGETHER:
        return False
    same = step.stage == other.stage
    return same or bool(step.day and step.day == other.day and not (step.document.stage and other.document.stage))
