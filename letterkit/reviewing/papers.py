"""What goes with a proposal: how all texts were judged, over all their branches."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from statistics import mean

from letterkit.approval.deciding import Wish
from letterkit.approval.parts import Text
from letterkit.approval.release import Release
from letterkit.approval.remade import workspace_of
from letterkit.approval.store import Store
from letterkit.branches import judge_with_samples
from letterkit.case import Case
from letterkit.drafts import texts
from letterkit.drafts.releases import compare
from letterkit.dutch import dates
from letterkit.lint import Report
from letterkit.lint.rule import all_rules
from letterkit.norms.loading import by_rule
from letterkit.reports.lint_json import as_json, document, rules_hash, summary
from letterkit.reviewing import changes, reach
from letterkit.reviewing.page import Review, as_page, as_pdf
from letterkit.reviewing.remembered import Remembered
from letterkit.workspace import Workspace

LINT, RULES = "controle.json", "regels-uitleg.json"
PAGE, PDF = "vergelijking.html", "vergelijking.pdf"


@dataclass(frozen=True, slots=True)
class Judgement:
    """``counts``: findings of each level, and of those excused; they go into the statement. ``files``: the report, and
    what every rule says: years later this letterkit is not there to ask.
    """

    files: Mapping[str, bytes]
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
    known = Remembered()
    report = as_json(reports, told=lambda one: known.get(_decides(one), lambda: document(one, {})))
    files = {LINT: report.encode(), RULES: _rules()}
    return Judgement(files, {**counts, **more, **rules}, _readability(reports))


def _decides(report: Report) -> Iterator[str]:
    """All that ``document`` looks at."""
    yield repr(replace(report.document, facts=frozenset()))  # a set has another order in every process
    yield repr(sorted(report.document.facts))
    yield repr((report.stage, report.findings, report.suppressed, report.overrides))


def _rules() -> bytes:
    """The words of every rule, with the norms that it serves."""
    norms = by_rule()
    rules = {
        name: {"zegt": one.rule.message, "waarom": one.rule.why, "bron": one.rule.source, "normen": norms.get(name, ())}
        for name, one in sorted(all_rules().items())
    }
    return json.dumps(rules, indent=1, ensure_ascii=False).encode()


def _exceptions(reports: list[Report]) -> set[str]:
    """The exceptions that excuse something: rule, place, who and until when."""
    used = {one.waiver for report in reports for one in report.suppressed}
    return {f"{one.rule} · {one.at} · {one.by} · {one.until or ''} · {one.reason}" for one in used}


def _readability(reports: list[Report]) -> dict[str, object]:
    levels = [level for one in reports if (level := one.readability.lint_level)]
    words = sum(one.document.words for one in reports)
    return {"level": round(mean(levels), 2) if levels else None, "worst": max(levels, default=None), "words": words}


@dataclass(frozen=True, slots=True)
class Papers:
    """``files``: the page, on screen and on paper; ``facts``: what of it goes into the statement."""

    files: Mapping[str, bytes]
    facts: Mapping[str, object]


def reviewed(
    workspace: Workspace,
    found: Release,
    judgement: Judgement,
    *,
    number: int,
    writer: str,
    wish: Wish,
    before: Mapping[Text, str],
    cases: Sequence[Case],
    today: date,
) -> Papers:
    """What changes since the release before. ``before``: text -> the release that it was in until now."""
    store = Store(workspace.base)
    earlier = changes.released_before(store.proposals(), before, today)
    objects = store.objects(earlier) if earlier else {}
    wanted = changes.changed_texts(earlier, found, objects)
    with ExitStack() as stack:
        old = stack.enter_context(workspace_of(objects, workspace)) if earlier else None
        sides = changes.Side(old, objects), changes.Side(workspace, found.objects)
        told = tuple(changes.branches(*sides, wanted, found.objects["geheim.txt"])) if old else ()
        pictured = [one.text for one in told if one.branches]
        review = Review(
            number,
            writer,
            wish.reason,
            (dates.printed_digits(wish.first), dates.printed_digits(wish.last)),
            judgement.counts,
            told,
            list(compare(old, workspace, texts.latest(workspace), only=pictured)) if old and pictured else [],
            list(changes.settings(objects, found.objects)) if earlier else [],
            reach.of_cases(old, workspace, cases, texts.latest(workspace)) if old and cases else None,
            first=old is None,
        )
        files = {PAGE: as_page(review), PDF: as_pdf(review, workspace.creditor, today)}
    changed = {"/".join(one.text): len(one.branches) for one in told}
    counted = {"messages": review.reach.messages, "changed": dict(review.reach.changed)} if review.reach else {}
    return Papers(files, {"veranderd": changed, "bereik": counted})
