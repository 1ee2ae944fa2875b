"""Does the letter offer a way out? Which one, to whom, and is it taken back in the next breath?

An offer is ``clear`` when it names something concrete (pay in instalments, later, less; look for a solution together)
and puts it before the reader. It is ``vague`` when only trouble is named or nothing concrete is, ``undone`` when hedged
away, ``refused`` when the letter says that it is not possible, ``existing`` when it speaks of an arrangement that was
made before.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from letterkit.lint.model import WORDED, Document, Sentence, once
from letterkit.lint.reading import contact, trouble
from letterkit.lint.reading import solution_words as said

Strength = Literal["clear", "vague", "undone", "refused", "existing"]
_NEAR = 2  # sentences before and after that may offer, invite or take back
_THINKING = re.compile(
    r"\bmee\b|\bmeedenken\b|\bhelpen\b|\bafspra|\bafspre|\bspre(?:ek|ekt|ken) .*\baf\b|\bopties\b|\binhalen\b|lopen\b"
)
_SURE = re.compile(r"\boplossing|\bsamen\b|achterstand\b")
_STILL_OPEN = re.compile(r"\b(?:nog )?geen\b[^,;?]*\?|\bgeen probleem\b")


@dataclass(frozen=True, slots=True)
class Offer:
    """A sentence that speaks of a way out; ``options`` are solution ids (empty: a solution, looked for together)."""

    sentence: Sentence
    strength: Strength
    options: tuple[str, ...]


@once
def offers(document: Document) -> tuple[Offer, ...]:
    """All sentences that speak of a way out, in reading order."""
    return tuple(_offers([one for one in document.sentences if one.kind in WORDED or one.kind == "cell"]))


def _offers(sentences: list[Sentence]) -> Iterator[Offer]:
    low = [sentence.text.lower() for sentence in sentences]
    for at, sentence in enumerate(sentences):
        text = low[at]
        before, after = " ".join(low[max(0, at - _NEAR) : at]), " ".join(low[at + 1 : at + 1 + _NEAR])
        options = tuple(name for name, pattern in said.OPTIONS.items() if pattern.search(text))
        if options:
            yield Offer(sentence, _concrete(text, before, after), options)
        elif said.TOGETHER.search(text):
            yield Offer(sentence, _together(text, before, after), ())
        elif trouble.named(text) and contact.invites(" ".join((text, *low[at + 1 : at + 2]))):
            yield Offer(sentence, "vague", ())


def _concrete(text: str, before: str, after: str) -> Strength:
    if closed := _closed(text, after):
        return closed
    if said.EXISTING.search(text) and not _renews(text):
        return "existing"
    if _warns(text):
        return "vague"
    offered = (
        said.OFFERED.search(text) or said.OFFERED.search(before) or trouble.named(before) or contact.invites(after)
    )
    return "clear" if offered else "vague"


def _renews(text: str) -> bool:
    """Whether a sentence on an arrangement already made offers to change it, or confirms it."""
    denied = said.DENIED.search(text) and not trouble.named(text)
    return bool(said.RENEWED.search(text)) and not (said.BROKEN.search(text) or denied)


def _together(text: str, before: str, after: str) -> Strength:
    if closed := _closed(text, after):
        return closed
    thinking = _THINKING.search(text) and not _SURE.search(text)
    aside = thinking or said.OTHER_TROUBLE.search(f"{before} {text}")
    if (aside and not (trouble.named(before) or trouble.named(text))) or _warns(text):
        return "vague"
    return "clear" if said.SHARED.search(text) else "vague"


def _closed(text: str, after: str) -> Strength | None:
    """Whether the door is shut: by the clause itself (not by one on what the reader cannot do), or a hedge near it."""
    told = trouble.without(text)
    if said.REFUSED.search(told) and not _STILL_OPEN.search(told):
        return "refused"
    return "undone" if said.TAKEN_BACK.search(text) or said.TAKEN_BACK.search(after) else None


def _warns(text: str) -> bool:
    """Whether the sentence is a warning that only mentions the way out."""
    return bool(said.WARNED.search(said.FREE.sub(" ", text))) and not (contact.invites(text) or "?" in text)
