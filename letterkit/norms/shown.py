"""Norms as text for a terminal, as JSON and as CSV."""

import json
from collections.abc import Iterator

from letterkit.dutch import spreadsheet
from letterkit.norms.model import Norm, Proof
from letterkit.texts import say

_HEAD = ("norm", "document", "place", "acts", "stages", "asks", "status", "does", "by", "tests", "because")


def as_text(norms: tuple[Norm, ...]) -> str:
    """One norm in full, or a line for each of more, with the count."""
    if len(norms) == 1:
        return "\n".join(_whole(norms[0])) + "\n"
    lines = [f"{norm.id:<12} {say(f'norms.status.{norm.status}'):<12} {norm.asks}" for norm in norms]
    return "\n".join([*lines, "", counted(norms), say("norms.more"), ""])


def as_json(norms: tuple[Norm, ...]) -> str:
    """A list of objects, one a norm."""
    return json.dumps([_record(norm) for norm in norms], ensure_ascii=False, indent=2) + "\n"


def as_csv(norms: tuple[Norm, ...]) -> bytes:
    """A table for a spreadsheet (``dutch.spreadsheet``)."""
    rows = [[_cell(value) for value in _record(norm).values()] for norm in norms]
    return spreadsheet.as_bytes([_HEAD, *rows])


def counted(norms: tuple[Norm, ...]) -> str:
    """How many of these are done, in words."""
    return say("norms.count", done=sum(norm.done for norm in norms), all=len(norms))


def thing(proof: Proof) -> str:
    """A thing that does it, in words: its kind, its name, and which part."""
    part = say("norms.part", part=proof.part) if proof.part and proof.kind != "opdracht" else ""
    option = f" {proof.part}" if proof.part and proof.kind == "opdracht" else ""
    return say(f"norms.kind.{proof.kind}", name=proof.name + option) + part


def _whole(norm: Norm) -> Iterator[str]:
    yield f"{norm.id}  ({say(f'norms.document.{norm.document}')}, {norm.place})"
    yield say("norms.asks", asks=norm.asks)
    yield say("norms.stages", stages=", ".join(norm.stages))
    if norm.because:
        yield say("norms.not_done", because=norm.because)
        return
    yield say("norms.done", does=norm.does)
    yield from (f"  - {thing(proof)}" for proof in norm.by)
    yield say("norms.tests")
    yield from (f"  - {test}" for test in norm.tests)


def _record(norm: Norm) -> dict[str, object]:
    by = [":".join((proof.kind, proof.name)) + (f"#{proof.part}" if proof.part else "") for proof in norm.by]
    values = (norm.id, norm.document, norm.place, norm.acts, norm.stages, norm.asks, norm.status, norm.does, by)
    return dict(zip(_HEAD, (*values, norm.tests, norm.because), strict=True))


def _cell(value: object) -> str:
    return " ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
