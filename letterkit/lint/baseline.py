"""A baseline: the findings an old corpus starts with, so that only new ones count. It holds hashes, no text."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePath

from letterkit.errors import Unreadable
from letterkit.lint.findings import Finding
from letterkit.lint.report import Report

_VERSION = 1


class Baseline:
    """Known findings by text and rule. A finding keeps its place when lines above it change."""

    def __init__(self, known: Counter[str]) -> None:
        self.known = known

    @classmethod
    def of(cls, reports: Iterable[Report]) -> "Baseline":
        """The findings of these reports, as known from now on."""
        return cls(Counter(_key(report, finding) for report in reports for finding in report.findings))

    @classmethod
    def read(cls, path: Path) -> "Baseline":
        """Read a baseline file. Raises ``Unreadable`` when it is not there or is no baseline."""
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise Unreadable("file_missing", file=str(path)) from error
        except ValueError as error:
            raise Unreadable("lint_baseline", file=str(path)) from error
        if not isinstance(content, dict) or content.get("version") != _VERSION:
            raise Unreadable("lint_baseline", file=str(path))
        return cls(Counter({str(key): int(count) for key, count in content["known"].items()}))

    def text(self) -> str:
        """The baseline file: sorted, one finding a line, so that a change is easy to see."""
        tree = {"version": _VERSION, "known": dict(sorted(self.known.items()))}
        return json.dumps(tree, ensure_ascii=False, indent=1) + "\n"

    def part(self, reports: Iterable[Report]) -> list[Report]:
        """The same reports with what was known apart from what is new."""
        left = Counter(self.known)
        parted = []
        for report in reports:
            new: list[Finding] = []
            old: list[Finding] = []
            for finding in report.findings:
                key = _key(report, finding)
                (old if left[key] > 0 else new).append(finding)
                left[key] -= 1
            parted.append(replace(report, findings=tuple(new), known=tuple(old)))
        return parted


def _key(report: Report, finding: Finding) -> str:
    path = PurePath(finding.template or report.document.path).as_posix()
    quote = hashlib.sha256(" ".join(finding.text.split()).encode()).hexdigest()[:12]
    return f"{path}|{finding.rule}|{quote}"
