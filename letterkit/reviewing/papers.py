"""What goes with a proposal: how all texts were judged, over all their branches."""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import mean

from letterkit.branches import judge_with_samples
from letterkit.lint import Report
from letterkit.reports.lint_json import as_json, rules_hash, summary
from letterkit.workspace import Workspace

LINT = "controle.json"


@dataclass(frozen=True, slots=True)
class Judgement:
    """``counts``: findings of each level, and of those excused; they go into the statement."""

    content: bytes
    counts: Mapping[str, object]
    readability: Mapping[str, object]


def judged(workspace: Workspace) -> Judgement:
    """All texts of a workspace over all their branches."""
    found = judge_with_samples(workspace)
    reports = list(found.reports)
    told = summary(reports)
    counts = {name: told[name] for name in ("error", "warning", "info", "suppressed")}
    more = {"messages": found.messages, "pieces": found.coverage.total, "reached": len(found.coverage.reached)}
    rules = {"rules_hash": rules_hash(), "exceptions": sorted(_exceptions(reports))}
    return Judgement(as_json(reports).encode(), {**counts, **more, **rules}, _readability(reports))


def _exceptions(reports: list[Report]) -> set[str]:
    """The exceptions that excuse something: rule, place, who and until when."""
    used = {one.waiver for report in reports for one in report.suppressed}
    return {f"{one.rule} · {one.at} · {one.by} · {one.until or ''} · {one.reason}" for one in used}


def _readability(reports: list[Report]) -> dict[str, object]:
    levels = [level for one in reports if (level := one.readability.lint_level)]
    words = sum(one.document.words for one in reports)
    return {"level": round(mean(levels), 2) if levels else None, "worst": max(levels, default=None), "words": words}
