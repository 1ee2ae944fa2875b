"""The small language in which glossary files write forms.

=================  ====================================================================================================
``dit schrijven``  these words, whatever the capitals, accents, line breaks, soft hyphens and hard spaces
``(a|b)``  ``[a]``  one of these; perhaps this one
``{wij}``          a set from ``_sets.yaml``, of words or of verbs between < >
``<stellen>``      every form of the verb: stel, stelt, stelde, gesteld, te stellen …
``<aan|zeggen>``   a verb with a loose part: aangezegd, aan te zeggen, and split: "zeggen … aan"
``…``  ``…3``      up to eight (or three, or twelve) words between, inside one sentence
``…~``             the same without a comma between, as before the loose part of a verb
``*vordering``     the end of a longer word too; ``incasso*`` the beginning
=================  ====================================================================================================
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from letterkit.lint.glossary.inflect import Irregular, inflect
from letterkit.lint.glossary.scan import fold

WIDEST_GAP = 8
MOST_ALTERNATIVES = 4000
_GAP = re.compile(r"\s{0,9}…(~?\d{0,2})\s*")
_MACRO = re.compile(r"<([^<>]*)>")
_SET = re.compile(r"\{([^{}]*)\}")


class BadForm(ValueError):
    """A form that cannot be read; ``problem`` names what is wrong and ``part`` where."""

    def __init__(self, problem: str, part: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.part = part


class Literal(NamedTuple):
    """Characters to find, folded. ``original`` keeps the capitals; open: letters of a longer word may stand there."""

    text: str
    original: str
    open_left: bool = False
    open_right: bool = False


class Gap(NamedTuple):
    """What may stand between two parts: at most so many words, and a comma or not."""

    words: int
    comma: bool


class Pattern(NamedTuple):
    """Parts in this order, each one of several literals, with a gap before every part but the first."""

    parts: tuple[frozenset[Literal], ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The named sets and irregular verbs that forms may use; remembers what it has read."""

    sets: Mapping[str, tuple[str, ...]]
    verbs: Mapping[str, Irregular]
    _known: dict[str, tuple[Pattern, ...]] = field(default_factory=dict, repr=False)

    def read(self, form: str) -> tuple[Pattern, ...]:
        """Return the patterns of a form; raises ``BadForm``."""
        if form not in self._known:
            self._known[form] = tuple(
                _pattern(variant)
                for named in self._sets_written_out(form)
                for variant in self._verbs_written_out(named)
            )
        return self._known[form]

    def _sets_written_out(self, form: str) -> Iterator[str]:
        """The words of a set are alternatives; each verb of a set is a variant, for its loose part may stand apart."""
        match = _SET.search(form)
        if match is None:
            yield form
            return
        if match[1] not in self.sets:
            raise BadForm("unknown_set", match[0])
        members = self.sets[match[1]]
        words = [member for member in members if "<" not in member]
        for choice in (
            *(["(" + "|".join(words) + ")"] if words else []),
            *(member for member in members if "<" in member),
        ):
            yield from self._sets_written_out(form[: match.start()] + choice + form[match.end() :])

    def _verbs_written_out(self, form: str) -> Iterator[str]:
        match = _MACRO.search(form)
        if match is None:
            yield form
            return
        first = not form[: match.start()].strip()
        for written in self._verb(match[1], first=first):
            yield from self._verbs_written_out(form[: match.start()] + written + form[match.end() :])

    def _verb(self, name: str, *, first: bool) -> Iterator[str]:
        particle, _, verb = name.rpartition("|")
        if not verb.endswith("n") or not verb.isalpha():
            raise BadForm("not_an_infinitive", name)
        forms = inflect(verb, self.verbs)
        if not particle:
            yield "(" + "|".join((*forms.finite, *forms.participles, *(() if first else (f"te {verb}",)))) + ")"
            return
        joined = [particle + form for form in (*forms.finite, *forms.participles)]
        yield "(" + "|".join((*joined, f"{particle} te {verb}")) + ")"
        yield "(" + "|".join(forms.finite) + ") …~ " + particle


def _pattern(form: str) -> Pattern:
    pieces = _GAP.split(form)
    parts = tuple(frozenset(_literals(piece)) for piece in pieces[::2])
    gaps = tuple(Gap(int(size.strip("~") or WIDEST_GAP), "~" not in size) for size in pieces[1::2])
    if not all(parts):
        raise BadForm("empty_part", form)
    return Pattern(parts, gaps)


def _literals(piece: str) -> Iterator[Literal]:
    count = 0
    for words in _expand(piece):
        count += 1
        if count > MOST_ALTERNATIVES:
            raise BadForm("too_many_alternatives", piece)
        text = " ".join(words.split())
        if not text:
            continue
        open_left, open_right, bare = text.startswith("*"), text.endswith("*"), text.strip("*")
        if "*" in bare or not bare:
            raise BadForm("star_in_the_middle", text)
        yield Literal(fold(bare).strip(), bare, open_left, open_right)


def _expand(piece: str) -> Iterator[str]:
    """All strings a piece with (a|b) and [a] stands for."""
    opening = re.search(r"[(\[]", piece)
    if opening is None:
        if re.search(r"[)\]<>{}]", piece):
            raise BadForm("unbalanced", piece)
        yield piece
        return
    start = opening.start()
    end = _closing(piece, start)
    options = _split_options(piece[start + 1 : end])
    tails = list(_expand(piece[end + 1 :]))
    for option in [*options, *([""] if piece[start] == "[" else [])]:
        for inner in _expand(option):
            for tail in tails:
                yield piece[:start] + inner + tail


def _closing(piece: str, start: int) -> int:
    depth = 0
    for at in range(start, len(piece)):
        depth += (piece[at] in "([") - (piece[at] in ")]")
        if depth == 0:
            return at
    raise BadForm("unbalanced", piece)


def _split_options(inside: str) -> list[str]:
    options, depth = [""], 0
    for character in inside:
        depth += (character in "([") - (character in ")]")
        if character == "|" and depth == 0:
            options.append("")
        else:
            options[-1] += character
    return options
