"""Reading the rows, strictly: a row is done with things and tests, or it is not and says why."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, model_validator

from letterkit.errors import WrongCall
from letterkit.norms.model import KINDS, Norm, Proof

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser is ten times as fast

DOCUMENTS = ("afm", "srcm", "manifest", "cpp", "microkrediet")
"""The documents in the order in which they are shown."""


class _Row(BaseModel):
    """A row as it stands in the file, with its Dutch keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    plaats: str
    werkt: tuple[str, ...]
    fasen: tuple[str, ...]
    eis: str
    doet: str = ""
    door: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    omdat: str = ""

    @model_validator(mode="after")
    def _done_or_not(self) -> "_Row":
        done = bool(self.doet and self.door and self.tests)
        empty = not (self.doet or self.door or self.tests)
        kinds = {Proof.read(text).kind for text in self.door}
        if not ((done and not self.omdat) or (empty and self.omdat)) or not kinds <= set(KINDS):
            raise ValueError(self.id)
        return self


@cache
def norms() -> tuple[Norm, ...]:
    """All norms, by document and in its order."""
    entries = sorted(
        (entry for entry in files("letterkit.norms").joinpath("data").iterdir() if entry.name.endswith(".yaml")),
        key=lambda entry: entry.name,
    )
    rows = [norm for entry in entries for norm in _rows(_tree(entry.read_text(encoding="utf-8")))]
    return tuple(sorted(rows, key=lambda norm: DOCUMENTS.index(norm.document)))


def _tree(text: str) -> dict[str, Any]:
    tree: dict[str, Any] = yaml.load(text, Loader=_LOADER)  # noqa: S506 - a safe loader
    return tree


def _rows(content: dict[str, Any]) -> list[Norm]:
    return [_norm(_Row.model_validate(row), content["document"]) for row in content["normen"]]


def _norm(row: _Row, document: str) -> Norm:
    return Norm(
        id=row.id,
        document=document,
        place=row.plaats,
        acts=row.werkt,
        stages=row.fasen,
        asks=row.eis,
        does=row.doet,
        by=tuple(map(Proof.read, row.door)),
        tests=row.tests,
        because=row.omdat,
    )


def find(wanted: str | None, status: str) -> tuple[Norm, ...]:
    """The norms with this id, or whose id begins so, and this status (``STATUSES``). Raises ``norm_unknown``."""
    start = (wanted or "").upper()
    exact = [norm for norm in norms() if norm.id.upper() == start]
    named = exact or [norm for norm in norms() if norm.id.upper().startswith(start)]
    if not named:
        raise WrongCall("norm_unknown", norm=wanted)
    return tuple(norm for norm in named if status in ("alle", norm.status))


@cache
def by_rule() -> dict[str, tuple[str, ...]]:
    """The ids of the norms that each rule of the linter serves, in the order of the documents."""
    by_name: dict[str, list[str]] = {}
    for norm in norms():
        for proof in norm.by:
            if proof.kind == "regel":
                by_name.setdefault(proof.name, []).append(norm.id)
    return {rule: tuple(ids) for rule, ids in by_name.items()}
