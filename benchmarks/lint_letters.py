"""How well the linter reads hand-labelled letters, beside a plain list of the glossary words.

    python benchmarks/lint_letters.py FOLDER      (items/*.txt and labels.jsonl; see the README beside them)

Prints recall and precision of hard words, F1 of threat and blame, F1 of "a clear way out is offered", accuracy of "asks
to get in touch", and the rank correlation between findings per 100 words and the overall mark.
"""

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from letterkit.lint import Linter, Report
from letterkit.lint.glossary import shipped
from letterkit.lint.inputs.text import plain

Span = tuple[int, int]
Label = dict[str, Any]


def main(folder: Path) -> None:
    """Judge every item and print one line a measure."""
    labels = [json.loads(line) for line in (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines()]
    linter = Linter()
    pairs = []
    for label in labels:
        text = (folder / "items" / f"{label['id']}.txt").read_text(encoding="utf-8")
        pairs.append((linter.judge(plain(text, path=f"{label['id']}.txt")), label))
    print(f"{len(pairs)} letters")
    _words(pairs)
    _tone(pairs)
    _way_out(pairs)
    _rank(pairs)


def _words(pairs: list[tuple[Report, Label]]) -> None:
    """Hard words: found when any finding of word or tone overlaps; right when it overlaps any label."""
    for name, places_of in (("letterkit", _strong), ("word list", _listed)):
        hit = total = right = marked = 0
        for report, label in pairs:
            source = report.document.source
            hard = [
                _span(mark, source) for mark in (*label["jargon"], *label["archaic"]) if mark.get("severity", 2) >= 2
            ]
            known = [_span(mark, source) for mark in (*label["jargon"], *label["archaic"], *label["tone_bad"])]
            anything = [
                (finding.start, finding.end) for finding in report.findings if finding.category in {"jargon", "tone"}
            ]
            spans = places_of(report)
            hit += sum(_over(span, anything if name == "letterkit" else spans) for span in hard)
            total += len(hard)
            right += sum(_over(span, known) for span in spans)
            marked += len(spans)
        print(
            f"hard words, {name}: recall {hit / total:.3f} of {total}, precision {right / max(1, marked):.3f} of "
            f"{marked}"
        )


def _strong(report: Report) -> list[Span]:
    strong = (finding for finding in report.findings if finding.level != "info" and finding.category == "jargon")
    return [(finding.start, finding.end) for finding in strong]


def _listed(report: Report) -> list[Span]:
    """What a list of the glossary's forms finds when nothing looks at context."""
    forms = {form for entry in shipped().entries.values() for form in entry.forms if form.isalpha()}
    low = report.document.source.lower()
    return [span for form in forms for span in _places(low, form)]


def _places(text: str, form: str) -> Iterable[Span]:
    at = text.find(form)
    while at >= 0:
        end = at + len(form)
        if not text[max(0, at - 1) : at].isalpha() and not text[end : end + 1].isalpha():
            yield at, end
        at = text.find(form, end)


def _tone(pairs: list[tuple[Report, Label]]) -> None:
    right = missed = wrong = 0
    for report, label in pairs:
        spans = [(finding.start, finding.end) for finding in report.findings if finding.kind in {"threat", "blame"}]
        source = report.document.source
        wanted = [_span(mark, source) for mark in label["tone_bad"] if mark["kind"] in {"threat", "blame"}]
        known = [_span(mark, source) for mark in label["tone_bad"]]
        right += sum(_over(span, spans) for span in wanted)
        missed += sum(not _over(span, spans) for span in wanted)
        wrong += sum(not _over(span, known) for span in spans)
    print(f"threat and blame: F1 {2 * right / max(1, 2 * right + missed + wrong):.3f}")


def _way_out(pairs: list[tuple[Report, Label]]) -> None:
    def f1(verdict: Callable[[Report], bool], wanted: Callable[[Label], bool]) -> float:
        both = sum(verdict(report) and wanted(label) for report, label in pairs)
        either = sum(verdict(report) for report, _ in pairs) + sum(wanted(label) for _, label in pairs)
        return 2 * both / max(1, either)

    offered = f1(lambda report: report.solutions.offered, lambda label: label["solution_strength"] == "clear")
    same = sum(report.solutions.contact_invited == bool(label["contact_invited"]) for report, label in pairs)
    print(f"way out offered: F1 {offered:.3f}; asked to get in touch: accuracy {same / len(pairs):.3f}")


def _rank(pairs: list[tuple[Report, Label]]) -> None:
    """Spearman's rank correlation: below nought when worse letters have more findings."""
    counts = [
        sum(finding.level != "info" for finding in report.findings) / max(1, report.document.words)
        for report, _ in pairs
    ]
    marks = [float(label["overall"]) for _, label in pairs]
    print(f"rank correlation with the overall mark: {_pearson(_ranks(counts), _ranks(marks)):.2f}")


def _ranks(values: list[float]) -> list[float]:
    """The rank of each value; equal values share the mean of their ranks."""
    order = sorted(values)
    return [(order.index(value) + len(order) - 1 - order[::-1].index(value)) / 2 for value in values]


def _pearson(left: list[float], right: list[float]) -> float:
    mean_left, mean_right = sum(left) / len(left), sum(right) / len(right)
    pairs = [(a - mean_left, b - mean_right) for a, b in zip(left, right, strict=True)]
    spread = (sum(a * a for a, _ in pairs) * sum(b * b for _, b in pairs)) ** 0.5
    return sum(a * b for a, b in pairs) / spread if spread else 0.0


def _span(label: Label, source: str) -> Span:
    start = label.get("start", source.find(label["span"]))
    return start, start + len(label["span"])


def _over(span: Span, others: Iterable[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
