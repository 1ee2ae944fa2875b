"""Choices of words in the language of the statements: ``a|b_c|<group>``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from letterkit import yaml_source
from letterkit.facts.words import Token, fits

_GROUP = re.compile(r"<(\w+)>")


@dataclass(frozen=True, slots=True)
class Form:
    """Words that follow each other, each literal, "#", or with a ``*`` at its beginning or end."""

    words: tuple[str, ...]

    def ends(self, tokens: Sequence[Token], at: int) -> int | None:
        """The index after the words when they stand at ``at``, in one sentence."""
        end = at + len(self.words)
        if end > len(tokens) or tokens[at].sentence != tokens[end - 1].sentence:
            return None
        return end if all(fits(word, tokens[at + number].text) for number, word in enumerate(self.words)) else None

    @property
    def literal(self) -> bool:
        """Whether its first word is read letter by letter."""
        return _is_literal(self.words[0])

    @property
    def rest(self) -> Iterator[frozenset[str]]:
        """The words after its first that are read letter by letter, each by itself."""
        return (frozenset({word}) for word in self.words[1:] if _is_literal(word))


def choice(written: str) -> tuple[Form, ...]:
    """The forms of a choice, with those of the groups that it names."""
    spelled_out = _GROUP.sub(lambda named: "|".join(_groups()[named[1]].split()), written.lower())
    return tuple(Form(tuple(word.split("_"))) for word in spelled_out.split("|"))


@dataclass(frozen=True, slots=True)
class Together:
    """Choices of each of which a sentence has words, in any order: written with `` + `` between them."""

    choices: tuple[tuple[Form, ...], ...]
    needs: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, written: str) -> Together:
        """Take a written set apart."""
        choices = tuple(choice(part.strip()) for part in written.split(" + "))
        return cls(
            choices, tuple(frozenset(form.words[0] for form in choice) for choice in choices if _literal(choice))
        )

    def may_be_in(self, words: set[str]) -> bool:
        """Whether a sentence with these words can have them all."""
        return not any(map(words.isdisjoint, self.needs))

    def can_begin_in(self, words: set[str]) -> bool:
        """Whether a word of each choice is there that is not read letter by letter; slower, so asked last."""
        return all(any(fits(form.words[0], word) for form in forms for word in words) for forms in self._open)

    @property
    def _open(self) -> Iterator[tuple[Form, ...]]:
        return (forms for forms in self.choices if not _literal(forms))

    def places(self, tokens: Sequence[Token], start: int, end: int) -> list[int]:
        """A token of each choice between ``start`` and ``end``; empty when one of them is not there."""
        positions: list[int] = []
        for forms in self.choices:
            at = next(_standing(forms, tokens, start, end, positions), None)
            if at is None:
                return []
            positions.append(at)
        return positions


def _standing(
    forms: tuple[Form, ...], tokens: Sequence[Token], start: int, end: int, taken: Sequence[int]
) -> Iterator[int]:
    for at in range(start, end):
        if at not in taken and any(form.ends(tokens, at) is not None for form in forms):
            yield at


def _is_literal(word: str) -> bool:
    return "*" not in word and word != "#"


def _literal(forms: tuple[Form, ...]) -> bool:
    return all(form.literal for form in forms)


@cache
def _groups() -> dict[str, str]:
    """Words that mean much the same in these statements, by the name of their group; ``_`` joins words."""
    return dict(data("groups.yaml"))


def data(name: str) -> dict[str, Any]:
    """What a data file of this folder holds."""
    text = files(__package__ or "letterkit.facts").joinpath(name).read_text(encoding="utf-8")
    written: dict[str, Any] = next(yaml_source.documents(text, name)).value
    return written
