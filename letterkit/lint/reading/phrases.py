"""Phrases kept as data in the form language of the glossary: which of them stand in a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from letterkit.lint.glossary.automaton import Automaton
from letterkit.lint.glossary.forms import Grammar, Pattern
from letterkit.lint.glossary.ready import worked_out
from letterkit.lint.glossary.scan import scan

_MOST_KEPT = 8000  # sentences


class Phrases:
    """Named phrases of a file beside this module: ``sets`` of words, and ``phrases`` as name -> forms.

    The file is read when the first sentence is asked about.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self.named = lru_cache(_MOST_KEPT)(self._named)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names in the order of the file."""
        return tuple(self._tree["phrases"])

    def _named(self, sentence: str) -> frozenset[str]:
        """The names of the phrases that stand in one sentence."""
        automaton, owners = self._machine
        return frozenset(owners[number] for number, _, _ in automaton.find(scan(sentence).text, lambda _, __: True))

    @cached_property
    def _tree(self) -> dict[str, Any]:
        tree: dict[str, Any] = yaml.load(
            files("letterkit.lint.reading").joinpath(self._file).read_bytes(), yaml.CSafeLoader
        )
        return tree

    @cached_property
    def _machine(self) -> tuple[Automaton, list[str]]:
        grammar = Grammar({key: tuple(words) for key, words in self._tree["sets"].items()}, {})
        phrases: Mapping[str, Sequence[str]] = self._tree["phrases"]
        patterns: list[Pattern] = []
        owners: list[str] = []
        for name, forms in phrases.items():
            for form in forms:
                read = grammar.read(form)
                patterns += read
                owners += [name] * len(read)
        return Automaton(worked_out(patterns)), owners
