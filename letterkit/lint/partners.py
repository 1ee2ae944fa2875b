"""Collection partners: what a creditor asks of their letters (``partners.yaml`` beside creditor.yaml), and how they do.

The trend is a line of JSON for each time somebody looked, in ``partners/<name>.jsonl``: figures, no word of any
letter.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import fmean

from letterkit.errors import SourceInvalid, WrongCall
from letterkit.lint.glossary.nodes import Node, compose, elements, items, text, wrong
from letterkit.lint.report import Report

FILE, TRENDS = "partners.yaml", "partners"
_LEAST = frozenset({"met_oplossing"})  # of these more is better
THRESHOLDS = ("fouten_per_brief", "let_op_per_brief", "woorden_per_zin", *sorted(_LEAST))
_NO_NAME = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Partner:
    """A partner with what its letters must keep to: threshold -> figure."""

    name: str
    thresholds: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Measured:
    """One figure of a partner's letters beside what was asked; ``kept`` is None when nothing was asked."""

    name: str
    value: float
    asked: float | None
    before: float | None

    @property
    def kept(self) -> bool | None:
        """Whether the letters keep to it."""
        if self.asked is None:
            return None
        return self.value >= self.asked if self.name in _LEAST else self.value <= self.asked


def load(folder: Path) -> dict[str, Partner]:
    """All partners of a workspace by name; none without the file. Raises ``SourceInvalid``."""
    path = folder / FILE
    if not path.is_file():
        return {}
    head = items(path, root := compose(path))
    if list(head) != ["partners"]:
        raise wrong("partner_head", path, root)
    partners = [_partner(path, node) for node in elements(path, head["partners"])]
    return {partner.name: partner for partner in partners}


def named(folder: Path, name: str) -> Partner:
    """The partner with this name. Raises ``WrongCall`` when the workspace has none."""
    partners = load(folder)
    if name not in partners:
        raise WrongCall("partner_unknown", name=name, known=", ".join(partners) or "—", file=FILE)
    return partners[name]


def _partner(path: Path, node: Node) -> Partner:
    fields = items(path, node)
    if not {"naam"} <= fields.keys() <= {"naam", "drempels"}:
        raise wrong("partner_fields", path, node)
    thresholds = items(path, fields["drempels"]) if "drempels" in fields else {}
    return Partner(text(path, fields["naam"]), {name: _figure(path, name, value) for name, value in thresholds.items()})


def _figure(path: Path, name: str, node: Node) -> float:
    try:
        figure = float(text(path, node))
    except ValueError:
        figure = -1.0
    if name not in THRESHOLDS or figure < 0:
        raise wrong("partner_threshold", path, node, expected=", ".join(THRESHOLDS))
    return figure


def figures(reports: Sequence[Report]) -> dict[str, float]:
    """What is measured of the letters."""
    words = [report.readability.words_per_sentence for report in reports]
    solved = [report.solutions.offered for report in reports]
    values = (
        fmean(report.count("error") for report in reports),
        fmean(report.count("warning") for report in reports),
        fmean(words),
        fmean(solved),
    )
    return {name: round(value, 2) for name, value in zip(THRESHOLDS, values, strict=True)}


def measured(partner: Partner, now: Mapping[str, float], before: Mapping[str, float]) -> Iterator[Measured]:
    """Each figure beside what the creditor asks and what it was the time before."""
    for name, value in now.items():
        yield Measured(name, value, partner.thresholds.get(name), before.get(name))


def most_found(reports: Sequence[Report], most: int = 5) -> list[tuple[str, int]]:
    """The rules that speak most often, with the number of letters."""
    counts = Counter(rule for report in reports for rule in {finding.rule for finding in report.findings})
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:most]


class Trend:
    """The lines of a partner, oldest first."""

    def __init__(self, folder: Path, partner: Partner) -> None:
        self._path = folder / TRENDS / f"{_NO_NAME.sub('-', partner.name.lower()).strip('-')}.jsonl"

    def last(self) -> dict[str, float]:
        """The figures of the time before; empty the first time. Raises ``SourceInvalid`` for a line that is none."""
        if not self._path.is_file():
            return {}
        lines = self._path.read_text(encoding="utf-8").splitlines()
        try:
            return dict(json.loads(lines[-1])["figures"]) if lines else {}
        except (ValueError, KeyError, TypeError) as error:
            raise SourceInvalid("partner_trend", file=str(self._path), line=len(lines)) from error

    def add(self, day: date, reports: Sequence[Report], now: Mapping[str, float]) -> None:
        """Keep what was measured today."""
        line = {"day": day.isoformat(), "letters": len(reports), "figures": now, "rules": dict(most_found(reports, 50))}
        self._path.parent.mkdir(exist_ok=True)
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
