"""The glossary: which words to avoid stand where in a text, after their context has been heard."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from letterkit.language.splitter import longest_line
from letterkit.lint.glossary.automaton import Automaton, Offsets
from letterkit.lint.glossary.context import Context
from letterkit.lint.glossary.entry import Entry, Level, Match
from letterkit.lint.glossary.ready import Ready
from letterkit.lint.glossary.resolve import most_exact, unexplained
from letterkit.lint.glossary.scan import fold, scan
from letterkit.lint.glossary.stored import ready
from letterkit.lint.glossary.swaps import swapped
from letterkit.resources import glossary_dir

_EMPTY_LINE, _MOST_KEPT = "\n\n", 4096
_ROLES = ("forms", "unless", "near", "only", "explained", "told")


class _Around(NamedTuple):
    """Where the phrases of an entry's conditions stand; near and only as the numbers of their sentences."""

    unless: set[Offsets]
    near: set[int]
    only: set[int]


class _Paragraph(NamedTuple):
    """What stands in one, with offsets from its start, before the rest of the text is heard.

    near: entry id and where a phrase stands that explains it beside it; told: the entries it explains anywhere.
    """

    marks: tuple[Match, ...]
    near: tuple[tuple[str, Offsets], ...]
    told: frozenset[str]


class Glossary:
    """All entries of a folder, matched together. ``digest``: sha256 over the files. ``titles``: file -> heading.

    ``citations``: key of a source -> how it is cited. ``swaps``: marked words -> what fits there, and the words beside
    which it does not.
    """

    def __init__(self, ready: Ready) -> None:
        self.entries: Mapping[str, Entry] = MappingProxyType({entry.id: entry for entry in ready.entries})
        self.digest = ready.digest
        self.titles = ready.titles
        self.citations = ready.citations
        self.swaps = ready.swaps
        self._ready = ready
        self._automaton = Automaton(ready)
        self._last: tuple[str, tuple[Match, ...]] = ("", ())
        # The same paragraphs come back in every branch of a template and in every letter of a stage.
        self._paragraph = lru_cache(maxsize=_MOST_KEPT)(self._read)

    def matches(self, text: str) -> tuple[Match, ...]:
        """All places where an entry's words stand and are not right there, by start; the last text is remembered."""
        if text != self._last[0]:
            self._last = (text, self._match(text))
        return self._last[1]

    def of(self, text: str, rule: str) -> tuple[Match, ...]:
        """The matches of one word-list rule."""
        return tuple(match for match in self.matches(text) if match.entry.rule == rule)

    def swap(self, words: str, sentence: str) -> str | None:
        """What can stand in the place of marked words as it is; None when a person must rewrite their sentence."""
        return swapped(self._ready.swaps, words, sentence)

    def sweep(self, text: str) -> dict[int, list[Offsets]]:
        """The plain matching alone: where every part of every form stands in the folded text."""
        return self._automaton.sweep(scan(text).text)

    def lookup(self, term: str) -> tuple[Entry, ...]:
        """The entries with this id, or with this term among their forms; else those whose id or use holds it."""
        key = " ".join(fold(term).split())
        if key.replace(" ", "-") in self.entries:
            return (self.entries[key.replace(" ", "-")],)
        if key in self._terms:
            return tuple(dict.fromkeys(self._terms[key]))
        entries = [match.entry for match in self.matches(term)]
        entries += [entry for entry in self.entries.values() if key and key in entry.id.replace("-", " ")]
        return tuple(dict.fromkeys(entries))

    @cached_property
    def _terms(self) -> Mapping[str, Sequence[Entry]]:
        """Folded term -> the entries with that term as a whole form, in the order of the files."""
        whole: defaultdict[int, list[int]] = defaultdict(list)
        for number, (chain, (role, _)) in enumerate(zip(self._ready.chains, self._ready.owners, strict=True)):
            if role == "forms" and len(chain) == 1:
                whole[chain[0]].append(number)
        terms: defaultdict[str, set[int]] = defaultdict(set)
        for text, nodes in self._ready.nodes.items():
            terms[" ".join(text.split())].update(number for _, part, *_ in nodes for number in whole.get(part, ()))
        owners = self._ready.owners
        return {
            term: [self.entries[owners[number][1]] for number in sorted(numbers)]
            for term, numbers in terms.items()
            if numbers
        }

    def _match(self, text: str) -> tuple[Match, ...]:
        """No mark crosses an empty line, so paragraphs are read by themselves; explanations are heard over all."""
        width, start = longest_line(text), 0
        marks: list[Match] = []
        near: defaultdict[str, list[Offsets]] = defaultdict(list)
        told: set[str] = set()
        for text_of_one in text.split(_EMPTY_LINE):
            paragraph = self._paragraph(text_of_one, width if "\n" in text_of_one else 0)
            marks += [Match(one.entry, start + one.start, start + one.end, one.level) for one in paragraph.marks]
            for entry_id, (first, end) in paragraph.near:
                near[entry_id].append((start + first, start + end))
            told |= paragraph.told
            start += len(text_of_one) + len(_EMPTY_LINE)
        return unexplained(marks, near, told, Context(text))

    def _read(self, text: str, width: int) -> _Paragraph:
        read = scan(text)
        context = Context(text, width)
        by_role: dict[str, defaultdict[str, set[Offsets]]] = {role: defaultdict(set) for role in _ROLES}

        def same_sentence(a: int, b: int) -> bool:
            return context.same_sentence(read.real(a), read.real(b))

        for number, start, end in self._automaton.find(read.text, same_sentence):
            role, entry_id = self._ready.owners[number]
            by_role[role][entry_id].add((read.real(start), read.real(end - 1) + 1))
        marks = [
            Match(entry, *span, level)
            for entry_id, spans in by_role["forms"].items()
            for entry, around in ((self.entries[entry_id], _around(by_role, entry_id, context)),)
            for span in spans
            if (level := self._level(entry, span, around, context))
        ]
        near = tuple((entry_id, span) for entry_id, spans in by_role["explained"].items() for span in spans)
        return _Paragraph(tuple(most_exact(marks)), near, frozenset(by_role["told"]))

    def _level(self, entry: Entry, span: Offsets, around: _Around, context: Context) -> Level | None:
        """The level of a mark here; None where the word is right."""
        if entry.exact and " ".join(context.text[span[0] : span[1]].split()) not in self._ready.originals[entry.id]:
            return None
        if any(start < span[1] and span[0] < end for start, end in around.unless):
            return None
        if around.near and context.sentence(span[0]) in around.near:
            return None
        if entry.only and context.sentence(span[0]) not in around.only:
            return None
        if entry.negated and context.is_denied(span):
            return None
        return "info" if entry.label and context.is_label(span) else entry.level


def _around(by_role: Mapping[str, Mapping[str, set[Offsets]]], entry_id: str, context: Context) -> _Around:
    def numbers(role: str) -> set[int]:
        return {context.sentence(start) for start, _ in by_role[role].get(entry_id, ())}

    return _Around(by_role["unless"].get(entry_id, set()), numbers("near"), numbers("only"))


def load(folder: Path) -> Glossary:
    """Read a glossary folder; raises ``SourceInvalid`` with the exact place of a mistake."""
    return Glossary(ready(folder))


@cache
def shipped() -> Glossary:
    """The glossary that comes with letterkit, read once a process."""
    return load(glossary_dir())
