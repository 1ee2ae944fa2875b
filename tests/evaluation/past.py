"""Folders as runs leave them, written by hand: each test says only what matters to it."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

VARIABLES = {"dagen_te_laat": 5, "open_termijnen": 1, "vorige_fase": "", "pauze": False}


def ended(
    case_id: str, stage: str = "herinnering", *reasons: str, period: str = "2026-11-01", **variables: Any
) -> dict[str, Any]:
    """One line of decisions.jsonl: produced, or held for ``reasons``."""
    return {
        "case_id": case_id, "ended": "held" if reasons else "produced", "stage": stage, "period": period,
        "reasons": list(reasons), "variables": {**VARIABLES, **variables},
    }  # fmt: skip


def past(folder: Path, day: str, decisions: Sequence[dict[str, Any]], manifest: Sequence[dict[str, Any]] = ()) -> Path:
    """A finished run."""
    folder.mkdir(parents=True)
    held = sum(one["ended"] == "held" for one in decisions)
    counts = {"read": len(decisions), "produced": len(decisions) - held, "held": held, "rejected": 0}
    (folder / "summary.json").write_text(json.dumps({**counts, "today": day}))
    for name, lines in (("decisions", decisions), ("manifest", manifest)):
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    return folder
