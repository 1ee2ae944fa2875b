"""Statements in plain words, read word by word within one sentence.

A pattern is words with spaces between them. ``|`` gives a choice, ``_`` joins words that follow each other in one
choice, ``*`` stands for the rest or the beginning of a word, ``..`` for up to seven other words, ``.`` for up to two,
``#`` for a number.
Commas and quotes between words do not count. A full stop, question mark or exclamation mark ends what a pattern can
read, unless the pattern has ``/`` there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from letterkit import yaml_source
from letterkit.dutch import number_words

_WORD = re.compile(r"[^\W_]+(?:[-'’.,:]?[^\W_]+)*|%|€")
_STOP = re.compile(r"[.?!]")
_NUMBER = re.compile(r"\d[\d.,]*")
_GAPS = {"..": 7, ".": 2}  # words that each may skip
_NO = frozenset({"niet", "geen", "nooit", "niets", "niemand", "zonder"})
_FAILS = frozenset(
    [
        "betaalt",
        "betalen",
        "betaal",
        "betaald",
        "reageert",
        "reageren",
        "voldoet",
        "overmaakt",
        "meewerkt",
        "nakomt",
        "antwoordt",
        "belt",
        "tekent",
        "luistert",
        "komt",
        "doet",
        "horen",
        "ontvangen",
        "tijd",
    ]
)  # what someone may leave undone: "als u niet betaalt" denies nothing of what follows

Step = int | Literal["stop"] | tuple["_Form", ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a statement stands in the text that was read: whole sentences."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int
    sentence: int


@dataclass(frozen=True, slots=True)
class _Form:
    """Words that follow each other, each literal, "#", or with a ``*`` at its beginning or end."""

    words: tuple[str, ...]

    def ends(self, tokens: Sequence[_Token], at: int) -> int | None:
        """The index after the words when they stand at ``at``, in one sentence."""
        end = at + len(self.words)
        if end > len(tokens) or tokens[at].sentence != tokens[end - 1].sentence:
            return None
        fits = all(_fits(word, tokens[at + number].text) for number, word in enumerate(self.words))
        return end if fits else None


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern, taken apart. ``steps`` begins and ends with words."""

    steps: tuple[Step, ...]

    def may_begin(self, word: str) -> bool:
        """Whether a word can be the first that the pattern reads."""
        first = self.steps[0]
        return isinstance(first, tuple) and any(_fits(form.words[0], word) for form in first)

    def end(self, tokens: Sequence[_Token], at: int, step: int = 0) -> int | None:
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

    def _goes_on(self, tokens: Sequence[_Token], after: int, step: int) -> bool:
        """Whether the next step may begin at ``after``: in the same sentence, unless it asks for the next."""
        if step + 1 >= len(self.steps) or after >= len(tokens) or "stop" in self.steps[step + 1 : step + 3]:
            return True
        return tokens[after].sentence == tokens[after - 1].sentence

    def _after_gap(self, tokens: Sequence[_Token], at: int, step: int, most: int) -> int | None:
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
    """Patterns that say the same, with those that take it back within the same sentences."""

    def __init__(self, says: Iterable[str], unless: Iterable[str] = ()) -> None:
        self._says = _indexed(says)
        self._unless = _indexed(unless)
        # The same passages come back in every branch of a template and in every letter of a stage.
        self.places = lru_cache(maxsize=1024)(self._places)

    def _places(self, text: str) -> tuple[Place, ...]:
        """The sentences (of one passage, without line breaks) that make the statement and do not take it back."""
        tokens, places, last = _read(text), [], 0
        for start, end in self._says.found(tokens):
            if start < last:
                continue
            first, after = _sentences(tokens, start, end)
            if not self._unless.any(_without_conditions(tokens[first:after])):
                last = after
                places.append(Place(tokens[first].start, _stretched(text, tokens[after - 1].end)))
        return tuple(places)


class _Index:
    """Patterns by the words that they can begin with."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._patterns = tuple(patterns)
        self._beginning = lru_cache(maxsize=4096)(self._that_begin)

    def _that_begin(self, word: str) -> tuple[Pattern, ...]:
        return tuple(pattern for pattern in self._patterns if pattern.may_begin(word))

    def found(self, tokens: Sequence[_Token]) -> Iterator[tuple[int, int]]:
        """First and past-the-last token of each place where a pattern reads on."""
        for at, token in enumerate(tokens):
            for pattern in self._beginning(token.text):
                if (end := pattern.end(tokens, at)) is not None:
                    yield at, end
                    break

    def any(self, tokens: Sequence[_Token]) -> bool:
        return next(self.found(tokens), None) is not None


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
            steps.append(tuple(_Form(tuple(word.split("_"))) for word in token.lower().split("|")))
    if not steps or not isinstance(steps[0], tuple) or not isinstance(steps[-1], tuple):
        raise ValueError(written)
    return Pattern(tuple(steps))


@cache
def shipped(name: str) -> Statements:
    """The statements of ``statements/<name>.yaml``: its lists ``says`` and ``unless``."""
    file = f"statements/{name}.yaml"
    text = files(__package__ or "letterkit.facts").joinpath(file).read_text(encoding="utf-8")
    written = next(yaml_source.documents(text, file)).value
    return Statements(written["says"], written.get("unless", ()))


def _fits(word: str, text: str) -> bool:
    if word == text:
        return True
    if word == "#":
        return _NUMBER.fullmatch(text) is not None or _in_words(text)
    if word.endswith("*"):
        return text.startswith(word[:-1])
    return word.startswith("*") and text.endswith(word[1:])


@lru_cache(maxsize=4096)
def _in_words(text: str) -> bool:
    number = number_words.read(text)
    return number is not None and number > 1  # "een" is mostly an article


@lru_cache(maxsize=64)  # several rules read one passage after another
def _read(text: str) -> tuple[_Token, ...]:
    tokens: list[_Token] = []
    sentence, last = 0, 0
    low = text.lower()
    for match in _WORD.finditer(low):
        gap = low[last : match.start()]
        if tokens and _STOP.search(gap):
            sentence += 1
        if match[0] != "€":
            tokens.append(_Token(match[0].replace("’", "'"), match.start(), match.end(), sentence))
        last = match.end()
    return tuple(tokens)


def _without_conditions(tokens: Sequence[_Token]) -> list[_Token]:
    """The tokens without the denials that only say what someone leaves undone: "als u niet betaalt"."""
    return [token for at, token in enumerate(tokens) if token.text not in _NO or not _undone(tokens, at)]


def _undone(tokens: Sequence[_Token], at: int) -> bool:
    following = [token.text for token in tokens[at + 1 : at + 3]]
    before = [token.text for token in tokens[max(0, at - 2) : at]]
    if following and (following[0] in _FAILS or (following[0] not in {"te", "om"} and following[-1] in _FAILS)):
        return before[-1:] != ["hoeft"]
    return len(before) == 2 and before[0] in _FAILS and before[1] in {"u", "je"}


def _sentences(tokens: Sequence[_Token], start: int, end: int) -> tuple[int, int]:
    """First and past-the-last token of the whole sentences that these tokens stand in."""
    while start and tokens[start - 1].sentence == tokens[start].sentence:
        start -= 1
    while end < len(tokens) and tokens[end].sentence == tokens[end - 1].sentence:
        end += 1
    return start, end


def _stretched(text: str, end: int) -> int:
    """With the sign that ends the sentence."""
    match = _END.match(text, end)
    return match.end() if match else end


_END = re.compile(r"[)\"']{0,2}[.?!]")
