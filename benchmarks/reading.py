"""How well the linter reads threat, blame, a way out and an invitation in labelled messages.

    python -m benchmarks.reading FOLDER...     (files as training/reading/README.md describes, or items/*.txt and
                                                labels.jsonl as benchmarks/lint_letters.py reads them)

The whole linter judges the whole text, without a stage, as somebody gets it who lints a file. Threat and blame count by
line of the file (a finding of that tone that overlaps it); a way out counts by message, ``clear`` against the rest; an
invitation to get in touch by message. F1 with the middle 95 of 100 draws of whole messages, over all and for each
source (hand and sender).
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from letterkit.lint import Linter, Report
from letterkit.lint.inputs.text import plain
from training.messages import Labelled, read_folder

_DRAWS, _SEED = 1000, 20261129
Pair = tuple[bool, bool]  # what is labelled, what is found


@dataclass(frozen=True, slots=True)
class Judged:
    """One message. source: whose it is; pairs: measure -> label and verdict of each line or of the message."""

    source: str
    pairs: dict[str, list[Pair]]


MEASURES = ("threat + blame", "threat", "blame", "solution", "contact")


def judged(folder: Path, linter: Linter) -> Iterator[Judged]:
    """Every message of a folder with what the linter says of it."""
    if (folder / "labels.jsonl").exists():
        yield from _letters(folder, linter)
        return
    for message in read_folder(folder):
        report = linter.judge(plain(message.text, channel=message.channel))
        yield Judged(f"hand {message.hand}", {**_tones(message, report), **_whole(message, report)})


def _tones(message: Labelled, report: Report) -> dict[str, list[Pair]]:
    verdicts = {
        kind: [
            any(f.kind == kind and f.start < end and start < f.end for f in report.findings)
            for start, end in message.spans
        ]
        for kind in ("threat", "blame")
    }
    pairs = {
        kind: [(line[kind], verdict) for line, verdict in zip(message.lines, verdicts[kind], strict=True)]
        for kind in verdicts
    }
    both = zip(pairs["threat"], pairs["blame"], strict=True)
    return {**pairs, "threat + blame": [(a or c, b or d) for (a, b), (c, d) in both]}


def _whole(message: Labelled, report: Report) -> dict[str, list[Pair]]:
    return {
        "solution": [(bool(message.verdicts["clear"]), report.solutions.offered)],
        "contact": [(bool(message.verdicts["contact"]), report.solutions.contact_invited)],
    }


def _letters(folder: Path, linter: Linter) -> Iterator[Judged]:
    """Letters with labels by span: a labelled span is found or not, a finding outside all spans is wrong."""
    groups = {
        row["id"]: row.get("variant_group") or row["id"]
        for row in map(json.loads, (folder / "index.jsonl").read_text(encoding="utf-8").splitlines())
    }
    for label in map(json.loads, (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines()):
        text = (folder / "items" / f"{label['id']}.txt").read_text(encoding="utf-8")
        report = linter.judge(plain(text, path=f"{label['id']}.txt"))
        spans = [(_at(mark, text), mark["span"], mark["kind"]) for mark in label["tone_bad"]]
        anything = [(at, at + len(span)) for at, span, _ in spans]
        pairs: dict[str, list[Pair]] = {}
        for measure, kinds in (("threat + blame", {"threat", "blame"}), ("threat", {"threat"}), ("blame", {"blame"})):
            spans_given = [(finding.start, finding.end) for finding in report.findings if finding.kind in kinds]
            wanted = [(at, at + len(span)) for at, span, kind in spans if kind in kinds]
            pairs[measure] = [(True, _over(span, spans_given)) for span in wanted]
            pairs[measure] += [(False, True) for span in spans_given if not _over(span, anything)]
        pairs["solution"] = [(label["solution_strength"] == "clear", report.solutions.offered)]
        pairs["contact"] = [(bool(label["contact_invited"]), report.solutions.contact_invited)]
        yield Judged(groups[label["id"]], pairs)


def _at(mark: dict[str, object], text: str) -> int:
    at = mark.get("start", -1)
    return at if isinstance(at, int) and at >= 0 else text.find(str(mark["span"]))


def _over(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def f1(pairs: Sequence[Pair]) -> float:
    """The harmonic mean of precision and recall."""
    right = sum(wanted and verdict for wanted, verdict in pairs)
    return 2 * right / max(1, sum(wanted for wanted, _ in pairs) + sum(verdict for _, verdict in pairs))


def accuracy(pairs: Sequence[Pair]) -> float:
    """The share of messages with the right verdict."""
    return sum(wanted == verdict for wanted, verdict in pairs) / max(1, len(pairs))


def interval(messages: Sequence[Judged], value: Callable[[Sequence[Judged]], float]) -> tuple[float, float]:
    """The middle 95 of 100 values over draws of sources, with replacement; of messages when there are few sources."""
    sources: dict[str, list[Judged]] = defaultdict(list)
    for at, message in enumerate(messages):
        sources[message.source if not message.source.startswith("hand") else str(at)].append(message)
    groups, draw = list(sources.values()), random.Random(_SEED)  # noqa: S311 - no secret
    values = sorted(
        value([message for group in draw.choices(groups, k=len(groups)) for message in group]) for _ in range(_DRAWS)
    )
    return values[_DRAWS // 40], values[-_DRAWS // 40]


def table(messages: Sequence[Judged]) -> Iterator[str]:
    """One line a measure: F1, its interval, counts, accuracy, and F1 a hand where there are hands."""
    hands = sorted({message.source for message in messages if message.source.startswith("hand")})
    for measure in MEASURES:
        pairs = _pairs(messages, measure)
        low, high = interval(messages, lambda some, measure=measure: f1(_pairs(some, measure)))  # type: ignore[misc]
        missed, wrong = sum(w and not f for w, f in pairs), sum(f and not w for w, f in pairs)
        line = f"{measure:15} F1 {f1(pairs):.3f} [{low:.3f}, {high:.3f}]  {sum(w for w, _ in pairs)} labelled, "
        line += f"{missed} missed, {wrong} wrong, accuracy {accuracy(pairs):.3f}"
        if len(hands) > 1:
            apart = (
                f"{hand[-1]} {f1(_pairs([m for m in messages if m.source == hand], measure)):.3f}" for hand in hands
            )
            line += "  by hand: " + " ".join(apart)
        yield line


def _pairs(messages: Sequence[Judged], measure: str) -> list[Pair]:
    return [pair for message in messages for pair in message.pairs[measure]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    linter = Linter()
    for folder in parser.parse_args().folders:
        messages = list(judged(folder, linter))
        print(f"{folder}: {len(messages)} messages")
        print("\n".join(table(messages)))


if __name__ == "__main__":
    main()
