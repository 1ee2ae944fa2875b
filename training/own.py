"""The messages of the shipped templates as the reader meets them: none threatens or blames, offers are offers.

Their sentences stand in ``sentences.tsv`` one by one; here they have their whole message around them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import accumulate

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
_HARD = (
    ("blame", "U heeft nagelaten om te betalen."),
    ("threat", "Anders sturen wij een deurwaarder op u af."),
    ("blame", "Helaas heeft u niets van u laten horen, ook na onze herinneringen niet."),
    ("threat", "Daarna nemen wij verdere maatregelen."),
    ("blame", "U komt uw afspraken niet na."),
    ("threat", "Dan dragen wij uw zaak over aan een incassobureau."),
    ("blame", "Het is uw eigen schuld dat het zo ver is gekomen."),
    ("threat", "Zonder betaling stappen wij naar de rechter."),
)
_AROUND = ("Beste mevrouw Vermeulen,", "Met vriendelijke groet,", "Voorbeeld Krediet")
Line = dict[str, bool | None]
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
        calm = Labelled(message.stage, "own", message.channel, document.text, spans, lines, {}, {}, document)
        yield from (calm, _made_worse(calm, *_HARD[sum(count.values()) % len(_HARD)]))


def _made_worse(calm: Labelled, kind: str, sentence: str) -> Labelled:
    """The message with a hard sentence at its end: around kind words a hard one is as hard."""
    start = len(calm.text) + 2
    place, line = (start, start + len(sentence)), {"threat": kind == "threat", "blame": kind == "blame"}
    text, spans, lines = f"{calm.text}\n\n{sentence}", (*calm.spans, place), (*calm.lines, line)
    return replace(calm, text=text, spans=spans, lines=lines, document=None)


def in_short_letter(pair: Labelled) -> Labelled:
    """A sentence by itself as the middle of a short letter: around a greeting and a name it must be heard as well."""
    parts = (*_AROUND[:1], pair.text, *_AROUND[1:])
    starts = [0, *accumulate(len(part) + 2 for part in parts)]
    spans = tuple((start, start + len(part)) for start, part in zip(starts, parts, strict=False))
    lines: tuple[Line, ...] = ({}, dict(pair.verdicts), {}, {})
    return Labelled(pair.name, pair.hand, pair.channel, "\n\n".join(parts), spans, lines, {}, {})


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


def _line(sentence: Sentence, help_at: int) -> Line:
    """What one sentence says. The heading that offers help is an offer, and below it each solution that is named.

    Whether what else speaks of help is one, nobody judged; the rest is none.
    """
    calm: Line = {"threat": False, "blame": False, "unfair": False}
    if help_at < 0:
        return calm
    offers = _OFFER in sentence.text or (sentence.start > help_at and bool(options(sentence.text)))
    return {**calm, "clear": True if offers else None if _HELP.search(sentence.text.lower()) else False}
