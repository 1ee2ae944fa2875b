"""Which stage a finished text belongs to, when nobody said so: read from its subject, headings and strongest words.

The patterns stand in ``tells.yaml`` of each stage. The lowest rank goes first: the first pattern in the text decides.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from letterkit.lint.document import Document
from letterkit.lint.reading.patterns import any_of
from letterkit.stages import Stages, shipped

_WHERE = ("top", "body")


class _Patterns(NamedTuple):
    """``top`` counts only in subject and headings. ``refined``: what a stage turns into when the pattern is found."""

    top: tuple[tuple[str, re.Pattern[str]], ...]
    body: tuple[tuple[str, re.Pattern[str]], ...]
    refined: dict[str, tuple[str, re.Pattern[str]]]


def infer(document: Document, stages: Stages | None = None) -> str | None:
    """The stage the text most likely belongs to, None when nothing in it tells.

    Worked out once a document: the linter asks first and knows a creditor's own ``stages``; rules ask for the answer.
    """
    return document.remember(__name__, lambda whole: _read(whole, _patterns(stages or shipped())))


def _read(document: Document, patterns: _Patterns) -> str | None:
    top = " ".join(sentence.text for sentence in document.sentences if sentence.kind in {"subject", "heading"}).lower()
    for stage, pattern in patterns.top:
        if pattern.search(top):
            other, words = patterns.refined.get(stage, (stage, pattern))
            return other if words.search(document.lower) else stage
    return next((stage for stage, pattern in patterns.body if pattern.search(document.lower)), None)


@lru_cache(maxsize=4)
def _patterns(stages: Stages) -> _Patterns:
    by_stage = stages.tells
    ranked = {
        where: _ranked([(stage, patterns[where]) for stage, patterns in by_stage.items() if patterns.get(where)])
        for where in _WHERE
    }
    body = dict(ranked["body"])
    refined = {
        other: (stage, body[stage])
        for stage, patterns in by_stage.items()
        if stage in body
        for other in patterns.get("refines", ())
    }
    return _Patterns(ranked["top"], ranked["body"], refined)


def _ranked(by_stage: list[tuple[str, dict[str, object]]]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    in_order = sorted(by_stage, key=lambda entry: entry[1]["rank"])  # type: ignore[arg-type,return-value]
    return tuple((stage, any_of(*entry["any"])) for stage, entry in in_order)  # type: ignore[misc]
