"""Statements in plain words, read word by word within one sentence.

A pattern is words with spaces between them. ``|`` gives a choice, ``_`` joins words that follow each other in one
choice, ``*`` stands for the rest or the beginning of a word, ``..`` for up to seven other words, ``.`` for up to two,
``#`` for a number.
``<name>`` stands for the words of a group of ``groups.yaml``.
Commas and quotes between words do not count. A full stop, question mark or exclamation mark ends what a pattern can
read, unless the pattern has ``/`` there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import groupby
from typing import Literal

from letterkit.facts.forms import Form, Together, choice, data
from letterkit.facts.words import Token, denied, fits, narrates, read, sentences, stretched, without_conditions

_GAPS = {"..": 7, ".": 2}  # words that each may skip

_Begun = tuple[str, tuple[frozenset[str], ...]]
"""Of a pattern that may begin somewhere: the name of its statement, and what else it needs."""
Step = int | Literal["stop"] | tuple["Form", ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a statement stands in the text that was read: whole sentences."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern, taken apart. ``steps`` begins and ends with words.

    needs: words of later steps, of each set of which a text has at least one: most texts have not, and are done with.
    """

    steps: tuple[Step, ...]
    needs: tuple[frozenset[str], ...]

    @property
    def first(self) -> tuple[Form, ...]:
        """The words that the pattern can begin with."""
        return self.steps[0] if isinstance(self.steps[0], tuple) else ()

    def beginnings(self) -> Iterator[str]:
        """The first of each of those."""
        return (form.words[0] for form in self.first)

    def end(self, tokens: Sequence[Token], at: int, step: int = 0) -> int | None:
        """The index of the token after what the pattern reads from ``at`` on; None when it reads nothing there."""
        if step == len(self.steps):
            return at
        if at >= len(tokens):
            return None
        current = self.steps[step]
        if isinstance(current, int):
            return self._after_gap(tokens, at, step, current)
        if current == "stop":
            opens = tokens[at].sentence == tokens[at - 1].sentence + 1
            return self.end(tokens, at, step + 1) if opens else None
        for form in current:
            after = form.ends(tokens, at)
            if after is not None and self._goes_on(tokens, after, step):
                end = self.end(tokens, after, step + 1)
                if end is not None:
                    return end
        return None

    def _goes_on(self, tokens: Sequence[Token], after: int, step: int) -> bool:
        """Whether the next step may begin at ``after``: in the same sentence, unless it asks for the next."""
        if step + 1 >= len(self.steps) or after >= len(tokens) or "stop" in self.steps[step + 1 : step + 3]:
            return True
        return tokens[after].sentence == tokens[after - 1].sentence

    def _after_gap(self, tokens: Sequence[Token], at: int, step: int, most: int) -> int | None:
        for skipped in range(most + 1):
            here = at + skipped
            if here >= len(tokens):
                return None
            if self.steps[step + 1] != "stop" and tokens[here].sentence != tokens[at].sentence:
                return None
            if (end := self.end(tokens, here, step + 1)) is not None:
                return end
        return None


class Statements:
    """Patterns that say the same.

    says: counts unless a pattern of ``unless`` reads on in the same sentences. affirms: counts in a clause that is not
    denied, unless a pattern of ``spared`` reads on in the same sentences. joins, together: sets of words, of each of
    which one stands in the same sentence, in any order; held against ``unless`` and ``spared`` as the two above.
    A sentence that tells of others in the past, or that warns (``warnings.yaml``), makes no statement.
    """

    def __init__(
        self,
        *,
        says: Iterable[str] = (),
        unless: Iterable[str] = (),
        affirms: Iterable[str] = (),
        spared: Iterable[str] = (),
        joins: Iterable[str] = (),
        together: Iterable[str] = (),
    ) -> None:
        self._says = _indexed(says)
        self._unless = _indexed(unless)
        self._affirms = _indexed(affirms)
        self._spared = _indexed(spared)
        self._joins = tuple(map(Together.of, joins))
        self._together = tuple(map(Together.of, together))
        # The same passages come back in every branch of a template and in every letter of a stage.
        self.places = lru_cache(maxsize=4096)(self._places)

    def _places(self, text: str) -> tuple[Place, ...]:
        """The sentences (of one passage, without line breaks) that make the statement and do not take it back."""
        tokens = read(text)
        spans = sorted({*self._said(tokens), *self._affirmed(tokens)})
        places, last = [], 0
        for first, after in spans:
            if first >= last and not narrates(tokens[first:after]) and not _warnings().any(tokens[first:after]):
                last = after
                places.append(Place(tokens[first].start, stretched(text, tokens[after - 1].end)))
        return tuple(places)

    def _said(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
        for start, end in (*self._says.found(tokens), *_joined(tokens, self._joins)):
            first, after = sentences(tokens, start, end)
            if not self._unless.any(without_conditions(tokens[first:after])):
                yield first, after

    def _affirmed(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
        for start, end in (*self._affirms.found(tokens), *_joined(tokens, self._together)):
            first, after = sentences(tokens, start, end)
            if not denied(tokens, start, end) and not self._spared.any(tokens[first:after]):
                yield first, after

    def beginnings(self) -> Iterator[Pattern]:
        """The patterns that may make the statement; the others can only take it back."""
        yield from self._says.patterns()
        yield from self._affirms.patterns()

    def sets(self) -> tuple[Together, ...]:
        """The sets of words that may make the statement."""
        return (*self._joins, *self._together)


def _joined(tokens: Sequence[Token], sets: Sequence[Together]) -> Iterator[tuple[int, int]]:
    """First and past-the-last token of the words of each set that stands in one sentence."""
    for _, sentence in groupby(range(len(tokens)), key=lambda at: tokens[at].sentence):
        places = list(sentence)
        words = {tokens[at].text for at in places}
        for form_set in sets:
            if form_set.may_be_in(words) and (positions := form_set.places(tokens, places[0], places[-1] + 1)):
                yield min(positions), max(positions) + 1


class _Index:
    """Patterns by the words that they can begin with."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._literal: dict[str, list[Pattern]] = {}
        self._open: list[tuple[str, Pattern]] = []
        for at in patterns:
            for word in dict.fromkeys(at.beginnings()):
                if "*" in word or word == "#":
                    self._open.append((word, at))
                else:
                    self._literal.setdefault(word, []).append(at)
        self._beginning = lru_cache(maxsize=4096)(self._that_begin)

    def _that_begin(self, word: str) -> tuple[Pattern, ...]:
        return (*self._literal.get(word, ()), *(pattern for begin, pattern in self._open if fits(begin, word)))

    def found(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
        """First and past-the-last token of each place where a pattern reads on."""
        words = {token.text for token in tokens}
        for at, token in enumerate(tokens):
            for pattern in self._beginning(token.text):
                if any(map(words.isdisjoint, pattern.needs)):
                    continue
                if (end := pattern.end(tokens, at)) is not None:
                    yield at, end

    def any(self, tokens: Sequence[Token]) -> bool:
        return next(self.found(tokens), None) is not None

    def patterns(self) -> Iterator[Pattern]:
        """All patterns, each as often as it has words to begin with."""
        yield from (pattern for patterns in self._literal.values() for pattern in patterns)
        yield from (pattern for _, pattern in self._open)


def _indexed(patterns: Iterable[str]) -> _Index:
    return _Index(map(pattern, patterns))


def pattern(written: str) -> Pattern:
    """Take a written pattern apart. Raises ``ValueError`` for one that does not begin and end with words."""
    steps: list[Step] = []
    for token in written.split():
        if token in _GAPS:
            steps.append(_GAPS[token])
        elif token == "/":  # noqa: S105
            steps.append("stop")
        else:
            steps.append(choice(token))
    if not steps or not isinstance(steps[0], tuple) or not isinstance(steps[-1], tuple):
        raise ValueError(written)
    return Pattern(tuple(steps), tuple(_needs(steps[1:])))


def _needs(steps: Iterable[Step]) -> Iterator[frozenset[str]]:
    for step in steps:
        if isinstance(step, tuple) and all(form.literal for form in step):
            yield frozenset(form.words[0] for form in step)


@cache
def _warnings() -> _Index:
    """What makes any sentence a warning: against others that use the writer's name, or of what people fear."""
    return _indexed(data("warnings.yaml")["warns"])


@cache
def names() -> tuple[str, ...]:
    """The names of all statements, which are those of the files in ``statements``."""
    folder = files("letterkit.facts") / "statements"
    return tuple(sorted(file.name.removesuffix(".yaml") for file in folder.iterdir() if file.name.endswith(".yaml")))


@cache
def shipped(name: str) -> Statements:
    """The statements of ``statements/<name>.yaml``: its lists, by the names that ``Statements`` has for them."""
    return Statements(**data(f"statements/{name}.yaml"))


def possible(text: str) -> list[str]:
    """The names of the statements that a passage may make, by its words alone: of most passages none."""
    words = {token.text for token in read(text)}
    found = {name for name, form_set in _sets() if form_set.may_be_in(words) and form_set.can_begin_in(words)}
    for word in words:
        for name, needs in _that_begin(word):
            if name not in found and not any(map(words.isdisjoint, needs)):
                found.add(name)
    return [name for name in names() if name in found]


@lru_cache(maxsize=4096)
def _that_begin(word: str) -> tuple[_Begun, ...]:
    """Of each pattern that can begin with a word, its statement and what else it needs."""
    literal, starred = _beginnings()
    return (*literal.get(word, ()), *(known for begin, known in starred if fits(begin, word)))


@cache
def _beginnings() -> tuple[dict[str, list[_Begun]], list[tuple[str, _Begun]]]:
    """The patterns of all statements by the words that they can begin with, those with a ``*`` or ``#`` apart."""
    literal: dict[str, list[_Begun]] = {}
    starred: list[tuple[str, _Begun]] = []
    for name in names():
        for one in dict.fromkeys(shipped(name).beginnings()):
            for form in one.first:
                begun = name, (*one.needs, *form.rest)
                if form.literal:
                    literal.setdefault(form.words[0], []).append(begun)
                else:
                    starred.append((form.words[0], begun))
    return literal, starred


@cache
def _sets() -> tuple[tuple[str, Together], ...]:
    return tuple((name, form_set) for name in names() for form_set in shipped(name).sets())
