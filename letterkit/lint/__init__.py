"""Read a Dutch arrears letter as its reader will: findings with a place, a reason and what to write instead.

report = judge(from_message(message))      # or: judge(read(path)[0])
linter = Linter(overrides=…, today=…)      # for many: equal sentences are judged once
report = linter.judge(document)            # report.findings, report.worst, report.tone, report.solutions
VerdictCache(linter).errors(message, waivers)  # for a night's messages: equal wordings are judged once
"""

from functools import cache

from letterkit.lint.document import Document
from letterkit.lint.engine import Linter
from letterkit.lint.findings import LEVELS, Finding, Level, Span, Waiver
from letterkit.lint.inputs.message import from_message
from letterkit.lint.levels import Override
from letterkit.lint.report import Report
from letterkit.lint.verdict_cache import VerdictCache

__all__ = [
    "LEVELS",
    "Document",
    "Finding",
    "Level",
    "Linter",
    "Override",
    "Report",
    "Span",
    "VerdictCache",
    "Waiver",
    "from_message",
    "judge",
]  # fmt: skip


@cache
def _linter() -> Linter:
    return Linter()


def judge(document: Document) -> Report:
    """Judge one document by the shipped tables, without overrides or a date."""
    return _linter().judge(document)
