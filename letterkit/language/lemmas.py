"""Dictionary forms: a table of what the treebanks say, simplemma for everything else."""

from __future__ import annotations

import json
import zlib
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simplemma import Lemmatizer

UNINFLECTED = frozenset({"PROPN", "X", "NUM", "PUNCT", "SYM"})


@cache
def _exceptions() -> dict[str, dict[str, str]]:
    data = files("letterkit.language").joinpath("data", "lemmas.bin").read_bytes()
    table: dict[str, dict[str, str]] = json.loads(zlib.decompress(data))
    return table


@lru_cache(maxsize=8192)
def lemma(lower: str, pos: str) -> str:
    """Return the dictionary form of a lower-case word of the given word class.

    The first call for a word outside the table loads simplemma (0.15 s); callers that never ask never pay.
    """
    if pos in UNINFLECTED:
        return lower
    known = _exceptions().get(pos, {}).get(lower)
    return known if known is not None else regular(lower)


def regular(lower: str) -> str:
    """Return what simplemma makes of the word, whatever its class."""
    return _lemmatizer().lemmatize(lower, lang="nl").lower()


@cache
def _lemmatizer() -> Lemmatizer:
    # Only rare words need simplemma, whose rules for 50 languages take a tenth of a second to import.
    from simplemma import Lemmatizer  # noqa: PLC0415
    from simplemma.strategies import DefaultStrategy  # noqa: PLC0415

    from letterkit.language.lemma_dictionary import Factory  # noqa: PLC0415

    strategy = DefaultStrategy(dictionary_factory=Factory())
    # ``lemma`` remembers; simplemma would keep every name it ever met.
    return Lemmatizer(cache_max_size=0, lemmatization_strategy=strategy)
