"""Speed and memory of both analysers, beside lint_ii's feature code with the same tags."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
import types
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import spacy

from benchmarks.language_lint2 import PAIRS, chunks
from letterkit.language import analyse, analysers, features, lint_ii
from training.parser import TARGET as PARSER

TEXTS = 60  # five-sentence texts
COLD = "from letterkit.language import {what}; {what}(open({path!r}, encoding='utf-8').read(){how})"
VARIANTS = {
    "light: analyse": ("analyse", ""),
    "light: readability": ("readability", ""),
    "light: readability with Flesch-Douma": ("readability", "", ".flesch_douma"),
    "parse: analyse": ("analyse", ", analyser='parse'"),
    "parse: readability": ("readability", ", analyser='parse'"),
}


def report(data: Path) -> Iterator[str]:
    """Yield the lines of this part."""
    texts = [hard for hard, _ in chunks(data / PAIRS)[:TEXTS]]
    yield "cold: a new process, one letter of 100 words (seconds, peak memory); python alone is the first line"
    letter = Path(__file__).with_name("letter.txt")
    yield _cold("python alone", "pass")
    for name, (what, how, *more) in VARIANTS.items():
        yield _cold(name, COLD.format(what=what, path=str(letter), how=how) + "".join(more))
    size = sum(len(text.split()) for text in texts)
    yield f"warm: {size} words, every sentence new (words a second of processor time)"
    light = _rate(texts, _fresh_light)
    yield f"  light: sentences, words, classes: {light:,.0f} words/s"
    yield f"  light: the same and LiNT-II: {_rate(texts, _fresh_lint):,.0f} words/s"
    for text in texts:
        analyse(text)
    yield f"  light: sentences seen before, as in a batch: {_rate(texts, analyse):,.0f} words/s"
    parse = _rate(texts, lambda text: analyse(text, analyser="parse"))
    yield f"  parse: sentences, words, classes, heads: {parse:,.0f} words/s (light: {light / parse:.0f} x)"
    yield from _lint_ii(texts)


def _cold(name: str, code: str) -> str:
    # VmHWM is the process's own peak; ru_maxrss would count the parent that started it.
    measure = "; print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
    started = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code + measure], check=True, capture_output=True, text=True)
    return f"  {name}: {time.perf_counter() - started:.2f} s, {int(done.stdout) // 1024} MB"


def _rate(texts: list[str], work: Callable[[str], object]) -> float:
    """Return words a second of processor time: what else the machine does makes no difference."""
    work(texts[0])
    started = time.process_time()
    for text in texts:
        work(text)
    return sum(len(text.split()) for text in texts) / (time.process_time() - started)


def _fresh_light(text: str) -> object:
    analysers.forget()
    return analyse(text)


def _fresh_lint(text: str) -> object:
    analysers.forget()
    counted = [features.counts(sentence, features.Shipped()) for sentence in analyse(text).sentences]
    return lint_ii.score(features.combine(counted))


def _lint_ii(texts: list[str]) -> Iterator[str]:
    """Yield lint_ii's speed; it reads letterkit's spaCy pipeline, because its own is not on the package index."""
    if find_spec("lint_ii") is None or find_spec("mistune") is None:
        yield "  lint_ii: not installed, left out"
        return
    pipeline = spacy.load(PARSER)
    model = types.ModuleType("lint_ii.linguistic_data.nlp_model")
    model.NLP_MODEL = pipeline  # type: ignore[attr-defined]
    names = ("const", "mean_log_word_freq", "mean_max_sdl", "mean_content_words", "proportion_concrete")
    values = (
        lint_ii.CONSTANT,
        lint_ii.PER_FREQUENCY,
        lint_ii.PER_DEPENDENCY,
        lint_ii.PER_CONTENT_WORD,
        lint_ii.PER_CONCRETE_SHARE,
    )
    model.COEFFICIENTS = dict(zip(names, values, strict=True))  # type: ignore[attr-defined]
    sys.modules[model.__name__] = model
    started, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    import_module("lint_ii.linguistic_data.wordlists")
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    yield f"  lint_ii: its word lists load in {time.perf_counter() - started:.1f} s and take {memory} MB"
    text_class = import_module("lint_ii.core.readability_analysis").ReadabilityAnalysis
    sentence_class = import_module("lint_ii.core.sentence_analysis").SentenceAnalysis
    documents = [pipeline(text) for text in texts]
    words = sum(len(text.split()) for text in texts)
    started = time.process_time()
    for document in documents:
        _ = text_class([sentence_class(sentence) for sentence in document.sents]).lint.score
    theirs = words / (time.process_time() - started)
    parsed = [analyse(text, analyser="parse") for text in texts]
    _ = [features.counts(s, features.Shipped(), use_heads=True) for s in parsed[0].sentences]
    started = time.process_time()
    for text in parsed:
        counted = [features.counts(sentence, features.Shipped(), use_heads=True) for sentence in text.sentences]
        _ = lint_ii.score(features.combine(counted))
    ours = words / (time.process_time() - started)
    ratio = f"letterkit {ours:,.0f} ({ours / theirs:.1f} x)"
    yield f"  features and formula on the same tags: lint_ii {theirs:,.0f} words/s, {ratio}"
