"""Flesch-Douma and other plain counts, through textstat."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

INNER_MARKS = re.compile(r"[.!?:;…](?=.)")


@lru_cache(maxsize=256)
def flesch_douma(sentences: tuple[str, ...]) -> float:
    """Return the Flesch reading ease with Douma's Dutch weights: about 0 (very hard) to 100 (very easy).

    textstat ends a sentence at every full stop, also in "art. 6:96" and "1.234,56", so each sentence is handed to it
    with only its last one. Importing textstat takes about two seconds; the first call pays for it. At least one word
    is needed.
    """
    import textstat  # noqa: PLC0415 - two seconds that only this figure needs

    textstat.set_lang("nl")
    return round(float(textstat.flesch_reading_ease(" ".join(_ended_once(sentences)))), 1)


def _ended_once(sentences: Iterable[str]) -> Iterable[str]:
    for sentence in sentences:
        yield INNER_MARKS.sub("", sentence.strip()).rstrip(".!?:;… ") + "."
