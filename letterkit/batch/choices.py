"""What a run was asked: kept in its ledger, so that it can be resumed after midnight and without typing it again."""

import json
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any, Self

SIZE = 200
"""Rows a chunk. Another size cuts another way, so an unfinished run would not find its chunks back."""


@dataclass(frozen=True, slots=True)
class Choices:
    """All that determines a run but the content of files. Paths are absolute.

    ``cases`` is "" in a ledger when it is a database address with a password in it. ``per_folder`` is 0 when there are
    not more rows than that.
    """

    cases: str
    creditor: str
    today: date
    query: str = ""
    only_stage: str = ""
    limit: int = 0
    sample: int = 0
    chunk: int = SIZE
    sheets: int = 0
    duplex: bool = False
    other: str = ""
    share: int = 50
    seed: str = "1"
    letters: str = ""
    row_per_instalment: bool = False
    as_of: str = ""
    per_folder: int = 0
    keys: str = ""
    without_approval: str = ""

    @property
    def kept(self) -> str:
        """As JSON, for the ledger: never with a password."""
        account = self.cases.partition("://")[2].rpartition("@")[0]
        secret = ":" in account
        return json.dumps(asdict(replace(self, cases="" if secret else self.cases)), default=str, ensure_ascii=False)

    @classmethod
    def of(cls, kept: str) -> Self:
        """Back from ``kept``."""
        stored: dict[str, Any] = json.loads(kept)
        known = {one.name: stored[one.name] for one in fields(cls) if one.name in stored}
        return cls(**known | {"today": date.fromisoformat(stored["today"])})

    def filled(self, earlier: "Choices", given: frozenset[str]) -> Self:
        """What was ``given`` now, and for the rest what was chosen when the run began."""
        return replace(self, **{one.name: getattr(earlier, one.name) for one in fields(self) if one.name not in given})

    def hashed(self, drawn: str) -> tuple[object, ...]:
        """What the identity of a run takes of it; ``drawn``: how versions were drawn."""
        return (
            self.query,
            self.only_stage,
            self.limit or "",
            self.sample or "",
            self.chunk,
            self.sheets or "",
            self.duplex,
            drawn,
            self.letters,
            self.row_per_instalment or "",
            self.as_of,
            self.per_folder or "",
            self.keys,
        )
