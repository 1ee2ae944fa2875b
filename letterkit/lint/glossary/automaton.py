"""All forms of all entries as one automaton: one pass over a text finds every part of every form.

A part that several forms share ("in gebreke") is one node, found once. Parts are put together afterwards, and only
those whose first part occurs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator

import ahocorasick

from letterkit.lint.glossary.ready import WorkedOut
from letterkit.lint.glossary.scan import BARRIER

Offsets = tuple[int, int]
SameSentence = Callable[[int, int], bool]
_AS_LONG = 8  # so many literals of one part may begin at one place; the longest counts


class Automaton:
    """Finds patterns; each has a number, given back with every place it stands."""

    def __init__(self, glossary: WorkedOut) -> None:
        self._chains = glossary.chains
        self._gaps = glossary.gaps
        self._begins: defaultdict[int, list[int]] = defaultdict(list)
        for number, chain in enumerate(glossary.chains):
            self._begins[chain[0]].append(number)
        self._machine = ahocorasick.Automaton()
        for text, nodes in glossary.nodes.items():
            self._machine.add_word(text, nodes)
        self._machine.make_automaton()

    def find(self, text: str, same_sentence: SameSentence) -> Iterator[tuple[int, int, int]]:
        """Yield (pattern number, start, end) in a text read by ``scan``."""
        places = self.sweep(text)
        for part, spans in places.items():
            for number in self._begins.get(part, ()):
                chain = self._chains[number]
                if len(chain) == 1:
                    yield from ((number, start, end) for start, end in spans)
                    continue
                if not all(other in places for other in chain):
                    continue
                for span in spans:
                    whole = self._follow(text, span, number, places, same_sentence)
                    if whole is not None:
                        yield number, *whole

    def sweep(self, text: str) -> dict[int, list[Offsets]]:
        """Where every part of every form stands: part -> spans, in order."""
        places: defaultdict[int, list[Offsets]] = defaultdict(list)
        size = len(text)
        for last, nodes in self._machine.iter(text):
            end = last + 1
            closed = end == size or not text[end].isalnum()
            for length, part, open_left, open_right in nodes:
                if closed or open_right:
                    start = end - length
                    begin = _word_start(text, start) if open_left else start
                    places[part].append((begin, _word_end(text, end) if open_right else end))
        for spans in places.values():
            spans.sort()
        return places

    def _follow(
        self, text: str, first: Offsets, number: int, places: dict[int, list[Offsets]], same_sentence: SameSentence
    ) -> Offsets | None:
        start, end = first
        for part, (most_words, comma) in zip(self._chains[number][1:], self._gaps[number], strict=True):
            spans = places[part]
            at = bisect_left(spans, (end, end))
            if at == len(spans):
                return None
            after = spans[at]
            between = text[end : after[0]]
            if BARRIER in between or not (comma or "," not in between) or len(between.split()) > most_words:
                return None
            if not same_sentence(start, after[0]):
                return None
            end = max(span[1] for span in spans[at : at + _AS_LONG] if span[0] == after[0])
        return start, end


def _word_start(text: str, at: int) -> int:
    while at and text[at - 1].isalnum():
        at -= 1
    return at


def _word_end(text: str, at: int) -> int:
    while at < len(text) and (text[at].isalnum() or (text[at] in "-:" and text[at + 1 : at + 2].isalnum())):
        at += 1
    return at
