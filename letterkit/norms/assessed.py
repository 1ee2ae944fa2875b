"""The norms of a workspace as text, JSON, and OSCAL assessment results (NIST, version 1.1)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from letterkit import __version__
from letterkit.norms.judged import VERDICTS, Judged
from letterkit.texts import say

_OSCAL = "1.1.2"
_HELD = {True: "holds", False: "does-not-hold", None: "not-testable"}


@dataclass(frozen=True, slots=True)
class Assessed:
    """All norms judged at one moment. release: hash of all that decides a message. run: name of a run, or empty."""

    release: str
    run: str
    at: datetime
    norms: tuple[Judged, ...]


def as_text(assessed: Assessed) -> str:
    """A line for each norm, the worst first, with what does not hold and where."""
    counts = Counter(norm.verdict for norm in assessed.norms)
    lines = [say("norms.judged.head", release=assessed.release[:16], run=assessed.run or "—", day=assessed.at.date())]
    lines += [say("norms.judged.count", **{word.replace(" ", "_"): counts[word] for word in VERDICTS}), ""]
    for verdict in VERDICTS:
        lines += [_line(norm) for norm in assessed.norms if norm.verdict == verdict]
    return "\n".join(lines) + "\n"


def _line(norm: Judged) -> str:
    wrong = [f"{one.kind} {one.name} ({one.place})" for one in norm.evidence if one.holds is False]
    return f"{norm.id:<12} {norm.verdict:<15} {norm.asks}" + (f"  [{'; '.join(wrong)}]" if wrong else "")


def as_json(assessed: Assessed) -> str:
    """The same with all evidence."""
    tree = {"release": assessed.release, "run": assessed.run, "at": assessed.at.isoformat()}
    return json.dumps(tree | {"norms": [asdict(norm) for norm in assessed.norms]}, ensure_ascii=False, indent=2) + "\n"


def as_oscal(assessed: Assessed) -> str:
    """OSCAL assessment results: an observation and a finding for each norm that can be tested."""
    tested = [norm for norm in assessed.norms if norm.verdict != "niet toetsbaar"]
    at = assessed.at.astimezone(UTC).isoformat()
    result = {
        "uuid": _id(assessed, "result"),
        "title": "letterkit norms",
        "description": f"Release {assessed.release}" + (f", run {assessed.run}" if assessed.run else ""),
        "start": at,
        "reviewed-controls": {
            "control-selections": [{"include-controls": [{"control-id": _token(norm.id)} for norm in tested]}]
        },
        "observations": [_observation(assessed, norm, at) for norm in tested],
        "findings": [_finding(assessed, norm) for norm in tested],
    }
    metadata = {"title": "letterkit norms", "last-modified": at, "version": __version__, "oscal-version": _OSCAL}
    document = {
        "uuid": _id(assessed, "document"),
        "metadata": metadata,
        "import-ap": {"href": "#", "remarks": "No assessment plan: all norms that letterkit knows are judged."},
        "results": [result],
    }
    return json.dumps({"assessment-results": document}, ensure_ascii=False, indent=2) + "\n"


def _observation(assessed: Assessed, norm: Judged, at: str) -> dict[str, Any]:
    return {
        "uuid": _id(assessed, "observation", norm.id),
        "description": norm.asks,
        "methods": ["TEST"],
        "collected": at,
        "relevant-evidence": [
            {"description": f"{one.kind} {one.name}: {one.place or '-'} ({_HELD[one.holds]})"} for one in norm.evidence
        ],
    }


def _finding(assessed: Assessed, norm: Judged) -> dict[str, Any]:
    state = "satisfied" if norm.verdict == "vervuld" else "not-satisfied"
    return {
        "uuid": _id(assessed, "finding", norm.id),
        "title": norm.id,
        "description": f"{norm.asks} ({norm.verdict})",
        "target": {"type": "objective-id", "target-id": _token(norm.id), "status": {"state": state}},
        "related-observations": [{"observation-uuid": _id(assessed, "observation", norm.id)}],
    }


def _token(norm_id: str) -> str:
    """An id as OSCAL allows it: it begins with a letter, and has no space."""
    return "_".join(norm_id.split())


def _id(assessed: Assessed, *parts: str) -> str:
    return str(uuid5(NAMESPACE_URL, "/".join(("letterkit", assessed.release, assessed.run, *parts))))


def all_of(norms: Sequence[Judged], wanted: str | None) -> tuple[Judged, ...]:
    """Those whose id begins so, or all."""
    return tuple(norm for norm in norms if not wanted or norm.id.lower().startswith(wanted.lower()))
