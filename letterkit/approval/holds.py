"""Customers of whom nothing may be erased yet, such as in a lawsuit: ``bewaarplicht.jsonl`` beside creditor.yaml.

It holds no case number: only what the creditor's own secret makes of it.
"""

import hmac
import json
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from letterkit.case import case_key

FILE = "bewaarplicht.jsonl"
_NO_SECRET = b"letterkit"


@dataclass(frozen=True, slots=True)
class Hold:
    case: str
    reason: str
    until: str
    by: str
    moment: str


def _key(case: str, secret: bytes | None) -> str:
    return hmac.digest(secret or _NO_SECRET, f"hold {case_key(case)}".encode(), "sha256").hex()


def put(base: Path, secret: bytes | None, case: str, *, reason: str, until: date, by: str) -> None:
    """Write a hold down; the last of a case counts."""
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    line = json.dumps(asdict(Hold(_key(case, secret), reason, until.isoformat(), by, moment)), ensure_ascii=False)
    with (base / FILE).open("a", encoding="utf-8") as file:
        file.write(line + "\n")


def standing(base: Path, secret: bytes | None, case: str, on: date) -> Hold | None:
    """The hold on a case that is not over."""
    path = base / FILE
    if not path.is_file():
        return None
    rows = [Hold(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    mine = [row for row in rows if row.case == _key(case, secret)]
    return mine[-1] if mine and date.fromisoformat(mine[-1].until) >= on else None
