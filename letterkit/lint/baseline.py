"""A baseline: the findings an old corpus starts with, so that only new ones count. It holds hashes, no text."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePath

from letterkit.errors import Unreadable
from letterkit.lint.findings import Finding
from letterkit.lint.report import Report
from letterkit.lint.rule import all_rules

_VERSION = 2


@dataclass(frozen=True, slots=True)
class Term:
    """Who keeps a baseline, why, and until when: without these it excuses nothing."""

    by: str = ""
    reason: str = ""
    until: date | None = None

    def holds(self, today: date) -> bool:
        """Whether it has all three, and its last day is not over."""
        return bool(self.by and self.reason and self.until and today <= self.until)


class Baseline:
    """Known findings by text and rule. A finding keeps its place when lines above it change."""

    def __init__(self, known: Counter[str], term: Term) -> None:
        self.known = known
        self.term = term

    @classmethod
    def of(cls, reports: Iterable[Report], term: Term) -> "Baseline":
        """The findings of these reports, as known from now on; what breaks a rule of law is never known."""
        of_law = _rules_of_law()
        return cls(
            Counter(
                _key(report, finding) for report in reports for finding in report.findings if finding.rule not in of_law
            ),
            term,
        )

    @classmethod
    def read(cls, path: Path) -> "Baseline":
        """Read a baseline file. Raises ``Unreadable`` when it is not there or is no baseline."""
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise Unreadable("file_missing", file=str(path)) from error
        except ValueError as error:
            raise Unreadable("lint_baseline", file=str(path)) from error
        if not isinstance(content, dict) or content.get("version") not in (1, _VERSION):
            raise Unreadable("lint_baseline", file=str(path))
        term = Term(str(content.get("by", "")), str(content.get("reason", "")), _day(content.get("until")))
        return cls(Counter({str(key): int(count) for key, count in content["known"].items()}), term)

    def text(self) -> str:
        """The baseline file: sorted, one finding a line, so that a change is easy to see."""
        until = self.term.until.isoformat() if self.term.until else ""
        tree = {"version": _VERSION, "by": self.term.by, "reason": self.term.reason, "until": until}
        tree |= {"known": dict(sorted(self.known.items()))}
        return json.dumps(tree, ensure_ascii=False, indent=1) + "\n"

    def part(self, reports: Iterable[Report]) -> list[Report]:
        """The same reports with what was known apart from what is new; a rule of law is excused by nothing."""
        left, of_law = Counter(self.known), _rules_of_law()
        parted = []
        for report in reports:
            new: list[Finding] = []
            old: list[Finding] = []
            for finding in report.findings:
                key = _key(report, finding)
                (old if left[key] > 0 and finding.rule not in of_law else new).append(finding)
                left[key] -= 1
            parted.append(replace(report, findings=tuple(new), known=tuple(old)))
        return parted


def _rules_of_law() -> frozenset[str]:
    return frozenset(rule_id for rule_id, loaded in all_rules().items() if loaded.rule.of_law)


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None


def _key(report: Report, finding: Finding) -> str:
    path = PurePath(finding.template or report.document.path).as_posix()
    quote = hashlib.sha256(" ".join(finding.text.split()).encode()).hexdigest()[:12]
    return f"{path}|{finding.rule}|{quote}"
