"""The glossary's one automaton beside the same forms searched one by one: ``python -m benchmarks.glossary_speed``.

The text is made of the glossary's own good and bad sentences, in paragraphs of five sentences, cut into letters of some
250 words. "one by one" compiles one regular expression a part of a form and searches them after each other in the same
folded text; both find the same literals, before any context is heard.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from time import perf_counter

from letterkit.lint.glossary import Glossary, load, shipped
from letterkit.lint.glossary.loader import read_folder
from letterkit.lint.glossary.scan import scan
from letterkit.resources import glossary_dir

LETTERS = 120
WORDS = 250


def letters(glossary: Glossary) -> list[str]:
    """Texts of about WORDS words each."""
    sentences = [text for entry in glossary.entries.values() for text in (*entry.good, *entry.bad)]
    clean = [text.replace("«", "").replace("»", "") for text in sentences]
    texts: list[str] = []
    at = 0
    while len(texts) < LETTERS:
        letter: list[str] = []
        while sum(len(text.split()) for text in letter) < WORDS:
            letter.append(clean[at % len(clean)])
            at += 1
        texts.append("\n\n".join(" ".join(letter[start : start + 5]) for start in range(0, len(letter), 5)))
    return texts


def one_by_one(texts: list[str]) -> Callable[[], int]:
    """Search every part of every form by its own expression."""
    sources = read_folder(glossary_dir())
    parts = {
        part
        for entry in sources.entries
        for form in entry.forms
        for pattern in sources.grammar.read(form)
        for part in pattern.parts
    }
    expressions = [
        re.compile(
            "|".join(
                ("" if form.open_left else r"(?<!\w)") + re.escape(form.text) + ("" if form.open_right else r"(?!\w)")
                for form in sorted(part, key=lambda form: -len(form.text))
            )
        )
        for part in parts
    ]
    folded = [scan(text).text for text in texts]
    return lambda: sum(1 for text in folded for expression in expressions for _ in expression.finditer(text))


def seconds(work: Callable[[], object], times: int) -> float:
    """The best of a few runs."""
    best = float("inf")
    for _ in range(times):
        start = perf_counter()
        work()
        best = min(best, perf_counter() - start)
    return best


def report() -> Iterator[str]:
    """Yield the lines of this benchmark."""
    cold = seconds(lambda: load(glossary_dir()), 1)
    glossary = shipped()
    texts = letters(glossary)
    words = sum(len(text.split()) for text in texts)
    yield f"{len(glossary.entries)} entries, {len(texts)} letters, {words} words; reading the glossary: {cold:.2f} s"
    plain = seconds(lambda: [glossary.sweep(text) for text in texts], 5)
    whole = seconds(lambda: [glossary.matches(text) for text in texts], 5)
    naive = seconds(one_by_one(texts), 1)
    yield f"plain matching, one automaton : {words / plain:10,.0f} words/s"
    yield f"plain matching, one by one    : {words / naive:10,.0f} words/s   ({naive / plain:,.0f} times slower)"
    yield f"with all context decisions    : {words / whole:10,.0f} words/s"


if __name__ == "__main__":
    for line in report():
        print(line, flush=True)
