"""simplemma's Dutch dictionary, read where it is asked: an index holds the offset of every 64th word.

Unpacking all 370,000 words takes half a second and 50 MB, and a letter asks a few dozen. The index
(``data/lemma_index.bin``, made by ``training.lemma_index``) holds for one dictionary file only and carries its sha256;
beside another file, as of a newer simplemma, it is left aside and the whole dictionary is unpacked.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from simplemma.strategies.dictionaries import DEFAULT_DICTIONARY_FACTORY, frontcode
from simplemma.strategies.dictionaries.dictionary_factory import DATA_FOLDER, DecodedStrMapping, _read_decompressed

LANGUAGE = "nl"
STEP = 64  # words from one place in the index to the next; a look-up decodes half as many


class Indexed(DecodedStrMapping):
    """The dictionary of ``data``, with the sorted ``words`` of the index, their lemmas, and the offsets after each."""

    __slots__ = ("_data", "_lemmas", "_offsets", "_words")

    def __init__(self, data: bytes, words: list[bytes], lemmas: list[bytes], offsets: list[int]) -> None:
        self._data, self._words, self._lemmas, self._offsets = data, words, lemmas, offsets

    def _lookup(self, key: str) -> str | None:
        word = key.encode("utf-8", "surrogatepass")  # half a sign stands in texts too, and in no dictionary
        at = bisect_right(self._words, word) - 1
        if at < 0:
            return None
        if self._words[at] == word:
            return self._lemmas[at].decode()
        records = frontcode._iter_records(self._data, self._offsets[at], self._words[at], self._lemmas[at])  # noqa: SLF001 - made for reading from a place
        for _, listed, lemma in records:
            if listed >= word:
                return lemma.decode() if listed == word else None
        return None

    def __iter__(self) -> Iterator[str]:
        return (word.decode() for _, word, _ in _records(self._data))

    def __len__(self) -> int:
        return sum(1 for _ in _records(self._data))


class Factory:
    """Gives simplemma the indexed dictionary, or its own where the index does not fit."""

    @cache  # noqa: B019 - one factory a process
    def get_dictionary(self, lang: str) -> Mapping[str, str]:
        index = stored_index()
        if lang != LANGUAGE or index.pop("digest") != digest():
            return DEFAULT_DICTIONARY_FACTORY.get_dictionary(lang)
        words, lemmas = ([entry.encode() for entry in index[name].split("\n")] for name in ("words", "lemmas"))
        return Indexed(_read_decompressed(lang), words, lemmas, index["offsets"])


def digest() -> str:
    """The sha256 of the dictionary file of the installed simplemma."""
    return hashlib.sha256((DATA_FOLDER / f"{LANGUAGE}.plzma").read_bytes()).hexdigest()


def stored_index() -> dict[str, Any]:
    """The index as it is stored."""
    data = files("letterkit.language").joinpath("data", "lemma_index.bin").read_bytes()
    index: dict[str, Any] = json.loads(zlib.decompress(data))
    return index


def index_of_installed() -> dict[str, Any]:
    """The index of the dictionary of the installed simplemma."""
    rows = list(_records(_read_decompressed(LANGUAGE)))
    starts = [start for start, _, _ in rows[1:]] + [-1]
    chosen = range(0, len(rows) - 1, STEP)
    return {
        "digest": digest(),
        "words": "\n".join(rows[at][1].decode() for at in chosen),
        "lemmas": "\n".join(rows[at][2].decode() for at in chosen),
        "offsets": [starts[at] for at in chosen],
    }


def _records(data: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    from_the_end, _, at = frontcode._read_header(data)  # noqa: SLF001 - the format has no other door
    if from_the_end:
        raise ValueError(LANGUAGE)
    return frontcode._iter_records(data, at)  # noqa: SLF001
