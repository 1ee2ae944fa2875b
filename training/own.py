"""The messages of the shipped templates as the reader meets them: none threatens or blames, offers are offers.

Their sentences stand in ``sentences.tsv`` one by one; here they have their whole message around them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from letterkit import pipeline, resources
from letterkit.branches import distinct_messages
from letterkit.case_file import read
from letterkit.facts import phrases
from letterkit.lint.document import Sentence
from letterkit.lint.reading.options import options
from letterkit.lint.rule import rules
from letterkit.workspace import load_workspace
from tests.lint.examples import example
from training.messages import Labelled

_DAY = date(2026, 11, 23)
_OFFER = "Lukt betalen nu niet?"
_CASES = ("fasen.json", "portfolio.csv")
_HELP = re.compile("help|hulp|oplossing|afspraak|samen|denken|kies|kiezen")
_MOST = 5  # of a stage and channel: branches that differ in what surrounds the same sentences


def own_messages() -> Iterator[Labelled]:
    """A few messages a stage and channel of the sample portfolio."""
    samples = resources.samples_dir()
    workspace = load_workspace(samples / "creditor.yaml")
    cases = tuple(row.case for name in _CASES for row in read(samples / name) if row.case)
    count: Counter[tuple[str, str]] = Counter()
    for message in distinct_messages(workspace, cases, _DAY):
        count[message.stage, message.channel] += 1
        if count[message.stage, message.channel] > _MOST:
            continue
        document = pipeline.document(message, workspace)
        help_at = document.text.find(_OFFER)
        lines = tuple(_line(sentence, help_at) for sentence in document.sentences)
        spans = tuple((sentence.start, sentence.end) for sentence in document.sentences)
        yield Labelled(message.stage, "own", message.channel, document.text, spans, lines, {}, {}, document)


def rule_examples() -> Iterator[Labelled]:
    """The examples of the rules on statements of fact: what a wrong one marks is unfair, and nothing of a right one."""
    for name in phrases.names():
        loaded = rules().get(name)
        texts = [*loaded.rule.wrong, *loaded.rule.right] if loaded else []
        for text in texts:
            shown = example(text)
            sentences = shown.document.sentences
            lines = tuple(
                {"unfair": any(sentence.start < end and start < sentence.end for start, end in shown.marks)}
                for sentence in sentences
            )
            spans = tuple((sentence.start, sentence.end) for sentence in sentences)
            yield Labelled(name, "own", "letter", shown.document.text, spans, lines, {}, {}, shown.document)


def _line(sentence: Sentence, help_at: int) -> dict[str, bool | None]:
    """What one sentence says. The heading that offers help is an offer, and below it each solution that is named.

    Whether what else speaks of help is one, nobody judged; the rest is none.
    """
    calm: dict[str, bool | None] = {"threat": False, "blame": False, "unfair": False}
    if help_at < 0:
        return calm
    offers = _OFFER in sentence.text or (sentence.start > help_at and bool(options(sentence.text)))
    return {**calm, "clear": True if offers else None if _HELP.search(sentence.text.lower()) else False}
