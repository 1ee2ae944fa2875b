"""As many invented cases as a test needs: those of the sample portfolio, each time under another number."""

import json
from collections.abc import Iterator
from itertools import count, cycle, islice
from pathlib import Path
from typing import Any

from letterkit import resources
from letterkit.case_file import find
from letterkit.case_file.rows import row


def records(number: int, *, start: int = 1) -> Iterator[dict[str, Any]]:
    """Case records as in JSON: all that the portfolio has, right and wrong; one in fifty stands there twice."""
    good = [read.case for read in map(row, find(resources.samples_dir() / "portfolio.csv")) if read.case]
    sample = [json.loads(case.model_dump_json(exclude_defaults=True)) for case in good]
    for place, record in zip(count(start), islice(cycle(sample), number), strict=False):
        case_id = f"M-{place - (place % 50 == 0):07}"
        changes: dict[str, Any] = {"zaaknummer": case_id}
        if place % 40 == 0:
            changes["betalingskenmerk"] = "12"
        yield record | changes


def write(path: Path, number: int, *, start: int = 1) -> Path:
    """A .jsonl file of so many cases."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(record) + "\n" for record in records(number, start=start))
    return path
