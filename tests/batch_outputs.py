"""Reading back what a run leaves."""

import csv
import hashlib
import json
from pathlib import Path
from typing import Any


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


_OF_ITS_OWN = ("run.sqlite", ".letterkit-run")
_OF_THE_MOMENT = ("run", "ledger_head")
"""What ``summary.json`` says of when and by whom: the chain of the ledger holds that too."""


def hashes(folder: Path) -> dict[str, str]:
    """Name and hash of every file of a run but the ledger and the mark; of the summary, all but when it was made."""
    return {
        str(path.relative_to(folder)): lasting(path.name, path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(_OF_ITS_OWN)
    }


def lasting(name: str, content: bytes) -> str:
    """Hash of what two runs over the same rows must have the same."""
    if name == "summary.json":
        told = json.loads(content)
        content = json.dumps({key: value for key, value in told.items() if key not in _OF_THE_MOMENT}).encode()
    return hashlib.sha256(content).hexdigest()
