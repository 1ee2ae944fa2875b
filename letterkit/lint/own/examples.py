"""The examples of own rules, run as those of letterkit's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from letterkit.lint.inputs.text import plain
from letterkit.lint.own.record import Own, OwnRule


@dataclass(frozen=True, slots=True)
class WrongExample:
    """An example that does not do what it says: a wrong one that is not found just so, a right one that is found."""

    rule: OwnRule
    example: str
    wrong: bool


def wrong_examples(own: Own) -> Iterator[WrongExample]:
    """All examples that do not do what they say."""
    for rule in own.rules.values():
        for example in rule.wrong:
            if _found(own, rule, example) != _marks(example):
                yield WrongExample(rule, example, wrong=True)
        for example in rule.right:
            if _found(own, rule, example):
                yield WrongExample(rule, example, wrong=False)


def _found(own: Own, rule: OwnRule, example: str) -> list[tuple[int, int]]:
    spans = own.places(rule, plain(_bare(example)))
    return [(span.start, span.end) if rule.kind != "verplicht" else (0, 0) for span in spans]


def _marks(example: str) -> list[tuple[int, int]]:
    """The marked spans; for a rule that something must stand there, « » alone say that it is missing."""
    marks, at = [], 0
    while (start := example.find("«", at)) >= 0:
        end = example.index("»", start)
        before = _bare(example[:start])
        marks.append((len(before), len(before) + end - start - 1) if end > start + 1 else (0, 0))
        at = end + 1
    return marks


def _bare(example: str) -> str:
    return example.replace("«", "").replace("»", "")
