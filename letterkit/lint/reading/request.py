"""What the reader is asked to do, sentence by sentence."""

import re
from functools import lru_cache

from letterkit.lint.document import Document, Sentence, once
from letterkit.lint.reading.feeling import names_difficulty
from letterkit.lint.reading.phrases import Phrases

_PHRASES = Phrases("asking.yaml")
_MOST_KEPT = 8000  # sentences
_TASK = "task "
_ORDER = re.compile(r"^\W*(?:\w+\s){0,2}(?:betaal|maak|scan)\b")  # opens its sentence


@once
def requests(document: Document) -> tuple[Sentence, ...]:
    """The sentences that ask the reader to pay, in reading order."""
    return tuple(
        sentence
        for sentence in document.sentences
        if sentence.kind not in {"address", "greeting", "closing"} and _asks_to_pay(sentence.text)
    )


def says_owed(text: str) -> bool:
    """Whether a sentence says that something is owed or must be paid."""
    named = _PHRASES.named(text)
    return "owed" in named or ("told" in named and "untold" not in named)


@lru_cache(_MOST_KEPT)
def _asks_to_pay(text: str) -> bool:
    low = text.lower()
    return bool("pay" in _PHRASES.named(low) or _ORDER.search(low)) and not names_difficulty(low)


@once
def tasks(document: Document) -> tuple[tuple[str, Sentence], ...]:
    """Every kind of thing asked, with the sentence that asks it."""
    return tuple((kind, sentence) for sentence in document.prose for kind in _kinds(sentence.text))


@lru_cache(_MOST_KEPT)
def _kinds(text: str) -> tuple[str, ...]:
    named = _PHRASES.named(text)
    pay = ("betalen",) if "pay" in named or _ORDER.search(text.lower()) else ()
    return *pay, *(name.removeprefix(_TASK) for name in _PHRASES.names if name.startswith(_TASK) and name in named)
