"""Does the letter offer a way out? Which one, to whom, and is it taken back in the next breath?

The learned reader weighs every sentence (``reader``). An offer is ``clear`` when it names something concrete (pay in
instalments, later, less; look for a solution together) and puts it before the reader. It is ``vague`` when only trouble
is named or nothing concrete is, ``undone`` when hedged away, ``refused`` when the letter says that it is not possible,
``existing`` when it speaks of an arrangement that was made before. Only a letter without a clear offer has the others.
"""

from dataclasses import dataclass
from typing import Literal

from letterkit.lint.document import Document, Sentence, once
from letterkit.lint.reading import reader
from letterkit.lint.reading.options import options
from letterkit.lint.reading.reader import Reading

Strength = Literal["clear", "vague", "undone", "refused", "existing"]
_APART = 2  # a list may have a sentence between its items that explains one
_LIKELY = 0.1
_WEAKER: tuple[Strength, ...] = ("undone", "refused", "existing", "vague")


@dataclass(frozen=True, slots=True)
class Offer:
    """A sentence that speaks of a way out; ``options`` are solution ids (empty: a solution, looked for together)."""

    sentence: Sentence
    strength: Strength
    options: tuple[str, ...]


@once
def offers(document: Document) -> tuple[Offer, ...]:
    """All sentences that speak of a way out, in reading order."""
    readings = reader.read(document)
    if _stands(readings):
        return tuple(_offer(reading, "clear") for reading in reader.loudest(readings, "clear"))
    strongest: dict[int, tuple[float, Reading, Strength]] = {}
    for strength in _WEAKER:
        if reader.holds(readings, strength):
            for reading in reader.loudest(readings, "clear" if strength == "undone" else strength):
                best = strongest.get(reading.sentence.start)
                if best is None or best[0] < reading.score(strength):
                    strongest[reading.sentence.start] = reading.score(strength), reading, strength
    return tuple(_offer(reading, strength) for _, (_, reading, strength) in sorted(strongest.items()))


def _stands(readings: tuple[Reading, ...]) -> bool:
    """Whether the message makes a clear offer, and more surely than that it takes it back."""
    taken_back = reader.chance(readings, "undone") if reader.holds(readings, "undone") else 0.0
    return reader.holds(readings, "clear") and reader.chance(readings, "clear") >= taken_back


@once
def named(document: Document) -> dict[str, Sentence]:
    """The solutions that a message with a clear offer names, each with its first sentence.

    Beside the sentences that make the offer these are the ones that may well be one (``_LIKELY``), and their list: what
    stands at most ``_APART`` sentences further and names a solution too, unless it refuses one or speaks of an
    arrangement that was made.
    """
    readings = reader.read(document)
    if not _stands(readings):
        return {}
    listed = [at for at, reading in enumerate(readings) if options(reading.sentence.text) and not _taken_back(reading)]
    loud = reader.loudest(readings, "clear")
    joined = [at for at, reading in enumerate(readings) if reading in loud]
    joined += [at for at in listed if readings[at].chance("clear") >= _LIKELY]
    for way in (listed, listed[::-1]):
        for at in way:
            if any(abs(at - other) <= _APART for other in joined):
                joined.append(at)
    sentences: dict[str, Sentence] = {}
    for at in sorted(set(joined)):
        for option in options(readings[at].sentence.text):
            sentences.setdefault(option, readings[at].sentence)
    return sentences


def refusals(document: Document) -> tuple[Sentence, ...]:
    """The sentences that say that a solution is not possible, also in a message that offers another one."""
    return tuple(reading.sentence for reading in reader.read(document) if reading.says("refused"))


def _taken_back(reading: Reading) -> bool:
    return any(reading.says(verdict) for verdict in ("refused", "existing", "undone"))


def _offer(reading: Reading, strength: Strength) -> Offer:
    return Offer(reading.sentence, strength, options(reading.sentence.text))
