"""What produced messages offer their reader, read back from the files themselves: what was sent counts, not what was
meant. Which stage and channel must have it is what the linter's own tables say.
"""

import json
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from heapq import nsmallest

from letterkit.channels import MOST_COMPLETE, RECORDS
from letterkit.errors import Unreadable
from letterkit.evaluation.runs import Made, PastRun
from letterkit.lint import levels
from letterkit.lint.document import Document
from letterkit.lint.inputs import parse
from letterkit.lint.reading.contact import contact
from letterkit.lint.reading.payment import payment
from letterkit.lint.reading.solution import offers
from letterkit.stages import Stages

RULES = {"solution": "oplossing-ontbreekt", "contact": "contact-ontbreekt", "payment": "betaalweg-ontbreekt"}
"""What is asked of a message -> the rule whose level says where it must be there."""
_WAYS = frozenset({"iban", "qr", "debit", "ideal"})
_MUST = ("error", "warning")


@dataclass(frozen=True, slots=True)
class Share:
    """Of ``needed`` messages that must have something, ``has`` have it."""

    needed: int
    has: int

    @property
    def value(self) -> float | None:
        return self.has / self.needed if self.needed else None


@dataclass(slots=True)
class Offers:
    """Counts over the messages of some runs, and what those that were read back offer.

    ``read``: how many were read back; the others are ``gone`` (taken away or changed since), have their text with a
    platform (``elsewhere``), or were not drawn. ``needed``, ``has``: by question, stage and channel, how many of those
    read must offer this and how many do.
    ``lacking``: (question, run, case id, channel) of every message that lacks what it must have. ``used``: how many
    messages were made with each stage, channel and version of a template. ``stages``: those of the creditor.
    """

    stages: Stages
    used: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    read: int = 0
    gone: int = 0
    elsewhere: int = 0
    lacking: list[tuple[str, str, str, str]] = field(default_factory=list)
    needed: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    has: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    @property
    def messages(self) -> int:
        """How many messages there are."""
        return self.used.total()

    def share(self, question: str, stage: str | None = None) -> Share:
        """The share for a question, of one stage or of all."""
        cells = [cell for cell in self.needed if cell[0] == question and stage in (None, cell[1])]
        return Share(sum(self.needed[cell] for cell in cells), sum(self.has[cell] for cell in cells))


def measure(runs: tuple[PastRun, ...], most: int, stages: Stages) -> Offers:
    """Read back at most so many messages of each run: those with the lowest hash, a draw that nobody can steer."""
    result = Offers(stages)
    for run in runs:
        counted = (_counted(message, result) for message in run.messages())
        drawn = nsmallest(most, counted, key=lambda message: (message.sha256, message.case_id))
        for drawn_message, content in run.contents(drawn):
            _read(run, drawn_message, content, result)
    return result


def exempt(question: str, stages: Stages) -> tuple[str, ...]:
    """The stages whose letter and e-mail need not have this: they ask for nothing, or confirm what was agreed."""
    return tuple(stage for stage in sorted(stages) if not _must(question, stage, MOST_COMPLETE, stages))


def _counted(message: Made, result: Offers) -> Made:
    result.used[message.stage, message.channel, message.version] += 1
    return message


def _read(run: PastRun, message: Made, content: bytes | None, result: Offers) -> None:
    if not _has_words(message.channel):
        result.elsewhere += 1
        return
    document = _document(message, content) if content is not None else None
    if document is None:
        result.gone += 1
        return
    result.read += 1
    for question, present in _presence(document).items():
        if present is None or not _must(question, message.stage, document.channel, result.stages):
            continue
        cell = (question, message.stage, message.channel)
        result.needed[cell] += 1
        result.has[cell] += present
        if not present:
            result.lacking.append((question, run.name, message.case_id, message.channel))


def _has_words(channel: str) -> bool:
    """Whether a run keeps the words of this channel's messages; those of some lie with the platform that sends them."""
    record = RECORDS.get(channel)
    return record is not None and bool(record.file or record.line_text)


def _document(message: Made, content: bytes) -> Document | None:
    channel = RECORDS[message.channel]
    if channel.line_text:
        content = str(json.loads(content).get(channel.line_text, "")).encode()
    try:
        return parse(content, path=message.case_id, suffix=channel.suffix, channel=channel.name, stage=message.stage)
    except Unreadable:
        return None


def _presence(document: Document) -> dict[str, bool | None]:
    """Whether the message has each thing; None when a short message asks for nothing and so need not have it."""
    request = payment(document)
    full = RECORDS[document.channel].full
    ways = _WAYS if full else _WAYS | {"link"}
    presence = {
        "solution": any(offer.strength == "clear" for offer in offers(document)),
        "contact": bool(contact(document).invitations),
        "payment": bool(ways & set(request.ways)),
    }
    short = not full and not request.asked
    return {question: None if short else has for question, has in presence.items()}


@lru_cache(maxsize=1024)
def _must(question: str, stage: str, channel: str, stages: Stages) -> bool:
    known = stage if stage in stages else None
    return levels.profile(known, channel, stages=stages)[RULES[question]].level in _MUST
