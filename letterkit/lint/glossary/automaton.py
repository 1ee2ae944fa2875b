"""All forms of all entries as one automaton: one pass over a text finds every part of every form.

A part that several forms share ("in gebreke") is one node, found once. Parts are put together afterwards, and only
those whose first part occurs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

import ahocorasick

from letterkit.lint.glossary.forms import Gap, Literal, Pattern
from letterkit.lint.glossary.scan import BARRIER

Span = tuple[int, int]
SameSentence = Callable[[int, int], bool]
_AS_LONG = 8  # so many literals of one part may begin at one place; the longest counts


class Automaton:
    """Finds patterns; each has a number, given back with every place it stands."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._parts: dict[frozenset[Literal], int] = {}
        self._chains: list[tuple[int, ...]] = []
        self._gaps: list[tuple[Gap, ...]] = []
        self._begins: defaultdict[int, list[int]] = defaultdict(list)
        for number, pattern in enumerate(patterns):
            chain = tuple(self._parts.setdefault(part, len(self._parts)) for part in pattern.parts)
            self._chains.append(chain)
            self._gaps.append(pattern.gaps)
            self._begins[chain[0]].append(number)
        self._machine = _machine(self._parts)

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

    def sweep(self, text: str) -> dict[int, list[Span]]:
        """Where every part of every form stands: part -> spans, in order."""
        places: defaultdict[int, list[Span]] = defaultdict(list)
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
        self, text: str, first: Span, number: int, places: dict[int, list[Span]], same_sentence: SameSentence
    ) -> Span | None:
        start, end = first
        for part, gap in zip(self._chains[number][1:], self._gaps[number], strict=True):
            spans = places[part]
            at = bisect_left(spans, (end, end))
            if at == len(spans):
                return None
            after = spans[at]
            between = text[end : after[0]]
            if BARRIER in between or not (gap.comma or "," not in between) or len(between.split()) > gap.words:
                return None
            if not same_sentence(start, after[0]):
                return None
            end = max(span[1] for span in spans[at : at + _AS_LONG] if span[0] == after[0])
        return start, end


def _machine(parts: dict[frozenset[Literal], int]) -> ahocorasick.Automaton:
    nodes: defaultdict[str, list[tuple[int, int, bool, bool]]] = defaultdict(list)
    for part, number in parts.items():
        for literal in part:
            lead = "" if literal.open_left or not literal.text[0].isalnum() else " "
            nodes[lead + literal.text].append((len(literal.text), number, literal.open_left, literal.open_right))
    machine = ahocorasick.Automaton()
    for text, payload in nodes.items():
        machine.add_word(text, tuple(dict.fromkeys(payload)))
    machine.make_automaton()
    return machine


def _word_start(text: str, at: int) -> int:
    while at and text[at - 1].isalnum():
        at -= 1
    return at


def _word_end(text: str, at: int) -> int:
    while at < len(text) and (text[at].isalnum() or (text[at] in "-:" and text[at + 1 : at + 2].isalnum())):
        at += 1
    return at
