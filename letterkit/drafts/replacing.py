"""What can be put in the place of the words that a finding marks, in the text of the template itself."""

import re
from dataclasses import dataclass

from letterkit.lint import Finding
from letterkit.lint.replacements import replacements
from letterkit.lint.rule import speaks_of_absence

_BETWEEN = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Replacement:
    """Characters ``start`` to ``end`` of a template text, and what may stand there instead."""

    start: int
    end: int
    texts: tuple[str, ...]


def offsets(text: str, finding: Finding) -> tuple[int, int]:
    """Where a finding stands in the text of its template; within it, whatever the finding says."""
    start = _offset(text, finding.line, finding.column)
    return start, max(start, _offset(text, finding.end_line, finding.end_column))


def _offset(text: str, line: int, column: int) -> int:
    rows = text.split("\n")
    line = min(max(line, 1), len(rows))
    return sum(len(row) + 1 for row in rows[: line - 1]) + min(max(column, 1) - 1, len(rows[line - 1]))


def replacement(text: str, finding: Finding) -> Replacement | None:
    """What a click can replace; None for advice: what is missing, or words that stand in the template in another way.

    ``text``: of the file that the finding names.
    """
    if not finding.suggestions or speaks_of_absence(finding.rule):
        return None
    start, end = offsets(text, finding)
    if _plain(text[start:end]) != _plain(finding.text):
        return None
    fitting = replacements(finding)
    return Replacement(start, end, fitting) if fitting else None


def _plain(words: str) -> str:
    return _BETWEEN.sub(" ", words.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')).strip()
