"""LiNT-II beside its authors' figures, and easy against hard versions of the same text."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import fmean

import numpy as np

from letterkit.language import (
    AnalyserUnavailable,
    Sentence,
    analyse,
    features,
    flesch,
    lint_ii,
    lint_ii_tables,
    prose,
    readability,
)

PAIRS = Path("pairs", "amsterdam_municipal", "complex-simple-v1-anonymized.csv")
REFERENCE = Path("lint_reference")
CHUNK = 5  # sentences a text
EXAMPLE = lint_ii.Features(5.2, 3, 4.5, 0.6)
EXAMPLE_SCORE = 21.020445599999988

Pair = tuple[str, str]


def report(data: Path) -> Iterator[str]:
    """Yield the lines of this part; ``data`` holds the folders lint_reference and pairs."""
    same = lint_ii.score(EXAMPLE) == EXAMPLE_SCORE
    verdict = "equal to" if same else "NOT"
    yield f"LiNT-II formula on (5.2, 3, 4.5, 0.6): {lint_ii.score(EXAMPLE)!r}, {verdict} the published value"
    sources: dict[str, features.WordData] = {"shipped": features.Shipped()}
    try:
        sources["official"] = lint_ii_tables.tables()
    except AnalyserUnavailable:
        yield "  official word data: not installed (lint_ii and pyarrow), left out"
    yield from _reference(data / REFERENCE, sources)
    yield from _pairs(data / PAIRS, sources)


def _reference(folder: Path, sources: dict[str, features.WordData]) -> Iterator[str]:
    known = json.loads((folder / "reference.json").read_text(encoding="utf-8"))
    yield "the four published texts (their score | ours), running text in, nothing given"
    for name, words in sources.items():
        for analyser, heads in (("light", False), ("parse", False), ("parse", True)):
            ours = {name_: _score_file(folder / f"{name_}.txt", words, analyser, heads=heads) for name_ in known}
            error = fmean(abs(ours[text] - known[text]["score"]) for text in known)
            levels = sum(lint_ii.level(ours[text]) == known[text]["level"] for text in known)
            shown = ", ".join(f"{known[text]['score']:.1f} | {ours[text]:.1f}" for text in known)
            how = "distances in the tree" if heads else "distances by length"
            right = f"mean error {error:.1f}, levels right {levels} of {len(known)}"
            yield f"  {name} data, {analyser}, {how}: {shown}; {right}"


def _score_file(path: Path, words: features.WordData, analyser: str, *, heads: bool) -> float:
    return _lint(prose(analyse(path.read_text(encoding="utf-8"), analyser=analyser)), words, heads=heads)


def _lint(sentences: list[Sentence], words: features.WordData, *, heads: bool = False) -> float:
    return lint_ii.score(
        features.combine([features.counts(sentence, words, use_heads=heads) for sentence in sentences])
    )


def _pairs(path: Path, sources: dict[str, features.WordData]) -> Iterator[str]:
    pairs = chunks(path)
    yield f"hard and easy versions of municipal texts, {CHUNK} sentences each ({len(pairs)} pairs)"
    yield "  how often the easy one scores easier:"
    light = _analysed(pairs, "light")
    scores = {}
    for name, words in sources.items():
        scores[name] = [tuple(_lint(text, words) for text in pair) for pair in light]
        yield f"  LiNT-II, {name} data, light: {_easier(scores[name]):.3f}"
    parsed = _analysed(pairs, "parse")
    for heads in (False, True):
        measured = [tuple(_lint(text, sources["shipped"], heads=heads) for text in pair) for pair in parsed]
        how = "in the tree" if heads else "by length"
        yield f"  LiNT-II, shipped data, parse, distances {how}: {_easier(measured):.3f}"
    for analyser in ("light", "parse"):
        yield _verdicts(pairs, analyser)
    lines = _analysed(chunks(path, between="\n"), "light")
    yield f"  LiNT-II, shipped data, light, every row on a line of its own: {_easier(_by(lines, _shipped)):.3f}"
    yield f"  Flesch-Douma: {_easier(_by(light, lambda text: -flesch.flesch_douma(tuple(s.text for s in text)))):.3f}"
    yield f"  words a sentence: {_easier(_by(light, lambda text: fmean(len(s.words) for s in text))):.3f}"
    if "official" in scores:
        ours, theirs = (np.array(scores[name]).ravel() for name in ("shipped", "official"))
        r = np.corrcoef(ours, theirs)[0, 1]
        gap = ours - theirs
        yield f"  shipped against official data: r {r:.3f}, mean error {abs(gap).mean():.1f}, bias {gap.mean():+.1f}"


def _shipped(sentences: list[Sentence]) -> float:
    return _lint(sentences, features.Shipped())


def _verdicts(pairs: list[Pair], analyser: str) -> str:
    """Return the line for what a user sees: running text only, and no score below five sentences."""
    scored = []
    for hard, easy in pairs:
        scores = tuple(readability(text, analyser=analyser).lint_score for text in (hard, easy))
        known = tuple(score for score in scores if score is not None)
        if len(known) == len(scores):
            scored.append(known)
    return f"  letterkit readability, {analyser}, {len(scored)} pairs in which both get a score: {_easier(scored):.3f}"


def chunks(path: Path, *, between: str = " ") -> list[Pair]:
    """Return hard and easy text of every five sentences in a row of one document; redacted rows are left out.

    ``between``: what stands between the rows; with a blank a heading among them is glued to the sentence after it.
    """
    by_document: defaultdict[str, list[Pair]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if "xxx xxx" not in row["Complex"] + row["Simple"]:
                by_document[row["Document ID"]].append((row["Complex"].strip(), row["Simple"].strip()))
    pairs = []
    for rows in by_document.values():
        for first in range(0, len(rows) - CHUNK + 1, CHUNK):
            hard, easy = zip(*rows[first : first + CHUNK], strict=True)
            pairs.append((between.join(hard), between.join(easy)))
    return pairs


def _analysed(pairs: list[Pair], analyser: str) -> list[tuple[list[Sentence], ...]]:
    return [tuple(list(analyse(text, analyser=analyser).sentences) for text in pair) for pair in pairs]


def _by(texts: list[tuple[list[Sentence], ...]], score: Callable[[list[Sentence]], float]) -> list[tuple[float, ...]]:
    return [tuple(score(text) for text in pair) for pair in texts]


def _easier(scores: list[tuple[float, ...]]) -> float:
    return fmean(1.0 if easy < hard else 0.5 if easy == hard else 0.0 for hard, easy in scores)
