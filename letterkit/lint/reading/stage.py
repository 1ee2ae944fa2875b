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
    return document.remember(__name__, lambda asked: _read(asked, _patterns(stages or shipped())))


def _read(document: Document, patterns: _Patterns) -> str | None:
    top = " ".join(sentence.text for sentence in document.sentences if sentence.kind in {"subject", "heading"}).lower()
    for stage, pattern in patterns.top:
        if pattern.search(top):
            other, words = patterns.refined.get(stage, (stage, pattern))
            return other if words.search(document.lower) else stage
    return next((stage for stage, pattern in patterns.body if pattern.search(document.lower)), None)


@lru_cache(maxsize=4)
def _patterns(stages: Stages) -> _Patterns:
    tells = stages.tells
    found = {
        where: _ranked([(stage, one[where]) for stage, one in tells.items() if one.get(where)]) for where in _WHERE
    }
    body = dict(found["body"])
    refined = {
        other: (stage, body[stage]) for stage, one in tells.items() if stage in body for other in one.get("refines", ())
    }
    return _Patterns(found["top"], found["body"], refined)


def _ranked(tells: list[tuple[str, dict[str, object]]]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    in_order = sorted(tells, key=lambda tell: tell[1]["rank"])  # type: ignore[arg-type,return-value]
    return tuple((stage, any_of(*one["any"])) for stage, one in in_order)  # type: ignore[misc]
