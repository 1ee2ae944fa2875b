"""The messages of the shipped templates as the reader meets them: none threatens or blames, offers are offers.

Their sentences stand in ``sentences.tsv`` one by one; here they have their whole message around them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from letterkit import pipeline, resources
from letterkit.branches import distinct_messages
from letterkit.case_file import read
from letterkit.workspace import load_workspace
from training.messages import Labelled

_DAY = date(2026, 11, 23)
_OFFER = "Lukt betalen nu niet?"
_CASES = ("fasen.json", "portfolio.csv")
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
        spans = tuple((one.start, one.end) for one in document.sentences)
        calm = {"threat": False, "blame": False}
        verdicts = {"clear": True} if _OFFER in document.text else {}
        yield Labelled(
            message.stage, "own", message.channel, document.text, spans, (calm,) * len(spans), verdicts, {}, document
        )
