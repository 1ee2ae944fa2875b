"""Our messages beside a folder of other senders' texts of the same stage: readability, findings, solution offered.

python benchmarks/letters_beside.py FOLDER     FOLDER holds items/*.txt and index.jsonl (id, channel, stage)
"""

import json
import statistics
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from letterkit import journey, pipeline, resources
from letterkit.case_file import read
from letterkit.lint import Report
from letterkit.lint.inputs import read as read_text
from letterkit.stages import shipped
from letterkit.workspace import load_workspace

TODAY = date(2026, 11, 23)
SAME = {
    "eerste-herinnering": "herinnering",
    "tweede-herinnering": "tweede_herinnering",
    "aankondiging-overdracht": "overdracht_incasso",
    "doorverwijzing-schuldhulp": "schuldhulp_pauze",
    "ontvangstbevestiging": "betaling_ontvangen",
}


def ours() -> Iterator[tuple[str, Report]]:
    """Stage and report of each message of the sample journey."""
    samples = resources.samples_dir()
    workspace = load_workspace(samples / "creditor.yaml")
    for row in read(samples / "fasen.json"):
        if row.case is None:
            continue
        decision = journey.decide(row.case, workspace.creditor, TODAY)
        for message in pipeline.compose(row.case, workspace, decision, TODAY, decision.channels):
            yield message.stage, workspace.linter.judge(pipeline.document(message, workspace))


def others(folder: Path) -> Iterator[tuple[str, Report]]:
    """Stage and report of each text of the folder."""
    linter = load_workspace(resources.samples_dir() / "creditor.yaml").linter
    for entry in map(json.loads, (folder / "index.jsonl").read_text(encoding="utf-8").splitlines()):
        path = folder / "items" / f"{entry['id']}.txt"
        stage = SAME.get(entry.get("stage") or "", (entry.get("stage") or "").replace("-", "_"))
        known = stage if stage in shipped() else None
        for document in [read_text(path, channel=entry.get("channel"), stage=known)]:
            yield stage or "?", linter.judge(document)


def line(stage: str, side: str, reports: list[Report]) -> str:
    scores = [r.readability.lint_score for r in reports if r.readability.lint_score is not None]
    words = [r.readability.words_per_sentence for r in reports if r.readability.words_per_sentence]
    strong = sum(f.level in ("error", "warning") for r in reports for f in r.findings)
    total = sum(r.document.words for r in reports)
    offered = sum(r.solutions.offered for r in reports)
    lint = f"{statistics.mean(scores):5.1f}" if scores else "    -"
    mean = f"{statistics.mean(words):5.1f}" if words else "    -"
    count, rate = len(reports), 100 * strong / max(1, total)
    return f"{stage:26}{side:8}{count:4}{lint:>8}{mean:>8}{rate:10.2f}{offered:6}/{count}"


def main() -> None:
    table: dict[str, dict[str, list[Report]]] = defaultdict(lambda: defaultdict(list))
    for side, reports in (("ours", ours()), ("theirs", others(Path(sys.argv[1])))):
        for stage, report in reports:
            table[stage][side].append(report)
    print(f"{'stage':26}{'':8}{'n':>4}{'LiNT':>8}{'w/sent':>8}{'find/100w':>10}{'way out':>9}")
    for stage in [*shipped(), *sorted(set(table) - set(shipped()))]:
        for side in ("ours", "theirs"):
            if table[stage][side]:
                print(line(stage, side, table[stage][side]))


if __name__ == "__main__":
    main()
