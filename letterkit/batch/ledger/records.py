"""A run and its messages as the ledger keeps them."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from operator import attrgetter


@dataclass(frozen=True, slots=True)
class Run:
    """``identity`` hashes everything that determines the output; ``place`` is where it goes ("." beside the ledger).

    ``split``: how versions of the templates were drawn, as JSON, or "". ``choices``: what the run was asked, as JSON,
    so that it can be resumed (``batch.choices``). ``operator``: who asked it. ``workspace``: hash of creditor,
    templates and glossary. ``door``: why it goes without approval, or "". ``roles``: the version of rollen.yaml, or 0.
    """

    identity: str
    place: str
    today: date
    split: str = ""
    choices: str = ""
    operator: str = ""
    workspace: str = ""
    door: str = ""
    roles: int = 0

    @property
    def id(self) -> str:
        return hashlib.sha256(f"{self.identity}\0{self.place}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Record:
    """One message, as it is chained. ``name`` is that of its file; empty when it is a line in a file."""

    case_id: str
    stage: str
    period: str
    channel: str
    version: str
    sha256: str
    job: str
    name: str
    variant: str = ""


NAMES = tuple(one.name for one in fields(Record))
values: Callable[[Record], tuple[str, ...]] = attrgetter(*NAMES)
